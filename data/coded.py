"""A column as its values and, for each row, which of them it holds.

Owns the shape: what is done once for each value instead of once for each cell.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.packing import told_apart

Codes = NDArray[np.int32]
Marked = NDArray[np.bool_]
"""For each row of a column or table, whether it is one of those meant."""
NUMERIC = frozenset((int, float))
"""Types of figures; True and False are none."""


@dataclass(frozen=True)
class Coded:
    """A column: row i holds values[codes[i]]. Values may come more than once."""

    values: list[Any]
    codes: Codes

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, row: int) -> Any:
        return self.values[self.codes[row]]

    @property
    def is_plain(self) -> bool:
        """Whether the values are the rows' own, in their order."""
        count = len(self.codes)
        return len(self.values) == count and bool((self.codes == np.arange(count)).all())

    def cells(self) -> list[Any]:
        """The value of every row."""
        if self.is_plain:
            return self.values
        return list(map(self.values.__getitem__, self.codes.tolist()))

    def take(self, rows: NDArray[Any]) -> "Coded":
        """The column of these rows only, given by their places or by a mark each."""
        return Coded(self.values, self.codes[rows])

    def compact(self) -> "Coded":
        """The column without the values that no row holds."""
        is_held = np.zeros(len(self.values), dtype=bool)
        is_held[self.codes] = True
        if is_held.all():
            return self
        places = (np.cumsum(is_held) - 1).astype(np.int32)
        return Coded(list(compress(self.values, is_held.tolist())), places[self.codes])

    def told_apart(self) -> "Coded":
        """The column with each value once."""
        values, codes = told_apart(self.values)
        return self if codes is None else Coded(values, np.frombuffer(codes, np.int32)[self.codes])

    def holds_any(self) -> bool:
        """Whether any row holds a value other than None."""
        return any(value is not None for value in self.compact().values)

    def where(self, test: Callable[[Any], bool]) -> Marked:
        """Which rows hold a value that passes a test, asked once for each value."""
        return np.fromiter(map(test, self.values), bool, len(self.values))[self.codes]

    def kinds(self) -> set[type]:
        """The types of its values."""
        return set(map(type, self.values))

    def of_kind(self, *kinds: type) -> Marked:
        """Which rows hold a value of exactly one of these types."""
        held, wanted = self.kinds(), set(kinds)
        if held <= wanted or held.isdisjoint(wanted):
            return np.full(len(self.codes), bool(held & wanted))
        return np.array([kind in wanted for kind in map(type, self.values)])[self.codes]

    def figures(self) -> NDArray[np.float64]:
        """The number that each of the values is; nan for those that are none."""
        if self.kinds() <= {int, float}:
            return np.array(self.values, dtype=np.float64)
        return np.array([v if type(v) in NUMERIC else np.nan for v in self.values], np.float64)

    def marked(self, places: Iterable[int]) -> Marked:
        """Which rows hold one of the values at these places."""
        chosen = np.zeros(len(self.values), dtype=bool)
        chosen[list(places)] = True
        return chosen[self.codes]

    def put(self, changes: dict[int, Any]) -> "Coded":
        """The column with other values in some rows."""
        if not changes:
            return self
        codes = self.codes.copy()
        codes[list(changes)] = np.arange(len(changes)) + len(self.values)
        return Coded([*self.values, *changes.values()], codes)


def constant(value: Any, count: int) -> Coded:
    """A column that holds one value in every row."""
    return Coded([value], np.zeros(count, dtype=np.int32))


def as_is(values: list[Any]) -> Coded:
    """A column whose values are not told apart."""
    return Coded(values, np.arange(len(values), dtype=np.int32))


def coded(cells: Sequence[Any]) -> Coded:
    """A column of cells, told apart where values come again."""
    values, codes = told_apart(cells)
    return as_is(values) if codes is None else Coded(values, np.frombuffer(codes, np.int32))


def groups(columns: Sequence[Coded]) -> tuple[list[int], Codes]:
    """Rows that hold the same values in every one of these columns: the first row of each group,
    and the group of each row.
    """
    codes = columns[0].codes.astype(np.int64)
    for column in columns[1:]:
        _, codes = np.unique(codes * len(column.values) + column.codes, return_inverse=True)
    _, first, codes = np.unique(codes, return_index=True, return_inverse=True)
    return first.tolist(), codes.astype(np.int32)


class Rows(Sequence[list[Any]]):
    """Columns seen as rows of cells, without the empty cells (None) at their right. A row is made
    when it is asked for; changing it changes nothing.
    """

    def __init__(self, columns: Iterable[Coded]) -> None:
        self.columns = tuple(columns)

    def __len__(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        return _trimmed([column[place] for column in self.columns])

    def __iter__(self) -> Iterator[list[Any]]:
        return map(_trimmed, map(list, zip(*(one.cells() for one in self.columns), strict=True)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


def _trimmed(row: list[Any]) -> list[Any]:
    while row and row[-1] is None:
        row.pop()
    return row
