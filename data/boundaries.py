"""The bureau's own map: a GeoJSON or zipped shapefile of its townships, checked, in WGS-84.

Owns what may replace the schematic map. A file is untrusted: its size, what it unpacks to and its
count of corners are limited, and nothing outside of it is ever read.
"""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import shapefile
import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from data.coordinates import Point, is_in_china, to_wgs84
from data.places import Register
from data.problems import Problem, has_errors, problem

LARGEST = 30 << 20
"""Most bytes a file may have, and may unpack to."""

CORNERS = 400_000
"""Most corners that all townships may have together."""

FINE = 0.0006
"""Degrees within which an outline may be smoothed: about 60 m, half a pixel of the wall."""

NEAR = 0.03
"""Degrees that a seat may lie outside of its township: about 3 km."""

KEPT = 5
"""Decimals of a coordinate, about a metre."""


@dataclass
class Boundary:
    """A map that was read: townships and county as GeoJSON, and what was noticed."""

    townships: dict[str, Any] | None = None
    outline: dict[str, Any] | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_usable(self) -> bool:
        """Whether it may replace the schematic map."""
        return self.townships is not None and not has_errors(self.problems)


class _Refused(Exception):
    """args: the problem."""


def read(
    content: bytes, file: str, system: str, known: Register, seats: Mapping[str, Point]
) -> Boundary:
    """Townships of a file whose coordinates are in a system.

    seats: area -> longitude and latitude in WGS-84, where the register has them. Nothing is raised
    for a bad file: its problems say what is wrong.
    """
    try:
        features = list(_features(content, file))
        parts = _named(features, file, system, known)
    except _Refused as refused:
        return Boundary(problems=[refused.args[0]])
    made = Boundary()
    made.problems += _unlike(parts, known)
    made.problems += _astray(parts, seats, system)
    if has_errors(made.problems):
        return made
    smooth = shapely.coverage_simplify(list(parts.values()), FINE)
    made.townships = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": {"name": name}, "geometry": _rounded(one)}
            for name, one in zip(parts, smooth, strict=True)
        ],
    }
    whole = shapely.union_all(shapely.buffer(smooth, FINE / 10)).simplify(FINE)
    made.outline = {"type": "Feature", "properties": {}, "geometry": _rounded(whole)}
    return made


Feature = tuple[dict[str, Any], dict[str, Any]]
"""Properties and GeoJSON geometry."""


def _features(content: bytes, file: str) -> Iterator[Feature]:
    if len(content) > LARGEST:
        raise _Refused(problem("map-too-large", value=file, expected=f"{LARGEST >> 20} MB"))
    yield from _shapes(content, file) if content.startswith(b"PK") else _geojson(content, file)


