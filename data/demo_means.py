"""Means of the demonstration county as of a month: teams, stores, shelters, staff, enterprises.

Owns how they grow; every person, number and code is invented. Owns no spreadsheet.
"""

import datetime as dt
from random import Random

from data.demo_county import BY_NAME, COUNTY, DIRECT, NAMES, PARK, Place, dice, units_of
from data.demo_forms import Record
from data.demo_yearbook import villages_in
from data.originals import check_character

TOWNS = tuple(name for name in NAMES if BY_NAME[name].level == "乡镇")
BRIGADES = (TOWNS[0], TOWNS[7], TOWNS[12])
"""Townships with a fire brigade of their own."""

FIRST_YEAR = 2021
SURNAMES = "方任袁邓许傅沈曾彭吕苏卢蒋蔡贾"
GIVEN = ("文斌", "立军", "建华", "小燕", "志勇", "国庆", "海涛", "春生")

COUNTY_TEAMS = (
    ("综合应急救援大队", "综合救援", "县级", "专职", 46, 60),
    ("森林消防中队", "森林消防", "县级", "专业", 30, 32),
    ("防汛抢险队", "防汛抗旱", "县级", "兼职", 40, 42),
    ("蓝鹭水上救援志愿队", "水上搜救", "社会", "志愿", 22, 27),
)
"""Name, kind, level, nature, members at first and in the end."""

ITEMS = (
    ("基本生活保障物资", "棉被", "床", 1, 140, 60, None),
    ("基本生活保障物资", "折叠床", "张", 1, 60, 30, None),
    ("基本生活保障物资", "方便食品", "箱", 3, 40, 20, 1),
    ("基本生活保障物资", "瓶装水", "箱", 2, 80, 40, 2),
    ("应急装备及配套物资", "救生衣", "件", 2, 50, 40, 6),
    ("应急装备及配套物资", "发电机", "台", 1, 2, 1, None),
    ("应急装备及配套物资", "森林灭火风机", "台", 1, 6, 4, None),
    ("工程材料与机械加工设备", "编织袋", "条", 1, 2600, 2000, None),
)
"""Class, item, unit, kinds, quantity, least quantity, years of life."""

MORE_ITEMS = (
    ("基本生活保障物资", "帐篷", "顶", 2, 160, 120, None),
    ("应急装备及配套物资", "冲锋舟", "艘", 1, 6, 4, None),
    ("应急装备及配套物资", "照明车", "辆", 1, 2, 1, None),
)
"""What only the county keeps."""


def _years(month: str) -> float:
    """Years since the first inventory."""
    return int(month[:4]) - FIRST_YEAR + int(month[5:]) / 12 - 1


def _near(chance: Random, place: Place) -> dict[str, object]:
    """Coordinates beside a seat; the county's own for what belongs to the county."""
    seat = BY_NAME[COUNTY] if place.longitude is None else place
    east, north = seat.longitude or 0.0, seat.latitude or 0.0
    return {
        "longitude": round(east + chance.uniform(-0.02, 0.02), 5),
        "latitude": round(north + chance.uniform(-0.02, 0.02), 5),
    }


def _leader(chance: Random) -> dict[str, object]:
    """A person who does not exist, with a number that nobody can have."""
    name = chance.choice(SURNAMES) + chance.choice(GIVEN)
    return {"leader": name, "phone": f"000-{chance.randint(0, 99999999):08d}"}


def teams(month: str) -> list[Record]:
    """The county's teams, one of each township, and the park's; some are too small still."""
    grown = min(1.0, _years(month) / 4)
    listed = [
        (DIRECT, COUNTY + name, kind, level, nature, round(least + grown * (most - least)))
        for name, kind, level, nature, least, most in COUNTY_TEAMS
    ]
    for name in TOWNS:
        size = dice("team", name).choice((14, 16, 18, 20, 22, 25, 28, 30))
        size += round(grown * dice("team grows", name).randint(0, 5))
        listed.append((name, f"{name}综合应急救援队", "综合救援", "乡级", "兼职", size))
    listed.append((PARK, "园区危化品救援队", "危险化学品", "企业", "专业", 18))
    for name in BRIGADES:
        listed.append((name, f"{name}政府专职消防队", "消防", "乡级", "专职", 12))
    rows: list[Record] = []
    for area, name, kind, level, nature, members in listed:
        chance = dice("team", area, name)
        rows.append(
            {
                "name": name,
                "team_count": 1,
                "kind": kind,
                "level": level,
                "nature": nature,
                "area": area,
                "members": f"{members}余" if level == "社会" else members,
                **_leader(chance),
                **_near(chance, BY_NAME[area]),
                "note": None,
            }
        )
    return rows


def _has_store(name: str, month: str) -> bool:
    """Whether a township had its store by then: the last two were built in 2023."""
    return name not in TOWNS[-2:] or month >= "2023-06"


