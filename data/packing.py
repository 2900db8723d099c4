"""Sheets on their way out of the child process: rows of cells to plain JSON of columns.

Owns what is an error value, and the format: a column is a list of values and, where values come
again, which of them each row holds, as 32-bit numbers. Nothing in it is executed, whatever a
hostile file makes the child write.
"""

import base64
import datetime as dt
import math
from array import array
from collections.abc import Iterable, Sequence
from itertools import islice, zip_longest
from typing import Any, NamedTuple

REPEATED = 0.5
"""Values for each row from which on telling them apart does not pay."""
AT_ONCE = 4096
"""Rows taken at once: of what comes again in them one is kept."""


ERRORS = frozenset(
    (
        "#NULL!",
        "#DIV/0!",
        "#VALUE!",
        "#REF!",
        "#NAME?",
        "#NUM!",
        "#N/A",
        "#GETTING_DATA",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
    )
)
"""Error values as Excel shows them. A text that is one was an error where it was copied from."""
SPECIAL = ERRORS | {""}
"""Texts that are no text of an officer's."""


class Wrong(NamedTuple):
    """An error cell by its text; without one, a formula that was never computed."""

    text: str


HIDDEN = object()
"""A cell whose content nobody sees: told as empty, though the sheet reaches to it."""


def encode(value: Any) -> Any:
    """A cell for JSON: null, text, number, bool, or a pair of a letter and text for dates, times
    and errors.
    """
    if value == "" or value is None:
        return None
    if isinstance(value, str):
        return ("e", value) if value in ERRORS else value
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return _moment(value)
    if isinstance(value, Wrong):
        return "e", value.text
    return None if value is HIDDEN else value


def _number(value: float) -> Any:
    if not math.isfinite(value):
        return "e", "#NUM!"
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def _moment(value: dt.date | dt.time | dt.timedelta) -> Any:
    if isinstance(value, dt.datetime):
        return "t", value.isoformat()
    if isinstance(value, dt.date):
        return "d", value.isoformat()
    if isinstance(value, dt.time):
        return "h", value.isoformat()
    return "s", value.total_seconds()


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


class _Column:
    """A column while its rows come: told apart for as long as that pays."""

    def __init__(self) -> None:
        self.places: dict[tuple[type, Any], int] = {}
        """Type and value -> its place among the values."""
        self.codes = array("i")
        self.cells: list[Any] | None = None
        """Its cells one by one, from where telling them apart does not pay."""

    def add(self, cells: Sequence[Any], before: int) -> None:
        """Take more cells; so many rows came before, of which it may have had none."""
        if lacking := before - len(self.codes if self.cells is None else self.cells):
            self._take([None] * lacking)
        self._take(cells)

    def _take(self, cells: Sequence[Any]) -> None:
        if self.cells is None:
            values, codes = told_apart(cells)
            if codes is not None or self.codes:
                self._tell_apart(values, codes or range(len(values)))
                return
            self.cells = []
        self.cells += cells

    def _tell_apart(self, values: list[Any], codes: Sequence[int]) -> None:
        known = self.places
        places = [known.setdefault((type(one), one), len(known)) for one in values]
        self.codes.extend(map(places.__getitem__, codes))
        if len(known) > REPEATED * len(self.codes):
            listed = [value for _, value in known]
            self.cells = list(map(listed.__getitem__, self.codes))

    def told(self) -> tuple[list[Any], "array[int] | None"]:
        """Its values and which of them each row holds, as told_apart gives them."""
        if self.cells is not None:
            return told_apart(self.cells)
        return [value for _, value in self.places], self.codes


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
        values = [v if type(v) is str and v not in SPECIAL else encode(v) for v in found]
        columns.append((values, codes))
        if filled := _filled(found, codes):
            height, width = max(height, filled), len(columns)
    return [_packed(values, codes, height) for values, codes in columns[:width]]


def _filled(values: list[Any], codes: "array[int] | None") -> int:
    """How many rows it takes to hold a column's cells that are not empty."""
    if values in ([], [None], [""]):
        return 0
    last = len(values if codes is None else codes)
    while last and values[last - 1 if codes is None else codes[last - 1]] in (None, ""):
        last -= 1
    return last


def _packed(values: list[Any], codes: "array[int] | None", height: int) -> dict[str, Any]:
    if codes is None:
        return {"values": values[:height]}
    return {"values": values, "codes": base64.b64encode(codes[:height].tobytes()).decode("ascii")}
