"""Accidents of the demonstration county: what happened, and what was known of it on a day.

Owns no spreadsheet. A year is drawn as a whole and then cut at a day, so that a later month never
changes an earlier one.
"""

import calendar
import datetime as dt
from dataclasses import dataclass
from functools import cache
from random import Random

from data.demo_county import BY_NAME, MISHAP_UNITS, MISHAPS, NAMES, Place, dice

YEARLY = {2019: 24, 2020: 22, 2021: 21, 2022: 19, 2023: 17, 2024: 16, 2025: 14, 2026: 13}
"""Counted accidents a year; afterwards about the last, a little fewer."""

FATAL_SHARE = 0.47
"""Share of accidents with a death; one of them a year has two."""

MONTH_WEIGHTS = (6, 5, 7, 8, 8, 10, 11, 11, 9, 8, 9, 8)
SECTOR_WEIGHTS = {
    "道路运输": 38,
    "建筑施工": 22,
    "冶金机械等工贸": 18,
    "金属与非金属矿山": 5,
    "危险化学品": 3,
    "商贸": 4,
    "消防火灾": 5,
    "农业机械": 5,
}
REVISED = "1人经抢救无效死亡，死亡人数由1人更正为2人"
AS_WRITTEN: dict[str, tuple[str, str | None]] = {
    "AL-2019-004": ("minor_injuries", None),
    "AL-2019-013": ("serious_injuries", None),
    "AL-2021-008": ("loss_wan_yuan", "xx"),
    "AL-2023-005": ("minor_injuries", "xx"),
}
"""What some ledgers say in place of a figure: nothing, or a mask."""
HIGHWAY = "安澜高速公路 K31+200"
"""A place that belongs to no township."""


@dataclass(frozen=True)
class Accident:
    """One accident with its whole story, from the first report to the closing of the case."""

    accident_no: str
    occurred_at: dt.datetime
    area: str | None
    place: str
    longitude: float | None
    latitude: float | None
    unit_name: str
    sector: str
    type: str
    in_scope: bool
    deaths: int
    first_deaths: int
    """Deaths in the first report; somebody may die within thirty days."""
    revised_on: dt.date
    serious_injuries: int
    minor_injuries: int
    poisoned: int
    loss_wan_yuan: float
    loss_known_on: dt.date
    is_loss_estimated: bool
    stated_severity: str
    approved_on: dt.date
    closed_on: dt.date

    @property
    def day(self) -> dt.date:
        """The day it happened."""
        return self.occurred_at.date()

    @property
    def month(self) -> str:
        """The month it happened, YYYY-MM."""
        return f"{self.occurred_at:%Y-%m}"

    def deaths_on(self, day: dt.date) -> int:
        """Deaths as known on a day."""
        return self.deaths if self.revised_on <= day else self.first_deaths

    def known(self, day: dt.date) -> dict[str, object]:
        """The ledger's columns as they stood on a day; a loss not yet assessed is blank."""
        has_loss = self.loss_known_on <= day
        is_closed, is_approved = self.closed_on <= day, self.approved_on <= day
        estimate = f"约{self.loss_wan_yuan:g}" if self.is_loss_estimated else self.loss_wan_yuan
        known: dict[str, object] = {
            "accident_no": self.accident_no,
            "occurred_at": self.occurred_at,
            "area": self.area,
            "place": self.place,
            "longitude": self.longitude,
            "latitude": self.latitude,
            "unit_name": self.unit_name,
            "sector": self.sector,
            "type": self.type,
            "in_scope": "是" if self.in_scope else "否",
            "deaths": self.deaths_on(day),
            "missing": 0,
            "serious_injuries": self.serious_injuries + self.deaths - self.deaths_on(day),
            "minor_injuries": self.minor_injuries,
            "poisoned": self.poisoned,
            "loss_wan_yuan": estimate if has_loss else None,
            "stated_severity": self.stated_severity,
            "investigation": "已结案" if is_closed else "已批复" if is_approved else "调查中",
            "closed_on": self.closed_on if is_closed else None,
            "note": REVISED if self.first_deaths < self.deaths_on(day) else None,
        }
        return known | dict(
            [AS_WRITTEN[self.accident_no]] if self.accident_no in AS_WRITTEN else []
        )


def _moment(chance: Random, year: int, month: int, is_late: bool = False) -> dt.datetime:
    """A moment of the month; a late one comes so late that it is corrected after the report."""
    first, last = (21, 26) if is_late else (1, calendar.monthrange(year, month)[1])
    hour = chance.choice((5, 6, 7, 8, 9, 10, 10, 11, 13, 14, 15, 15, 16, 17, 18, 19, 21))
    day = chance.randint(first, last)
    return dt.datetime(year, month, day, hour, chance.randrange(0, 60, 5))


