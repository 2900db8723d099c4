"""Outlines of areas: their extent, and where in each its name can stand. Knows no map and no data.

Distances are in degrees of latitude, with sideways ones shortened: names are wider than tall.
"""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Point = Sequence[float]
"""Longitude, latitude."""

FINE = 120
"""Corners of an outline that are enough to tell inside from outside."""

GRID = 12
"""Places tried along each side of an outline's extent."""

WIDE = 0.55
"""How much of a sideways distance counts."""


def rings(geometry: Mapping[str, Any]) -> list[list[Point]]:
    """Outer rings of a polygon or of the parts of one."""
    if geometry["type"] == "Polygon":
        return [geometry["coordinates"][0]]
    return [part[0] for part in geometry["coordinates"]]


def corners(features: Sequence[Mapping[str, Any]]) -> list[Point]:
    """Every corner of the outer rings of features."""
    return [point for one in features for ring in rings(one["geometry"]) for point in ring]


def extent(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """West, south, east, north."""
    longitudes, latitudes = [one[0] for one in points], [one[1] for one in points]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def spot(geometry: Mapping[str, Any], taken: Sequence[Point]) -> list[float]:
    """Where a name stands best: inside, far from the edge and from places that are taken."""
    ring = max(rings(geometry), key=_size)
    ring = [*ring[:: max(1, len(ring) // FINE)], ring[0]]
    west, south, east, north = extent(ring)
    near = [one for one in taken if west <= one[0] <= east and south <= one[1] <= north]
    inside = [place for place in _grid(west, south, east, north) if _contains(ring, place)]

    middle = [(west + east) / 2, (south + north) / 2]

    def room(place: Point) -> tuple[float, float]:
        edge = min(_to_line(place, start, end) for start, end in itertools.pairwise(ring))
        free = min([edge, *(_to_line(place, one, one) for one in near)])
        return round(free, 4), -math.dist(place, middle)

    return max(inside, key=room, default=middle)


def _grid(west: float, south: float, east: float, north: float) -> Iterator[list[float]]:
    for column, row in itertools.product(range(1, GRID), range(1, GRID)):
        yield [west + (east - west) * column / GRID, south + (north - south) * row / GRID]


def _size(ring: Sequence[Point]) -> float:
    west, south, east, north = extent(ring)
    return (east - west) * (north - south)


def _contains(ring: Sequence[Point], place: Point) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    is_inside = False
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 > place[1]) != (y2 > place[1]):
            crossing = x1 + (place[1] - y1) / (y2 - y1) * (x2 - x1)
            is_inside ^= place[0] < crossing
    return is_inside


def _to_line(place: Point, start: Point, end: Point) -> float:
    """Distance to a stretch of the outline, or to a point where both ends are the same."""
    x, y = (start[0] - place[0]) * WIDE, start[1] - place[1]
    dx, dy = (end[0] - start[0]) * WIDE, end[1] - start[1]
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else max(0.0, min(1.0, -(x * dx + y * dy) / length))
    return math.hypot(x + along * dx, y + along * dy)
