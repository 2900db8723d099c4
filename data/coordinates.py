"""Longitude and latitude in the systems that offices meet, to WGS-84 and back.

Owns the arithmetic and the names. CGCS2000 differs from WGS-84 by centimetres and is taken as the
same. GCJ-02 and BD-09 have no published definition; the formulas are those in common use, turned
round by repetition until a step is below a millimetre.
"""

import math
import re
from collections.abc import Callable

Point = tuple[float, float]
"""Longitude, latitude in degrees."""

SAME = "WGS-84"
SYSTEMS = (SAME, "CGCS2000", "GCJ-02", "BD-09")
"""Systems that can be stated."""

NAMED = (
    (r"GCJ[-_ ]?0?2|火星|高德|腾讯", "GCJ-02"),
    (r"BD[-_ ]?0?9|百度", "BD-09"),
    (r"CGCS ?2000|国家2000|2000国家大地|天地图", "CGCS2000"),
    (r"WGS[-_ ]?84|GPS", SAME),
)
"""How a system is written -> the system."""

CHINA = (73.0, 3.0, 136.0, 54.0)
"""West, south, east, north: where a county can lie."""

_AXIS, _ECCENTRICITY = 6378245.0, 0.00669342162296594323
"""Krasovsky 1940, on which GCJ-02 is built."""

_TURN = math.pi * 3000.0 / 180.0
_CLOSE = 1e-9
"""Degrees, a tenth of a millimetre."""


def system_in(text: str) -> str | None:
    """The system that a text names, or None; None too where it names two that differ."""
    found = {system for pattern, system in NAMED if re.search(pattern, text, re.IGNORECASE)}
    return found.pop() if len(found) == 1 else None


def _shift(longitude: float, latitude: float) -> Point:
    """Degrees by which GCJ-02 lies east and north of WGS-84."""
    x, y = longitude - 105.0, latitude - 35.0
    ripple = (20.0 * math.sin(6.0 * x * math.pi) + 20.0 * math.sin(2.0 * x * math.pi)) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    north += ripple
    north += (20.0 * math.sin(y * math.pi) + 40.0 * math.sin(y / 3.0 * math.pi)) * 2.0 / 3.0
    north += (160.0 * math.sin(y / 12.0 * math.pi) + 320 * math.sin(y * math.pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
    east += ripple
    east += (20.0 * math.sin(x * math.pi) + 40.0 * math.sin(x / 3.0 * math.pi)) * 2.0 / 3.0
    east += (150 * math.sin(x / 12.0 * math.pi) + 300 * math.sin(x / 30.0 * math.pi)) * 2.0 / 3.0
    radians = latitude / 180.0 * math.pi
    root = math.sqrt(1 - _ECCENTRICITY * math.sin(radians) ** 2)
    meridian = _AXIS * (1 - _ECCENTRICITY) / root**3
    parallel = _AXIS / root * math.cos(radians)
    return math.degrees(east / parallel), math.degrees(north / meridian)


def _gcj(point: Point) -> Point:
    east, north = _shift(*point)
    return point[0] + east, point[1] + north


def _bd(point: Point) -> Point:
    """WGS-84 to BD-09, by way of GCJ-02."""
    x, y = _gcj(point)
    far = math.hypot(x, y) + 0.00002 * math.sin(y * _TURN)
    angle = math.atan2(y, x) + 0.000003 * math.cos(x * _TURN)
    return far * math.cos(angle) + 0.0065, far * math.sin(angle) + 0.006


_FORWARD: dict[str, Callable[[Point], Point]] = {"GCJ-02": _gcj, "BD-09": _bd}


def from_wgs84(system: str, longitude: float, latitude: float) -> Point:
    """A WGS-84 place in another system. Raises KeyError for an unknown system."""
    if system in SYSTEMS[:2]:
        return longitude, latitude
    return _FORWARD[system]((longitude, latitude))


def to_wgs84(system: str, longitude: float, latitude: float) -> Point:
    """A place of another system in WGS-84. Raises KeyError for an unknown system."""
    if system in SYSTEMS[:2]:
        return longitude, latitude
    found = longitude, latitude
    for _ in range(20):
        x, y = from_wgs84(system, *found)
        step = longitude - x, latitude - y
        found = found[0] + step[0], found[1] + step[1]
        if max(map(abs, step)) < _CLOSE:
            break
    return found


def is_in_china(longitude: float, latitude: float) -> bool:
    """Whether a place can be in a county at all; metres and swapped figures cannot."""
    west, south, east, north = CHINA
    return west <= longitude <= east and south <= latitude <= north
