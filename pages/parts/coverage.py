"""Pieces of the resources page: map, legend, ranking and table of one measure per area, and the
places upon the map.

Owns which places there are; asks what the page asks and draws through maps and charts.
"""

from collections.abc import Callable, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from pages.parts import (
    base_map,
    breakdowns,
    cards,
    charts,
    formats,
    maps,
    provenance,
    rows,
    tables,
    theme,
)
from pages.parts.colours import DESK
from pages.parts.maps import Places
from pages.parts.provenance import Trace
from queries import Answer

BEHIND = {
    "teams": "teams",
    "team_members": "teams",
    "members_per_10k": "teams",
    "members_per_100km2": "teams",
    "warehouses": "warehouses",
    "warehouse_usable_area_m2": "warehouses",
    "supply_kinds": "supplies",
    "shelters": "shelters",
    "shelter_capacity": "shelters",
    "shelter_places_per_100": "shelters",
    "staff_people": "staff",
    "enterprises": "enterprises",
    "red_enterprises": "enterprises",
    "population": "base_figures",
}
"""Measure -> dataset whose rows are behind it."""

LISTS = {
    "teams": "救援队伍",
    "warehouses": "储备库",
    "supply_kinds": "物资库存",
    "shelters": "避难场所",
}
"""Measure that is unknown where there is no inventory -> what the inventory is called."""

PLACES = ("救援队伍", "消防站", "储备库", "避难场所", "重点企业")
"""Kinds of places with coordinates."""

SEATS = "乡镇驻地"
"""Seats of the areas themselves, from the register."""

TOLD = ("kind", "level", "members", "capacity", "usable_area_m2", "risk")
"""What a hover says of a place, where it is known."""

SIZE, SMALLEST, GROWTH = 13, 10, 12
"""Pixels of a sign: the usual, the least, and how much is added for the greatest of its kind."""

NO_MAP = "没有这个县的乡镇示意图，所以只列表格。系统自带示意图的县，可在“数据上报”页装入预置资料。"


def names_of(answer: Answer) -> dict[str, str]:
    """Measure that can be chosen -> its label with its unit."""
    return {
        column.name: tables.titled(column.label, column.unit)
        for column in answer.columns
        if column.name in BEHIND
    }


def behind(measure: str, on: date, title: str) -> Trace:
    """The rows behind a measure as of a day."""
    return Trace(BEHIND[measure], {"on": on}, title)


def places(wanted: Sequence[str], on: date) -> list[Places]:
    """Places of the wanted kinds that have coordinates, as of a day."""
    answer, palette = rows.ask("resources/points", on=on), theme.palette()
    found = answer.frame()
    labels = {column.name: (column.label, column.unit) for column in answer.columns}
    made = []
    for position, kind in enumerate(PLACES):
        of_kind = found[found["place_kind"] == kind]
        if kind in wanted and len(of_kind):
            tips = [_tip(record, kind, labels) for record in of_kind.to_dict("records")]
            colour = palette.kinds[position]
            shown = of_kind.assign(tip=tips, size=_sizes(of_kind))
            made.append(Places(kind, shown, maps.SIGNS[position], colour))
    return [*made, *_seats()] if SEATS in wanted else made


def _sizes(frame: pd.DataFrame) -> pd.Series:
    """Pixels of each sign: its area grows with what the place holds; the usual size where that is
    unknown.
    """
    held = frame["members"].fillna(frame["capacity"]).fillna(frame["usable_area_m2"])
    greatest = held.max()
    if not greatest > 0:
        return pd.Series(SIZE, index=frame.index)
    return (SMALLEST + GROWTH * (held / greatest) ** 0.5).fillna(SIZE)


def _seats() -> list[Places]:
    listed = rows.ask("trace/areas").frame()
    known = listed[listed["longitude"].notna() & listed["latitude"].notna()]
    tips = [f"{name}\n{SEATS}" for name in known["name"]]
    return [
        Places(SEATS, known.assign(tip=tips, size=SIZE), maps.SIGNS[-1], theme.palette().kinds[-1])
    ]


def _tip(record: dict, kind: str, labels: dict[str, tuple[str, str | None]]) -> str:
    told = [
        f"{labels[name][0]} {tables.cell_text(record[name])}{labels[name][1] or ''}"
        for name in TOLD
        if not formats.is_unknown(record[name])
    ]
    return "\n".join([record["name"], f"{kind} · {record['area']}", *told])


