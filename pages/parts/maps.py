"""Maps: a geometry, figures and places in, a deck out.

Owns what a map shows and that it works unplugged; asks nothing and draws nothing.

Without a base map: any map style but the untouched default makes the browser ask a server outside.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pydeck as pdk

from pages.parts import map_layers, outlines
from pages.parts.colours import DESK, FONT, Palette, Sizes, legible, rgb
from pages.parts.formats import figure, is_unknown, measured

NOT_REPORTED = "未报"
NOT_ASKED = "不报送"

SIGNS = ("●", "■", "▲", "◆", "★", "✚")
"""Sign of each kind of place, so that colour never speaks alone."""

IDENTITY = ("name", "area", "dataset", "row_key")
"""What a click on a place tells."""

CLEAR = 150
"""How much of an area's colour covers a base map, of 255."""

TILT = 40
"""Degrees by which the tilted map leans back."""

Geometry = Mapping[str, Any]
"""GeoJSON whose features have the property name."""


@dataclass(frozen=True)
class Step:
    """One colour of a choropleth and the figures it stands for, both ends included."""

    low: float
    high: float
    colour: str


@dataclass(frozen=True)
class Places:
    """Places of one kind: their name, and a frame with name, area, longitude, latitude, tip, size
    (pixels).
    """

    kind: str
    frame: pd.DataFrame
    sign: str
    colour: str

    @property
    def spots(self) -> list[list[float]]:
        """Longitude and latitude of each place."""
        return self.frame[["longitude", "latitude"]].to_numpy().tolist()


