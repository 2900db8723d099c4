"""activities/count_by_month: every month; amounts add up only within one unit of measure."""

ACTIVITIES = [
    ("held_on", "kind", "area", "count", "unit", "people", "funds_wan_yuan"),
    ("2026-05-01", "演练", "青溪镇", 2, "场", 100, 1.5),
    ("2026-05-31", "演练", "县直", 1, "场", None, None),
    ("2026-07-02", "宣传", None, 450, "块", None, 3.0),
    ("2026-07-03", "宣传", "云岭镇", 800, "条", 50, None),
]


def test_every_month_is_listed(office):
    office.put("activities", ACTIVITIES)
    columns = "month events count unit people funds_wan_yuan"
    assert office.rows("activities/count_by_month", columns, "2026-05..2026-07") == [
        ("2026-05", 2, 3, "场", 100, 1.5),
        ("2026-06", 0, 0, None, 0, 0),
        ("2026-07", 2, None, None, 50, 3.0),
    ]
    assert office.ask("activities/count_by_month", "2026-05..2026-07").missing == {
        "people": 2,
        "funds_wan_yuan": 2,
    }


def test_one_kind_of_one_area(office):
    office.put("activities", ACTIVITIES)
    found = office.rows(
        "activities/count_by_month", "events count", "2026-05", kind="演练", area="县直"
    )
    assert found == [(1, 1)]
