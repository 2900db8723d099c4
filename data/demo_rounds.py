"""What offices of the demonstration county do every month: inspections, drills, training, plans.

Draws them month by month, so that a later month never changes an earlier one; owns no spreadsheet.
"""

import calendar
import datetime as dt
from functools import cache
from random import Random

from data.demo_county import BY_NAME, DIRECT, NAMES, Place, dice, units_of
from data.demo_forms import Record

INSPECTIONS = {"双随机": 30, "专项检查": 40, "重点检查": 20, "举报核查": 10}
PATROL = "乡镇巡查"
"""Inspections of a township itself, stated as one figure a month."""

FINES = (0.5, 1.0, 1.5, 2.0, 3.0, 5.0)
SAFETY_MONTH = 6
"""Month in which everybody drills and speaks of safety."""

ACTIVITIES = {
    "宣传": ("安全生产宣传进村入户", "防汛避险知识宣传", "森林防灭火宣传", "防灾减灾知识讲座"),
    "培训": ("企业负责人安全培训", "村级应急员培训", "灾害信息员业务培训"),
    "演练": ("防汛转移避险演练", "消防疏散演练", "森林扑火演练", "地质灾害应急演练"),
}
PEOPLE = {"宣传": (60, 520), "培训": (20, 110), "演练": (30, 160)}


def day_in(chance: Random, month: str) -> dt.date:
    """A day of the month."""
    year, number = int(month[:4]), int(month[5:])
    return dt.date(year, number, chance.randint(1, calendar.monthrange(year, number)[1]))


def _visit(chance: Random, place: Place, month: str) -> Record:
    """One inspection of one unit."""
    unit = chance.choice(units_of(place))
    found = chance.choices((0, 1, 2, 3, 4, 6), (30, 25, 20, 12, 8, 5))[0]
    is_filed = found > 0 and chance.random() < 0.15
    fine = chance.choice(FINES) if is_filed else 0
    return {
        "inspected_on": day_in(chance, month),
        "unit_name": unit.name,
        "area": place.name,
        "sector": unit.sector,
        "kind": chance.choices(list(INSPECTIONS), list(INSPECTIONS.values()))[0],
        "visits": 1,
        "officer_visits": chance.choice((2, 2, 2, 3, 4)),
        "hazards_found": found,
        "major_found": 1 if found and chance.random() < 0.03 else 0,
        "cases_filed": int(is_filed),
        "fine_wan_yuan": fine,
        "fine_yuan": int(fine * 10_000),
        "note": "已移交立案" if is_filed else None,
    }


def _patrol(chance: Random, place: Place, month: str) -> Record:
    """A township's own inspections of a month as one figure."""
    visits = chance.randint(2, 5) + round(3 * place.weight)
    found = chance.randint(0, visits)
    return {
        "inspected_on": dt.date(int(month[:4]), int(month[5:]), 28),
        "unit_name": None,
        "area": place.name,
        "sector": None,
        "kind": PATROL,
        "visits": visits,
        "officer_visits": 2 * visits,
        "hazards_found": found,
        "major_found": 0,
        "cases_filed": 0,
        "fine_wan_yuan": 0,
        "fine_yuan": 0,
        "note": "当月合计",
    }


@cache
def inspections_of(month: str) -> tuple[Record, ...]:
    """Every inspection of a month by date; every unit of the register has some."""
    drawn: dict[tuple[object, ...], Record] = {}
    for name in NAMES:
        place, chance = BY_NAME[name], dice("inspections", month, name)
        rows = [_visit(chance, place, month) for _ in range(chance.randint(0, round(place.weight)))]
        for row in (*rows, _patrol(chance, place, month)):
            drawn.setdefault((row["inspected_on"], row["unit_name"], row["kind"], name), row)
    return tuple(sorted(drawn.values(), key=lambda row: str(row["inspected_on"])))


def _activity(chance: Random, kind: str, area: str, month: str) -> Record:
    """An event with an audience."""
    least, most = PEOPLE[kind]
    count = chance.choice((1, 1, 1, 2)) + int(month[5:] == f"{SAFETY_MONTH:02d}")
    return {
        "held_on": day_in(chance, month),
        "kind": kind,
        "name": chance.choice(ACTIVITIES[kind]),
        "area": area,
        "count": count,
        "unit": "场次",
        "people": count * chance.randint(least, most),
        "funds_wan_yuan": chance.choice((None, None, 0.2, 0.5, 1.2)),
        "note": None,
    }


def _office(chance: Random, month: str) -> list[Record]:
    """What the bureau itself does: plans filed and revised, relief in winter, a drill."""
    number = int(month[5:])
    done: list[tuple[str, str, int, str, int | None, float | None]] = []
    if filed := chance.randint(0, 4):
        done.append(("预案备案", "企业应急预案备案", filed, "家", None, None))
    if number % 3 == 0:
        done.append(("预案修编", "县级专项预案修编", chance.randint(1, 4), "项", None, None))
    if number in (1, 2, 12):
        people = chance.randint(2400, 5200)
        funds = round(people * chance.uniform(0.014, 0.017), 1)
        done.append(("冬春救助", "冬春生活救助资金发放", 1, "批", people, funds))
    if number in (5, 11):
        people = chance.randint(180, 360)
        done.append(("演练", "县级综合应急救援演练", 1, "场次", people, 12.0))
    return [
        {
            "held_on": day_in(chance, month),
            "kind": kind,
            "name": name,
            "area": DIRECT,
            "count": count,
            "unit": unit,
            "people": people,
            "funds_wan_yuan": funds,
            "note": None,
        }
        for kind, name, count, unit, people, funds in done
    ]


@cache
def activities_of(month: str) -> tuple[Record, ...]:
    """Every activity of a month by date; every unit of the register has some."""
    drawn = _office(dice("activities", month), month)
    for name in NAMES:
        chance = dice("activities", month, name)
        kinds = ["宣传", *(kind for kind in ("培训", "演练") if chance.random() < 0.2)]
        kinds += ["演练"] if int(month[5:]) == SAFETY_MONTH and "演练" not in kinds else []
        drawn += [_activity(chance, kind, name, month) for kind in kinds]
    return tuple(sorted(drawn, key=lambda row: str(row["held_on"])))
