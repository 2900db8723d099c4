"""What one way of reading a question says: concepts, places, time, grouping, filters, order.

Owns putting the meanings of words together; says so where two of them cannot both be meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from data.periods import last_day, month
from queries.asking_calendar import months_back, months_of, this_month
from queries.asking_dictionary import Meaning

ONE_MEASURE = "一次只能问一个指标"
ONE_TIME = "一次只能问一个时间"
ONE_GROUPING = "一次只能按一种分法查"
ONE_COMPARISON = "一次只能作一种比较"
ONE_VALUE = "同一项一次只能选一个"


class Unclear(Exception):
    """What was said does not go together; the Chinese message says why."""


@dataclass
class When:
    """The time of a question; empty where it says none."""

    first: str | None = None
    last: str | None = None
    until: str | None = None
    """A month with the end of which it is over."""
    day: date | None = None
    is_running: bool = False
    """Whether its last month was not said: this one, or the latest for which there is anything."""
    is_now: bool = False
    is_years: bool = False
    """Whether first and last are whole years, the running one included."""
    is_plan: bool = False
    """Whether it is the five years of a plan."""

    @property
    def has_span(self) -> bool:
        """Whether months were named, not only a day or an end."""
        return self.first is not None


@dataclass
class Said:
    """Everything that one reading of the words says."""

    concepts: frozenset[str] = frozenset()
    measure: str | None = None
    places: tuple[str | None, ...] = ()
    """None is the whole county."""
    grain: str | None = None
    filters: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Parameter -> its value and the family that it is of ("" for all)."""
    only: dict[str, str] = field(default_factory=dict)
    plan: str | None = None
    is_of_townships: bool = False
    """Whether townships were named without being asked for one by one."""
    is_doubtful: bool = False
    """Whether the name of an indicator is also a plain way to ask for something else."""
    when: When = field(default_factory=When)
    compare: str | None = None
    """同比, 环比 or 较YYYY年."""
    has_direction: bool = False
    rank: dict[str, Any] = field(default_factory=dict)


def _single(found: Sequence[Any], why: str) -> Any:
    """The one value that was said, however often; None for none. Raises Unclear."""
    distinct = list(dict.fromkeys(found))
    if len(distinct) > 1:
        raise Unclear(why)
    return distinct[0] if distinct else None


def said(meanings: Sequence[Meaning], today: date) -> Said:
    """The meanings of all words together. Raises Unclear."""
    atoms: dict[str, list[Any]] = {}
    for meaning in meanings:
        for kind, value in meaning:
            atoms.setdefault(kind, []).append(value)
    if refused := atoms.get("refused"):
        raise Unclear(refused[0])
    one = Said(
        concepts=frozenset(atoms.get("concept", ())) - {"direction"},
        measure=_single(atoms.get("measure", ()), ONE_MEASURE),
        places=tuple(dict.fromkeys(atoms.get("place", ()))),
        grain=_single([*atoms.get("grain", ()), *atoms.get("ranked", ())], ONE_GROUPING),
        only=dict(atoms.get("only", ())),
        plan=_single(atoms.get("plan", ()), "一次只能问一个规划"),
        is_of_townships="about" in atoms,
        is_doubtful="doubtful" in atoms,
        has_direction="direction" in atoms.get("concept", ()),
    )
    _choose(one, atoms)
    bases = [f"较{base}年" for base in atoms.get("base", ())]
    one.compare = _single([*atoms.get("compare", ()), *bases], ONE_COMPARISON)
    one.when = _when(atoms, today)
    _same_period(one, atoms, today)
    one.rank = _rank(atoms)
    return one


def _choose(one: Said, atoms: dict[str, list[Any]]) -> None:
    """The values chosen for filters; one each."""
    for name, value, family in atoms.get("filter", ()):
        if one.filters.setdefault(name, (value, family))[0] != value:
            raise Unclear(ONE_VALUE)
    if len(one.only) != len(set(atoms.get("only", ()))):
        raise Unclear(ONE_VALUE)


def _when(atoms: dict[str, list[Any]], today: date) -> When:
    year = _single(atoms.get("year", ()), ONE_TIME)
    months = _single(atoms.get("months", ()), ONE_TIME)
    spans = atoms.get("span", ()), atoms.get("five_years", ())
    span = _single([*spans[0], *spans[1]], ONE_TIME)
    if span and (months or year):
        raise Unclear(ONE_TIME)
    when = When(
        until=_single(atoms.get("until", ()), ONE_TIME),
        day=_single(atoms.get("day", ()), ONE_TIME),
        is_now="now" in atoms or "still" in atoms.get("concept", ()),
        is_plan=bool(spans[1]),
    )
    now = this_month(today)
    if months:
        span = months_of(year, months[0], months[1], today)
        if span is None:
            raise Unclear("月份应是 1 到 12")
    elif year:
        span = (month(year, 1), month(year, 12))
    if span:
        is_open = span[0] <= now <= span[1] and not atoms.get("span")
        when.first, when.last = span[0], now if is_open else span[1]
        when.is_running = "running" in atoms or (is_open and not months)
    when.is_years = (
        not months
        and span is not None
        and span[0][5:] == "01"
        and (bool(year) or span[1][5:] == "12")
    )
    return when


def _same_period(one: Said, atoms: dict[str, list[Any]], today: date) -> None:
    """去年同期: what is compared with where this year was named, the time asked about otherwise."""
    if "same_last_year" not in atoms:
        return
    if atoms.get("year") or one.compare:
        if one.compare not in (None, "同比"):
            raise Unclear(ONE_COMPARISON)
        one.compare = "同比"
        return
    when = one.when
    first, last = when.first or month(today.year, 1), when.last or when.until or this_month(today)
    when.first, when.last, when.until = year_before(first), year_before(last), None
    when.is_running = False


def year_before(of_month: str) -> str:
    """The same month one year before."""
    return f"{int(of_month[:4]) - 1}{of_month[4:]}"


def month_before(of_month: str) -> str:
    """The month before."""
    return months_back(last_day(of_month), 1)


def _rank(atoms: dict[str, list[Any]]) -> dict[str, Any]:
    """Order, limit, place and bound, as far as they were said."""
    rank: dict[str, Any] = {}
    for name in ("order", "limit", "nth", "best", "op"):
        if name in atoms:
            listed = [max(atoms[name])] if name == "limit" else atoms[name]
            rank[name] = _single(listed, "排名只能说一种")
    for zero in atoms.get("zero", ()):
        rank["op"] = ("=", float(zero), "")
    if "ranked" in atoms and not rank:
        raise Unclear("没有说要怎样排")
    return rank
