"""What a template's cells take, column by column: lists, numbers, days, and what is said of them.

Owns the rules as Excel checks them while an officer types. Whatever a rule lets in, the intake
reads.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from data.contract import Column, contracts
from data.instructions import wanted
from data.places import Register

Rule = dict[str, Any]
"""A rule as xlsxwriter takes it."""

FIRST_DAY, LAST_DAY = dt.date(1949, 10, 1), dt.date(2100, 12, 31)
YEARS_OF_MONTHS = 3
"""How many years back the list of months goes."""

TITLE_LENGTH, MESSAGE_LENGTH = 32, 255
"""What Excel shows at most."""

STATES = ("/", "—", "-")
"""What a cell may say instead of a figure or a day: not applicable, base zero."""


def choices(column: Column, known: Register, suggested: Mapping[str, Sequence[str]]) -> list[str]:
    """What a drop-down offers for a column; empty where it has none."""
    if column.type == "area":
        return [area.name for area in known.areas if area.level not in ("县", "市", "省")]
    if column.type == "boolean":
        return ["是", "否"]
    if column.type == "dataset":
        return [one.label for one in contracts().values()]
    if column.type == "month":
        return _months(dt.date.today())
    return list(column.choices) or list(suggested.get(column.name, ()))


def _months(today: dt.date) -> list[str]:
    """The months until now, the latest first."""
    return [
        f"{year}-{month:02d}"
        for year in range(today.year, today.year - YEARS_OF_MONTHS, -1)
        for month in range(12, 0, -1)
        if (year, month) <= (today.year, today.month)
    ]


def is_closed(column: Column) -> bool:
    """Whether a cell may say nothing that is not in its list."""
    return column.type in ("area", "boolean", "dataset") or (
        bool(column.choices) and not column.open_choices
    )


def rule_of(column: Column, cell: str, source: str | None) -> Rule:
    """The rule of a column, from its first cell and where its list stands; without either only
    what is said.
    """
    expected = wanted(column)
    rule: Rule = {"validate": "any"}
    if source:
        rule = {"validate": "list", "source": source}
        rule["error_type"] = "stop" if is_closed(column) else "warning"
    elif column.is_figure:
        rule = {"validate": "custom", "value": _figure(column, cell)}
    elif column.type in ("date", "datetime"):
        rule = {"validate": "custom", "value": _day(cell)}
    elif column.type == "year":
        rule = {
            "validate": "integer",
            "criteria": "between",
            "minimum": FIRST_DAY.year,
            "maximum": LAST_DAY.year,
        }
    rule["input_title"] = column.title[:TITLE_LENGTH]
    rule["input_message"] = expected[:MESSAGE_LENGTH]
    if rule["validate"] != "any":
        rule["error_title"] = f"“{column.label[: TITLE_LENGTH - 8]}”填得不对"
        rule["error_message"] = f"应是：{expected}"[:MESSAGE_LENGTH]
    return rule


def _figure(column: Column, cell: str) -> str:
    tests = [f"ISNUMBER({cell})"]
    if column.type == "integer":
        tests.append(f"{cell}=INT({cell})")
    if column.min is not None:
        tests.append(f"{cell}>={column.min:g}")
    if column.max is not None:
        tests.append(f"{cell}<={column.max:g}")
    about = (f'LEFT({cell},1)="约"', f'LEFT({cell},3)="不少于"')
    return (
        f"=OR(IF(ISNUMBER({cell}),AND({','.join(tests)}),FALSE),{_states(cell)},{','.join(about)})"
    )


def _day(cell: str) -> str:
    first, last = ((day - dt.date(1899, 12, 30)).days for day in (FIRST_DAY, LAST_DAY))
    within = f"AND({cell}>={first},{cell}<{last + 1})"
    return f"=OR(IF(ISNUMBER({cell}),{within},FALSE),{_states(cell)})"


def _states(cell: str) -> str:
    return ",".join(f'{cell}="{state}"' for state in STATES)
