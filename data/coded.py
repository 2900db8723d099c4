"""A column as its values and, for each row, which of them it holds.

Owns the shape: what is done once for each value instead of once for each cell.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.packing import told_apart

Codes = NDArray[np.int32]


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


def as_is(values: list[Any]) -> Coded:
    """A column whose values are not told apart."""
    return Coded(values, np.arange(len(values), dtype=np.int32))


def coded(cells: Sequence[Any]) -> Coded:
    """A column of cells, told apart where values come again."""
    values, codes = told_apart(cells)
    return as_is(values) if codes is None else Coded(values, np.frombuffer(codes, np.int32))


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
