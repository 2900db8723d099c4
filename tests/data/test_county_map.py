"""Which map a store shows: none, the schematic one, the bureau's own, and the schematic one again."""

import pytest

from data import boundaries, county_map, presets
from data.places import Area, Register
from data.warehouse import Store
from tests.data.test_boundaries import SEATS, geojson

KNOWN = Register([Area("青溪镇"), Area("云岭镇")])


def test_own_map_replaces_the_schematic_one_and_can_be_taken_back(tmp_path):
    store = Store(tmp_path / "home")
    assert county_map.map_of(store).townships is None
    presets.apply(store, "浮梁县", "王芳")
    schematic = county_map.map_of(store)
    assert schematic.is_schematic
    assert len(schematic.townships["features"]) >= 16

    made = boundaries.read(geojson(), "界.geojson", "WGS-84", KNOWN, SEATS)
    county_map.keep(store, made, "界.geojson", "WGS-84", " 审图号：赣S(2026)001号 ", "王芳")
    own = county_map.map_of(Store(tmp_path / "home"))
    assert [one["properties"]["name"] for one in own.townships["features"]] == ["青溪镇", "云岭镇"]
    assert own.attributions[0] == "审图号：赣S(2026)001号"
    assert (own.about["by"], own.about["file"]) == ("王芳", "界.geojson")
    assert not own.is_schematic

    county_map.forget(store, "李强")
    assert county_map.map_of(store) == schematic


def test_a_refused_map_is_never_kept(tmp_path):
    store = Store(tmp_path / "home")
    made = boundaries.read(b"hello", "界.geojson", "WGS-84", KNOWN, {})
    with pytest.raises(ValueError, match="没有通过检查"):
        county_map.keep(store, made, "界.geojson", "WGS-84", "", "王芳")
    assert county_map.map_of(store).townships is None


@pytest.mark.parametrize(
    "address",
    [
        "tiles/{z}/{x}/{y}.png",
        "http://10.1.1.1/tiles/{z}/{x}.png",
        "javascript:alert(1)//{z}{x}{y}",
        'http://10.1.1.1/{z}/{x}/{y}.png"',
    ],
)
def test_an_address_that_is_none_of_tiles_is_refused(tmp_path, address):
    store = Store(tmp_path / "home")
    with pytest.raises(ValueError, match="底图地址应以"):
        county_map.set_tiles(store, address, "王芳")
    assert county_map.tiles_of(store) is None


def test_tiles_are_off_until_set_and_off_again(tmp_path):
    store = Store(tmp_path / "home")
    address = "http://10.1.1.1/wmts?REQUEST=GetTile&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
    assert county_map.tiles_of(store) is None
    county_map.set_tiles(store, address, "王芳")
    assert county_map.tiles_of(store) == address
    county_map.set_tiles(store, "", "王芳")
    assert county_map.tiles_of(store) is None
