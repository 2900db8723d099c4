"""One way in which a question can be answered, with the parameters of the question that does.

Owns turning the time that was said into these, and back once it was answered.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from data.contract import contract
from data.periods import last_day
from queries.asking_dictionary import Measure
from queries.asking_said import Said, Unclear, When
from queries.headers import header
from queries.parameters import TODAY


@dataclass(frozen=True)
class Reading:
    """One way in which a question can be answered."""

    measure: Measure
    grain: str
    places: tuple[str, ...] = ()
    when: When = field(default_factory=When)
    filters: tuple[tuple[str, str], ...] = ()
    only: tuple[tuple[str, str], ...] = ()
    """What was said of the rows wanted: an indicator's name, a role."""
    plan: str | None = None
    compare: str | None = None
    rank: tuple[tuple[str, Any], ...] = ()
    given: tuple[tuple[str, Any], ...] = ()
    """Parameters of the question that were said."""
    also: tuple[Measure, ...] = ()
    """Further columns of the same answer that were asked for with it."""
    is_offer: bool = False
    """Whether its grouping was not said but is one of several to choose from."""

    @property
    def question(self) -> str:
        """The name of the question that answers."""
        return self.measure.by[self.grain]

    @property
    def key(self) -> tuple[Any, ...]:
        """Two readings with the same key are answered by the same rows."""
        return (
            *(self.measure.column, self.question, self.given, self.only, self.rank, self.compare),
            tuple(one.column for one in self.also),
            *(self.places if len(self.places) > 1 else (), str(self.measure.only)),
            (self.when.first, self.when.last) if self.grain == "year" else None,
        )


def with_given(reading: Reading, one: Said, today: date) -> Reading:
    """The reading with the parameters that its question takes. Raises Unclear."""
    asked = header(reading.question)
    family, label = reading.measure.family, reading.measure.label
    given: dict[str, Any] = dict(_time(reading, today))
    if one.plan:
        given["plan"] = one.plan
    if "dataset" in one.only:
        given["dataset"] = one.only["dataset"]
    for name, (value, of) in one.filters.items():
        if of and not family.startswith(of):
            raise Unclear(f"“{value}”是《{contract(of).label}》里的类，要查的指标不分这一类")
        given[name] = value
    if len(reading.places) == 1:
        given["area"] = reading.places[0]
    for name, value in given.items():
        if name not in asked.params and not (name == "on" and "to" in asked.params):
            raise Unclear(f"“{label}”不能只看“{value}”的")
    return replace(reading, given=tuple(sorted(given.items())))


def _month_end(of_month: str, today: date) -> date:
    return min(last_day(of_month), today)


def _time(reading: Reading, today: date) -> Iterator[tuple[str, Any]]:
    """The parameters that say when. Raises Unclear."""
    asked, when = header(reading.question), reading.when
    params, label = asked.params, reading.measure.label
    if when.is_plan and "plan" in params:
        raise Unclear("没有这个规划")
    day = _day(reading, today)
    if "on" not in params and "from" not in params and when != When():
        raise Unclear(f"“{label}”不分时间")
    if "from" in params:
        if when.day and "on" not in params:
            raise Unclear(f"“{label}”只能按月查，不能按天查")
        is_day_enough = "on" in params and (reading.measure.is_state or when.is_now)
        first, last = _months(when, is_day_enough)
        if first:
            yield "from", first
            if not when.is_running:
                yield "to", last
    is_usual = day == today and asked.defaults.get("on") == TODAY
    if day and "on" in params and not is_usual:
        yield "on", day


def _day(reading: Reading, today: date) -> date | None:
    """The day that was said, or the end of the months said where the question knows only days."""
    when = reading.when
    if when.day:
        return when.day
    is_by_day = "from" not in header(reading.question).params and reading.grain != "year"
    month = when.until or (when.last if is_by_day else None)
    if month:
        return _month_end(month, today)
    return today if when.is_now else None


def _months(when: When, is_day_enough: bool) -> tuple[str | None, str | None]:
    """First and last month meant; none where a day says all, or nothing was said."""
    if when.first:
        return when.first, when.last
    if is_day_enough:
        return None, None
    until = when.until or (f"{when.day:%Y-%m}" if when.day else None)
    if until is None and when.is_now:
        return None, None
    return (f"{until[:4]}-01", until) if until else (None, None)


def settled(reading: Reading, params: dict[str, Any], today: date) -> Reading:
    """The reading with the plan and the time it was answered for, so that it can be written out."""
    reading, when = replace(reading, plan=params.get("plan", reading.plan)), reading.when
    first, last, day = params.get("from"), params.get("to"), params.get("on")
    asked = header(reading.question)
    if reading.grain == "year":
        return replace(reading, when=replace(when, day=None if day == today else day, until=None))
    usual = (
        today if asked.defaults.get("on") == TODAY else _month_end(last, today) if last else None
    )
    if first and day == usual:
        day = None
    if not first and "from" in asked.params:
        last = None
    return replace(reading, when=replace(When(), first=first, last=last, day=day, is_years=False))
