"""Parameters of a question: what may be given, what is taken otherwise. Owns the defaults.

months  from, to   January to the latest reported month; month=… sets both
month   since      must be given
day     on         the end of `to`; never after today. Questions as of a day take `to` for that only
area    area       a name or alias of the register; the county stands for all areas
plan    plan       the code or name of a plan
"""

import calendar
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

import duckdb

from data.contract import by_label, contract, contracts
from data.places import Area, Register
from queries.defining import define
from queries.headers import Header, QueryError, UsageError, sql_of

BLANK = "未填"
"""Value of a filter that asks for rows in which that column is blank."""

MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")

LATEST_MONTHS = "overview/latest_months"
"""The question that says up to which month there is anything."""

TODAY = "今天"
UNLIMITED_WITH_DAY = "只给 $on 时不限"
"""Defaults that a header may name instead of the usual ones."""

CHOICES = {
    "severity": ("一般", "较大", "重大", "特别重大", BLANK),
    "scope": ("工矿商贸", "道路运输", "其他", BLANK),
    "weekday": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日", BLANK),
    "state": (*("待整改", "整改中", "已批准延期", "管控中", "移交", "退回", "待复查", "已销号"),),
    "by": ("source",),
    "standards": ("采用", "全部"),
    "figure": (
        *("found", "rectified", "due", "on_time", "overdue", "open", "major_found"),
        *("major_rectified", "major_open", "major_overdue", "listed_open", "without_deadline"),
        *("undated", "closed", "rechecked", "recheck_passed", "extended", "rectified_late"),
        "before_found",
    ),
}
"""Parameter -> the values it may have."""

EVERY_SCOPE = "全部"
"""The scope that leaves the scope open."""


NUMBERS = {
    "radius_km": (0, 1000),
    "longitude": (-180, 180),
    "latitude": (-90, 90),
    "base_value": (0, 10**12),
}
"""Parameter that is a number -> the least and the greatest it may be."""


def _refuse(name: str, value: object, expected: str) -> QueryError:
    return QueryError(f"参数 {name} 写的是“{value}”，{expected}")


def _month(name: str, value: object) -> str:
    text = str(value).strip()[:7] if isinstance(value, date) else str(value).strip()
    if not MONTH.fullmatch(text):
        raise _refuse(name, value, "应是月份，如 2026-07。")
    return text


