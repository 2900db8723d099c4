"""远近: how far each unit is from the nearest means, and what one more point would change.

Owns its filters, map and tables; distances come from the questions.
"""

from datetime import date

import pandas as pd
import streamlit as st

from pages.parts import (
    base_map,
    breakdowns,
    coverage,
    filters,
    formats,
    map_layers,
    maps,
    provenance,
    rows,
    tables,
    theme,
)
from pages.parts.cards import panel, split
from pages.parts.colours import DESK
from pages.parts.maps import Places
from pages.parts.means import new_point, say
from pages.parts.provenance import Trace
from queries import Answer

NEAREST, REACH, BEYOND = (
    f"resources/{name}" for name in ("nearest_by_area", "reach_by_area", "beyond_radius")
)
BEHIND = ("teams", "warehouses", "shelters")
RADII = ("2", "3", "5", "8", "10", "15", "20", "30")


def view(on: date, area: str | None) -> None:
    """Filters, sentence, map, table, and what lies beyond the radius."""
    found = rows.ask(NEAREST, on=on)
    objects = list(dict.fromkeys(found.frame()["object"]))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        wanted = filters.choice("对象", "object", objects, objects[0], width=200)
        radius = float(
            filters.choice("半径", "radius", RADII, "5", "半径 {} 公里".format, width=150)
        )
        point = new_point.chosen(found)
    asked = {"on": on, "object": wanted, "radius_km": radius}
    if point:
        asked |= {"longitude": point[0], "latitude": point[1]}
    answer = rows.ask(REACH, **asked, area=area)
    words = conclusion(answer.frame(), wanted, radius, is_more=point is not None)
    say(words, "区划名录、各类清单", on, area, BEHIND)
    theme.source_line("直线距离，不是路程；从乡镇驻地量起" + unplaced(found.frame(), wanted))
    wide, narrow = split(8, 4)
    with (
        wide,
        panel(
            "reach-map", f"{wanted}：最近一处多远", "示意图" if rows.county().is_schematic else ""
        ),
    ):
        picture(found, answer, wanted, radius, point)
    with narrow, panel("beyond", "半径以外", f"离{wanted}超过 {radius:g} 公里"):
        beyond(asked | {"area": area})
    with panel("reach", "分乡镇", "点一行看最近的一处", fills=False):
        by_area(answer, wanted, on, point is not None)


def conclusion(frame: pd.DataFrame, wanted: str, radius: float, is_more: bool) -> str:
    """'救援队伍：18个乡镇中15个在5公里以内，最远的是茶岭乡（9.2公里）。'"""
    known = frame[frame["distance_km"].notna()]
    if known.empty:
        return f"还没有带坐标的{wanted}，算不出距离。"
    inside, far = int(known["is_within"].sum()), known.loc[known["distance_km"].idxmax()]
    words = (
        f"{wanted}：{len(known)} 个单位中 {inside} 个在 {radius:g} 公里以内，"
        f"最远的是{far['area']}（{formats.figure(far['distance_km'], '公里')} 公里）"
    )
    if is_more:
        words += f"；再设一处以后 {int(known['is_within_after'].sum())} 个在以内"
    return f"{words}。"


def unplaced(frame: pd.DataFrame, wanted: str) -> str:
    """How many of the object have no coordinates."""
    count = int(frame.loc[frame["object"] == wanted, "unplaced"].max())
    return f"；{count} 处没有坐标，没有算进来" if count else ""


def picture(
    found: Answer, answer: Answer, wanted: str, radius: float, point: tuple[float, float] | None
) -> None:
    """Areas by distance, circles of the radius, arcs to the nearest, a grid to pick from."""
    geometry = rows.geometry()
    if geometry is None:
        theme.source_line(coverage.NO_MAP)
        return
    palette, frame = theme.palette(), found.frame()
    lines = frame[(frame["object"] == wanted) & frame["distance_km"].notna()]
    nearest = list(dict.fromkeys(zip(lines["longitude"], lines["latitude"], strict=True)))
    seats = list(zip(lines["area_longitude"], lines["area_latitude"], strict=True))
    ends = zip(lines["longitude"], lines["latitude"], strict=True)
    over = [
        map_layers.circles([*nearest, *([point] if point else [])], radius, palette),
        map_layers.lines(list(zip(seats, ends, strict=True)), palette),
    ]
    if new_point.is_on_map():
        corners = [*nearest, *seats]
        over.append(map_layers.grid(map_layers.grid_points(corners), palette))
    shown = answer.frame()
    distances = dict(zip(shown["area"], shown["distance_after_km"], strict=True))
    deck = maps.deck(
        geometry,
        rows.outline(),
        distances,
        ("直线距离", "公里"),
        stars(point, lines, wanted),
        palette,
        over=over,
        base_map=base_map.chosen(),
    )
    st.pydeck_chart(deck, height=DESK.map, key="reach-map", on_select=pick)
    theme.source_line("；".join(rows.attributions()))


