"""Rules about one row that a contract's `checks` name.

Owns one function a rule; a rule changes no value.
"""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from data.problems import Problem, problem
from data.rows import Row, Table
from data.severity import severity

RECTIFIED = frozenset({"已整改", "待复查", "已销号"})
"""States of a hazard that was rectified."""

Check = Callable[[Table, Row, dt.date], list[Problem]]


STILL_OPEN = re.compile(r"转下月|未整改|未完成|整改中|正在整改|待整改|逾期|限期整改|无法整改")
"""How a note says that a hazard is still there."""


def say(table: Table, row: Row, code: str, name: str, value: object, **words: Any) -> Problem:
    """The problem of that code at the row's cell in the named column."""
    column = table.contract.column(name)
    return problem(
        code,
        sheet=table.sheet,
        row=row.number,
        column=column.label,
        letter=table.letter(name),
        value=value,
        **words,
    )


def _not_after(table: Table, row: Row, name: str, today: dt.date) -> list[Problem]:
    value = row.values[name]
    if value is None or (value.date() if isinstance(value, dt.datetime) else value) <= today:
        return []
    return [say(table, row, "after-today", name, f"{value:%Y-%m-%d}")]


def _in_order(table: Table, row: Row, earlier: str, later: str) -> list[Problem]:
    first, second = (day(row.values[name]) for name in (earlier, later))
    if first is None or second is None or first <= second:
        return []
    other = table.contract.column(earlier).label
    return [
        say(
            table,
            row,
            "date-order",
            later,
            second.isoformat(),
            other=other,
            expected=first.isoformat(),
        )
    ]


def day(value: Any) -> dt.date | None:
    """The day of a date or a moment."""
    return value.date() if isinstance(value, dt.datetime) else value


def span_in_order(table: Table, row: Row, today: dt.date) -> list[Problem]:
    """month_from is not after month_to."""
    start, end = row.values["month_from"], row.values["month_to"]
    if start is None or end is None or start <= end:
        return []
    return [say(table, row, "span-order", "month_from", start, expected=end)]


def stated_severity_agrees(table: Table, row: Row, today: dt.date) -> list[Problem]:
    """The stated class is the one that Decree 493 gives; a difference is shown, the computed one
    counts.
    """
    stated, computed = row.values["stated_severity"], severity(row.values)
    if not stated or not computed or stated == computed:
        return []
    return [say(table, row, "severity-differs", "stated_severity", stated, expected=computed)]


def status_agrees_with_dates(table: Table, row: Row, today: dt.date) -> list[Problem]:
    """A status that says rectified needs the date on which it was."""
    status = row.values["status"]
    if status not in RECTIFIED or row.values["rectified_on"] is not None:
        return []
    return [say(table, row, "rectified-undated", "status", status)]


def closed_without_rectified(table: Table, row: Row, today: dt.date) -> list[Problem]:
    """A hazard is struck off only after it was rectified."""
    closed = row.values["closed_on"]
    if closed is None or row.values["rectified_on"] is not None or row.values["status"] == "已销号":
        return []
    return [say(table, row, "closed-undone", "closed_on", closed)]


def said_in_note(table: Table, row: Row, today: dt.date) -> list[Problem]:
    """A note that says what a column of its own leaves blank: asked about, never taken."""
    note = row.values.get("note")
    if not note:
        return []
    blank = [c for c in table.contract.columns if c.said_in_note and row.values[c.name] is None]
    return [
        say(table, row, "said-in-note", "note", note, other=column.label)
        for column in blank
        if any(word in note for word in column.said_in_note)
    ]


def note_agrees_with_status(table: Table, row: Row, today: dt.date) -> list[Problem]:
    """A status of rectified whose note says that it is not."""
    status, note = row.values["status"], row.values["note"] or ""
    if status not in RECTIFIED or not STILL_OPEN.search(note):
        return []
    words = {"other": table.contract.column("status").label, "found": status}
    return [say(table, row, "note-differs", "note", note, **words)]


CHECKS: dict[str, Check] = {
    "occurred_not_after_today": lambda t, r, d: _not_after(t, r, "occurred_at", d),
    "found_not_after_today": lambda t, r, d: _not_after(t, r, "found_on", d),
    "inspected_not_after_today": lambda t, r, d: _not_after(t, r, "inspected_on", d),
    "started_not_after_today": lambda t, r, d: _not_after(t, r, "started_at", d),
    "issued_not_after_today": lambda t, r, d: _not_after(t, r, "issued_on", d),
    "held_not_after_today": lambda t, r, d: _not_after(t, r, "held_on", d),
    "closed_after_occurred": lambda t, r, d: _in_order(t, r, "occurred_at", "closed_on"),
    "rectified_after_found": lambda t, r, d: _in_order(t, r, "found_on", "rectified_on"),
    "deadline_after_found": lambda t, r, d: _in_order(t, r, "found_on", "due_on"),
    "span_in_order": span_in_order,
    "stated_severity_agrees": stated_severity_agrees,
    "status_agrees_with_dates": status_agrees_with_dates,
    "closed_without_rectified": closed_without_rectified,
    "said_in_note": said_in_note,
    "note_agrees_with_status": note_agrees_with_status,
    "likely_same_accident": lambda t, r, d: [],
}
"""Name in a contract -> what it looks at, row by row."""
