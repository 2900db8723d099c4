"""Sheets on their way out of the child process: rows of cells to plain JSON of columns.

Owns the format: a column is a list of values and, where values come again, which of them each row
holds, as 32-bit numbers. Nothing in it is executed, whatever a hostile file makes the child write.
"""

import base64
import datetime as dt
from array import array
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

REPEATED = 0.5
"""Values for each row from which on telling them apart does not pay."""


class Wrong(NamedTuple):
    """An error cell by its text; without one, a formula that was never computed."""

    text: str


def encode(value: Any) -> Any:
    """A cell for JSON: null, text, number, bool, or a pair of a letter and text for dates, times
    and errors.
    """
    if value == "" or value is None:
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, dt.datetime):
        return "t", value.isoformat()
    if isinstance(value, dt.date):
        return "d", value.isoformat()
    if isinstance(value, dt.time):
        return "h", value.isoformat()
    if isinstance(value, dt.timedelta):
        return "s", value.total_seconds()
    return ("e", value.text) if isinstance(value, Wrong) else value


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


def pack(rows: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    """Rows of cells as columns, without the empty rows and columns at the end."""
    columns = []
    height = width = 0
    for cells in zip_longest(*rows):
        found, codes = told_apart(cells)
        values = [value if value and type(value) is str else encode(value) for value in found]
        columns.append((values, codes))
        if filled := _filled(values, codes):
            height, width = max(height, filled), len(columns)
    return [_packed(values, codes, height) for values, codes in columns[:width]]


def _filled(values: list[Any], codes: "array[int] | None") -> int:
    """How many rows it takes to hold a column's cells that are not empty."""
    if values in ([], [None]):
        return 0
    last = len(values if codes is None else codes)
    while last and values[last - 1 if codes is None else codes[last - 1]] is None:
        last -= 1
    return last


def _packed(values: list[Any], codes: "array[int] | None", height: int) -> dict[str, Any]:
    if codes is None:
        return {"values": values[:height]}
    return {"values": values, "codes": base64.b64encode(codes[:height].tobytes()).decode("ascii")}
