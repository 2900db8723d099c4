"""Months named in words: 1-9月, 上半年, 二、三季度, 1月1日至9月30日. Reads them from one text.

What could be read in two ways is unclear, and unclear is not the same as unsaid.
"""

import re
from itertools import pairwise

DASH = r"[-—–―~～至到]"
AND = r"[、,，和及]"
YEAR = r"(?:(?:19|20)\d\d年)?"

DAYS = re.compile(
    rf"(\d{{1,2}})月(\d{{1,2}})[日号]?{DASH}{YEAR}(?:(\d{{1,2}})月)?(\d{{1,2}})[日号]"
)
"""From a day to a day; whole months only from a first to a last day of a month."""
QUARTERS = re.compile(rf"第?([1-4])(?:季度)?(?:(?:{DASH}|{AND})第?([1-4]))?季度")
FIRST_MONTHS = re.compile(r"前(\d{1,2})个?月")
UNTIL = re.compile(rf"截[至止]到?{YEAR}(\d{{1,2}})月")
LIST = re.compile(rf"(?<!\d)(\d{{1,2}}月?份?(?:{AND}\d{{1,2}}月?份?)+)(?<=[月份])")
RANGE = re.compile(rf"(?<!\d)(\d{{1,2}})月?份?{DASH}{YEAR}(\d{{1,2}})月")
DOTTED = re.compile(r"(?:19|20)\d\d[.年](\d{1,2})[-—–~～](\d{1,2})(?![\d.日号-])")
MONTH = re.compile(r"(?<!\d)(\d{1,2})月")
NUMBERED = re.compile(r"(?:19|20)\d\d[-./年](\d{1,2})(?!\d)")
COMPACT = re.compile(r"(?<!\d)(?:19|20)\d\d(0[1-9]|1[0-2])(?!\d)")
WORDS = {"前3季度": (1, 9), "上半年": (1, 6), "下半年": (7, 12), "全年": (1, 12), "年度": (1, 12)}
OCCASION = re.compile(r"期间|五一|国庆|春节|元旦|清明|端午|中秋|两会|汛期|[春夏秋冬]季|冬春|假期")
"""Names of spans that are no months: a year that stands with one is not the whole year."""

Span = tuple[int, int]


def months_named(text: str) -> Span | None:
    """First and last month that a normalised text names; (0, 0) for none, None where unclear."""
    for read in (_days, _quarters, _listed, _plain):
        found = read(text)
        if found != (0, 0):
            return found
    return None if OCCASION.search(text) else (0, 0)


def _days(text: str) -> Span | None:
    found = DAYS.search(text)
    if not found:
        return 0, 0
    first, start, last, end = (int(group or found[1]) for group in found.groups())
    return (first, last) if start == 1 and end >= 28 else None


def _quarters(text: str) -> Span | None:
    if "前3季度" in text:
        return WORDS["前3季度"]
    found = QUARTERS.search(text)
    if not found:
        return 0, 0
    first, last = int(found[1]), int(found[2] or found[1])
    return 3 * first - 2, 3 * last


def _listed(text: str) -> Span | None:
    found = LIST.search(text)
    if not found:
        return 0, 0
    numbers = [int(number) for number in re.findall(r"\d+", found[1])]
    follows = all(after == before + 1 for before, after in pairwise(numbers))
    return (numbers[0], numbers[-1]) if follows else None


def _plain(text: str) -> Span:
    """Months counted from January, then spans, then one month, words, and figures alone."""
    for pattern in (FIRST_MONTHS, UNTIL, RANGE, DOTTED, MONTH):
        if found := pattern.search(text):
            numbers = [int(group) for group in found.groups()]
            return (1 if pattern in (FIRST_MONTHS, UNTIL) else numbers[0]), numbers[-1]
    named = next((span for word, span in WORDS.items() if word in text), None)
    if named:
        return named
    found = NUMBERED.search(text) or COMPACT.search(text)
    return (int(found[1]), int(found[1])) if found else (0, 0)
