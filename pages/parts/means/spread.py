"""分布: one measure on the map or on tiles, ranked and in a table; a click chooses a unit or opens
a place.
"""

from datetime import date

import streamlit as st

from pages.parts import (
    cards,
    coverage,
    filters,
    formats,
    map_layers,
    maps,
    provenance,
    rows,
    sentences,
    theme,
    tiles,
)
from pages.parts.cards import panel, split
from pages.parts.means import own_map, say
from pages.parts.provenance import Trace
from queries import Answer

DATASETS = ("teams", "warehouses", "supplies", "shelters", "staff", "enterprises")
QUESTION = "resources/coverage_by_area"
MEASURE = "team_members"
KINDS = [*coverage.PLACES, coverage.SEATS]
MAP, TILES = "地图", "简图"
"""The map, and the simple one for desktops without WebGL."""

FLAT, TILTED = "平视", "俯视"


def view(on: date, area: str | None) -> None:
    """Measure, pictures, table."""
    answer = rows.ask(QUESTION, on=on)
    areas = answer.frame()
    words = sentences.coverage(coverage.lacking(areas), len(areas), on)
    say(words, "、".join(coverage.LISTS.values()), on, area, DATASETS)
    names = coverage.names_of(answer)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        measure = filters.choice(
            "指标", "measure", list(names), MEASURE, names.__getitem__, width=240
        )
        kind = filters.switch("图", "map", [MAP, TILES], MAP)
        tilt = FLAT if kind == TILES else filters.switch("视角", "tilt", [FLAT, TILTED], FLAT)
        own_map.form()
    wide, narrow = split(8, 4)
    with wide, panel("map", names[measure], f"{map_words()}点一个乡镇，全页只看它"):
        if kind == TILES:
            simple(answer, measure, area)
        else:
            drawn(answer, measure, on, tilt == TILTED)
    with narrow, panel("ranking", "排名", names[measure]):
        coverage.ranking(answer, measure, coverage.behind(measure, on, names[measure]))
    note = f"点一行看“{names[measure]}”的来源"
    with panel("areas", "分乡镇", f"只看{area} · {note}" if area else note):
        narrowed = rows.ask(QUESTION, on=on, area=area)
        coverage.table(narrowed, measure, names[measure], on)


def map_words() -> str:
    """That outlines are schematic, where they are."""
    return "示意图 · " if rows.county().is_schematic else ""


def drawn(answer: Answer, measure: str, on: date, is_tilted: bool) -> None:
    """The map with the places wanted."""
    geometry = rows.geometry()
    if geometry is None:
        theme.source_line(f"{coverage.NO_MAP}也可以看“{TILES}”。")
        return
    wanted = filters.several("图上的点", "places", KINDS, KINDS[:4])
    coverage.chosen_map(
        geometry, answer, measure, coverage.places(wanted, on), is_tilted, lambda: picked(on)
    )


def picked(on: date) -> None:
    """A click on a unit narrows the page to it; one on a place opens its row."""
    selection = st.session_state["map"].selection
    if unit := map_layers.picked(selection, "areas"):
        choose(unit["name"])
        return
    for kind in coverage.PLACES:
        if place := map_layers.picked(selection, kind):
            behind = {"on": on, "area": place["area"]}
            title = f"{place['area']} · {place['name']}"
            provenance.want(Trace(place["dataset"], behind, title))


def choose(name: str) -> None:
    """Narrow the page to a unit, or widen it again where it was narrowed to that."""
    is_again = st.query_params.get("area") == name
    if is_again or name in rows.areas():
        filters.take("area", filters.COUNTY if is_again else name)


def simple(answer: Answer, measure: str, area: str | None) -> None:
    """Tiles placed as the seats lie to each other, with the legend."""
    column = next(one for one in answer.columns if one.name == measure)
    frame = answer.frame()
    values = dict(zip(frame["area"], frame[measure], strict=True))
    placed = seats(list(frame["area"]))
    chart = tiles.cartogram(placed, values, (column.label, column.unit), theme.palette(), area)
    names = list(frame["area"])
    wide, narrow = st.columns([9, 3])
    with wide:
        cards.picking("tiles", chart, lambda place: choose(names[place]))
    with narrow:
        coverage.ramp(answer, measure, frame[frame["area"].map(placed).notna()])
    theme.source_line("简图：一格一个单位，按驻地的相对位置排列，不代表面积和边界")


def seats(areas: list[str]) -> dict[str, tiles.Seat | None]:
    """Seat of each unit, where the register has it."""
    listed = rows.ask("trace/areas").frame().set_index("name")
    found: dict[str, tiles.Seat | None] = {}
    for area in areas:
        place = listed.loc[area] if area in listed.index else None
        is_known = place is not None and not formats.is_unknown(place["longitude"])
        found[area] = (place["longitude"], place["latitude"]) if is_known else None
    return found


def seats_only() -> None:
    """The county's map before there is any inventory."""
    geometry: maps.Geometry = rows.geometry() or {"features": []}
    places = coverage.places([coverage.SEATS], date.today())
    coverage.chosen_map(geometry, rows.ask(QUESTION), MEASURE, places)
