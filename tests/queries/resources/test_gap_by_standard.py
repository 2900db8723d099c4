"""resources/gap_by_standard: what the standards ask of each unit, and what it has."""

import pytest

STANDARDS = (
    "code",
    "object",
    "level",
    "measure",
    "operator",
    "value",
    "unit",
    "source",
    "selected",
)


def ask(office, *lines, columns="standard area required actual gap met", **params):
    office.put("standards", [STANDARDS, *lines])
    return office.rows("resources/gap_by_standard", columns, on="2026-09-30", **params)


def team(size, source="规划", selected=True):
    return ("B02", "综合应急救援队伍", "乡级", "人数", ">=", size, "人", source, selected)


@pytest.fixture
def teams(office):
    office.put(
        "teams",
        [
            ("month", "area", "name", "kind", "level", "members", "team_count"),
            ("2026-08", "青溪镇", "青溪镇应急队", None, "乡级", 22, None),
            ("2026-08", "青溪镇", "青溪镇森林消防队", "森林消防", "乡级", 40, None),
            ("2026-08", "云岭镇", "云岭镇应急队", "综合", "乡级", 18, None),
        ],
    )
    return office


def test_met_and_not_met(teams):
    assert ask(teams, team(20)) == [
        ("B02", "青溪镇", 20, 22, -2, True),
        ("B02", "云岭镇", 20, 18, 2, False),
    ]


def test_conflicting_standards_stand_side_by_side(teams):
    columns = "area required met source"
    lines = [team(20, "浮梁规划"), team(30, "省意见", False), team(50, "外县", None)]
    assert ask(teams, *lines, columns=columns) == [
        ("青溪镇", 20, True, "浮梁规划"),
        ("云岭镇", 20, False, "浮梁规划"),
    ]
    every = teams.rows("resources/gap_by_standard", columns, on="2026-09-30", standards="全部")
    assert [row[1:3] for row in every if row[0] == "青溪镇"] == [
        (20, True),
        (30, False),
        (50, False),
    ]


def test_no_inventory_is_not_zero(office):
    office.put("teams", [("month", "area", "name", "members"), ("2026-08", "青溪镇", "甲队", None)])
    assert ask(office, team(20)) == [
        ("B02", "青溪镇", 20, None, None, None),
        ("B02", "云岭镇", 20, None, None, None),
    ]


def test_blank_members_never_make_a_shortfall(teams):
    teams.put(
        "teams", [("month", "area", "name", "members"), ("2026-08", "云岭镇", "云岭镇二队", None)]
    )
    found = ask(teams, team(20), team(15, "旧"), columns="area actual met unfilled")
    assert [row for row in found if row[0] == "云岭镇"] == [
        ("云岭镇", 18, None, 1),
        ("云岭镇", 18, True, 1),
    ]


def test_a_masked_standard_judges_nobody(teams):
    found = ask(teams, team(None), columns="area required gap met")
    assert found == [("青溪镇", None, None, None), ("云岭镇", None, None, None)]


def test_people_by_post_and_level(office):
    office.put(
        "staff",
        [
            ("month", "area", "role", "people"),
            ("2026-08", "县直", "执法人员", 12),
            ("2026-08", "青溪镇", "执法人员", 5),
            ("2026-08", "青溪镇", "安全专职人员", 2),
            ("2026-08", "云岭镇", "灾害信息员", 9),
        ],
    )
    found = ask(
        office,
        ("B04", "执法人员", "县级", "人数", ">=", 10, "人", "规划", True),
        ("B05", "执法人员", "乡级", "人数", ">=", 5, "人", "规划", True),
        ("B06", "应急管理人员", "乡级", "人数", ">=", 3, "人", "意见", True),
    )
    assert found == [
        ("B04", "县直", 10, 12, -2, True),
        ("B05", "青溪镇", 5, 5, 0, True),
        ("B05", "云岭镇", 5, 0, 5, False),
        ("B06", "青溪镇", 3, 2, 1, False),
        ("B06", "云岭镇", 3, 0, 3, False),
    ]


def test_the_largest_store_counts_not_their_sum(office):
    office.put(
        "warehouses",
        [
            ("month", "area", "name", "level", "usable_area_m2"),
            ("2026-08", "青溪镇", "一库", "乡级", 60),
            ("2026-08", "青溪镇", "二库", "乡级", 60),
            ("2026-08", "云岭镇", "一库", "乡级", 100),
        ],
    )
    found = ask(
        office,
        ("B08", "应急物资储备库", "乡级", "座数", ">=", 1, "座", "规划", True),
        ("B09", "应急物资储备库", "乡级", "使用面积", ">=", 100, "㎡", "总结", True),
    )
    assert found == [
        ("B08", "青溪镇", 1, 2, -1, True),
        ("B08", "云岭镇", 1, 1, 0, True),
        ("B09", "青溪镇", 100, 60, 40, False),
        ("B09", "云岭镇", 100, 100, 0, True),
    ]


