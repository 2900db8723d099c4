"""Months and days as offices write them.

Owns reading 2023年5月, 1-9月, 上半年, 5月3日; months are YYYY-MM text.
"""

import datetime as dt
import re
import unicodedata
from functools import lru_cache

from data.grid import Cell, normal
from data.no_days import no_day
from data.numerals import with_arabic
from data.spans import DASH, months_named

Period = tuple[str, str]
"""First and last month, inclusive."""

ANY = ("0000-00", "9999-99")
"""The span that contains every month."""

EXCEL_EPOCH = dt.datetime(1899, 12, 30)
"""Day 0 of serial numbers in the 1900 system, from March 1900 on."""

STAMPS = re.compile(
    r"(填报|制表|上报|报送|填表|打印|编制|填写)(时间|日期)[:：]?\s*(?:20)?\d\d\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]?(?:\s*\d{1,2}\s*日?)?"
)
"""When a sheet was filled in; never the period that it describes."""


ACROSS_YEARS = re.compile(
    rf"((?:19|20)\d\d)[-./年](\d{{1,2}})月?份?{DASH}((?:19|20)\d\d)[-./年](\d{{1,2}})(?!\d)"
)


@lru_cache(5_000)
def month(year: int, number: int) -> str:
    """The month as YYYY-MM."""
    return f"{year:04d}-{number:02d}"


def months_between(first: str, last: str) -> list[str]:
    """Every month from first to last, inclusive; empty when they are in the wrong order."""
    year, number = int(first[:4]), int(first[5:7])
    listed: list[str] = []
    while month(year, number) <= last and len(listed) < 2400:
        listed.append(month(year, number))
        year, number = (year + 1, 1) if number == 12 else (year, number + 1)
    return listed


def months_text(period: Period) -> str:
    """A span of months for a message."""
    return period[0] if period[0] == period[1] else f"{period[0]} 至 {period[1]}"


def last_day(month: str) -> dt.date:
    """The last day of a month."""
    year, number = int(month[:4]), int(month[5:7])
    return dt.date(year + number // 12, number % 12 + 1, 1) - dt.timedelta(days=1)


def span_of(span: str, last: str) -> Period:
    """The months that a figure of the month, or a cumulative one, to a last month stands for."""
    return (f"{last[:4]}-01", last) if span == "cumulative" else (last, last)


def _year(text: str) -> int | None:
    found = re.search(r"((?:19|20)\d\d)", text)
    return int(found[1]) if found else None


def period_in(text: str, year: int | None = None) -> Period | None:
    """The months that a title, cell or file name speaks of.

    A month without a year takes the year given; without one it is not a period. 截至9月 and 1-9月
    are January to September. Returns None when no month or year is named, when the months run
    backwards, or when what is named is not whole months.
    """
    text = with_arabic(normal(STAMPS.sub("", text)))
    if found := ACROSS_YEARS.search(text):
        first_year, first, last_year, last = (int(group) for group in found.groups())
        start, end = month(first_year, first), month(last_year, last)
        return (start, end) if start <= end and max(first, last) <= 12 else None
    year = _year(text) or year
    if year is None:
        return None
    named = months_named(text)
    if named is None:
        return None
    first, last = named
    if not first and re.search(rf"{year}年?(?!\d|[-./年]?\d)", text):
        first, last = 1, 12
    if not first or not 1 <= first <= last <= 12:
        return None
    return month(year, first), month(year, last)


def period_of_cell(value: Cell, year: int | None = None) -> Period | None:
    """The months of a cell in a month column: a date, a number 1-12 with a known year, 202607,
    or text.
    """
    if isinstance(value, dt.date):
        if value.day != 1:
            return None  # 1-9 that Excel turned into 9 January
        return month(value.year, value.month), month(value.year, value.month)
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = int(value)
        if 190001 <= number <= 209912 and 1 <= number % 100 <= 12:
            return month(number // 100, number % 100), month(number // 100, number % 100)
        if year and 1 <= number <= 12:
            return month(year, number), month(year, number)
        if 20_000 <= number <= 80_000:
            return period_of_cell(EXCEL_EPOCH + dt.timedelta(days=number))
        return None
    text = normal(value)
    if year and re.fullmatch(r"\d{1,2}", text):
        return period_of_cell(int(text), year)
    return period_in(text, year)


SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
"""A day as Excel's serial number, kept as text."""
DATE = re.compile(
    r"(?:(?P<year>\d{4}) ?[-./年] ?)?(?P<month>\d{1,2}) ?[-./月] ?"
    r"(?P<day>\d{1,2})(?: ?[日号]|(?!\d))(?P<rest>.*)$"
)
COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?P<rest>)$")
CLOCK = re.compile(
    r"[T, ]*(上午|下午|晚上|凌晨)?(\d{1,2})[:时点]"
    r"(?:(\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?秒?)?)?分?(?:许|左右)?$"
)


def moment(value: Cell, year: int | None = None) -> dt.datetime | str | None:
    """A day, with its time where there is one.

    Returns None for an empty cell, a datetime, or the code of a problem: bad-date, or
    impossible-date for a day that the calendar lacks. A day without a year takes the year given.
    """
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)
    if isinstance(value, int | float) and not isinstance(value, bool):
        if 20_000 <= value <= 80_000:
            return EXCEL_EPOCH + dt.timedelta(seconds=round(value * 86_400))
        value = str(int(value))
    if isinstance(value, str) and SERIAL.fullmatch(normal(value)):
        return moment(float(normal(value)))
    text = " ".join(unicodedata.normalize("NFKC", "" if value is None else str(value)).split())
    return _written_moment(with_arabic(text), year) if text else None


