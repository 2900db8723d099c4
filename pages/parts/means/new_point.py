"""Where one more point would stand: a unit's seat, a dot of the map's grid, or typed coordinates.

Owns the choice, kept in the URL.
"""

import streamlit as st

from pages.parts import filters, formats, theme
from queries import Answer

NOWHERE, ON_MAP = "不加新点", "在图上选"
"""Choices of a new point besides the seat of a unit."""

PLACE = "new_point"
"""Name in the URL of a new point given by coordinates: 'longitude,latitude'."""


def chosen(found: Answer) -> tuple[float, float] | None:
    """Where one more point would stand: a seat, a place picked on the map, or none."""
    frame = found.frame().drop_duplicates("area")
    seats = {
        record["area"]: (record["area_longitude"], record["area_latitude"])
        for record in frame.to_dict("records")
        if not formats.is_unknown(record["area_longitude"])
    }
    allowed = [NOWHERE, *seats, ON_MAP]
    wanted = filters.choice(
        "再设一处",
        "more",
        allowed,
        NOWHERE,
        lambda name: name if name in (NOWHERE, ON_MAP) else f"在{name}再设一处",
        width=200,
    )
    if wanted in seats:
        return seats[wanted]
    return coordinates() if wanted == ON_MAP else None


def is_on_map() -> bool:
    """Whether the point is being picked on the map."""
    return st.query_params.get("more") == ON_MAP


def coordinates() -> tuple[float, float] | None:
    """The point that the URL names, which can be typed too."""
    stated = st.query_params.get(PLACE, "")
    typed = st.text_input(
        "经度,纬度",
        value=stated,
        placeholder="点图上的点，或写 117.21,29.35",
        label_visibility="collapsed",
        width=220,
        key=f"typed-{stated}",
    )
    if typed != stated:
        st.query_params[PLACE] = typed
    try:
        longitude, latitude = (float(part) for part in typed.replace("，", ",").split(","))
    except ValueError:
        if typed:
            theme.source_line("写作“经度,纬度”，如 117.21,29.35。")
        return None
    is_on_earth = -180 <= longitude <= 180 and -90 <= latitude <= 90
    return (longitude, latitude) if is_on_earth else None