def test_a_summary_of_the_county_is_held_to_as_many_units(office):
    """灾后重建汇报: 11 teams of towns with 587 people, 478 of villages with 12,338."""
    office.put(
        "teams",
        [
            ("month", "area", "name", "kind", "level", "members", "team_count"),
            ("2026-08", "县直", None, "镇级抢险救援队", "乡级", 587, 11),
            ("2026-08", "县直", None, "村级抢险救援队", "村级", 12338, 478),
        ],
    )
    village = ("B03", "综合应急救援队伍", "村级", "人数", ">=", 10, "人", "意见", True)
    found = ask(office, team(50), village, area="县直")
    assert found == [
        ("B02", "县直", 550, 587, -37, True),
        ("B03", "县直", 4780, 12338, -7558, True),
    ]


def test_villages_multiply_what_each_needs(office):
    office.put(
        "teams",
        [
            ("month", "area", "name", "level", "members"),
            ("2026-08", "青溪镇", "村级队", "村级", 55),
        ],
    )
    office.put(
        "base_figures",
        [("year", "area", "item", "value", "unit"), (2025, "青溪镇", "行政村数", 6, "个")],
    )
    village = ("B03", "综合应急救援队伍", "村级", "人数", ">=", 10, "人", "意见", True)
    assert ask(office, village) == [
        ("B03", "青溪镇", 60, 55, 5, False),
        ("B03", "云岭镇", None, None, None, None),
    ]


def test_per_head(office):
    office.put(
        "shelters",
        [
            ("month", "area", "name", "capacity", "effective_area_m2", "in_use"),
            ("2026-08", "青溪镇", "广场", 800, 1600, "可启用"),
            ("2026-08", "青溪镇", "旧校舍", 900, 900, "维修中"),
            ("2026-08", "云岭镇", "公园", 100, 100, None),
        ],
    )
    office.put(
        "base_figures",
        [("year", "area", "item", "value", "unit"), (2025, "青溪镇", "常住人口", 2000, "人")],
    )
    found = ask(
        office,
        ("B10", "避难场所", "乡级", "每百人可容纳人数", ">=", 30, "人", "指南", True),
        ("B11", "避难场所", "乡级", "人均有效避难面积", ">=", 1, "㎡", "指南", True),
    )
    assert found == [
        ("B10", "青溪镇", 30, 40, -10, True),
        ("B10", "云岭镇", 30, None, None, None),
        ("B11", "青溪镇", 1, pytest.approx(0.8), pytest.approx(0.2), False),
        ("B11", "云岭镇", 1, None, None, None),
    ]


def test_check_lists_come_from_the_standards(office):
    office.put(
        "activities",
        [
            ("held_on", "kind", "area", "count"),
            ("2026-05-12", "演练", "青溪镇", 2),
            ("2025-05-12", "演练", "云岭镇", 1),
        ],
    )
    office.put("reported", [("dataset", "area", "month"), ("activities", "云岭镇", "2026-08")])
    office.put(
        "base_figures",
        [("year", "area", "item", "value"), (2026, "青溪镇", "应急管理机构", 1)],
    )
    office.put(
        "standards",
        [
            (*STANDARDS, "checklist"),
            ("L1", "应急管理机构", "乡级", "有无", ">=", 1, "个", "意见", True, "六有"),
            ("L2", "培训演练", "乡级", "有无", ">=", 1, "次", "意见", True, "六有"),
            ("L3", "演练", "乡级", "次数", ">=", 1, "次", "意见", True, None),
        ],
    )
    columns = "standard area actual met"
    found = office.rows("resources/gap_by_standard", columns, on="2026-09-30", checklist="六有")
    assert found == [
        ("L1", "青溪镇", 1, True),
        ("L1", "云岭镇", None, None),
        ("L2", "青溪镇", 2, True),
        ("L2", "云岭镇", 0, False),
    ]


@pytest.mark.parametrize(
    ("members", "team_count", "usable", "expected"),
    [
        (833, 20, None, [("B01", 30, 833, -803, True), ("B10", 500, None, None, None)]),
        (105, 1, 510, [("B01", 30, 105, -75, True), ("B10", 500, 510, -10, True)]),
        (1322, 26, 0, [("B01", 30, 1322, -1292, True), ("B10", 500, 0, 500, False)]),
    ],
    ids=["20支833人", "1支105人，仓储510㎡", "26中队1322人"],
)
def test_what_five_counties_wrote_of_their_own_teams_and_stores(
    office, members, team_count, usable, expected
):
    office.put(
        "teams",
        [
            ("month", "area", "name", "level", "members", "team_count"),
            ("2026-08", "县直", "县级抢险救援队伍", "县级", members, team_count),
        ],
    )
    office.put(
        "warehouses",
        [
            ("month", "area", "name", "level", "floor_area_m2", "usable_area_m2"),
            ("2026-08", "县直", "县储备库", "县级", 800, usable),
        ],
    )
    found = ask(
        office,
        ("B01", "综合应急救援队伍", "县级", "人数", ">=", 30, "人", "规划", True),
        ("B10", "应急物资储备库", "县级", "使用面积", ">=", 500, "㎡", "试例", True),
        columns="standard required actual gap met",
    )
    assert found == expected
