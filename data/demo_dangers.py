"""What nature does to the demonstration county: warnings, disasters, forest fires.

Draws them, a year or a month as a whole; owns no spreadsheet.
"""

import datetime as dt
from functools import cache

from data.demo_county import BY_NAME, NAMES, dice
from data.demo_forms import Record
from data.demo_rounds import day_in
from data.periods import month as month_of

WARNINGS_A_MONTH = (4, 4, 6, 7, 9, 12, 12, 9, 5, 3, 3, 5)
WARNING_KINDS = {
    "大风": "1 2 3 4 11 12",
    "道路结冰": "1 2 12",
    "森林火险": "1 2 3 10 11 12",
    "雷电": "3 4 5 6 7 8",
    "暴雨": "4 5 6 7 8",
    "地质灾害气象风险": "5 6 7",
    "高温": "7 8 9",
    "干旱": "9 10",
}
"""Kind of warning -> months in which it is issued."""

LEVELS = {"蓝色": 56, "黄色": 32, "橙色": 10, "红色": 2}
OTHER_SPELLINGS = {"蓝色": "Ⅳ级", "黄色": "黄", "橙色": "Ⅱ级"}

DISASTERS = {"洪涝": (5, 6, 6, 7), "风雹": (3, 4, 5), "地质灾害": (6, 7), "低温冷冻": (1, 2)}
"""Kind of disaster -> months in which it strikes, the likelier ones more than once."""

GREAT_FLOOD = 2020
"""Year of the flood that nobody here had seen before."""

DEATH_IN = 2022
LATE_RELIEF_IN = 2023
"""Year in which relief came after eleven hours."""

FIRE_MONTHS = (1, 2, 3, 4, 4, 10, 11, 12)
FIRES_A_YEAR = {2019: 5, 2020: 3, 2021: 4, 2022: 6}
"""Forest fires a year; afterwards two or three."""


@cache
def warnings_of(month: str) -> tuple[Record, ...]:
    """The warnings of a month by date, most of them for the whole county."""
    chance, number = dice("warnings", month), int(month[5:])
    kinds = [kind for kind, months in WARNING_KINDS.items() if str(number) in months.split()]
    drawn: dict[tuple[object, ...], Record] = {}
    for _ in range(WARNINGS_A_MONTH[number - 1] + chance.randint(-1, 1)):
        level = chance.choices(list(LEVELS), list(LEVELS.values()))[0]
        written = OTHER_SPELLINGS.get(level, level) if chance.random() < 0.1 else level
        row: Record = {
            "issued_on": day_in(chance, month),
            "kind": chance.choice(kinds),
            "level": written,
            "area": chance.choice(NAMES) if chance.random() < 0.15 else None,
            "note": None,
        }
        drawn.setdefault((row["issued_on"], row["kind"], level, row["area"]), row)
    return tuple(sorted(drawn.values(), key=lambda row: str(row["issued_on"])))


def _struck(year: int, number: int, kind: str, is_great: bool) -> list[Record]:
    """One disaster: a row for every township that it struck."""
    chance = dice("disaster", year, number)
    month = 7 if is_great else chance.choice(DISASTERS[kind])
    began = dt.datetime.combine(
        day_in(chance, month_of(year, month)), dt.time(chance.randint(1, 12))
    )
    towns = [name for name in NAMES if BY_NAME[name].level == "乡镇"]
    struck = chance.sample(towns, 12 if is_great else chance.randint(2, 5))
    rows: list[Record] = []
    for i, name in enumerate(sorted(struck, key=towns.index)):
        hours = 11 if (year, number, i) == (LATE_RELIEF_IN, 1, 0) else chance.randint(3, 8)
        affected = chance.randint(900, 5200) if is_great else chance.randint(60, 1600)
        loss = chance.randint(900, 2900) if is_great else chance.randint(15, 480)
        died = (year, kind, i) == (DEATH_IN, "地质灾害", 0)
        rows.append(
            {
                "event_no": None,
                "kind": kind,
                "started_at": began + dt.timedelta(minutes=5 * i),
                "relieved_at": began + dt.timedelta(hours=hours, minutes=5 * i),
                "area": name,
                "affected": affected,
                "deaths": int(died),
                "missing": 0,
                "relocated": affected // chance.randint(4, 30),
                "loss_wan_yuan": f"约{loss}" if chance.random() < 0.08 else loss,
                "note": "因山体滑坡致1人死亡" if died else None,
            }
        )
    return rows


@cache
def disasters_of(year: int) -> tuple[Record, ...]:
    """The disasters of a year in order of time, one row a township; numbered."""
    chance = dice("disasters", year)
    kinds = ["洪涝", "地质灾害", *chance.choices(list(DISASTERS), k=chance.randint(1, 2))]
    events = [_struck(year, i, kind, False) for i, kind in enumerate(kinds, 1)]
    if year == GREAT_FLOOD:
        events.append(_struck(year, len(events) + 1, "洪涝", True))
    events.sort(key=lambda rows: str(rows[0]["started_at"]))
    return tuple(
        dict(row, event_no=f"ZQ-{year}-{i:02d}") for i, rows in enumerate(events, 1) for row in rows
    )


def _fire(year: int, number: int) -> Record:
    """One forest fire; in 2021 somebody was hurt."""
    chance = dice("fire", year, number)
    place = BY_NAME[chance.choice([name for name in NAMES if BY_NAME[name].level == "乡镇"])]
    day = day_in(chance, month_of(year, chance.choice(FIRE_MONTHS)))
    burned = chance.choice((6, 9, 15, 24, 30, 45, 75, 120))
    damaged = round(burned * chance.choice((0, 0.3, 0.4, 0.6)))
    return {
        "fire_no": None,
        "started_at": dt.datetime.combine(day, dt.time(chance.randint(9, 18), 20)),
        "area": place.name,
        "place": f"{chance.choice(place.villages)}后山",
        "burned_mu": burned,
        "burned_ha": round(burned / 15, 2),
        "damaged_mu": damaged,
        "damaged_forest_ha": round(damaged / 15, 2),
        "deaths": 0,
        "serious_injuries": int((year, number) == (2021, 1)),
        "note": None,
    }


@cache
def fires_of(year: int) -> tuple[Record, ...]:
    """The forest fires of a year in order of time, numbered."""
    count = FIRES_A_YEAR.get(year) or dice("fires", year).randint(2, 3)
    fires = sorted(
        (_fire(year, i) for i in range(1, count + 1)), key=lambda r: str(r["started_at"])
    )
    return tuple(dict(row, fire_no=f"LH-{year}-{i:02d}") for i, row in enumerate(fires, 1))