def steps(values: Sequence[float | None], palette: Palette) -> list[Step]:
    """Up to five steps with about as many areas each; equal figures are never parted."""
    known = sorted(float(value) for value in values if not is_unknown(value))
    distinct = list(dict.fromkeys(known))
    count = min(len(distinct), len(palette.steps))
    if count == 0:
        return []
    groups: list[list[float]] = [[] for _ in range(count)]
    if len(distinct) <= len(palette.steps):
        groups = [[value] for value in distinct]
    else:
        for value in distinct:
            groups[min(known.index(value) * count // len(known), count - 1)].append(value)
    groups = [group for group in groups if group]
    last = max(len(groups) - 1, 1)
    shades = [
        palette.steps[round(place * (len(palette.steps) - 1) / last)]
        for place in range(len(groups))
    ]
    return [Step(group[0], group[-1], shade) for group, shade in zip(groups, shades, strict=True)]


def names(geometry: Geometry) -> list[str]:
    """Areas that the map has."""
    return [feature["properties"]["name"] for feature in geometry["features"]]


def deck(
    geometry: Geometry,
    outline: Geometry | None,
    values: Mapping[str, float | None],
    measure: tuple[str, str | None],
    places: Sequence[Places],
    palette: Palette,
    sizes: Sizes = DESK,
    over: Sequence[pdk.Layer] = (),
    is_tilted: bool = False,
    base_map: str | None = None,
    unknown: str = NOT_REPORTED,
) -> pdk.Deck:
    """Townships coloured by a measure (label, unit), the county's outline if there is one, and
    places upon them, over them further layers; a hover says what is what. base_map: address of the
    style of what lies below, through which areas then let it shine. unknown: what an unknown figure
    is called.
    """
    shown = steps([values.get(name) for name in names(geometry)], palette)
    clear = [] if base_map is None else [CLEAR]
    features = [
        _feature(feature, values, measure, shown, palette, clear, unknown)
        for feature in geometry["features"]
    ]
    taken = [spot for one in places for spot in one.spots]
    for feature in features:
        feature["properties"]["position"] = outlines.spot(feature["geometry"], taken)
    return pdk.Deck(
        layers=[
            _areas(features, palette),
            *([] if outline is None else [map_layers.outline(outline, palette)]),
            *over,
            _names(features, sizes),
            *(_signs(place, palette) for place in places if len(place.frame)),
        ],
        initial_view_state=_view(geometry, sizes, TILT if is_tilted else 0),
        views=[pdk.View("MapView", controller={"scrollZoom": False, "dragRotate": is_tilted})],
        **({"map_provider": None} if base_map is None else _on(base_map)),
        tooltip={"text": "{tip}", "style": _tip_style(palette)},
    )


def _on(base_map: str) -> dict[str, str]:
    """What lets the map lie on a base map, whose style is at an address of this server."""
    return {"map_provider": "mapbox", "map_style": base_map}


def _tip_style(palette: Palette) -> dict[str, str]:
    return {
        "whiteSpace": "pre-line",
        "fontFamily": FONT,
        "fontSize": "13px",
        "lineHeight": "1.6",
        "color": palette.ink,
        "backgroundColor": palette.card,
        "border": f"1px solid {palette.line}",
        "borderRadius": "6px",
        "padding": "6px 10px",
    }


def _feature(
    feature: Mapping[str, Any],
    values: Mapping[str, float | None],
    measure: tuple[str, str | None],
    shown: Sequence[Step],
    palette: Palette,
    clear: list[int],
    unknown: str,
) -> dict[str, Any]:
    """A feature with its colour, what is written on it, and what a hover says."""
    name, (label, unit) = feature["properties"]["name"], measure
    value = values.get(name)
    colour, words = palette.card, NOT_ASKED
    if name in values:
        colour, words = palette.line, unknown
    if not is_unknown(value):
        step = next(one for one in shown if one.low <= value <= one.high)
        colour, words = step.colour, figure(value, unit)
    said = measured(value, unit) if not is_unknown(value) else words
    properties = {
        "name": name,
        "fill": [*rgb(colour), *clear],
        "edge": rgb(palette.card if name in values else palette.last_year),
        "ink": rgb(legible(colour, palette)),
        "tip": f"{name}\n{label} {said}" if name in values else f"{name}\n{words}",
        "words": f"{name}\n{words}" if name in values else name,
    }
    return {"type": "Feature", "geometry": feature["geometry"], "properties": properties}


def _areas(features: list[dict[str, Any]], palette: Palette) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        {"type": "FeatureCollection", "features": features},
        id="areas",
        get_fill_color="properties.fill",
        get_line_color="properties.edge",
        get_line_width=1.5,
        line_width_units=pdk.types.String("pixels"),
        pickable=True,
        auto_highlight=True,
        highlight_color=[*rgb(palette.ink), 28],
    )


def _names(features: list[dict[str, Any]], sizes: Sizes) -> pdk.Layer:
    return map_layers.text(
        pd.DataFrame([one["properties"] for one in features])[["words", "position", "ink"]],
        "words",
        sizes.label,
        "ink",
        id="names",
        pickable=False,
        line_height=1.3,
    )


def _signs(places: Places, palette: Palette) -> pdk.Layer:
    shown = places.frame.assign(sign=places.sign, position=places.spots)
    kept = [name for name in ("sign", "position", "tip", "size", *IDENTITY) if name in shown]
    return map_layers.text(
        shown[kept],
        "sign",
        "size",
        rgb(places.colour),
        outline_width=3,
        outline_color=rgb(palette.card),
        id=places.kind,
        pickable=True,
    )


def _view(geometry: Geometry, sizes: Sizes, pitch: float) -> pdk.ViewState:
    """All of it in view, whatever county it is."""
    west, south, east, north = outlines.extent(outlines.corners(geometry["features"]))
    latitude = (south + north) / 2
    tall = (north - south) / math.cos(math.radians(latitude))
    room = min(sizes.map * 0.94 / tall, sizes.map * 0.96 / (east - west))
    return pdk.ViewState(
        longitude=(west + east) / 2,
        latitude=latitude,
        zoom=math.log2(room * 360 / 512),
        pitch=pitch,
        bearing=0,
    )
