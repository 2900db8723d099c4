"""Years and months as they are said on a day: 去年, 上个月. Owns the arithmetic, reads no text."""

from datetime import date

from data.numerals import chinese_number
from data.periods import month


def number(text: str) -> int:
    """A small number in either numerals; 0 where it is none."""
    return int(text) if text.isdigit() else (chinese_number(text) or 0)


def year(text: str, today: date) -> int:
    """The year that a word or number stands for."""
    named = {"今年": 0, "本年": 0, "去年": 1, "上年": 1, "上一年": 1, "前年": 2, "大前年": 3}
    bare = text.rstrip("度")
    if bare in named:
        return today.year - named[bare]
    bare = bare.rstrip("年")
    value = int(bare) if bare.isdigit() else (chinese_number(bare) or 0)
    return value + 2000 if value < 100 else value


def this_month(today: date) -> str:
    """The month of a day."""
    return month(today.year, today.month)


def months_back(today: date, count: int) -> str:
    """The month so many before this one."""
    number_of = today.year * 12 + today.month - 1 - count
    return month(number_of // 12, number_of % 12 + 1)


def months_of(of_year: int | None, first: int, last: int, today: date) -> tuple[str, str] | None:
    """Months of a year, of the latest that has begun without one; backwards is over its end."""
    if not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    start = of_year or (today.year if first <= today.month else today.year - 1)
    return month(start, first), month(start + (last < first), last)
