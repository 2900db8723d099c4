"""Texts that name no day where one is asked for: a month, a stretch of days. Owns telling which."""

import re

from data.grid import normal
from data.numerals import with_arabic

WHOLE_MONTH = re.compile(r"((?:19|20)\d\d)[-./年](\d{1,2})月?份?(?:底前?|末前?|前|底之前)?")
"""A month where a day is asked for: 2027-06, 2027年6月底前."""
SEASON = re.compile(
    r"[上中下]旬|冬春|[春夏秋冬]季|季度|半年|汛期|期间|至今|\d{4}年?[-—–~～至]\d{4}"
)
"""What names a stretch of days where a day is asked for."""


def no_day(text: str) -> str:
    """The code for a text that names no day: a month, a stretch of days, or neither."""
    bare = normal(text)
    if month_in_full(bare):
        return "date-month"
    return "date-stretch" if SEASON.search(bare) or re.search(r"\d月", bare) else "bad-date"


def month_in_full(text: str) -> str | None:
    """The month of a text that names one and no day, as YYYY-MM; None for any other text."""
    found = WHOLE_MONTH.fullmatch(with_arabic(normal(text)))
    if not found or not 1 <= int(found[2]) <= 12:
        return None
    return f"{found[1]}-{int(found[2]):02d}"
