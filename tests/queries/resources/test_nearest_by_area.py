"""resources/nearest_by_area: the nearest of each kind of means, in a straight line from the seat."""

import pytest
from pyproj import Geod

import queries

SEATS = {"青溪镇": (117.20, 29.40), "云岭镇": (117.45, 29.75)}
TEAMS = [
    ("month", "area", "name", "kind", "longitude", "latitude"),
    ("2026-08", "县直", "县综合大队", "综合", 117.22, 29.35),
    ("2026-08", "县直", "县森林消防队", "森林消防", 117.50, 29.70),
    ("2026-08", "青溪镇", "青溪镇专职消防队", "消防", 117.21, 29.41),
    ("2026-08", "云岭镇", "云岭镇应急队", None, None, None),
]


@pytest.fixture
def county(office):
    for area, (longitude, latitude) in SEATS.items():
        office.con.execute(
            "update areas set longitude = ?, latitude = ? where name = ?",
            [longitude, latitude, area],
        )
    office.put("teams", TEAMS)
    office.put(
        "shelters",
        [
            ("month", "area", "name", "in_use", "longitude", "latitude"),
            ("2026-08", "云岭镇", "旧校舍", "已停用", 117.451, 29.751),
            ("2026-08", "云岭镇", "广场", "可启用", 117.46, 29.76),
        ],
    )
    return office


def test_the_nearest_of_each_kind(county):
    found = county.rows(
        "resources/nearest_by_area",
        "area object nearest nearest_area points unplaced",
        on="2026-09-30",
    )
    of_town = [row[1:] for row in found if row[0] == "青溪镇"]
    assert of_town == [
        ("救援队伍", "青溪镇专职消防队", "青溪镇", 3, 1),
        ("救援队伍·森林消防", "县森林消防队", "县直", 1, 0),
        ("救援队伍·消防", "青溪镇专职消防队", "青溪镇", 1, 0),
        ("救援队伍·综合", "县综合大队", "县直", 1, 0),
        ("消防站", "青溪镇专职消防队", "青溪镇", 1, 0),
        ("储备库", None, None, 0, 0),
        ("避难场所", "广场", "云岭镇", 1, 0),
    ]


def test_a_unit_without_a_seat_has_no_distance(county):
    found = county.rows(
        "resources/nearest_by_area", "nearest distance_km", on="2026-09-30", area="县直"
    )
    assert set(found) == {(None, None)}


def test_one_object_on_request(county):
    found = county.rows(
        "resources/nearest_by_area", "area nearest", on="2026-09-30", object="消防站"
    )
    assert found == [
        ("青溪镇", "青溪镇专职消防队"),
        ("云岭镇", "青溪镇专职消防队"),
        ("县直", None),
    ]


def test_distances_are_within_half_a_percent_of_the_geodesic(county):
    geod, checked = Geod(ellps="WGS84"), 0
    answer = queries.run(county.con, "resources/nearest_by_area", {"on": "2026-09-30"})
    for row in answer.frame().dropna(subset=["distance_km"]).to_dict("records"):
        ends = (row["area_longitude"], row["area_latitude"], row["longitude"], row["latitude"])
        expected = geod.inv(*ends)[2] / 1000
        assert row["distance_km"] == pytest.approx(expected, rel=0.005)
        checked += 1
    assert checked == 12
