"""A column of cells to typed values, each value read once.

Owns the kinds of cells that need no reader, which are most of a long ledger's; whatever is not
plainly one of them is read by values.py, and both give the same.
"""

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from data.coded import Coded, Marked
from data.contract import Column
from data.figures import factor
from data.grid import Cell
from data.rows import Typed
from data.values import YEARLESS, Reading, Setting, read_value

UNREAD = object()
"""What stands for a value that its reader has to read."""

LONG = 4
"""Characters from which on a text is no sign or word with a meaning of its own."""


def _text(value: Cell) -> object:
    is_plain = (
        type(value) is str
        and len(value) >= LONG
        and value.isprintable()
        and value[0] != " " != value[-1]
    )
    return value if is_plain else UNREAD


def _name(value: Cell) -> object:
    return UNREAD if type(value) is str and " " in value else _text(value)


def _code(value: Cell) -> object:
    is_plain = (
        type(value) is str
        and value[:1].isalpha()
        and len(value) >= LONG
        and value.replace("-", "").isalnum()
        and _is_folded(value)
    )
    return value if is_plain else UNREAD


def _integer(value: Cell) -> object:
    return value if type(value) is int else UNREAD


def _number(value: Cell) -> object:
    return float(value) if type(value) is float or type(value) is int else UNREAD


def _date(value: Cell) -> object:
    if type(value) is dt.date:
        return value
    return value.date() if type(value) is dt.datetime else UNREAD


def _datetime(value: Cell) -> object:
    if type(value) is dt.date:
        return dt.datetime(value.year, value.month, value.day)
    return value if type(value) is dt.datetime else UNREAD


PLAINLY: dict[str, Callable[[Cell], object]] = {
    "text": _text,
    "code": _code,
    "integer": _integer,
    "number": _number,
    "date": _date,
    "datetime": _datetime,
}
"""Type of column -> the value of a cell that needs no reader, else UNREAD."""


TAKEN_AS_IS: dict[Callable[[Cell], object], type] = {
    _integer: int,
    _number: float,
    _date: dt.date,
    _datetime: dt.datetime,
}
"""What reads plain cells -> the type of those that it takes as they are."""


def _plainly(column: Column, setting: Setting) -> Callable[[Cell], object] | None:
    """What reads the column's plain cells; None where a form, a unit, a name or a check character
    makes every cell special.
    """
    is_converted = column.is_figure and factor(setting.unit, column.unit) != 1
    if setting.form or column.is_credit_code or is_converted:
        return None
    return _name if column.is_name else PLAINLY.get(column.type)


def _plain(
    cells: Coded, plainly: Callable[[Cell], object] | None
) -> tuple[list[Any], Iterable[int]]:
    """What each value is taken for without a reader, and the places of those that need one; told
    of all at once where they are alike.
    """
    values, kinds = list(cells.values), cells.kinds()
    if plainly is None:
        return values, range(len(values))
    if kinds == {TAKEN_AS_IS.get(plainly)}:
        return values, ()
    joined = "".join(values) if kinds == {str} else None
    if joined and plainly in (_text, _name) and " " not in joined and joined.isprintable():
        return values, [i for i, length in enumerate(map(len, values)) if length < LONG]
    if joined and plainly is _code and joined.replace("-", "").isalnum() and _is_folded(joined):
        return values, [i for i, v in enumerate(values) if len(v) < LONG or not v[0].isalpha()]
    values = list(map(plainly, values))
    return values, [i for i, value in enumerate(values) if value is UNREAD]


def _is_folded(text: str) -> bool:
    return unicodedata.is_normalized("NFKC", text)


def read_column(cells: Coded, column: Column, setting: Setting) -> tuple[Typed, Marked]:
    """Read every value of a column once; the mark is of rows of whose cell something is to be
    said.
    """
    cells = cells.compact()
    values, unread = _plain(cells, _plainly(column, setting))
    marks, odd = {}, []
    nothing = read_value(None, column, setting)
    for place in unread:
        cell = cells.values[place]
        read: Reading = nothing if cell is None else read_value(cell, column, setting)
        values[place] = read.value
        if read.code or read.mark == YEARLESS:
            odd.append(place)
        elif read.mark:
            marks[place] = read.mark
    typed = Typed(values, cells.codes, marks)
    return typed, typed.marked(odd)


def unsaid(count: int) -> Typed:
    """A column in which nothing is said."""
    return Typed([None], np.zeros(count, dtype=np.int32))