def warehouses(month: str) -> list[Record]:
    """The county's store and those of the townships."""
    rows: list[Record] = []
    for name in (DIRECT, *(town for town in TOWNS if _has_store(town, month))):
        chance = dice("store", name)
        usable = 620 if name == DIRECT else chance.choice((60, 80, 90, 100, 110, 120, 150, 180))
        owned = "自有" if name == DIRECT else chance.choice(("自有", "自有", "租用", "代储"))
        rows.append(
            {
                "name": store_of(name),
                "level": "县级" if name == DIRECT else "乡镇级",
                "area": name,
                "floor_area_m2": round(usable * 1.5),
                "usable_area_m2": usable,
                "ownership": owned,
                **_near(chance, BY_NAME[name]),
                "note": None,
            }
        )
    return rows


def store_of(name: str) -> str:
    """The name of a unit's store."""
    return f"{COUNTY}应急物资储备库" if name == DIRECT else f"{name}应急物资储备库"


def supplies(month: str) -> list[Record]:
    """What lies in the stores; what has a life is renewed late now and then."""
    year, number = int(month[:4]), int(month[5:])
    rows: list[Record] = []
    for name in (DIRECT, *(town for town in TOWNS if _has_store(town, month))):
        items = (*ITEMS, *MORE_ITEMS) if name == DIRECT else ITEMS[: 6 + TOWNS.index(name) % 3]
        for group, item, unit, kinds, quantity, least, life in items:
            chance = dice("stock", month, name, item)
            scale = 4 if name == DIRECT and item not in [more[1] for more in MORE_ITEMS] else 1
            bought = year - dice("bought", name, item).randint(0, life or 0)
            expires = (
                dt.date(bought + life, dice("expiry", name, item).randint(1, 12), 28)
                if life
                else None
            )
            rows.append(
                {
                    "warehouse": store_of(name),
                    "area": name,
                    "class": group,
                    "item": item,
                    "kinds": kinds,
                    "quantity": round(scale * quantity * chance.uniform(0.7, 1.3)) or 1,
                    "unit": unit,
                    "expires_on": expires,
                    "min_quantity": scale * least,
                    "note": "待更新" if expires and expires < dt.date(year, number, 28) else None,
                }
            )
    return rows


def shelters(month: str) -> list[Record]:
    """Two shelters of the county, one of each township, and schools opened since 2023."""
    listed = [
        (TOWNS[0], "澜城镇体育公园避难场所", "县级", "长期", 12_600),
        (TOWNS[0], "城东文化广场避难场所", "县级", "短期", 6_800),
    ]
    for name in TOWNS:
        size = dice("shelter", name).randrange(900, 4200, 100)
        listed.append((name, f"{name}中心广场避难场所", "乡镇级", "紧急", size))
    if month >= "2023-06":
        for name in TOWNS[1:4]:
            listed.append((name, f"{name}中学避难场所", "乡镇级", "短期", 5_400))
    rows: list[Record] = []
    for area, name, level, kind, size in listed:
        chance = dice("shelter", area, name)
        rows.append(
            {
                "name": name,
                "level": level,
                "area": area,
                "kind": kind,
                "effective_area_m2": size,
                "capacity": size // (2 if kind == "紧急" else 3),
                "in_use": chance.choice(("可启用", "可启用", "可启用", "维修中")),
                **_near(chance, BY_NAME[area]),
                "note": None,
            }
        )
    return rows


def staff(month: str) -> list[Record]:
    """People by what they do; townships fill their posts over the years."""
    years = int(_years(month))
    rows: list[Record] = [_staffed(DIRECT, "执法人员", "专职", min(14, 11 + years))]
    rows.append(_staffed(DIRECT, "应急管理人员", "专职", 26))
    for name in NAMES:
        chance, villages = dice("staff", name), villages_in(name)
        filled = min(years, chance.randint(0, 2))
        rows.append(_staffed(name, "应急管理人员", "专职", chance.randint(2, 3) + filled // 2))
        rows.append(_staffed(name, "执法人员", "专职", chance.randint(1, 4) + filled))
        if villages:
            rows.append(_staffed(name, "灾害信息员", "兼职", villages + 1))
            rows.append(_staffed(name, "安全劝导员", "兼职", 2 * villages + chance.randint(0, 5)))
    return rows


def _staffed(area: str, role: str, nature: str, people: int) -> Record:
    return {"area": area, "role": role, "nature": nature, "people": people, "note": None}


def enterprises(month: str) -> list[Record]:
    """The businesses under watch; their risk is looked at again every year."""
    rows: list[Record] = []
    for name in NAMES:
        place = BY_NAME[name]
        for unit in units_of(place)[: 7 if name == PARK else 2]:
            chance = dice("enterprise", unit.name)
            code = f"9199999{chance.randint(0, 10**10 - 1):010d}"
            again = dice("risk", unit.name, month[:4])
            rows.append(
                {
                    "name": unit.name,
                    "credit_code": code + check_character(code),
                    "area": name,
                    "sector": unit.sector,
                    "risk": again.choices(("低", "一般", "较大", "重大"), (38, 40, 17, 5))[0],
                    **_near(chance, place),
                    "note": None,
                }
            )
    return rows