def blank(measure: str) -> str:
    """What an area without a figure is called: no list has come, or none to divide by."""
    return formats.UNKNOWN if measure.endswith("_per_10k") else maps.NOT_REPORTED


def chosen_map(
    geometry: maps.Geometry,
    answer: Answer,
    measure: str,
    shown: Sequence[Places],
    is_tilted: bool = False,
    on_pick: Callable[[], None] | None = None,
) -> None:
    """The map of one measure beside its legend; areas that the answer does not list are not asked
    to report. on_pick: called when an area or a place was clicked.
    """
    column = next(one for one in answer.columns if one.name == measure)
    frame = answer.frame()
    values = dict(zip(frame["area"], frame[measure], strict=True))
    said = (column.label, column.unit)
    deck = maps.deck(
        geometry,
        rows.outline(),
        values,
        said,
        shown,
        theme.palette(),
        is_tilted=is_tilted,
        base_map=base_map.chosen(),
        unknown=blank(measure),
    )
    wide, narrow = st.columns([9, 3])
    with wide:
        st.pydeck_chart(deck, height=DESK.map, key="map", on_select=on_pick or "ignore")
    with narrow:
        legend(answer, measure, geometry, shown)
    theme.source_line("；".join(rows.attributions()))


def legend(answer: Answer, measure: str, geometry: maps.Geometry, shown: Sequence[Places]) -> None:
    """Breaks of the colours, the two kinds of blank, and how many places of each kind."""
    frame, named = answer.frame(), maps.names(geometry)
    drawn = frame[frame["area"].isin(named)]
    signs = [(one.sign, one.colour, one.kind, len(one.frame)) for one in shown]
    ramp(answer, measure, drawn, bool(set(named) - set(frame["area"])), signs)
    absent = [area for area in frame["area"] if area not in set(drawn["area"])]
    if absent:
        theme.source_line(f"不在图上：{'、'.join(absent)}")


def ramp(
    answer: Answer,
    measure: str,
    drawn: pd.DataFrame,
    has_others: bool = False,
    signs: Sequence[tuple[str, str, str, int]] = (),
) -> None:
    """The colours of the areas drawn, and the signs upon them."""
    palette = theme.palette()
    column = next(one for one in answer.columns if one.name == measure)
    lines = [
        (step.colour, _span(step, column.unit))
        for step in reversed(maps.steps(list(drawn[measure]), palette))
    ]
    if drawn[measure].isna().any():
        lines.append((palette.line, blank(measure)))
    if has_others:
        lines.append((palette.card, maps.NOT_ASKED))
    theme.legend(tables.titled(column.label, column.unit), lines, signs)


def _span(step: maps.Step, unit: str | None) -> str:
    low, high = formats.figure(step.low, unit), formats.figure(step.high, unit)
    return low if low == high else f"{low} – {high}"


def ranking(answer: Answer, measure: str, trace: Trace) -> None:
    """Areas by that measure, greatest first; a click opens the rows of the area."""
    column = next(one for one in answer.columns if one.name == measure)
    frame = answer.frame()
    names = list(charts.ranked(frame, measure)["area"])
    if not names:
        theme.source_line("还没有数。")
        return
    chart = charts.ranking(frame, "area", measure, column.unit or "", theme.palette())
    cards.chart("ranking", chart, trace, "area", names)


def table(answer: Answer, measure: str, title: str, on: date) -> None:
    """Every measure per area in official order; a click opens the rows of the chosen measure."""
    listed = [name for name in names_of(answer) if name != "population" or name == measure]
    grain, *shown = tables.columns(answer, "area", *listed, bars=(measure,))
    frame = answer.frame()
    trace = behind(measure, on, title)
    tables.compare(
        "coverage",
        frame,
        grain,
        shown,
        None,
        on_pick=lambda area: provenance.want(provenance.narrowed(trace, "area", area)),
    )
    sheet = tables.sheet_of(answer, frame, f"资源分布_{formats.day(on)}", formats.day(on))
    breakdowns.foot("coverage", "无数据：该月没有清单，不等于 0", sheet)


def lacking(frame: pd.DataFrame) -> dict[str, list[str]]:
    """Kind of inventory -> areas without one."""
    return {kind: list(frame.loc[frame[measure].isna(), "area"]) for measure, kind in LISTS.items()}
