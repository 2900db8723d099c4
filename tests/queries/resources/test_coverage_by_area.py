"""resources/coverage_by_area: inventories stand until the next one; without one all is unknown."""

import pytest

TEAMS = ("month", "area", "name", "level", "team_count", "members")
FIGURES = "area teams team_members warehouses warehouse_usable_area_m2 supply_kinds shelters shelter_capacity"


def of(office, columns, area="县直", on="2026-09-30"):
    """One area's figures."""
    ((*row,),) = office.rows("resources/coverage_by_area", columns, on=on, area=area)
    return tuple(row)


@pytest.mark.parametrize(
    ("teams", "expected"),
    [
        ([("县应急救援大队", "县级", 26, 1322)], (26, 1322)),
        ([("镇级抢险救援队", "乡级", 11, 587)], (11, 587)),
        ([("村级抢险救援队", "村级", 478, 12338)], (478, 12338)),
        ([("县级抢险救援队", "县级", 20, 833)], (20, 833)),
        (
            [
                ("县应急救援大队", "县级", 26, 1322),
                ("镇级抢险救援队", "乡级", 11, 587),
                ("村级抢险救援队", "村级", 478, 12338),
            ],
            (515, 14247),
        ),
        ([("青年队", "县级", None, 12), ("红十字队", "县级", None, None)], (2, 12)),
    ],
)
def test_teams_of_the_county_stand_on_its_own_departments(office, teams, expected):
    office.put("teams", [TEAMS, *[("2026-08", "县直", *team) for team in teams]])
    assert of(office, "teams team_members") == expected


def test_kinds_are_summed_and_floors_too(office):
    kinds = [("装备类", 163), ("安置类", 66), ("被服类", 57), ("食品生活类", 79)]
    office.put(
        "supplies",
        [("month", "area", "item", "kinds"), *[("2026-08", "县直", *one) for one in kinds]],
    )
    office.put(
        "warehouses",
        [("month", "area", "name", "usable_area_m2"), ("2026-08", "县直", "县储备库", 510)],
    )
    assert of(office, "supply_kinds warehouses warehouse_usable_area_m2") == (365, 1, 510)


def test_an_area_without_an_inventory_is_unknown_and_an_empty_one_is_none(office):
    office.put(
        "reported", [("dataset", "area", "month", "is_zero"), ("teams", "云岭镇", "2026-08", True)]
    )
    office.put(
        "shelters", [("month", "area", "name", "capacity"), ("2026-08", "青溪镇", "广场", None)]
    )
    assert office.rows("resources/coverage_by_area", FIGURES, on="2026-09-30") == [
        ("青溪镇", None, None, None, None, None, 1, None),
        ("云岭镇", 0, 0, None, None, None, None, None),
        ("县直", None, None, None, None, None, None, None),
    ]
    missing = office.ask("resources/coverage_by_area", on="2026-09-30").missing
    assert missing == {"shelter_capacity": 1}


def test_an_inventory_stands_until_the_next_one(office):
    office.put(
        "teams",
        [
            TEAMS,
            ("2026-03", "青溪镇", "甲队", "乡级", None, 10),
            ("2026-03", "青溪镇", "乙队", "乡级", None, 10),
            ("2026-07", "青溪镇", "甲队", "乡级", None, 15),
        ],
    )
    found = {
        on: of(office, "teams team_members", "青溪镇", on)
        for on in ("2026-02-28", "2026-03-01", "2026-06-30", "2026-07-31")
    }
    assert found == {
        "2026-02-28": (None, None),
        "2026-03-01": (2, 20),
        "2026-06-30": (2, 20),
        "2026-07-31": (1, 15),
    }


def test_an_area_that_is_no_more_has_no_inventory(office):
    office.put("teams", [TEAMS, ("2026-01", "石桥乡", "甲队", "乡级", None, 10)])
    office.put("teams", [TEAMS, ("2026-01", "林场", "扑火队", "乡级", None, 30)])
    areas = "area teams"
    assert office.rows("resources/coverage_by_area", areas, on="2026-02-28") == [
        ("青溪镇", None),
        ("云岭镇", None),
        ("石桥乡", 1),
        ("林场", 1),
        ("县直", None),
    ]
    assert ("石桥乡", 1) not in office.rows("resources/coverage_by_area", areas, on="2026-03-31")


def test_population_is_that_of_the_latest_year(office):
    office.put(
        "base_figures",
        [
            ("year", "area", "item", "value", "unit"),
            (2024, "青溪镇", "常住人口", 3, "万人"),
            (2025, "青溪镇", "常住人口", 25_000, "人"),
            (2025, "青溪镇", "户籍人口", 99, "人"),
            (2027, "青溪镇", "常住人口", 1, "人"),
            (2025, "云岭镇", "常住人口", 3, "吨"),
        ],
    )
    office.put("teams", [TEAMS, ("2026-08", "青溪镇", "甲队", "乡级", None, 50)])
    office.put(
        "shelters", [("month", "area", "name", "capacity"), ("2026-08", "青溪镇", "广场", 5000)]
    )
    columns = "population population_year members_per_10k shelter_places_per_100"
    assert of(office, columns, "青溪镇") == (25_000, 2025, 20.0, 20.0)
    assert of(office, columns, "云岭镇") == (None, 2025, None, None)
    assert of(office, "population", "青溪镇", "2024-12-31") == (30_000,)


def test_staff_and_enterprises(office):
    office.put(
        "staff",
        [
            ("month", "area", "role", "people"),
            ("2026-08", "青溪镇", "信息员", 10),
            ("2026-08", "青溪镇", "专干", 3),
        ],
    )
    office.put(
        "enterprises",
        [
            ("month", "area", "name", "risk"),
            ("2026-08", "青溪镇", "甲厂", "红"),
            ("2026-08", "青溪镇", "乙厂", None),
        ],
    )
    assert of(office, "staff_people enterprises red_enterprises", "青溪镇") == (13, 2, 1)


def test_the_usual_day_is_the_end_of_the_latest_month_with_an_inventory(office):
    office.put(
        "reported",
        [
            ("dataset", "area", "month"),
            ("teams", "青溪镇", "2026-03"),
            ("shelters", "青溪镇", "2026-06"),
        ],
    )
    assert str(office.ask("resources/coverage_by_area").params["on"]) == "2026-06-30"


def test_members_per_area_in_the_usual_unit(office):
    office.put("teams", [("month", "area", "name", "members"), ("2026-08", "青溪镇", "甲队", 30)])
    office.put(
        "base_figures",
        [
            ("year", "area", "item", "value", "unit"),
            (2025, "青溪镇", "面积", 15000, "公顷"),
            (2025, "云岭镇", "面积", 90, "平方公里"),
        ],
    )
    columns = "area area_km2 members_per_100km2"
    found = office.rows("resources/coverage_by_area", columns, on="2026-09-30")
    assert found[:2] == [("青溪镇", 150, 20), ("云岭镇", 90, None)]
