"""Pieces of the resources page: map, legend, ranking and table of one measure per area, and the
places upon the map.

Owns which places there are; asks what the page asks and draws through maps and charts.
"""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from pages.parts import breakdowns, cards, charts, formats, maps, provenance, rows, tables, theme
from pages.parts.colours import DESK
from pages.parts.maps import Places
from pages.parts.provenance import Trace
from queries import Answer

BEHIND = {
    "teams": "teams",
    "team_members": "teams",
    "members_per_10k": "teams",
    "warehouses": "warehouses",
    "warehouse_usable_area_m2": "warehouses",
    "supply_kinds": "supplies",
    "shelters": "shelters",
    "shelter_capacity": "shelters",
    "shelter_places_per_100": "shelters",
    "population": "base_figures",
}
"""Measure -> dataset whose rows are behind it."""

PLACES = {
    "teams": ("救援队伍", ("kind", "level", "members")),
    "warehouses": ("储备库", ("level", "usable_area_m2", "ownership")),
    "shelters": ("避难场所", ("kind", "level", "capacity")),
    "enterprises": ("重点企业", ("sector", "risk")),
}
"""Dataset with coordinates -> what its places are called, and what a hover says of one."""


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
    made, palette = [], theme.palette()
    for position, (dataset, (kind, told)) in enumerate(PLACES.items()):
        if kind not in wanted or not rows.holds(dataset):
            continue
        answer = rows.ask(f"trace/{dataset}", on=on)
        frame = answer.frame()
        frame = frame[frame["longitude"].notna() & frame["latitude"].notna()]
        units = {column.name: column.unit for column in answer.columns}
        tips = [
            _tip(record, kind, told, units) for record in frame.to_dict("records")
        ]
        made.append(
            Places(kind, frame.assign(tip=tips), maps.SIGNS[position], palette.kinds[position])
        )
    return made


def _tip(record: dict, kind: str, told: Sequence[str], units: dict[str, str | None]) -> str:
    said = [
        tables.cell_text(record[name]) + (units[name] or "")
        for name in told
        if not formats.is_unknown(record[name])
    ]
    return f"{record['name']}\n{kind} · {record['area']}\n{'，'.join(said)}".strip()


def chosen_map(
    geometry: maps.Geometry, answer: Answer, measure: str, shown: Sequence[Places]
) -> None:
    """The map of one measure; areas that the answer does not list are not asked to report."""
    column = next(one for one in answer.columns if one.name == measure)
    frame = answer.frame()
    values = dict(zip(frame["area"], frame[measure], strict=True))
    deck = maps.deck(
        geometry, values, (column.label, column.unit), shown, theme.palette()
    )
    st.pydeck_chart(deck, height=DESK.map, key="map")


def legend(answer: Answer, measure: str, geometry: maps.Geometry, shown: Sequence[Places]) -> None:
    """Breaks of the colours, the two kinds of blank, and how many places of each kind."""
    palette = theme.palette()
    column = next(one for one in answer.columns if one.name == measure)
    frame = answer.frame()
    lines = [
        (step.colour, _span(step, column.unit))
        for step in reversed(maps.steps(list(frame[measure]), palette))
    ]
    drawn = {feature["properties"]["name"] for feature in geometry["features"]}
    if frame.loc[frame["area"].isin(drawn), measure].isna().any():
        lines.append((palette.line, maps.NOT_REPORTED))
    if drawn - set(frame["area"]):
        lines.append((palette.card, maps.NOT_ASKED))
    signs = [(one.sign, one.colour, one.kind, len(one.frame)) for one in shown]
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
    grain, *shown = tables.columns(answer, "area", *names_of(answer), bars=(measure,))
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


def lacking(frame: pd.DataFrame, measure: str) -> list[str]:
    """Areas without an inventory behind that measure."""
    return list(frame.loc[frame[measure].isna(), "area"])
