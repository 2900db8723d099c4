"""A column's values as plain JSON, on their way out of the child process.

Owns what is an error value, and how values are written: texts, numbers or days all at once where a
column holds nothing else below its header, else each for itself. reading.py reads them.
"""

import base64
import datetime as dt
import math
from array import array
from collections.abc import Sequence
from typing import Any, NamedTuple

BETWEEN = "\x7f"
"""What stands between texts sent together; a column with a text that holds it sends each alone."""
EPOCH, TICK = dt.datetime(1970, 1, 1), dt.timedelta(microseconds=1)
"""From when on and in what moments are counted."""
FEW = 32
"""Values at the top of a column that are sent one by one."""
EXACT = 1e15
"""From which size on a number with nothing behind the point is not taken for a whole one."""

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
        return whole(value) if math.isfinite(value) else ("e", "#NUM!")
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return _moment(value)
    if isinstance(value, Wrong):
        return "e", value.text
    return None if value is HIDDEN else value


def whole(value: float) -> int | float:
    """A number as a whole one where it is one."""
    return int(value) if value.is_integer() and abs(value) < EXACT else value


def _moment(value: dt.date | dt.time | dt.timedelta) -> Any:
    if isinstance(value, dt.datetime):
        return "t", value.isoformat()
    if isinstance(value, dt.date):
        return "d", value.isoformat()
    if isinstance(value, dt.time):
        return "h", value.isoformat()
    return "s", value.total_seconds()


def sent(found: Sequence[Any], count: int) -> dict[str, Any]:
    """The first so many of a column's values, the first few of them one by one, as encode() gives
    them: those hold its header. The others, where they are alike, are one text under `texts`;
    64-bit numbers, still to be told by whole(), under `figures`; or microseconds since 1970 under
    `moments`, with the places of those that are days without a time under `days`.
    """
    first, values = found[: min(FEW, count)], found[FEW:count]
    kinds = set(map(type, values))
    alike: dict[str, Any] = {}
    if kinds == {str} and SPECIAL.isdisjoint(values):
        joined = BETWEEN.join(values)
        alike = {"texts": joined} if joined.count(BETWEEN) == len(values) - 1 else {}
    elif kinds == {float} and all(map(math.isfinite, values)):
        alike = {"figures": _numbers("d", values)}
    elif kinds and kinds <= {dt.datetime, dt.date}:
        days = [i for i, v in enumerate(values) if type(v) is dt.date] if dt.date in kinds else []
        moments = [v if type(v) is dt.datetime else dt.datetime(*_ymd(v)) for v in values]
        alike = {"moments": _numbers("q", [(v - EPOCH) // TICK for v in moments]), "days": days}
    return {"values": list(map(encode, first if alike else found[:count])), **alike}


def _numbers(code: str, values: Sequence[float]) -> str:
    return base64.b64encode(array(code, values).tobytes()).decode("ascii")


def _ymd(day: dt.date) -> tuple[int, int, int]:
    return day.year, day.month, day.day
