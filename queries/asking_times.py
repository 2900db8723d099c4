"""Times in questions: 今年以来, 1-9月, 三季度, 截至9月底. Owns reading them into months or a day.

Text is folded (full-width forms, spaces and quotes gone). A time without a year is the latest one
that has begun. Nothing here looks at the store.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from data.periods import last_day, month
from queries.asking_calendar import months_back, months_of, number, this_month, year
from queries.asking_dictionary import Meaning

SPAN = "span"
"""Kind of an atom of two months, first and last, as they were said."""

RUNNING = "running"
"""Kind of an atom beside a span whose end was not said: it has not come yet."""

N = r"(\d{1,2}|[一二两三四五六七八九十]{1,3})"
NAMED = r"今年|本年度?|去年|上年度?|上一年|前年|大前年"
Y = rf"((?:19|20)\d\d年?度?|[零〇一二三四五六七八九]{{4}}年度?|\d\d年|{NAMED})"
TO = r"[-—–―~～至到]+"
DAY = r"(\d{1,2})[日号]"
END = r"(?:底|末|月底)"
UNTIL = r"(?:截[至止]到?|到|直到)"

Reading = list[Meaning]
"""Every way in which a piece of text may be meant; empty where it is no time after all."""


@dataclass(frozen=True)
class Pattern:
    """One way to write a time."""

    written: re.Pattern[str]
    read: Callable[[re.Match[str], date], Reading]


def _until_now(first: str, last: str, today: date) -> Reading:
    """A span that is still running ends with this month, or with the latest one reported."""
    now = this_month(today)
    span = (SPAN, (first, max(first, min(last, now))))
    return [(span, (RUNNING, True)) if first <= now <= last else (span,)]


def _span(first: str, last: str) -> Reading:
    return [((SPAN, (first, last)),)] if first <= last else []


def _across(found: re.Match[str], today: date) -> Reading:
    one, first, other, last = found.groups()
    return _span(
        month(year(one, today), number(first)),
        month(year(other or one, today), number(last)),
    )


def _iso(found: re.Match[str], today: date) -> Reading:  # noqa: ARG001 - one shape
    return [((SPAN, (f"{found[1]}-{int(found[2]):02d}",) * 2),)]


def _range(found: re.Match[str], today: date) -> Reading:  # noqa: ARG001
    return [(("months", (number(found[1]), number(found[2]))),)]


def _next_to(found: re.Match[str], today: date) -> Reading:
    """7、8月 are two months; 1月和6月 are no span."""
    follows = number(found[2]) == number(found[1]) + 1
    return _range(found, today) if follows else []


def _one(found: re.Match[str], today: date) -> Reading:  # noqa: ARG001
    return [(("months", (number(found[1]),) * 2),)]


def _first_months(found: re.Match[str], today: date) -> Reading:  # noqa: ARG001
    return [(("months", (1, number(found[1]))),)]


def _quarter(found: re.Match[str], today: date) -> Reading:  # noqa: ARG001
    first, last = number(found[1]), number(found.groups()[-1])
    return [(("months", (3 * first - 2, 3 * last)),)] if 1 <= first <= last <= 4 else []


def _first_quarters(found: re.Match[str], today: date) -> Reading:  # noqa: ARG001
    return [(("months", (1, 3 * number(found[1]))),)]


def _this_quarter(found: re.Match[str], today: date) -> Reading:
    start = today.year * 12 + (today.month - 1) // 3 * 3 - (3 if "上" in found[0] else 0)
    first = month(start // 12, start % 12 + 1)
    return _until_now(first, month((start + 2) // 12, (start + 2) % 12 + 1), today)


def _half(found: re.Match[str], today: date) -> Reading:  # noqa: ARG001
    return [(("months", (1, 6) if found[0][0] == "上" else (7, 12)),)]


def _whole_year(found: re.Match[str], today: date) -> Reading:
    return [(("year", year(found[1], today)),)]


def _years(found: re.Match[str], today: date) -> Reading:
    first, last = (year(group, today) for group in found.groups())
    return _until_now(month(first, 1), month(last, 12), today) if first <= last else []


def _this_year(found: re.Match[str], today: date) -> Reading:  # noqa: ARG001
    return [(("year", today.year),)]


def _since(found: re.Match[str], today: date) -> Reading:
    first = number(found[2]) if found[2] else 1
    of_year = year(found[1], today) if found[1] else None
    begun = months_of(of_year, first, first, today)
    return _until_now(begun[0], this_month(today), today) if begun else []


def _month_ago(found: re.Match[str], today: date) -> Reading:
    named = months_back(today, found[0].count("上"))
    return _span(named, named)


def _recent_months(found: re.Match[str], today: date) -> Reading:
    count = number(found[1])
    return _span(months_back(today, count - 1), this_month(today)) if count else []


def _recent_half(found: re.Match[str], today: date) -> Reading:
    return _span(months_back(today, 5 if "半" in found[0] else 11), this_month(today))


def _recent_years(found: re.Match[str], today: date) -> Reading:
    """近三年 may be so many times twelve months, or calendar years up to this one."""
    count = number(found[1])
    rolling = _span(months_back(today, 12 * count - 1), this_month(today))
    calendar = _span(month(today.year - count + 1, 1), this_month(today))
    return rolling + [one for one in calendar if one not in rolling] if count > 1 else rolling


def _five_years(found: re.Match[str], today: date) -> Reading:
    first = 2001 + 5 * number(found[1])
    last = this_month(today) if found[2] in ("以来", "至今") else month(first + 4, 12)
    held = _until_now(month(first, 1), last, today)
    return [(("five_years", held[0][0][1]), *held[0][1:])] if first <= today.year else []


def _until(found: re.Match[str], today: date) -> Reading:
    named = months_of(year(found[1], today) if found[1] else None, *(number(found[2]),) * 2, today)
    return [(("until", named[1]),)] if named else []


def _until_year(found: re.Match[str], today: date) -> Reading:
    return [(("until", month(year(found[1], today), 12)),)]


def _until_month_ago(found: re.Match[str], today: date) -> Reading:
    return [(("until", months_back(today, 1 if "上" in found[0] else 0)),)]


def _day(found: re.Match[str], today: date) -> Reading:
    named = months_of(year(found[1], today) if found[1] else None, *(number(found[2]),) * 2, today)
    if not named or not 1 <= int(found[3]) <= last_day(named[0]).day:
        return []
    return [(("day", date.fromisoformat(f"{named[0]}-{int(found[3]):02d}")),)]


def _iso_day(found: re.Match[str], today: date) -> Reading:  # noqa: ARG001
    try:
        return [(("day", date(*(int(group) for group in found.groups()))),)]
    except ValueError:
        return []


def _same_last_year(found: re.Match[str], today: date) -> Reading:  # noqa: ARG001
    return [(("same_last_year", None),)]


def _now(found: re.Match[str], today: date) -> Reading:  # noqa: ARG001
    return [(("now", None),)]


def _pattern(written: str, read: Callable[[re.Match[str], date], Reading]) -> Pattern:
    return Pattern(re.compile(written), read)


RECENT = r"(?:最?近|过去|这)"
NOW = (
    r"现在|目前|眼下|当前|此刻|截[至止]到?(?:目前|现在|今天|今日|当前)"
    r"|到(?:目前|现在|今天)(?:为止)?|迄今(?:为止)?|至今"
)
ENDING = r"(?:以来|至今|到现在|到目前|起至今|开始到现在)"

TIMES = (
    _pattern(rf"{Y}{N}月?份?{TO}{Y}?{N}月份?", _across),
    _pattern(rf"((?:19|20)\d\d)[-./]{N}{TO}((?:19|20)\d\d)[-./]{N}", _across),
    _pattern(rf"{Y}{TO}{Y}", _years),
    _pattern(r"((?:19|20)\d\d)[-./](0?[1-9]|1[0-2])(?![\d])(?![-./]\d)月?", _iso),
    _pattern(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(?!\d)", _iso),
    _pattern(rf"(?:{UNTIL})?((?:19|20)\d\d)[-./](\d{{1,2}})[-./](\d{{1,2}})日?(?!\d)", _iso_day),
    _pattern(rf"(?:{UNTIL})?{Y}?{N}月{DAY}(?:为止|止)?", _day),
    _pattern(rf"截[至止]到?{Y}?{N}月份?{END}?(?:为止|止)?", _until),
    _pattern(rf"(?:{UNTIL})?{Y}?{N}月份?{END}(?:为止|止)?", _until),
    _pattern(rf"截[至止]到?{Y}{END}?(?:为止|止)?", _until_year),
    _pattern(rf"(?:{UNTIL})?{Y}{END}(?:为止|止)?", _until_year),
    _pattern(rf"(?:{UNTIL})?(?:上个?月|本月|这个?月|当月){END}(?:为止|止)?", _until_month_ago),
    _pattern(r"截[至止]到?上个?月", _until_month_ago),
    _pattern(rf"{N}月?份?{TO}{N}月份?", _range),
    _pattern(rf"{N}月?份?[、和]{N}月份?", _next_to),
    _pattern(rf"{N}月份?(?:当月|单月)?", _one),
    _pattern(rf"前{N}个?月", _first_months),
    _pattern(rf"第?{N}季度?", _quarter),
    _pattern(rf"第?{N}(?:季度?)?(?:{TO}|[、和])第?{N}季度", _quarter),
    _pattern(rf"前{N}个?季度", _first_quarters),
    _pattern(r"(?:本|这个?|上个?|上一个?)季度?", _this_quarter),
    _pattern(r"[上下]半年度?", _half),
    _pattern(rf"{Y}(?:全年|一年|整年|这一年)?", _whole_year),
    _pattern(r"(?:从|自)?(?:年初(?:以来|至今|到现在|到目前|到今天)?|全年)", _this_year),
    _pattern(rf"(?:从|自)?{Y}(?:{N}月份?)?(?:份)?{ENDING}", _since),
    _pattern(rf"(?:从|自)?{Y}?{N}月份?{ENDING}", _since),
    _pattern(r"上+个?月份?|上+一?个月|上个?上个?月", _month_ago),
    _pattern(r"(?:本|这个?|当)月份?", _month_ago),
    _pattern(rf"{RECENT}的?{N}个月(?:以?来|内|里)?", _recent_months),
    _pattern(rf"{RECENT}(?:半年|一年)(?:以?来|内|里)?", _recent_half),
    _pattern(rf"{RECENT}([二两三四五六七八九十]|\d{{1,2}})年(?:以?来|内|里)?", _recent_years),
    _pattern(r"十([一二三四五六七])五(以来|期间|时期|至今|期内)?", _five_years),
    _pattern(r"(?:去年|上年|上一年)(?:的)?同(?:期|月)|同期", _same_last_year),
    _pattern(NOW, _now),
)  # fmt: skip


def times_at(text: str, place: int, today: date) -> list[tuple[int, Reading]]:
    """Every time that begins at a place of the text: (where it ends, how it may be meant)."""
    found = []
    for one in TIMES:
        match = one.written.match(text, place)
        if match and match.end() > place and (meant := one.read(match, today)):
            found.append((match.end(), meant))
    return found
