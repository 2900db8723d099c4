"""Yearly figures of the demonstration county that are no events: people, output, land, villages.

Owns how they grow from year to year; every figure is invented.
"""

from data.demo_accidents import accidents_of
from data.demo_county import BY_NAME, COUNTY, NAMES, dice
from data.demo_forms import Record, column
from data.demo_ledgers import Column

FIRST_YEAR = 2019
PEOPLE, GDP_YI_YUAN, EMPLOYED = 284_600, 128.4, 51_200
"""Of the first year."""

FOREST_HA, AREA_KM2 = 226_000, 3_250
NOT_INDUSTRY = ("道路运输", "农业机械", "消防火灾")
"""Sectors of the accident ledger that are not 工矿商贸."""

COLUMNS: tuple[Column, ...] = (
    column("年份", "year"),
    column("地区", "area"),
    column("项目", "item"),
    column("数值", "value"),
    column("计量单位", "unit"),
    column("数据来源", "source"),
)


def villages_in(name: str) -> int:
    """Administrative villages of a township."""
    return dice("villages", name).randint(7, 12) if BY_NAME[name].level == "乡镇" else 0


def people_in(name: str, year: int) -> int:
    """Residents of a township at a year's end, by how much goes on there."""
    towns = {one: BY_NAME[one].weight for one in NAMES if BY_NAME[one].level == "乡镇"}
    whole = PEOPLE * 0.997 ** (year - FIRST_YEAR)
    return int(round(whole * towns.get(name, 0) / sum(towns.values()), -1))


def people(year: int) -> int:
    """Residents of the county at a year's end: the sum of its townships."""
    return sum(people_in(name, year) for name in NAMES)


def output(year: int) -> float:
    """Gross product of a year in 亿元."""
    return round(GDP_YI_YUAN * 1.051 ** (year - FIRST_YEAR), 2)


def employed(year: int) -> int:
    """People employed in industry and trade."""
    return round(EMPLOYED * 1.012 ** (year - FIRST_YEAR))


def deaths(year: int, is_industry: bool = False) -> int:
    """Deaths of a year that count, or those in industry and trade alone."""
    return sum(
        one.deaths
        for one in accidents_of(year)
        if one.in_scope and not (is_industry and one.sector in NOT_INDUSTRY)
    )


def base_figures(year: int) -> list[Record]:
    """The figures of a year, first the county's; each office has its own unit."""
    in_wan = year % 2 == 0
    county: list[tuple[str, float, str, str]] = [
        (
            "常住人口",
            people(year) / 10_000 if in_wan else people(year),
            "万人" if in_wan else "人",
            "县统计局",
        ),
        ("地区生产总值", output(year) * 10_000, "万元", "县统计局")
        if year == 2021
        else ("地区生产总值", output(year), "亿元", "县统计局"),
        ("工矿商贸就业人员", employed(year), "人", "县人社局"),
        ("森林面积", FOREST_HA * 15, "亩", "县林业局")
        if in_wan
        else ("森林面积", FOREST_HA, "公顷", "县林业局"),
        ("行政村数", sum(villages_in(name) for name in NAMES), "个", "县民政局"),
        ("面积", AREA_KM2, "平方公里", "县自然资源局"),
    ]
    rows: list[Record] = [_row(year, None, *figure) for figure in county]
    for name in NAMES:
        if villages_in(name):
            rows.append(_row(year, name, "常住人口", people_in(name, year), "人", "县统计局"))
            rows.append(_row(year, name, "行政村数", villages_in(name), "个", "县民政局"))
    return rows


def _row(year: int, area: str | None, item: str, value: float, unit: str, source: str) -> Record:
    figure = round(value, 4)
    return {
        "year": year,
        "area": area,
        "item": item,
        "value": figure,
        "unit": unit,
        "source": f"{COUNTY}{source[1:]}（虚构）" if area is None else source,
    }
