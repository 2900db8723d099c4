"""The bureau's own map: upload, system, what the check says, and back to the schematic one.

Owns the form; data/boundaries.py judges the file.
"""

import streamlit as st

from data import boundaries, county_map
from data.boundaries import Boundary
from data.coordinates import SYSTEMS, Point
from pages.parts import formats, rows, theme

TYPES = ["geojson", "json", "zip"]
UNSTATED = "请选择"


def form() -> None:
    """A button that opens the form."""
    about = rows.county().about
    label = "地图：本单位界线" if about else "地图：示意图"
    with st.popover(label, icon=":material/map:", type="tertiary", key="own-map"):
        theme.panel_title("换成本单位的乡镇界", "GeoJSON，或 .shp、.dbf、.shx 压成一个 .zip")
        if about:
            theme.source_line(f"现用 {about['file']}，{about['by']} 于 {about['at']} 上传。")
        file = st.file_uploader(
            "地图文件", type=TYPES, label_visibility="collapsed", key="map-file"
        )
        system = st.selectbox("坐标系", [UNSTATED, *SYSTEMS], key="map-system")
        note = st.text_input("图上要写明的话（审图号、来源）", key="map-note")
        by = st.text_input("上报人", key="map-by")
        made = checked(file, system) if file and system != UNSTATED else None
        buttons(made, file.name if file else "", system, note, by)
        base(by)


def base(by: str) -> None:
    """The address of a base map in the bureau's own network; none at first."""
    theme.panel_title("内网底图", "默认不用")
    now = rows.tiles() or ""
    address = st.text_input(
        "瓦片或 WMTS 地址，含 {z}、{x}、{y}（Web 墨卡托，如天地图 w 系列）",
        value=now,
        key="map-tiles",
    ).strip()
    if st.button("保存底图地址", disabled=address == now or not by, key="map-tiles-keep"):
        try:
            county_map.set_tiles(rows.store(), address, by)
        except ValueError as error:
            theme.source_line(str(error))
        else:
            st.rerun()


def checked(file, system: str) -> Boundary:
    """The file read, with what the check says."""
    made = boundaries.read(file.getvalue(), file.name, system, rows.register(), seats())
    for one in made.problems:
        theme.source_line(f"{'✕' if one.level == 'error' else '!'} {one.message}")
    if made.is_usable:
        theme.source_line(f"✓ 读到 {len(made.townships['features'])} 个乡镇的界线，可以采用。")
    return made


def seats() -> dict[str, Point]:
    """Seats of the units, where the register has them."""
    listed = rows.ask("trace/areas").frame()
    return {
        one["name"]: (one["longitude"], one["latitude"])
        for one in listed.to_dict("records")
        if one["level"] in ("乡镇", "园区") and not formats.is_unknown(one["longitude"])
    }


def buttons(made: Boundary | None, file: str, system: str, note: str, by: str) -> None:
    """Take the map, or go back to the schematic one."""
    is_ready = made is not None and made.is_usable and bool(by)
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("采用", type="primary", disabled=not is_ready, key="map-keep"):
            county_map.keep(rows.store(), made, file, system, note, by)
            st.rerun()
        if rows.county().about and st.button("恢复示意图", disabled=not by, key="map-forget"):
            county_map.forget(rows.store(), by)
            st.rerun()
        if not by:
            theme.source_line("先填写上报人。")
