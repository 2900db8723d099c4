"""Sheets on their way out of the child process: rows of cells to plain JSON of columns.

Owns the format: a column is its values, as wire.py writes them, and, where values come again, which
of them each row holds, as 32-bit numbers. Nothing in it is executed, whatever a hostile file makes
the child write.
"""

import base64
from array import array
from collections.abc import Iterable, Sequence
from itertools import islice, zip_longest
from typing import Any

from data.wire import sent

REPEATED = 0.5
"""Values for each row from which on telling them apart does not pay."""
ALL_OWN = 0.9
"""Values for each row from which on each row of a column is taken to have its own."""
AT_ONCE = 4096
"""Rows taken at once: of what comes again in them one is kept."""
TWINS = frozenset((int, bool))
"""Types of cells that equal a cell of another type: 1, 1.0 and True."""


def told_apart(cells: Sequence[Any]) -> tuple[list[Any], "array[int] | None"]:
    """The values of a column and which of them each row holds; no numbers where each row has its
    own. Values of different types are different values (1 and 1.0 and True).
    """
    is_mixed = len(set(map(type, cells)) & {int, float, bool}) > 1
    keys: Sequence[Any] = list(zip(map(type, cells), cells, strict=True)) if is_mixed else cells
    places = dict.fromkeys(keys, 0)
    if len(places) > REPEATED * len(cells):
        return list(cells), None
    values = [value for _, value in places] if is_mixed else list(places)
    places.update(zip(places, range(len(places)), strict=True))
    return values, array("i", map(places.__getitem__, keys))


def entry(
    name: str,
    is_visible: bool,
    rows: Iterable[Sequence[Any]],
    merges: Sequence[Sequence[int]] = (),
    percents: Iterable[tuple[int, int]] = (),
) -> dict[str, Any]:
    """A sheet. merges are first row, first column, last row, last column, 0-based; percents the
    places of cells shown as percentages.
    """
    return {
        "name": name,
        "visible": is_visible,
        "rows": pack(rows),
        "merges": list(map(list, merges)),
        "percents": _runs(percents),
    }


def _runs(places: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Places as runs down their columns, each as a merged range is written."""
    runs: list[list[int]] = []
    for column, row in sorted((column, row) for row, column in places):
        if runs and runs[-1][3] == column and runs[-1][2] == row - 1:
            runs[-1][2] = row
        else:
            runs.append([row, column, row, column])
    return runs


class _Places(dict[Any, int]):
    """Value -> its place among the values, the next one for a new value."""

    def __missing__(self, value: Any) -> int:
        self[value] = place = len(self)
        return place


class _Column:
    """A column while its rows come: told apart for as long as that pays."""

    def __init__(self) -> None:
        self.places = _Places()
        """A value, True, False and whole numbers with their type -> its place among the values."""
        self.codes = array("i")
        self.cells: list[Any] | None = None
        """Its cells one by one, from where telling them apart does not pay."""
        self.may_repeat = True
        """Whether telling all of them apart in the end may pay nevertheless."""

    def add(self, cells: Sequence[Any], before: int) -> None:
        """Take more cells; so many rows came before, of which it may have had none."""
        if lacking := before - len(self.codes if self.cells is None else self.cells):
            self._take([None] * lacking)
        self._take(cells)

    def _take(self, cells: Sequence[Any]) -> None:
        if self.cells is not None:
            self.cells += cells
            return
        keys = cells if TWINS.isdisjoint(map(type, cells)) else list(map(_key, cells))
        self.codes.extend(map(self.places.__getitem__, keys))
        if len(self.places) > REPEATED * len(self.codes):
            self.may_repeat = len(self.places) < ALL_OWN * len(self.codes)
            self.cells = list(map(self._values().__getitem__, self.codes))

    def _values(self) -> list[Any]:
        return [key[1] if type(key) is tuple else key for key in self.places]

    def told(self) -> tuple[list[Any], "array[int] | None"]:
        """Its values and which of them each row holds, as told_apart gives them."""
        if self.cells is None:
            return self._values(), self.codes
        return told_apart(self.cells) if self.may_repeat else (self.cells, None)


def _key(value: Any) -> Any:
    return (type(value), value) if type(value) in TWINS else value


def pack(rows: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
    """Rows of cells as columns, without the empty rows and columns at the end. Rows are let go as
    they are taken.
    """
    taken: list[_Column] = []
    count = 0
    coming = iter(rows)
    while chunk := list(islice(coming, AT_ONCE)):
        for i, cells in enumerate(zip_longest(*chunk)):
            if i == len(taken):
                taken.append(_Column())
            taken[i].add(cells, count)
        count += len(chunk)
    columns = []
    height = width = 0
    while taken:
        column = taken.pop(0)
        column.add((), count)
        found, codes = column.told()
        columns.append((found, codes))
        if filled := _filled(found, codes):
            height, width = max(height, filled), len(columns)
    return [_packed(found, codes, height) for found, codes in columns[:width]]


def _filled(values: list[Any], codes: "array[int] | None") -> int:
    """How many rows it takes to hold a column's cells that are not empty."""
    if values in ([], [None], [""]):
        return 0
    last = len(values if codes is None else codes)
    while last and values[last - 1 if codes is None else codes[last - 1]] in (None, ""):
        last -= 1
    return last


def _packed(found: list[Any], codes: "array[int] | None", height: int) -> dict[str, Any]:
    if codes is None:
        return sent(found, height)
    numbers = base64.b64encode(codes[:height].tobytes()).decode("ascii")
    return sent(found, len(found)) | {"codes": numbers}
