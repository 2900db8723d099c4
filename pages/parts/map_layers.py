"""Layers of a map: words, an outline, circles of a radius, lines to the nearest, a grid to pick
from.

Plain values in, layers out. Owns their look; knows no figure.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import pydeck as pdk

from pages.parts.colours import FONT, Palette, rgb
from pages.parts.outlines import extent

Point = tuple[float, float]
"""Longitude, latitude."""

GRID = 14
"""Places to pick along the longer side of a county."""

PICK = "grid"
"""Id of the layer of places to pick."""


def circles(points: Sequence[Point], radius_km: float, palette: Palette) -> pdk.Layer:
    """What lies within a radius of each point."""
    return pdk.Layer(
        "ScatterplotLayer",
        pd.DataFrame({"position": [list(point) for point in points]}),
        id="circles",
        get_position="position",
        get_radius=1000 * radius_km,
        get_fill_color=[*rgb(palette.card), 44],
        get_line_color=[*rgb(palette.ink), 130],
        stroked=True,
        line_width_min_pixels=1,
        pickable=False,
    )


def lines(pairs: Sequence[tuple[Point, Point]], palette: Palette) -> pdk.Layer:
    """An arc from each first point to its second."""
    ends = pd.DataFrame(
        {"start": [list(one) for one, _ in pairs], "end": [list(other) for _, other in pairs]}
    )
    return pdk.Layer(
        "ArcLayer",
        ends,
        id="lines",
        get_source_position="start",
        get_target_position="end",
        get_source_color=[*rgb(palette.second), 200],
        get_target_color=[*rgb(palette.accent), 220],
        get_width=1.5,
        get_height=0.35,
        pickable=False,
    )


def grid_points(points: Sequence[Sequence[float]]) -> list[Point]:
    """Evenly spread places over the extent of these points, rows from north to south."""
    west, south, east, north = extent(points)
    step = max(east - west, north - south) / GRID
    return [
        (round(west + (column + 0.5) * step, 5), round(north - (row + 0.5) * step, 5))
        for row in range(max(1, round((north - south) / step)))
        for column in range(max(1, round((east - west) / step)))
    ]


def grid(points: Sequence[Point], palette: Palette) -> pdk.Layer:
    """Small dots; a click on one tells its longitude and latitude."""
    frame = pd.DataFrame(
        {
            "position": [list(point) for point in points],
            "longitude": [point[0] for point in points],
            "latitude": [point[1] for point in points],
            "tip": [f"在此设一处\n经度 {point[0]} 纬度 {point[1]}" for point in points],
        }
    )
    return pdk.Layer(
        "ScatterplotLayer",
        frame,
        id=PICK,
        get_position="position",
        get_radius=5,
        radius_units=pdk.types.String("pixels"),
        get_fill_color=[*rgb(palette.second), 90],
        pickable=True,
        auto_highlight=True,
        highlight_color=[*rgb(palette.accent), 255],
    )


def picked(selection: Any, layer: str) -> dict[str, Any] | None:
    """The object of a layer that was clicked, or None; of an area, its properties."""
    objects = (selection or {}).get("objects", {}).get(layer) or []
    return objects[0].get("properties", objects[0]) if objects else None


def outline(shape: Mapping[str, Any], palette: Palette) -> pdk.Layer:
    """The line around a county."""
    return pdk.Layer(
        "GeoJsonLayer",
        shape,
        id="outline",
        filled=False,
        get_line_color=rgb(palette.last_year),
        get_line_width=1.5,
        line_width_units=pdk.types.String("pixels"),
        pickable=False,
    )


def text(
    frame: pd.DataFrame, column: str, size: int | str, colour: str | list[int], **more: Any
) -> pdk.Layer:
    """Words on the map, in glyphs of the reader's own fonts.

    The character set is 'auto', wrapped: plain text would be read as an expression.
    """
    return pdk.Layer(
        "TextLayer",
        frame,
        get_position="position",
        get_text=column,
        get_size=size,
        get_color=colour,
        font_family=pdk.types.String(FONT.replace("'", "")),
        character_set=pdk.types.String("auto"),
        font_settings={"sdf": True, "fontSize": 64, "buffer": 8},
        font_weight=600,
        parameters={"depthCompare": pdk.types.String("always")},
        **more,
    )
