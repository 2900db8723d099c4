"""Orders in questions: 最多的三个, 倒数第二, 低于80%; and comparisons: 同比, 环比, 较2020年.

Owns reading them from folded text; knows neither measures nor rows.
"""

import re
from collections.abc import Callable
from datetime import date

from data.numerals import chinese_number
from queries.asking_calendar import number, year
from queries.asking_dictionary import Meaning
from queries.asking_times import N, Y

V = r"(百分之)?(\d+(?:\.\d+)?|[零一二两三四五六七八九十百千]+)(%|成|个百分点)?"
UNIT = r"(起事故|起|个人|人次|人|家次|家|条|个|万元|元|支|座|处|天|次|份|公里|公顷|种)?"
AGAINST = r"(?:较|比|与|跟|和|同)"
BESIDE = r"(?:相比较?|对比|比较|比起来|比)"
COUNTED = r"(?:个|名|位|家|条|项|大)?"

FEWER = r"(?:最少|最低|最小|最短|最近)"
MOST = r"(?:最多|最高|最大|最长|最远|最严重|最突出|最久)"

SIGNS = {
    "<": r"(?:低于|小于|不到|不足|少于|不满|未达到|没到|没达到|没有达到|没有到|<)",
    ">": r"(?:高于|大于|超过|多于|超出|超|>)",
    ">=": r"(?:不低于|不少于|至少|大于等于|达到|≥|>=|大于或等于)",
    "<=": r"(?:不超过|不高于|不多于|至多|小于等于|≤|<=|小于或等于)",
    "=": r"(?:等于|恰好|正好|=)",
}
AFTER = {">=": r"(?:及以上|以上)", "<=": r"(?:及以下|以下|以内)"}
"""以上 and 以下 hold the number itself."""


def value_of(percent: str | None, digits: str, unit: str | None) -> tuple[float, bool]:
    """A written number, and whether it is a percentage."""
    plain = float(digits) if re.fullmatch(r"[\d.]+", digits) else float(chinese_number(digits) or 0)
    return (plain * 10 if unit == "成" else plain), bool(percent or unit)


COUNTERS = frozenset("起条个项家支座处次份种行台辆所只") | {"家次"}
"""Units that count things: which of them is said with a number does not matter."""

PEOPLE = frozenset({"人", "个人", "人次"})


def units_to(said: str, unit: str) -> float | None:
    """What a number said in one unit is multiplied by to be in the other; None where none fits."""
    if said in ("", unit) or (said == "%" and unit == "%"):
        return 1
    if (said, unit) == ("元", "万元"):
        return 1 / 10_000
    if unit in PEOPLE:
        return 1 if said in PEOPLE or said == "个" else None
    return 1 if said in COUNTERS and (unit in COUNTERS or not unit) else None


def _filter(sign: str) -> Callable[[re.Match[str], date], Meaning]:
    def read(found: re.Match[str], today: date) -> Meaning:  # noqa: ARG001
        *number_of, unit = found.groups()
        value, is_pct = value_of(*number_of)
        return (("op", (sign, value, "%" if is_pct else (unit or "").removesuffix("事故"))),)

    return read


def _limit(order: str) -> Callable[[re.Match[str], date], Meaning]:
    def read(found: re.Match[str], today: date) -> Meaning:  # noqa: ARG001
        count = number(found[1]) if found.lastindex and found[1] else 1
        return (("order", order), ("limit", count)) if count else ()

    return read


def _nth(order: str) -> Callable[[re.Match[str], date], Meaning]:
    def read(found: re.Match[str], today: date) -> Meaning:  # noqa: ARG001
        count = number(found[1])
        return (("order", order), ("nth", count)) if count else ()

    return read


def _best(is_better: bool) -> Callable[[re.Match[str], date], Meaning]:
    def read(found: re.Match[str], today: date) -> Meaning:  # noqa: ARG001
        count = number(found[1]) if found[1] else 1
        return (("best", is_better), ("limit", count))

    return read


def _kind(kind: str) -> Callable[[re.Match[str], date], Meaning]:
    def read(found: re.Match[str], today: date) -> Meaning:  # noqa: ARG001
        return (("compare", kind),)

    return read


GRAINS_COUNTED = {
    "乡镇": "area",
    "镇": "area",
    "地方": "area",
    "月": "month",
    "行业": "sector",
    "企业": "unit",
}


def _which(found: re.Match[str], today: date) -> Meaning:  # noqa: ARG001
    return (("grain", GRAINS_COUNTED[found[2]]), ("limit", number(found[1])))


def _base(found: re.Match[str], today: date) -> Meaning:
    of_year = year(found[1], today)
    return (("base", of_year),) if 1900 < of_year < 2100 else ()


LAST_YEAR = r"(?:去年|上年|上一年)(?:的)?(?:同期|同月)|同期"
PREVIOUS = r"(?:上个?月|上一个?月|前一个?月)"

ORDERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Meaning]], ...] = (
    *(
        (re.compile(written), read)
        for written, read in (
            (rf"{MOST}的?(?:前)?{N}{COUNTED}", _limit("desc")),
            (rf"{FEWER}的?(?:前)?{N}{COUNTED}", _limit("asc")),
            (rf"前{N}{COUNTED}", _limit("desc")),
            (rf"(?:后|倒数前?|末){N}{COUNTED}", _limit("asc")),
            (rf"倒数第{N}{COUNTED}", _nth("asc")),
            (rf"(?:排)?第{N}(?:多|高|大|名|位|个)?的?", _nth("desc")),
            (rf"(?:排)?第{N}(?:少|低|小)的?", _nth("asc")),
            (rf"哪?{N}(?:个|家)({'|'.join(GRAINS_COUNTED)})", _which),
            (MOST, _limit("desc")),
            (FEWER, _limit("asc")),
            (rf"(?:最好|最优|最快|最靠前)的?(?:前)?(?:{N}{COUNTED})?", _best(True)),
            (rf"(?:最差|垫底|最落后|最靠后|最慢|最不好)的?(?:前)?(?:{N}{COUNTED})?", _best(False)),
            (r"同比", _kind("同比")),
            (rf"{AGAINST}(?:{LAST_YEAR}){BESIDE}?", _kind("同比")),
            (r"环比", _kind("环比")),
            (rf"{AGAINST}{PREVIOUS}{BESIDE}?", _kind("环比")),
            (rf"(?:较|比){Y}(?:全年|同期)?{BESIDE}?", _base),
            (rf"(?:与|跟|和|同){Y}(?:全年|同期)?{BESIDE}", _base),
        )
    ),
    *((re.compile(rf"{written}{V}{UNIT}"), _filter(sign)) for sign, written in SIGNS.items()),
    *((re.compile(rf"{V}{UNIT}{written}"), _filter(sign)) for sign, written in AFTER.items()),
)


def orders_at(text: str, place: int, today: date) -> list[tuple[int, Meaning]]:
    """Every order or comparison that begins at a place: (where it ends, what it says)."""
    found = []
    for written, read in ORDERS:
        match = written.match(text, place)
        if match and match.end() > place and (meant := read(match, today)):
            found.append((match.end(), meant))
    return found
