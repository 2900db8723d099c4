"""How a heading came to stand for a column: by name, by an officer's word, by likeness.

Owns the shapes of that and finding the heading that an officer means.
"""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from data.compounds import of_heading
from data.contract import Column, Contract, contract
from data.grid import normal
from data.headings import BRACKET, Heading, needed

SAME, ALIAS, ALIKE, TOLD, KEPT, PARTED = "同名", "别名", "相近", "人工指定", "沿用指定", "合列拆分"
"""How a column was found, as officers are told."""


@dataclass(frozen=True)
class Match:
    """How a column was found, and how alike (0-100) where by likeness."""

    how: str
    likeness: int | None = None

    @property
    def words(self) -> str:
        """For an officer: 同名, or 相近（86%）."""
        return f"{self.how}（{self.likeness}%）" if self.likeness is not None else self.how


@dataclass(frozen=True)
class Given:
    """What an officer said of a sheet's columns, now or when a sheet of its form came before."""

    columns: dict[str, str] = field(default_factory=dict)
    """Column -> words of a header, or a letter; an empty text for a column that is not there."""
    header_rows: tuple[int, int] | None = None
    """As Excel numbers them."""
    units: dict[str, str] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    """Columns that were said of an earlier sheet of the form."""
    kept_by: str | None = None
    dataset: str | None = None

    def match(self, column: str) -> Match:
        """How a column that was given was found."""
        return Match(KEPT if column in self.kept else TOLD)


def named(found: Heading, column: Column) -> Match:
    """Whether a heading that names a column does so by its label or by an alias."""
    labels = {normal(column.label), BRACKET.sub("", normal(column.label)), normal(column.title)}
    spellings = {normal(found.text), "".join(found.words), BRACKET.sub("", normal(found.text))}
    leaf = found.words[-1] if found.words else ""
    is_same = not labels.isdisjoint({*spellings, leaf, BRACKET.sub("", leaf)})
    return Match(SAME if is_same else ALIAS)


def heading_meant(headings: tuple[Heading, ...], said: str) -> Heading | None:
    """The one heading that an officer means by its words, its last words, or its letter."""
    text = normal(said)
    for key in (lambda h: normal(h.text), lambda h: normal(h.text.rsplit("/", 1)[-1])):
        fitting = [h for h in headings if key(h) == text]
        if len(fitting) == 1:
            return fitting[0]
    return next((h for h in headings if h.letter == text.upper()), None)


@dataclass(frozen=True)
class Block:
    """A run of rows read as header words, column by column."""

    first: int
    last: int
    headings: tuple[Heading, ...]

    def may_be(self, dataset: str) -> bool:
        """Whether its words may name every column that identifies the dataset; False only where
        they do not.
        """
        if not any(map(self._spellings.isdisjoint, needed(dataset))):
            return True
        return any(of_heading(words, contract(dataset)) for words in self._lists)

    @cached_property
    def _spellings(self) -> frozenset[str]:
        each = ((one.spellings, one.path_spellings) for one in self.headings)
        return frozenset().union(*chain.from_iterable(each))

    @cached_property
    def _lists(self) -> list[tuple[str, ...]]:
        """Words of the headings that may name several figures."""
        return [one.words for one in self.headings if one.is_list]


@dataclass
class Mapping:
    """A header understood for one contract."""

    contract: Contract
    first_row: int
    last_row: int
    columns: dict[str, Heading] = field(default_factory=dict)
    matches: dict[str, Match] = field(default_factory=dict)
    """Column -> how its heading was found."""
    parted: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Place of a column whose cells hold several figures -> their columns, in order."""
    absent: frozenset[str] = frozenset()
    """Columns that an officer said are not there."""
    clocks: dict[str, Heading] = field(default_factory=dict)
    """Column -> the heading of its time of day, where that stands in a column of its own."""
    unused: list[Heading] = field(default_factory=list)
    unsure: list[tuple[Heading, tuple[str, ...]]] = field(default_factory=list)
    """Headings that may mean one of these columns."""
    changes: list[Heading] = field(default_factory=list)
    doubled: list[tuple[str, Heading, Heading]] = field(default_factory=list)
    span: str | None = None
    """month | cumulative: what the figures stand for, where the header says so."""
    cumulative: "Mapping | None" = None
    """The same rows' cumulative figures, where they stand beside those of the month."""

    @property
    def is_complete(self) -> bool:
        """Whether every column that identifies the dataset was found; one column is no table."""
        return not self.lacking and len(self.columns) > 1

    @property
    def lacking(self) -> list[Column]:
        """Columns that identify the dataset and were not found."""
        spec, found = self.contract, self.columns
        alone = [
            column for column in spec.columns if column.identifies and column.name not in found
        ]
        groups = [names for names in spec.any_of if not any(name in found for name in names)]
        return alone + [spec.column(names[0]) for names in groups]

    @property
    def nearness(self) -> int:
        """Columns found, and identifying ones for which a heading may stand."""
        offered = {name for _, names in self.unsure for name in names}
        return len(self.columns) + sum(1 for column in self.lacking if column.name in offered)

    @property
    def score(self) -> tuple[int, int, int, int]:
        """For choosing among headers: identified, columns found, few doubles, few rows."""
        depth = self.last_row - self.first_row
        return (self.is_complete, len(self.columns), -len(self.doubled), -depth)
