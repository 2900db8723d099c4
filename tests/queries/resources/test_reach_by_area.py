"""resources/reach_by_area: distances now and with one more point, against a radius."""

import pytest

from queries import QueryError


@pytest.fixture
def county(office):
    office.con.execute("update areas set longitude = 117.2, latitude = 29.4 where name = '青溪镇'")
    office.con.execute("update areas set longitude = 117.2, latitude = 29.6 where name = '云岭镇'")
    office.put(
        "warehouses",
        [
            ("month", "area", "name", "longitude", "latitude"),
            ("2026-08", "青溪镇", "青溪库", 117.2, 29.41),
        ],
    )
    office.put(
        "base_figures",
        [("year", "area", "item", "value", "unit"), (2025, "云岭镇", "常住人口", 1.2, "万人")],
    )
    return office


COLUMNS = "area nearest is_within is_within_after population"
ASKED = {"on": "2026-09-30", "object": "储备库", "radius_km": 5}


def test_without_a_new_point_nothing_changes(county):
    assert county.rows("resources/reach_by_area", COLUMNS, **ASKED) == [
        ("青溪镇", "青溪库", True, True, None),
        ("云岭镇", "青溪库", False, False, 12000),
        ("县直", None, None, None, None),
    ]


def test_a_new_point_brings_a_town_within(county):
    more = ASKED | {"longitude": 117.2, "latitude": 29.58}
    assert county.rows("resources/reach_by_area", COLUMNS, **more) == [
        ("青溪镇", "青溪库", True, True, None),
        ("云岭镇", "青溪库", False, True, 12000),
        ("县直", None, None, None, None),
    ]
    ((before, after),) = county.rows(
        "resources/reach_by_area", "distance_km distance_after_km", area="云岭镇", **more
    )
    assert before == pytest.approx(21.1, abs=0.1)
    assert after == pytest.approx(2.2, abs=0.1)


def test_the_first_point_of_its_kind(county):
    more = ASKED | {"object": "消防站", "longitude": 117.2, "latitude": 29.4}
    assert county.rows("resources/reach_by_area", COLUMNS, **more)[0] == (
        *("青溪镇", None, None, True, None),
    )


@pytest.mark.parametrize(("name", "value"), [("radius_km", "远"), ("longitude", 200)])
def test_a_number_that_cannot_be_is_refused(county, name, value):
    with pytest.raises(QueryError, match=f"参数 {name} 写的是“{value}”，应是"):
        county.ask("resources/reach_by_area", **(ASKED | {name: value}))
