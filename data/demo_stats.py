"""Figures as the offices of the demonstration county state them: near the ledgers, not equal.

Owns the stated figures and their small errors; owns no spreadsheet.
"""

import datetime as dt

from data.demo_accidents import accidents_between
from data.demo_county import DIRECT, NAMES, PARK, dice
from data.demo_findings import hazards_of
from data.periods import months_between

STATING = (*(name for name in NAMES if name != PARK), DIRECT, PARK)
"""Units of the accident table, in its order."""

GROUPS = {"执法检查": "执法检查", "企业自查": "企业自查"}
OTHERS = "其他排查"
STATED_SOURCES = (*GROUPS, OTHERS)
"""Sources by which hazards are stated; the ledger tells more of them apart."""

Figures = dict[str, int]


def _miscounted(month: str) -> str | None:
    """The unit that stated one accident too many in a month: one that does not count."""
    chance = dice("stated accidents", month)
    return chance.choice(NAMES) if chance.random() < 0.2 else None


def _counted(first: str, last: str, day: dt.date) -> dict[str, Figures]:
    empty = {"accidents": 0, "deaths": 0, "major_accidents": 0, "major_deaths": 0}
    counted = {name: dict(empty) for name in STATING}
    for one in accidents_between(first, last):
        if not one.in_scope or one.area is None:
            continue
        figures, deaths = counted[one.area], one.deaths_on(day)
        figures["accidents"] += 1
        figures["deaths"] += deaths
        if one.stated_severity != "一般":
            figures["major_accidents"] += 1
            figures["major_deaths"] += deaths
    for month in months_between(first, last):
        if name := _miscounted(month):
            counted[name]["accidents"] += 1
    return counted


def year_before(month: str) -> str:
    """The same month one year earlier."""
    return f"{int(month[:4]) - 1}{month[4:]}"


def stated_accidents(first: str, last: str, day: dt.date) -> dict[str, Figures]:
    """Unit -> figures of the months first..last as stated on a day, with those of last year."""
    stated = _counted(first, last, day)
    for name, before in _counted(year_before(first), year_before(last), day).items():
        stated[name] |= {f"{column}_last_year": value for column, value in before.items()}
    return stated


def stated_hazards(month: str, day: dt.date) -> dict[str, dict[str, Figures]]:
    """Unit -> source -> a month's figures as stated on a day; at times more than listed."""
    chance = dice("stated hazards", month)
    stated: dict[str, dict[str, Figures]] = {}
    for name in NAMES:
        stated[name] = {}
        for source in STATED_SOURCES:
            found = [h for h in hazards_of(month) if h.area == name and group(h.source) == source]
            major = [h for h in found if h.grade == "重大"]
            extra = chance.choices((0, 1, 2), (90, 8, 2))[0]
            stated[name][source] = {
                "units": len(found) + chance.randint(2, 9),
                "found": len(found) + extra,
                "rectified": sum(h.is_rectified(day) for h in found) + extra,
                "major_found": len(major),
                "major_rectified": sum(h.is_rectified(day) for h in major),
            }
    return stated


def group(source: str) -> str:
    """The stated source that one of the ledger's belongs to."""
    return GROUPS.get(source, OTHERS)


def summed(parts: list[Figures]) -> Figures:
    """Figures added column by column."""
    return {column: sum(part[column] for part in parts) for column in parts[0]}
