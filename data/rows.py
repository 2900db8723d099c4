"""Rows on their way from a sheet to the store.

Owns the shapes that cleaning hands to checking, nothing else.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.coded import Coded, Codes, Marked
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
class Typed(Coded):
    """A column that was read: typed values, and the states of those that are not plain values."""

    marks: dict[int, str] = field(default_factory=dict)
    """Place among the values -> its state."""

    def with_codes(self, codes: Codes) -> "Typed":
        """The same values held by other rows."""
        return Typed(self.values, codes, self.marks)

    def mark(self, row: int) -> str | None:
        """The state of a row's cell, where it has one."""
        return self.marks.get(int(self.codes[row]))


class TableRows(Sequence[Row]):
    """The rows of a table, kept by column. A row of which something is to be said stands for
    itself, as a Row; every other one is made when it is asked for, and changing it changes nothing.
    """

    def __init__(
        self, numbers: NDArray[np.int64], columns: dict[str, Typed], own: dict[int, Row]
    ) -> None:
        self.numbers = numbers
        """Of each row, as Excel numbers it; ascending."""
        self.columns = columns
        """By name, every column of the contract; what they say of a row in `own` does not count."""
        self.own = own
        """Place -> the row that stands for itself there."""

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        place %= len(self)
        return self.own.get(place) or self._row(place)

    def _row(self, place: int) -> Row:
        values, marks = {}, {}
        for name, column in self.columns.items():
            values[name] = column[place]
            if mark := column.mark(place):
                marks[name] = mark
        return Row(int(self.numbers[place]), values, marks)

    def own_row(self, place: int) -> Row:
        """The row at a place, which from now on stands for itself."""
        return self.own.setdefault(place, self[place])

    def told(self) -> Iterator[Row]:
        """Rows of which something may have been said, in order."""
        return (self.own[place] for place in sorted(self.own))

    def values(self, name: str, first: int = 0, last: int | None = None) -> list[Any]:
        """A column's value in every row from the first to before the last."""
        column = self.columns[name]
        cells = Coded(column.values, column.codes[first:last]).cells()
        own = {at - first: row for at, row in self.own.items() if first <= at < first + len(cells)}
        if own:
            cells = list(cells)
        for place, row in own.items():
            cells[place] = row.values[name]
        return cells

    def plain(self) -> Marked:
        """Which rows do not stand for themselves."""
        marked = np.ones(len(self), dtype=bool)
        marked[list(self.own)] = False
        return marked

    def without(self, places: Iterable[int]) -> "TableRows":
        """The rows but those at some places."""
        kept = np.ones(len(self), dtype=bool)
        kept[list(places)] = False
        moved = np.cumsum(kept) - 1
        own = {int(moved[place]): row for place, row in self.own.items() if kept[place]}
        columns = {name: one.with_codes(one.codes[kept]) for name, one in self.columns.items()}
        return TableRows(self.numbers[kept], columns, own)


def no_rows() -> TableRows:
    """No rows at all."""
    return TableRows(np.zeros(0, dtype=np.int64), {}, {})


@dataclass(frozen=True)
class Total:
    """A 合计, 小计 or county row: kept out of the store, compared with the sum of the rows it
    covers.
    """

    number: int
    text: str
    kind: str
    values: dict[str, Any]


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
    rows: TableRows = field(default_factory=no_rows)
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