def _where(chance: Random, sector: str) -> tuple[Place, str, float, float]:
    """A place for an accident of that sector: township, address, coordinates beside its seat."""
    weights = [BY_NAME[name].weight for name in NAMES]
    place = BY_NAME[chance.choices(NAMES, weights)[0]]
    village = chance.choice(place.villages)
    address = {
        "道路运输": f"县道安桐线{village}路段",
        "建筑施工": f"{village}安置房二期工地",
        "农业机械": f"{village}机耕路",
        "消防火灾": f"{village}商业街12号",
    }.get(sector, f"{village}厂区内")
    east, north = (place.longitude or 0.0), (place.latitude or 0.0)
    return (
        place,
        place.name + address,
        round(east + chance.uniform(-0.03, 0.03), 5),
        round(north + chance.uniform(-0.03, 0.03), 5),
    )


def _accident(chance: Random, moment: dt.datetime, deaths: int, in_scope: bool) -> Accident:
    """Draw the rest of an accident at that moment with that many deaths; numbered afterwards."""
    sector = chance.choices(list(SECTOR_WEIGHTS), list(SECTOR_WEIGHTS.values()))[0]
    sector = "道路运输" if deaths > 2 or not in_scope else sector
    place, address, longitude, latitude = _where(chance, sector)
    kind = chance.choice(MISHAPS[sector])
    day = moment.date()
    firm = chance.choice(("鑫源", "恒达", "宏盛", "顺达"))
    serious = 4 if deaths > 2 else chance.choices((0, 1, 2), (60, 30, 10))[0]
    loss = 90.0 * deaths + chance.choice((3.5, 8.0, 12.6, 20.0, 35.0, 48.2))
    return Accident(
        accident_no="",
        occurred_at=moment,
        area=place.name,
        place=address,
        longitude=longitude,
        latitude=latitude,
        unit_name=MISHAP_UNITS[sector].format(place.short + firm) if in_scope else "",
        sector=sector,
        type=kind,
        in_scope=in_scope,
        deaths=deaths,
        first_deaths=1 if deaths == 2 else deaths,
        revised_on=day + dt.timedelta(days=chance.randint(20, 28)) if deaths == 2 else day,
        serious_injuries=serious or (0 if deaths else 1),
        minor_injuries=chance.choices((0, 1, 3), (60, 30, 10))[0],
        poisoned=2 if kind == "中毒和窒息" else 0,
        loss_wan_yuan=loss if deaths < 3 else 268.0,
        loss_known_on=day + dt.timedelta(days=chance.randint(15, 75)),
        is_loss_estimated=chance.random() < 0.08,
        stated_severity="较大" if deaths > 2 else "一般",
        approved_on=day + dt.timedelta(days=chance.randint(60, 75)),
        closed_on=day + dt.timedelta(days=chance.randint(80, 150)),
    )


def _drawn(year: int) -> list[Accident]:
    """The year's accidents, not in order: the counted ones, then one that does not count."""
    chance = dice("accidents", year)
    count = YEARLY.get(year) or max(9, 12 - (year - 2027) // 3) + chance.randint(-1, 1)
    fatal = round(count * FATAL_SHARE) - 1
    months = [1, *chance.choices(range(1, 13), MONTH_WEIGHTS, k=count - 2)]
    drawn = [
        _accident(chance, _moment(chance, year, month), 1 if i < fatal else 0, True)
        for i, month in enumerate(chance.sample(months, len(months)))
    ]
    drawn.append(_accident(chance, _moment(chance, year, chance.randint(2, 8), True), 2, True))
    if year == 2020:
        drawn.append(_accident(chance, dt.datetime(2020, 8, 19, 6, 40), 3, True))
    moment = _moment(chance, year, chance.randint(3, 9))
    drawn.append(_accident(chance, moment, chance.randint(0, 1), in_scope=False))
    return drawn


@cache
def accidents_of(year: int) -> tuple[Accident, ...]:
    """Every accident of a year in order of time, numbered; one in 2022 lies in no township."""
    ordered = sorted(_drawn(year), key=lambda one: one.occurred_at)
    numbered = []
    for i, one in enumerate(ordered, 1):
        fields = dict(vars(one), accident_no=f"AL-{year}-{i:03d}")
        if year == 2022 and i == 7:
            fields |= {"area": None, "place": HIGHWAY, "longitude": None, "latitude": None}
        numbered.append(Accident(**fields))
    return tuple(numbered)


def accidents_between(first: str, last: str) -> list[Accident]:
    """Accidents of the months first..last, in order of time."""
    years = range(int(first[:4]), int(last[:4]) + 1)
    return [one for year in years for one in accidents_of(year) if first <= one.month <= last]
