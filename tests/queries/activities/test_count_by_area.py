"""activities/count_by_area: reporting areas in official order, none for none."""

ACTIVITIES = [
    ("held_on", "kind", "area", "count", "unit", "people", "funds_wan_yuan"),
    ("2026-05-01", "演练", "青溪镇", 2, "场", 100, 1.5),
    ("2026-05-31", "演练", "县直", 1, "场", None, None),
    ("2026-07-02", "宣传", None, 450, "块", None, 3.0),
    ("2026-07-03", "宣传", "云岭镇", 800, "条", 50, None),
]


def test_areas_come_in_official_order(office):
    office.put("activities", ACTIVITIES)
    columns = "area events count unit people"
    assert office.rows("activities/count_by_area", columns, "2026-05..2026-07") == [
        ("青溪镇", 1, 2, "场", 100),
        ("云岭镇", 1, 800, "条", 50),
        ("县直", 1, 1, "场", None),
        (None, 1, 450, "块", None),
    ]
