"""The county's map as flat outlines, coloured by a measure. Plain JSON.

Owns the projection and where words stand; knows no figure.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from data.county_map import NOTE, CountyMap
from pages.parts import formats, maps, outlines
from pages.parts.colours import DARK
from pages.parts.maps import Step
from pages.parts.outlines import Point
from pages.parts.screen.pieces import Piece

SIDE = 1000
"""Units of the map's longer side."""

UNKNOWN, NOT_ASKED = -1, -2
"""In the place of a colour's number."""

Place = Callable[[Point], list[float]]


def county(
    shown: CountyMap,
    values: Mapping[str, float | None],
    unit: str | None,
    unknown: str = maps.NOT_REPORTED,
) -> Piece | None:
    """The areas coloured by a measure in up to five steps; None without a map.

    values: area -> figure, None where it is unknown, for which there is a word; other areas are not
    asked. Colours are numbers, the same in both palettes.
    """
    if shown.townships is None:
        return None
    named = maps.names(shown.townships)
    steps = maps.steps([values.get(name) for name in named], DARK)
    place, box = _flat(outlines.extent(outlines.corners(shown.townships["features"])))
    legend = [
        {"step": DARK.steps.index(one.colour), "text": _span(one, unit)} for one in reversed(steps)
    ]
    said = {name: _words(value, unit, unknown) for name, value in values.items()}
    areas = [_area(one, values, steps, said, place) for one in shown.townships["features"]]
    if any(area["step"] == UNKNOWN for area in areas):
        legend.append({"step": UNKNOWN, "text": unknown})
    border = shown.outline["features"] if shown.outline else []
    return {
        "kind": "map",
        "box": box,
        "areas": areas,
        "outline": "".join(_path(one["geometry"], place) for one in border),
        "label": f"单位：{unit}" if unit else "",
        "legend": legend,
        "beside": [
            {"label": name, "text": words} for name, words in said.items() if name not in named
        ],
        "note": "；".join(shown.attributions) or (NOTE if shown.is_schematic else ""),
    }


def _flat(extent: tuple[float, float, float, float]) -> tuple[Place, list[float]]:
    """How a longitude and latitude become x and y, and the size of all of it."""
    west, south, east, north = extent
    narrower = math.cos(math.radians((south + north) / 2))
    scale = SIDE / max((east - west) * narrower, north - south)

    def place(point: Point) -> list[float]:
        return [
            round((point[0] - west) * narrower * scale, 1),
            round((north - point[1]) * scale, 1),
        ]

    return place, place([east, south])


def _area(
    feature: Mapping[str, Any],
    values: Mapping[str, float | None],
    steps: Sequence[Step],
    said: Mapping[str, str],
    place: Place,
) -> Piece:
    name, geometry = feature["properties"]["name"], feature["geometry"]
    value = values.get(name)
    step = UNKNOWN if name in values else NOT_ASKED
    if not formats.is_unknown(value):
        colour = next(one.colour for one in steps if one.low <= value <= one.high)
        step = DARK.steps.index(colour)
    return {
        "name": name,
        "path": _path(geometry, place),
        "at": place(outlines.spot(geometry, [])),
        "step": step,
        "text": said.get(name, ""),
    }


def _path(geometry: Mapping[str, Any], place: Place) -> str:
    """Outer rings as an SVG path."""
    rings = ([place(point) for point in ring] for ring in outlines.rings(geometry))
    return "".join("M" + "L".join(f"{x} {y}" for x, y in ring) + "Z" for ring in rings)


def _words(value: float | None, unit: str | None, unknown: str) -> str:
    return unknown if formats.is_unknown(value) else formats.figure(value, unit)


def _span(step: Step, unit: str | None) -> str:
    low, high = formats.figure(step.low, unit), formats.figure(step.high, unit)
    return low if low == high else f"{low}–{high}"