def stars(point: tuple[float, float] | None, lines: pd.DataFrame, wanted: str) -> list[Places]:
    """The nearest places, and the new one."""
    palette = theme.palette()
    near = lines.drop_duplicates("nearest")
    tips = [f"{record['nearest']}\n{wanted}" for record in near.to_dict("records")]
    made = [
        Places(wanted, near.assign(tip=tips, size=coverage.SIZE), maps.SIGNS[0], palette.kinds[0])
    ]
    if point:
        new = pd.DataFrame(
            [{"longitude": point[0], "latitude": point[1], "tip": "新设点", "size": 22}]
        )
        made.append(Places("新设点", new, maps.SIGNS[4], palette.kinds[1]))
    return made


def pick() -> None:
    """A click on a dot of the grid becomes the new point; one on a unit narrows the page to it."""
    selection = st.session_state["reach-map"].selection
    if dot := map_layers.picked(selection, map_layers.PICK):
        st.query_params[new_point.PLACE] = f"{dot['longitude']},{dot['latitude']}"
    elif unit := map_layers.picked(selection, "areas"):
        filters.take("area", unit["name"])


def by_area(answer: Answer, wanted: str, on: date, is_more: bool) -> None:
    """Distance of each unit now, and with one more point."""
    frame = answer.frame()
    frame["within"] = frame["is_within"].map({True: "✓ 以内", False: "✕ 以外"})
    frame["within_after"] = frame["is_within_after"].map({True: "✓ 以内", False: "✕ 以外"})
    names = ["nearest", "distance_km", "within", "population"]
    if is_more:
        names[3:3] = ["distance_after_km", "within_after"]
    known = {column.name: column for column in answer.columns}
    labels = {"within": "半径", "within_after": "新设后半径"}
    shown = [
        tables.Column(name, labels[name])
        if name in labels
        else tables.Column(name, known[name].label, known[name].unit, name == "distance_km")
        for name in names
    ]
    keys = dict(
        zip(frame["area"], zip(frame["dataset"], frame["nearest"], strict=True), strict=True)
    )

    def opened(area: str) -> None:
        dataset, nearest = keys[area]
        if not formats.is_unknown(dataset):
            provenance.want(Trace(dataset, {"on": on}, f"{area}最近的{wanted}：{nearest}"))

    tables.compare("reach", frame, tables.Column("area", "乡镇"), shown, None, on_pick=opened)
    sheet = tables.sheet_of(
        answer, answer.frame(), f"{wanted}远近_{formats.day(on)}", formats.day(on)
    )
    breakdowns.foot("reach", "无数据：没有驻地坐标，或没有带坐标的对象", sheet)


def beyond(asked: dict) -> None:
    """Seats, enterprises, shelters and stores beyond the radius, the farthest first of each."""
    answer = rows.ask(BEYOND, **asked)
    frame = answer.frame()
    if frame.empty:
        theme.source_line("没有。有坐标的地方都在半径以内，或没有带坐标的对象。")
        return
    counts = frame["kind"].value_counts(sort=False)
    theme.facts([(kind, f"{count} 处") for kind, count in counts.items()])
    labels = {
        "name": "名称",
        "kind": "地方",
        "area": "乡镇",
        "distance_km": "公里",
        "nearest": "最近的一处",
    }
    tables.listing(
        "beyond", frame.assign(distance_km=frame["distance_km"].round(1)), labels, height=480
    )
    sheet = tables.sheet_of(answer, frame, "半径以外", skip=("row_key", "dataset"))
    tables.download(sheet, key="beyond")
