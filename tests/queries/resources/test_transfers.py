"""resources/transfers: what to move from the nearest surplus, leaving the giver its own minimum."""

import pytest

PLACES = {"青溪镇": 29.40, "云岭镇": 29.50, "石桥乡": 29.45, "林场": 29.41}


@pytest.fixture
def county(office):
    for area, latitude in PLACES.items():
        office.con.execute(
            "update areas set longitude = 117.2, latitude = ? where name = ?", [latitude, area]
        )
    office.con.execute("update areas set longitude = 117.2, latitude = 29.30 where level = '县'")
    office.con.execute("update areas set until = null")
    return office


def put(office, *lines):
    head = ("month", "area", "item", "unit", "quantity", "min_quantity", "expires_on")
    office.put("supplies", [head, *(("2026-08", *line) for line in lines)])


COLUMNS = "area item shortfall from_area quantity left_after still_short"


def test_the_nearest_gives_first_and_keeps_its_own_minimum(county):
    put(
        county,
        ("青溪镇", "棉被", "床", 10, 50, None),
        ("林场", "棉被", "床", 70, 50, None),
        ("石桥乡", "棉被", "床", 60, 50, None),
        ("县直", "棉被", "床", 500, 400, None),
    )
    assert county.rows("resources/transfers", COLUMNS, on="2026-09-30") == [
        ("青溪镇", "棉被", 40, "林场", 20, 0, 0),
        ("青溪镇", "棉被", 40, "石桥乡", 10, 0, 0),
        ("青溪镇", "棉被", 40, "县直", 10, 90, 0),
    ]


def test_what_is_given_once_is_not_given_again(county):
    county.con.execute("update areas set latitude = 29.48 where name = '云岭镇'")
    put(
        county,
        ("青溪镇", "棉被", "床", 30, 50, None),
        ("云岭镇", "棉被", "床", 30, 50, None),
        ("石桥乡", "棉被", "床", 75, 50, None),
    )
    found = county.rows("resources/transfers", COLUMNS, on="2026-09-30")
    assert [(row[0], row[4], row[6]) for row in found] == [("青溪镇", 5, 15), ("云岭镇", 20, 0)]


def test_other_units_expired_goods_and_unknown_minimums_give_nothing(county):
    put(
        county,
        ("青溪镇", "饮用水", "箱", 10, 50, None),
        ("林场", "饮用水", "瓶", 900, 50, None),
        ("石桥乡", "饮用水", "箱", 900, 50, "2026-09-29"),
        ("云岭镇", "饮用水", "箱", 900, None, None),
    )
    assert county.rows("resources/transfers", COLUMNS, on="2026-09-30") == [
        ("青溪镇", "饮用水", 40, None, None, None, 40)
    ]
