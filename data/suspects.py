"""Which rows a rule may have something to say of: found by column, before any row is looked at.

Owns finding them, never judges one: checking.py and row_checks.py do, of these rows only. So each
rule has its part here; one of row_checks.py that has none is asked of every row.
"""

import datetime as dt
from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from data.coded import Coded, Marked, groups
from data.contract import Column, Contract
from data.periods import Period, month
from data.row_checks import RECTIFIED, STILL_OPEN
from data.rows import TableRows, Typed
from data.severity import THRESHOLDS, severity

Columns = dict[str, Typed]

UNSAID = -1
"""The day of a cell that says none, where days are numbers."""


def suspects(
    rows: TableRows, spec: Contract, period: Period | None, areas: Iterable[str], today: dt.date
) -> Marked:
    """Rows of which some rule may have something to say; areas are those that rows should not
    stand on.
    """
    found = np.zeros(len(rows), dtype=bool)
    for column in spec.columns:
        found |= _of_column(rows.columns, column)
    found |= _outside(rows.columns, spec, period)
    if spec.has("area"):
        named = set(areas)
        found |= rows.columns["area"].where(lambda v: isinstance(v, str) and v in named)
    for name in spec.checks:
        screen = SCREENS.get(name)
        found |= screen(rows.columns, spec, today) if screen else True
    return found


def _of_column(columns: Columns, column: Column) -> Marked:
    """Required and not filled, below or above the limits, or more than the whole."""
    own = columns[column.name]
    found = _beyond(own, column)
    if column.required:
        found |= own.marked(i for i, v in enumerate(own.values) if v is None and i not in own.marks)
    if column.part_of and own.holds_any():
        whole = columns[column.part_of]
        found |= _where_both(own, whole, lambda part, all_of: part > all_of >= 0)
    return found


def _beyond(own: Coded, column: Column) -> Marked:
    low, high = column.min, column.max
    if column.is_advisory:
        low, high = low or 0, high or 0
    if low is None and high is None:
        return own.marked([])
    figures = own.figures()
    is_low = figures < (-np.inf if low is None else low)
    is_high = figures > (np.inf if high is None else high)
    return (is_low | is_high)[own.codes]


def _where_both(first: Coded, second: Coded, test: Callable[..., bool]) -> Marked:
    """Rows with two values that pass a test together."""
    found, codes = groups([first, second])
    passing = [
        one is not None and other is not None and test(one, other)
        for one, other in ((first[row], second[row]) for row in found)
    ]
    return np.array(passing, dtype=bool)[codes]


def _outside(columns: Columns, spec: Contract, period: Period | None) -> Marked:
    """Days outside the months that the sheet was declared for."""
    column = columns[spec.month] if spec.month else next(iter(columns.values()))
    if not period or not spec.month:
        return column.marked([])
    first, last = period
    return column.where(
        lambda v: isinstance(v, dt.date) and not first <= month(v.year, v.month) <= last
    )


# --- the rules that contracts name --------------------------------------------------------------


def _days(column: Coded) -> NDArray[np.int64]:
    """The day of every row as a number."""
    days = [UNSAID if one is None else one.toordinal() for one in column.values]
    return np.array(days, dtype=np.int64)[column.codes]


def _after_today(name: str) -> "Screen":
    return lambda columns, _, today: _days(columns[name]) > today.toordinal()


def _out_of_order(earlier: str, later: str) -> "Screen":
    def screen(columns: Columns, *_: object) -> Marked:
        first, second = _days(columns[earlier]), _days(columns[later])
        return (first != UNSAID) & (second != UNSAID) & (first > second)

    return screen


def _undated(name: str, statuses: frozenset[str] | None = None) -> "Screen":
    """Rows with a value in a column, one of these where some are given, that were not rectified."""

    def screen(columns: Columns, *_: object) -> Marked:
        is_undated = columns["rectified_on"].where(lambda value: value is None)
        return is_undated & columns[name].where(
            lambda value: value in statuses if statuses else value is not None
        )

    return screen


def _months_backwards(columns: Columns, *_: object) -> Marked:
    return _where_both(columns["month_from"], columns["month_to"], lambda first, last: first > last)


def _said_in_note(columns: Columns, spec: Contract, _: dt.date) -> Marked:
    notes = columns["note"]
    everything = "\n".join(filter(None, notes.values))
    words = [word for column in spec.columns for word in column.said_in_note if word in everything]
    if not words:
        return notes.marked([])
    return notes.where(lambda note: bool(note) and any(word in note for word in words))


def _noted_otherwise(columns: Columns, *_: object) -> Marked:
    is_rectified = columns["status"].where(lambda value: value in RECTIFIED)
    return is_rectified & columns["note"].where(lambda v: bool(v) and bool(STILL_OPEN.search(v)))


GRADED = ("deaths", "missing", "serious_injuries", "poisoned", "loss_wan_yuan", "investigation")
"""Columns by which an accident is graded."""


def _graded_otherwise(columns: Columns, *_: object) -> Marked:
    stated = columns["stated_severity"]
    if not stated.holds_any():
        return stated.marked([])
    loss = columns["loss_wan_yuan"]
    coarse = Coded(_floors(loss.figures()), loss.codes).told_apart()
    looked_at = columns | {"loss_wan_yuan": coarse}
    found, codes = groups([stated, *(looked_at[name] for name in GRADED)])
    differs = [
        bool(said := stated[row])
        and severity({name: looked_at[name][row] for name in GRADED}) not in (said, None)
        for row in found
    ]
    return np.array(differs, dtype=bool)[codes]


def _floors(losses: NDArray[np.float64]) -> list[float | None]:
    """The highest threshold that each loss reaches; 0 where it reaches none, None where it is
    unknown.
    """
    steps = (0, *THRESHOLDS["loss_wan_yuan"])
    reached = np.searchsorted(steps[1:], losses, side="right")
    floors = np.array(steps, dtype=object)[reached]
    floors[np.isnan(losses)] = None
    return list(floors)


Screen = Callable[[Columns, Contract, dt.date], Marked]

SCREENS: dict[str, Screen] = {
    "occurred_not_after_today": _after_today("occurred_at"),
    "found_not_after_today": _after_today("found_on"),
    "inspected_not_after_today": _after_today("inspected_on"),
    "started_not_after_today": _after_today("started_at"),
    "issued_not_after_today": _after_today("issued_on"),
    "held_not_after_today": _after_today("held_on"),
    "closed_after_occurred": _out_of_order("occurred_at", "closed_on"),
    "rectified_after_found": _out_of_order("found_on", "rectified_on"),
    "deadline_after_found": _out_of_order("found_on", "due_on"),
    "span_in_order": _months_backwards,
    "stated_severity_agrees": _graded_otherwise,
    "status_agrees_with_dates": _undated("status", RECTIFIED),
    "closed_without_rectified": _undated("closed_on"),
    "said_in_note": _said_in_note,
    "note_agrees_with_status": _noted_otherwise,
    "likely_same_accident": lambda columns, *_: next(iter(columns.values())).marked([]),
}
"""Name of a rule in row_checks.py -> the rows that it may concern."""
