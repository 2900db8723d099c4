"""Coordinates: there and back, known shifts, and what a sheet calls its system."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from data import coordinates

GEOD = Geod(ellps="WGS84")


@given(
    st.sampled_from(coordinates.SYSTEMS),
    st.floats(73.5, 135, allow_nan=False),
    st.floats(18, 53.5, allow_nan=False),
)
def test_there_and_back_within_a_metre(system, longitude, latitude):
    written = coordinates.from_wgs84(system, longitude, latitude)
    back = coordinates.to_wgs84(system, *written)
    assert GEOD.inv(longitude, latitude, *back)[2] < 1


@pytest.mark.parametrize(("system", "low", "high"), [("GCJ-02", 580, 610), ("BD-09", 1100, 1300)])
def test_the_shift_at_fuliang_is_the_known_one(system, low, high):
    written = coordinates.from_wgs84(system, 117.2, 29.35)
    assert low < GEOD.inv(117.2, 29.35, *written)[2] < high


def test_a_published_pair():
    """天安门: WGS-84 116.391305, 39.907255 is GCJ-02 116.397547, 39.908658, to a few metres."""
    written = coordinates.from_wgs84("GCJ-02", 116.391305, 39.907255)
    assert GEOD.inv(116.397547, 39.908658, *written)[2] < 10


@pytest.mark.parametrize(
    ("text", "system"),
    [
        ("坐标系：GCJ-02", "GCJ-02"),
        ("经度（高德）", "GCJ-02"),
        ("百度坐标", "BD-09"),
        ("坐标采用2000国家大地坐标系", "CGCS2000"),
        ("经纬度由GPS测得", "WGS-84"),
        ("坐标：高德或百度", None),
        ("经度", None),
    ],
)
def test_a_system_is_named(text, system):
    assert coordinates.system_in(text) == system
