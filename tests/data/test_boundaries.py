"""The bureau's own map: GeoJSON and shapefiles in every system, and what is refused, with its exact words."""

import io
import json
import zipfile

import pytest
import shapefile
import shapely
from shapely.geometry import shape

from data import boundaries, coordinates
from data.places import Area, Register

KNOWN = Register(
    [
        Area("安澜县", (), "县"),
        Area("青溪镇", ("青溪",)),
        Area("云岭镇"),
        Area("县直", (), "县直"),
    ]
)
SEATS = {"青溪镇": (117.25, 29.45), "云岭镇": (117.45, 29.45)}
SQUARES = {
    "青溪镇": [(117.2, 29.4), (117.3, 29.4), (117.3, 29.5), (117.2, 29.5), (117.2, 29.4)],
    "云岭镇": [(117.3, 29.4), (117.5, 29.4), (117.5, 29.5), (117.3, 29.5), (117.3, 29.4)],
}


def in_system(system, points):
    return [list(coordinates.from_wgs84(system, x, y)) for x, y in points]


def geojson(squares=SQUARES, system="WGS-84", column="NAME"):
    features = [
        {
            "type": "Feature",
            "properties": {"OBJECTID": str(place), column: name},
            "geometry": {"type": "Polygon", "coordinates": [in_system(system, points)]},
        }
        for place, (name, points) in enumerate(squares.items())
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def zipped(encoding="gb18030", with_cpg=False):
    shp, shx, dbf = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with shapefile.Writer(
        shp=shp, shx=shx, dbf=dbf, shapeType=shapefile.POLYGON, encoding=encoding
    ) as writer:
        writer.field("XZMC", "C", 40)
        for name, points in SQUARES.items():
            writer.poly([points[::-1]])
            writer.record(name)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for kind, stream in (("shp", shp), ("shx", shx), ("dbf", dbf)):
            archive.writestr(f"乡镇界/towns.{kind}", stream.getvalue())
        if with_cpg:
            archive.writestr("乡镇界/towns.cpg", encoding)
    return packed.getvalue()


def read(content, system="WGS-84", seats=SEATS):
    return boundaries.read(content, "界线.zip", system, KNOWN, seats)


def told(made):
    assert not made.is_usable
    return [one.message for one in made.problems]


def areas_of(made):
    return {one["properties"]["name"]: shape(one["geometry"]) for one in made.townships["features"]}


@pytest.mark.parametrize("system", coordinates.SYSTEMS)
def test_every_system_comes_out_as_wgs84(system):
    made = read(geojson(system=system), system)
    assert made.problems == []
    for name, polygon in areas_of(made).items():
        expected = shapely.Polygon(SQUARES[name])
        assert polygon.symmetric_difference(expected).area < 0.001 * expected.area
    west, south, east, north = shape(made.outline["geometry"]).bounds
    assert (west, south, east, north) == pytest.approx((117.2, 29.4, 117.5, 29.5), abs=0.002)


@pytest.mark.parametrize(
    ("encoding", "with_cpg"), [("gb18030", False), ("utf-8", False), ("utf-8", True)]
)
def test_a_zipped_shapefile(encoding, with_cpg):
    assert list(areas_of(read(zipped(encoding, with_cpg)))) == ["青溪镇", "云岭镇"]


def test_names_are_matched_as_everywhere_and_parts_are_joined():
    squares = {"青溪": SQUARES["青溪镇"], "云岭镇人民政府": SQUARES["云岭镇"]}
    assert list(areas_of(read(geojson(squares, column="乡镇名称")))) == ["青溪镇", "云岭镇"]


def test_a_wrong_system_or_county_is_noticed():
    far = {name: [(x + 1, y) for x, y in points] for name, points in SQUARES.items()}
    assert told(read(geojson(far))) == [
        "青溪镇、云岭镇等多数乡镇的驻地不在自己的界内。请检查是不是本县的地图、坐标系是不是 WGS-84，改正后再上传。"
    ]


def test_what_the_map_or_the_register_lacks_is_told():
    squares = {"青溪镇": SQUARES["青溪镇"], "林场": SQUARES["云岭镇"]}
    made = read(geojson(squares))
    assert made.is_usable
    assert [one.message for one in made.problems] == [
        "地图里没有云岭镇，图上不显示。请补齐后再上传，或在区划名录里加上地图所用的别名。",
        "地图里的林场不在区划名录中，图上按不报送显示。",
    ]


def test_a_bow_tie_is_made_sound():
    crossed = [(117.2, 29.4), (117.3, 29.5), (117.3, 29.4), (117.2, 29.5), (117.2, 29.4)]
    made = read(geojson(SQUARES | {"青溪镇": crossed}), seats={})
    assert all(one.is_valid for one in areas_of(made).values())


METRES = {name: [(x * 1e4, y * 1e5) for x, y in points] for name, points in SQUARES.items()}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"hello", "地图文件“界线.zip”无法读取"),
        (b'{"features": 3}', "地图文件“界线.zip”无法读取"),
        (b"[" * 100_000, "地图文件“界线.zip”无法读取"),
        (b"PK\x03\x04 broken", "地图文件“界线.zip”无法读取"),
        (b'{"features": []}', "里没有面（多边形），只有点或线"),
        (geojson({"甲": SQUARES["青溪镇"]}), "属性有：OBJECTID、NAME。"),
        (geojson(METRES), "不是中国境内的经纬度"),
        (b" " * (boundaries.LARGEST + 1), "过大，上限 30 MB"),
    ],
)
def test_what_cannot_be_used_says_why(content, message):
    (said,) = told(read(content))
    assert message in said


def test_a_bomb_is_not_unpacked():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("towns.shp", bytes(boundaries.LARGEST + 1))
    assert "过大" in told(read(packed.getvalue()))[0]


def test_fine_outlines_are_smoothed_without_gaps():
    middle = [(117.3 + 0.0002 * (step % 2), 29.4 + step * 0.0001) for step in range(1001)]
    left = [(117.2, 29.4), *middle, (117.2, 29.5), (117.2, 29.4)]
    right = [(117.5, 29.4), (117.5, 29.5), *middle[::-1], (117.5, 29.4)]
    found = areas_of(read(geojson({"青溪镇": left, "云岭镇": right})))
    assert shapely.get_num_coordinates(found["青溪镇"]) < 50
    assert found["青溪镇"].intersection(found["云岭镇"]).area < 1e-9
