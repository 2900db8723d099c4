"""Hazards found in the demonstration county, month by month. Draws them; owns no spreadsheet.

A month is drawn by itself, so that a later month never changes an earlier one.
"""

import calendar
import datetime as dt
from dataclasses import replace
from functools import cache
from random import Random

from data.demo_county import BASICS, BUREAU, BY_NAME, FLAWS, NAMES, Place, dice, units_of
from data.demo_hazards import Attempt, Hazard
from data.periods import months_between

YEARLY = {2019: 560, 2020: 610, 2021: 680, 2022: 750, 2023: 860, 2024: 820, 2025: 770}
"""Hazards found a year; afterwards about the last."""
LATER_YEARS = 740

MONTH_WEIGHTS = (7, 5, 9, 8, 8, 12, 8, 8, 10, 8, 8, 9)
SOURCES = {
    "执法检查": 40,
    "企业自查": 22,
    "专项行动": 16,
    "专家查隐患": 12,
    "上级交办": 6,
    "举报": 4,
}
MAJOR_SHARE = 0.038
"""Of what is found on site; none of what is found in papers is major."""

NEVER, FAILED, EXTENDED, HELD, LATE, ON_TIME = (
    "open",
    "failed",
    "extended",
    "held",
    "late",
    "on time",
)
COURSES = {NEVER: 25, FAILED: 20, EXTENDED: 25, HELD: 8, LATE: 90}
"""Per thousand: how mending goes when not as it should; lateness falls over the years."""


def _course(chance: Random, year: int) -> str:
    """How the mending goes; the share of late ones shrinks from year to year."""
    weights = dict(COURSES, **{LATE: max(35, COURSES[LATE] - 6 * (year - 2019))})
    weights[ON_TIME] = 1000 - sum(weights.values())
    return chance.choices(list(weights), list(weights.values()))[0]


def _attempts(chance: Random, hazard: Hazard, course: str) -> tuple[Attempt, ...]:
    """When it was reported mended and rechecked; none where it stays open."""
    deadline = hazard.due_on or hazard.found_on + dt.timedelta(days=30)
    span = (deadline - hazard.found_on).days
    if course == NEVER:
        if chance.random() < 0.08:
            return ()
        mended = deadline + dt.timedelta(days=chance.randint(120, 500))
    elif course == HELD:
        mended = deadline + dt.timedelta(days=chance.randint(150, 400))
    elif course == LATE:
        mended = deadline + dt.timedelta(days=chance.randint(1, 75))
    elif course == EXTENDED and hazard.extended_to:
        mended = hazard.extended_to - dt.timedelta(days=chance.randint(-6, 10))
    else:
        least = 0.7 if hazard.grade == "重大" else 0.3
        mended = hazard.found_on + dt.timedelta(days=round(span * chance.uniform(least, 1.0)))
    first = _attempt(chance, max(mended, hazard.found_on), "不合格" if course == FAILED else "合格")
    if course != FAILED:
        return (first,)
    again = first.rechecked_on + dt.timedelta(days=chance.randint(5, 30))
    return (first, _attempt(chance, again, "合格"))


def _attempt(chance: Random, mended: dt.date, result: str) -> Attempt:
    return Attempt(mended, mended + dt.timedelta(days=chance.randint(0, 9)), result)


def _inspector(chance: Random, source: str, unit: str, place: Place) -> str:
    """Who looked, by the source of the finding."""
    if source == "企业自查":
        return unit
    if source == "专家查隐患":
        return "县安委会专家组"
    if source == "上级交办":
        return "市应急管理局"
    local = f"{place.name}应急管理站" if place.level == "乡镇" else BUREAU
    return chance.choice((BUREAU, local))


def _found(chance: Random, month: str, place: Place) -> Hazard:
    """A hazard as it stands on the day it is found; numbered, and its mending drawn, afterwards."""
    year, number = int(month[:4]), int(month[5:])
    found_on = dt.date(year, number, chance.randint(1, calendar.monthrange(year, number)[1]))
    source = chance.choices(list(SOURCES), list(SOURCES.values()))[0]
    unit = chance.choice(units_of(place))
    flaws = (*FLAWS.get(unit.sector, FLAWS["工贸"]), *BASICS)
    part, description = chance.choice(flaws)
    is_major = (part, description) not in BASICS and chance.random() < MAJOR_SHARE
    days = (
        chance.choice((60, 90, 120))
        if is_major
        else chance.choices((0, 3, 7, 15, 30), (12, 8, 20, 30, 30))[0]
    )
    return Hazard(
        hazard_no="",
        found_on=found_on,
        source=source,
        inspected_by=_inspector(chance, source, unit.name, place),
        area=place.name,
        sector=unit.sector,
        unit_name=unit.name,
        part=part,
        description=description,
        kind="基础管理" if (part, description) in BASICS else "现场管理",
        grade="重大" if is_major else "一般",
        listed=chance.choices((None, "县级", "市级"), (50, 40, 10))[0] if is_major else None,
        due_on=None if chance.random() < 0.01 else found_on + dt.timedelta(days=days),
        extended_to=None,
        extended_at=None,
        attempts=(),
        closed_on=None,
        is_held=False,
        dated_on=None,
        funds_wan_yuan=chance.choice((None, None, 0.05, 0.2, 0.5, 1.2)) if not is_major else 6.5,
    )


def _lived(chance: Random, hazard: Hazard) -> Hazard:
    """The same hazard with its whole story."""
    course = _course(chance, hazard.found_on.year)
    if course == EXTENDED and hazard.due_on and hazard.due_on > hazard.found_on:
        hazard = replace(
            hazard,
            extended_at=hazard.due_on,
            extended_to=hazard.due_on + dt.timedelta(days=chance.choice((15, 30, 60))),
        )
    attempts = _attempts(chance, hazard, course)
    last = attempts[-1] if attempts else None
    is_undated = last is not None and chance.random() < 0.003
    return replace(
        hazard,
        attempts=attempts,
        closed_on=last.rechecked_on + dt.timedelta(days=chance.randint(0, 6)) if last else None,
        is_held=course == HELD,
        dated_on=last.rectified_on + dt.timedelta(days=60) if last and is_undated else None,
    )


def quiet_place(month: str) -> str | None:
    """The one place that found nothing in a month and says so; none at the end of a quarter."""
    if int(month[5:]) % 3 == 0:
        return None
    chance = dice("quiet", month)
    return chance.choice([name for name in NAMES if BY_NAME[name].weight < 1])


@cache
def hazards_of(month: str) -> tuple[Hazard, ...]:
    """Every hazard found in a month, in order of day; each place but the quiet one found some."""
    year, number = int(month[:4]), int(month[5:])
    chance = dice("hazards found", month)
    share = MONTH_WEIGHTS[number - 1] / sum(MONTH_WEIGHTS)
    count = round(YEARLY.get(year, LATER_YEARS) * share) + chance.randint(-4, 4)
    active = [name for name in NAMES if name != quiet_place(month)]
    rest = chance.choices(active, [BY_NAME[name].weight for name in active], k=count - len(active))
    found = [_found(chance, month, BY_NAME[name]) for name in (*active, *rest)]
    lived = [_lived(chance, one) for one in sorted(found, key=lambda one: one.found_on)]
    stem = f"YH{year}{number:02d}"
    return tuple(replace(one, hazard_no=f"{stem}-{i:03d}") for i, one in enumerate(lived, 1))


def hazards_between(first: str, last: str) -> list[Hazard]:
    """Hazards found in the months first..last, in order."""
    return [one for month in months_between(first, last) for one in hazards_of(month)]