def _geojson(content: bytes, file: str) -> Iterator[Feature]:
    try:
        document = json.loads(content.decode("utf-8-sig"))
        features = document["features"]
        for one in features:
            if one["geometry"] is not None:
                yield dict(one["properties"] or {}), one["geometry"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _Refused(problem("map-unread", value=file)) from error


def _shapes(content: bytes, file: str) -> Iterator[Feature]:
    """Shapes of the .shp in a .zip with the attributes of its .dbf."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(one.file_size for one in archive.infolist()) > LARGEST:
                raise _Refused(problem("map-too-large", value=file, expected=f"{LARGEST >> 20} MB"))
            parts = {
                name.rpartition(".")[2].lower(): archive.read(name)
                for name in archive.namelist()
                if name.lower().endswith((".shp", ".dbf", ".shx", ".cpg"))
            }
        encoding = parts.pop("cpg", b"").decode("ascii", "ignore").strip() or _encoding(parts)
        streams = {kind: io.BytesIO(held) for kind, held in parts.items()}
        reader = shapefile.Reader(encoding=encoding, **streams)
        for one in reader.iterShapeRecords():
            yield one.record.as_dict(), one.shape.__geo_interface__
    except _Refused:
        raise
    except Exception as error:
        raise _Refused(problem("map-unread", value=file)) from error


def _encoding(parts: Mapping[str, bytes]) -> str:
    """UTF-8 where the attributes can be read so, else that of older Chinese programs."""
    try:
        parts.get("dbf", b"")[32:].decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _named(
    features: Sequence[Feature], file: str, system: str, known: Register
) -> dict[str, BaseGeometry]:
    """Area of the register -> polygon in WGS-84; features that name no area keep their name."""
    listed = [(p, g) for p, g in features if g["type"] in ("Polygon", "MultiPolygon")]
    if not listed:
        raise _Refused(problem("map-without-polygons", value=file))
    column = _naming(listed, known)
    if column is None:
        names = "、".join(dict.fromkeys(str(key) for p, _ in listed[:1] for key in p)) or "（没有）"
        raise _Refused(problem("map-without-names", value=file, expected=names))
    found: dict[str, list[BaseGeometry]] = {}
    corners = 0
    for properties, geometry in listed:
        written = str(properties.get(column) or "").strip()
        area = known.find(written).area
        polygon = _polygon(geometry, file, system)
        corners += shapely.get_num_coordinates(polygon)
        if corners > CORNERS:
            raise _Refused(problem("map-too-fine", value=file, expected=f"{CORNERS:,}"))
        found.setdefault(area.name if area else written or "未命名", []).append(polygon)
    return {name: shapely.union_all(parts) for name, parts in found.items()}


def _naming(features: Sequence[Feature], known: Register) -> str | None:
    """The property that names most areas of the register."""
    counts: dict[str, int] = {}
    for properties, _ in features:
        for key, value in properties.items():
            if isinstance(value, str) and known.find(value).area:
                counts[key] = counts.get(key, 0) + 1
    return max(counts, key=lambda key: counts[key], default=None)


def _polygon(geometry: Mapping[str, Any], file: str, system: str) -> BaseGeometry:
    try:
        written = shapely.force_2d(shape(geometry))
        corners = shapely.get_coordinates(written)
    except (ValueError, TypeError, shapely.errors.ShapelyError) as error:
        raise _Refused(problem("map-unread", value=file)) from error
    for x, y in corners[:: max(1, len(corners) // 50)]:
        if not is_in_china(x, y):
            raise _Refused(problem("map-not-degrees", value=f"{x:g}, {y:g}"))
    moved = shapely.transform(
        written, lambda points: [to_wgs84(system, float(x), float(y)) for x, y in points]
    )
    return shapely.make_valid(moved, method="structure", keep_collapsed=False)


def _unlike(parts: Mapping[str, BaseGeometry], known: Register) -> list[Problem]:
    """Townships that the file lacks, and names that the register lacks."""
    wanted = [one.name for one in known.areas if one.level in ("乡镇", "园区") and not one.until]
    lacking = [name for name in wanted if name not in parts]
    others = [name for name in parts if known.find(name).area is None]
    said = []
    if lacking:
        said.append(problem("map-lacks", value="、".join(lacking)))
    if others:
        said.append(problem("map-others", value="、".join(others)))
    return said


def _astray(
    parts: Mapping[str, BaseGeometry], seats: Mapping[str, Point], system: str
) -> list[Problem]:
    """Seats far from their townships: most of them is a wrong system or county, one is told."""
    asked = [name for name in parts if name in seats]
    astray = [n for n in asked if parts[n].distance(shapely.Point(seats[n])) > NEAR]
    if len(astray) * 2 > len(asked):
        return [problem("map-elsewhere", value="、".join(astray[:5]), expected=system)]
    return [problem("map-seat", value=name) for name in astray]


def _rounded(geometry: BaseGeometry) -> dict[str, Any]:
    """GeoJSON of polygons with coordinates of about a metre."""

    def cut(value: Any) -> Any:
        return round(value, KEPT) if isinstance(value, float) else [cut(one) for one in value]

    made = mapping(geometry)
    return {"type": made["type"], "coordinates": cut(made["coordinates"])}
