"""Rows on their way from a sheet to the store.

Owns the shapes that cleaning hands to checking, nothing else.
"""

from dataclasses import dataclass, field
from typing import Any

from data.contract import Contract
from data.headers import Heading
from data.periods import Period
from data.problems import Problem, has_errors


@dataclass
class Row:
    """One row of a table: typed values by column, states of cells that are not plain values,
    what is wrong with it.
    """

    number: int
    """As Excel numbers it."""
    values: dict[str, Any]
    marks: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether nothing stops the row from being stored."""
        return not has_errors(self.problems)


@dataclass(frozen=True)
class Total:
    """A 合计, 小计 or county row: kept out of the store, compared with the sum of the rows it
    covers.
    """

    number: int
    text: str
    kind: str
    values: dict[str, Any]
    place: int
    """How many of the table's rows stand above it."""


@dataclass(frozen=True)
class Nothing:
    """A statement that a unit had nothing to report."""

    number: int
    text: str
    area: str | None


@dataclass
class Table:
    """One table understood: where it stands, what its columns are, its rows, and what was
    noticed on the way.
    """

    contract: Contract
    sheet: str
    header_rows: tuple[int, ...]
    """As Excel numbers them."""
    columns: dict[str, Heading]
    period: Period | None
    area: str | None
    rows: list[Row] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    nothing: list[Nothing] = field(default_factory=list)
    skipped: int = 0
    duplicates: int = 0
    problems: list[Problem] = field(default_factory=list)
    """About the table as a whole; those about a row are with the row."""

    def letter(self, column: str) -> str | None:
        """Excel's letter of a column; None for one that came from the title or the arguments."""
        heading = self.columns.get(column)
        return heading.letter if heading else None

    def mapping(self) -> dict[str, dict[str, str]]:
        """Column -> header as written and its letter, as the log keeps it."""
        return {name: {"header": h.text, "letter": h.letter} for name, h in self.columns.items()}
