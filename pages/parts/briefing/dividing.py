"""What 分行业 and 分地区 share: rows of one grain in words and in tables. Asks nothing."""

from collections.abc import Sequence
from typing import Any

from pages.parts import formats, sentences
from pages.parts.briefing import texts
from pages.parts.briefing.texts import Row

LISTED = 3
"""So many are named in a sentence."""

TOTAL = "合计"

ACCIDENT_COLUMNS = ("事故起数（起）", "上年同期", "增减", "死亡人数（人）", "上年同期", "增减")
HAZARD_COLUMNS = (
    *("排查（条）", "已整改（条）", "整改率（%）", "按期整改率（%）"),
    *("逾期未整改（条）", "重大隐患（条）", "重大已整改（条）"),
)


def accident_line(name: str, row: Row) -> list[str]:
    """One line of a table of accidents."""
    cells = [name]
    for figure in ("accidents", "deaths"):
        now, before = row[figure], row[f"{figure}_last_year"]
        cells += [texts.number(now), texts.number(before), texts.signed(now, before)]
    return cells


def hazard_line(name: str, row: Row) -> list[str]:
    """One line of a table of hazards."""
    return [
        name,
        texts.number(row["found"]),
        texts.number(row["rectified"]),
        texts.number(row["rate_pct"], "%"),
        texts.number(row["on_time_rate_pct"], "%"),
        texts.number(row["overdue"]),
        texts.number(row["major_found"]),
        texts.number(row["major_rectified"]),
    ]


def accident_table(grain: str, total: Row, rows: Sequence[tuple[str, Row]]) -> dict[str, Any]:
    """Accidents with 合计 first; total: what its own question answered."""
    lines = [accident_line(TOTAL, total), *(accident_line(name, row) for name, row in rows)]
    said = headline(rows, grain)
    return texts.table(f"分{grain}事故", [grain, *ACCIDENT_COLUMNS], lines, headline=said)


def hazard_table(grain: str, total: Row, rows: Sequence[tuple[str, Row]]) -> dict[str, Any]:
    """The same for hazards."""
    lines = [hazard_line(TOTAL, total), *(hazard_line(name, row) for name, row in rows)]
    said = lowest_rates(rows, total["rate_pct"])
    return texts.table(f"分{grain}隐患整改", [grain, *HAZARD_COLUMNS], lines, headline=said)


def counts(name: str, row: Row) -> str:
    """'道路运输5起、死亡4人（上年同期4起、2人）'."""
    dead = dead_of(row)
    before = [
        formats.measured(row[column], unit)
        for column, unit in (("accidents_last_year", "起"), ("deaths_last_year", "人"))
        if not formats.is_unknown(row[column])
    ]
    then = f"（上年同期{'、'.join(before)}）" if before else ""
    return f"{name}{formats.measured(row['accidents'], '起')}{dead}{then}"


def dead_of(row: Row) -> str:
    """'、死亡4人', '、无人死亡'; nothing where deaths are not known or nothing happened."""
    if formats.is_unknown(row["deaths"]) or not row["accidents"]:
        return ""
    return f"、死亡{formats.measured(row['deaths'], '人')}" if row["deaths"] else "、无人死亡"


def most(rows: Sequence[tuple[str, Row]], figure: str) -> list[tuple[str, Row]]:
    """The few with most of a figure, those with none left out; nobody is picked among equals: where
    the last place is shared by more than fit, they are left out, or all named if none is above.
    """
    some = [pair for pair in rows if not formats.is_unknown(pair[1][figure]) and pair[1][figure]]
    some.sort(key=lambda pair: -pair[1][figure])
    if len(some) <= LISTED or some[LISTED][1][figure] != some[LISTED - 1][1][figure]:
        return some[:LISTED]
    shared = some[LISTED][1][figure]
    return [pair for pair in some if pair[1][figure] > shared] or [
        pair for pair in some if pair[1][figure] == shared
    ]


def headline(rows: Sequence[tuple[str, Row]], noun: str) -> str:
    """'事故较多的行业：建筑施工5起、道路运输5起'; 台账中没有事故 where there was none."""
    told = [
        f"{name}{formats.measured(row['accidents'], '起')}" for name, row in most(rows, "accidents")
    ]
    return f"事故较多的{noun}：{'、'.join(told)}" if told else f"各{noun}台账中没有事故"


def headline_of(tables: Sequence[Row], told: Sequence[str]) -> str:
    """What the first table shows, else the first sentence."""
    return next((said for said in [*(one["headline"] for one in tables), *told] if said), "")


def section(
    key: str, title: str, told: list[str], tables: list[Row], charts: list[Row]
) -> dict[str, Any]:
    """A section of the report that says what was found of one grain."""
    return {
        "key": key,
        "title": title,
        "headline": headline_of(tables, told),
        "sentences": told,
        "tables": tables,
        "charts": charts,
        "blanks": [],
    }


def moved(rows: Sequence[tuple[str, Row]], noun: str) -> str:
    """'事故起数比上年同期增加的行业有建筑施工，减少的有商贸。'; nothing without a comparison."""
    up, down = (
        [
            name
            for name, row in rows
            if sentences.trend(row["accidents"], row["accidents_last_year"]) == direction
        ]
        for direction in (1, -1)
    )
    parts = []
    if up:
        parts.append(f"增加的{noun}有{'、'.join(up)}")
    if down:
        parts.append(f"减少的有{'、'.join(down)}" if up else f"减少的{noun}有{'、'.join(down)}")
    return f"事故起数比上年同期{'，'.join(parts)}。" if parts else ""


def lowest_rates(rows: Sequence[tuple[str, Row]], rate: float | None) -> str:
    """'整改率较低的是城镇燃气（90.54%，67/74条），低于整体水平。': names whose rate is under the
    whole's, the lowest first; a base under 5 is not judged.
    """
    if formats.is_unknown(rate):
        return ""
    below = [
        (name, row)
        for name, row in rows
        if row["found"] and row["found"] >= formats.SMALL_BASE and row["rate_pct"] < rate
    ]
    below.sort(key=lambda pair: pair[1]["rate_pct"])
    told = [
        f"{name}（{formats.measured(row['rate_pct'], '%')}，"
        f"{formats.measured(row['rectified'])}/{formats.measured(row['found'])}条）"
        for name, row in below[:LISTED]
    ]
    return f"整改率较低的是{'、'.join(told)}，低于整体水平。" if told else ""


def bars(
    title: str, rows: Sequence[tuple[str, Row]], unit: str, series: dict[str, str]
) -> dict[str, Any]:
    """A chart of bars, one name a bar. series: name -> column."""
    figures = {name: [row[column] for _, row in rows] for name, column in series.items()}
    shown = {
        name: values for name, values in figures.items() if not all(map(formats.is_unknown, values))
    }
    return texts.chart(title, "bar", unit, [name for name, _ in rows], shown)