def _written_moment(text: str, year: int | None) -> dt.datetime | str:
    found = COMPACT.match(text) or DATE.match(text)
    if not found:
        return no_day(text)
    stated = int(found["year"]) if found["year"] else year
    clock = _clock(found["rest"])
    if stated is None or clock is None:
        return "bad-date"
    try:
        return dt.datetime(stated, int(found["month"]), int(found["day"])) + clock
    except ValueError:
        return "impossible-date"


def _clock(text: str) -> dt.timedelta | None:
    """The time of day that follows a date; None when it is not a time."""
    if not text.strip():
        return dt.timedelta()
    found = CLOCK.match("".join(text.split()))
    if not found:
        return None
    hour, minute, second = (int(found[i] or 0) for i in (2, 3, 4))
    if found[1] in ("下午", "晚上") and hour < 12:
        hour += 12
    if hour > 24 or minute > 59 or second > 59:
        return None
    return dt.timedelta(hours=hour, minutes=minute, seconds=second)


def day_and_clock(day: Cell, clock: Cell) -> Cell:
    """One moment from a day and a time of day in two cells; what cannot be joined stays the day's.

    A clock may be a time, a fraction of a day, or text; one that is no time is kept beside the
    day as
    text, so that it is refused with the cell.
    """
    if clock is None or day is None:
        return day
    if isinstance(clock, dt.datetime):
        clock = clock.time()
    if isinstance(clock, int | float) and not isinstance(clock, bool) and 0 <= clock < 1:
        clock = (dt.datetime.min + dt.timedelta(days=clock)).time()
    if isinstance(day, int | float) and not isinstance(day, bool):
        found = moment(day)
        day = found if isinstance(found, dt.datetime) else day
    if isinstance(day, dt.datetime):
        day = day.date()
    return f"{day} {clock}"


def with_pattern(text: str, pattern: str, year_offset: int = 0) -> dt.datetime | str | None:
    """A day written in a form's own way, by a pattern with named groups year, month, day, hour,
    minute, second, half.

    year_offset turns another calendar's years into ours (1911 for the ROC calendar); half is AM
    or PM.
    Returns as moment() does.
    """
    if not text.strip():
        return None
    found = re.search(pattern, text)
    if not found:
        return "bad-date"
    part = {key: value for key, value in found.groupdict().items() if value}
    hour = int(part.get("hour", 0))
    if "half" in part:
        hour = hour % 12 + (12 if part["half"].upper().startswith("P") else 0)
    try:
        return dt.datetime(
            int(part["year"]) + year_offset,
            int(part["month"]),
            int(part["day"]),
            hour,
            int(part.get("minute", 0)),
            int(part.get("second", 0)),
        )
    except (KeyError, ValueError):
        return "impossible-date"
