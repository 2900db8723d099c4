"""How a heading came to stand for a column: by name, by an officer's word, by likeness.

Owns the shapes of that and finding the heading that an officer means.
"""

from dataclasses import dataclass, field

from data.contract import Column
from data.grid import normal
from data.headings import BRACKET, Heading

SAME, ALIAS, ALIKE, TOLD, KEPT = "同名", "别名", "相近", "人工指定", "沿用指定"
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
