"""What a cell said before Excel turned it into something else, as far as that can be told.

Owns telling; what is told is offered to the officer and never taken.
"""

import datetime as dt
import re

from data.grid import Cell, normal

COUNTED_DAYS = 1905
"""Year up to which a date in a column of numbers is a small number shown as a date."""
CREDIT_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Characters of a 统一社会信用代码 (GB 32100-2015), by their value in its check character."""
WEIGHTS = [pow(3, i, 31) for i in range(17)]


def before_date(value: Cell) -> str:
    """What a date in a column of numbers most probably was: a span, or a number shown as a date."""
    if isinstance(value, dt.datetime):
        value = value.date()
    if not isinstance(value, dt.date):
        return "“3:5”一类的写法"
    if value.year <= COUNTED_DAYS:
        first = dt.date(1899, 12, 31 if value < dt.date(1900, 3, 1) else 30)
        return f"数字 {(value - first).days}，单元格格式被设成了日期"
    by_day = f"“{value.month}-{value.day}”"
    by_year = f"或“{value.month}-{value:%y}”" if value.day == 1 else ""
    return f"{by_day}{by_year}一类的写法，被 Excel 改成了日期"


def is_lost(value: Cell) -> bool:
    """Whether a long code became a number: Excel keeps fifteen of its digits."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return abs(value) >= 1e15
    return re.fullmatch(r"\d(?:\.\d+)?[eE]\+?\d+", normal(value)) is not None


def may_be_lost(text: str) -> bool:
    """Whether a code's digits after the fifteenth are all 0, as of one that was a number once."""
    return re.fullmatch(r"\d{15}0{2,}", text) is not None


def flaw_of_credit_code(text: str) -> str | None:
    """What is wrong with a 统一社会信用代码, in words, or None."""
    bare = normal(text).upper()
    if len(bare) != len(WEIGHTS) + 1:
        return f"是 {len(bare)} 位，应是 18 位"
    if not set(bare) <= set(CREDIT_CODE):
        return "有统一社会信用代码不用的字符"
    return None if check_character(bare[:-1]) == bare[-1] else "末位校验码不符"


def check_character(code: str) -> str:
    """The last character of a 统一社会信用代码, from the seventeen before it."""
    total = sum(CREDIT_CODE.index(c) * w for c, w in zip(code, WEIGHTS, strict=True))
    return CREDIT_CODE[-total % len(CREDIT_CODE)]