def _day(name: str, value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        raise _refuse(name, value, "应是日期，如 2026-07-31。") from None


def _number(name: str, value: object) -> float:
    low, high = NUMBERS[name]
    expected = f"应是 {low} 到 {high} 的数。"
    try:
        number = float(str(value).strip())
    except ValueError:
        raise _refuse(name, value, expected) from None
    if not low <= number <= high:
        raise _refuse(name, value, expected)
    return number


def _area(con: duckdb.DuckDBPyConnection, value: object) -> str | None:
    """The register's name for an area; None for the county, which stands for all areas."""
    written = str(value).strip()
    if written == BLANK:
        return BLANK
    listed = con.execute("select name, aliases, level from areas").fetchall()
    register = Register([Area(name, tuple(also or ()), level) for name, also, level in listed])
    if register.is_county(written):
        return None
    match = register.find(written)
    if match.area:
        return match.area.name
    known = con.execute("select 1 from reported where area = $area limit 1", {"area": written})
    if known.fetchone():
        return written
    if not listed:
        raise _refuse("area", value, "但还没有区划名录。请先上传区划名录。")
    nearest = f"最接近的是“{match.candidates[0]}”。" if match.candidates else ""
    names = "、".join(name for name, _, level in listed if level != "县")
    raise _refuse("area", value, f"区划名录中没有。{nearest}可用的有：{names}。")


def _plan(con: duckdb.DuckDBPyConnection, value: object) -> str:
    """The code of a plan, given by code or name."""
    written = str(value).strip()
    plans = con.execute("select code, name from plans order by first_year, code").fetchall()
    for code, name in plans:
        if written in (code, name):
            return code
    if not plans:
        raise _refuse("plan", value, "但还没有规划。请先上传规划。")
    known = "、".join(f"{code}（{name}）" for code, name in plans)
    raise _refuse("plan", value, f"没有这个规划。可用的有：{known}。")


def _dataset(name: str, value: object) -> str:
    if found := by_label(str(value)):
        return found.name
    known = "、".join(f"{one.name}（{one.label}）" for one in contracts().values())
    raise _refuse(name, value, f"没有这张数据表。可用的有：{known}。")


READERS: dict[str, Callable[[str, object], Any]] = {
    **dict.fromkeys(("from", "to", "month", "since"), _month),
    "on": _day,
    "dataset": _dataset,
    **dict.fromkeys(NUMBERS, _number),
}
"""Parameter -> how its value is read."""

LOOKED_UP: dict[str, Callable[[duckdb.DuckDBPyConnection, object], str | None]] = {
    "area": _area,
    "plan": _plan,
}
"""Parameter -> how its value is found in the store."""


def _value(con: duckdb.DuckDBPyConnection, name: str, value: object) -> Any:
    """One given parameter as SQL takes it; an empty text is nothing given."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if reads := READERS.get(name):
        return reads(name, value)
    if looks_up := LOOKED_UP.get(name):
        return looks_up(con, value)
    text = str(value).strip()
    if (name, text) == ("scope", EVERY_SCOPE):
        return None
    if name in CHOICES and text not in CHOICES[name]:
        raise _refuse(name, value, f"可用的有：{'、'.join(CHOICES[name])}。")
    return text


def _latest_month(con: duckdb.DuckDBPyConnection, sources: Iterable[str], today: date) -> str:
    """The latest reported month of the sources (of any, for reference data); this month at most."""
    sql = sql_of(LATEST_MONTHS)
    define(con, sql)
    latest = {dataset: last for dataset, _, last, _ in con.execute(sql).fetchall()}
    if own := [source for source in sources if contract(source).kind != "reference"]:
        latest = {source: latest[source] for source in own if source in latest}
    this_month = f"{today:%Y-%m}"
    return min(max(latest.values(), default=this_month), this_month)


def _span(values: dict[str, Any], latest: Callable[[], str]) -> None:
    """Fill in the first and last month; refuse months in the wrong order. The store is asked for
    the latest month only where no last one is given.
    """
    first, last = values.get("from"), values.get("to")
    values["to"] = last or max(latest(), first or "")
    values["from"] = first or f"{values['to'][:4]}-01"
    if values["from"] > values["to"]:
        raise QueryError(f"起始月 {values['from']} 晚于截止月 {values['to']}。请改正。")


def _month_end(month: str) -> date:
    year, number = int(month[:4]), int(month[5:])
    return date(year, number, calendar.monthrange(year, number)[1])


def _check_names(header: Header, given: dict[str, object]) -> None:
    allowed = dict(header.params)
    if {"to", "on"} & set(allowed):
        allowed = {"from": "起始月", "to": "截止月", "month": "单月"} | allowed
    for name in given:
        if name not in allowed:
            listed = "、".join(f"{key}（{label}）" for key, label in allowed.items()) or "无"
            raise UsageError(f"问题 {header.name} 没有参数“{name}”。可用的参数：{listed}。")
    if given.get("month") and (given.get("from") or given.get("to")):
        raise QueryError("参数 month 与 from、to 不能同时给。请只给一种。")


def _asks_for_months(header: Header, values: dict[str, Any], day: date | None) -> bool:
    """Whether months are needed that may not have been given; a known day is enough for some."""
    if values.get("from") or values.get("to"):
        return bool({"to", "on"} & set(header.params))
    if "to" in header.params:
        is_unlimited = header.defaults.get("from") == UNLIMITED_WITH_DAY and values.get("on")
        return not is_unlimited
    return "on" in header.params and day is None


def resolve(
    con: duckdb.DuckDBPyConnection, header: Header, given: dict[str, object], today: date
) -> dict[str, Any]:
    """Every parameter of the question with its value, given or default.

    Raises UsageError for a parameter that the question lacks or that must be given, QueryError for
    a value that cannot be.
    """
    _check_names(header, given)
    values = {name: _value(con, name, value) for name, value in given.items()}
    if month := values.pop("month", None):
        values["from"] = values["to"] = month
    day = values.get("on") or (today if header.defaults.get("on") == TODAY else None)
    if _asks_for_months(header, values, day):
        _span(values, lambda: _latest_month(con, header.sources, today))
    if "on" in header.params:
        values["on"] = min(day or _month_end(values["to"]), today)
    for name, label in header.params.items():
        if values.get(name) is None and name not in {*header.optional, "from", "to"}:
            raise UsageError(f"问题 {header.name} 需要参数 {name}（{label}）。")
    return {name: values.get(name) for name in header.params}
