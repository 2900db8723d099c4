"""activities/summary: all that was done in one row."""

ACTIVITIES = [
    ("held_on", "kind", "area", "count", "unit", "people", "funds_wan_yuan"),
    ("2026-05-01", "演练", "青溪镇", 2, "场", 100, 1.5),
    ("2026-05-31", "演练", "县直", 1, "场", None, None),
    ("2026-07-02", "宣传", None, 450, "块", None, 3.0),
    ("2026-07-03", "宣传", "云岭镇", 800, "条", 50, None),
    ("2026-07-03", None, "云岭镇", 1, "次", None, None),
]
COLUMNS = "events count unit people funds_wan_yuan"


def test_the_whole_is_one_row_even_where_nothing_happened(office):
    office.put("activities", ACTIVITIES)
    name = "activities/summary"
    assert office.rows(name, COLUMNS, "2026-05..2026-07") == [(5, None, None, 150, 4.5)]
    assert office.rows(name, COLUMNS, "2026-05", kind="演练") == [(2, 3, "场", 100, 1.5)]
    assert office.rows(name, COLUMNS, "2026-07", area="云岭镇") == [(2, None, None, 50, None)]
    assert office.rows(name, COLUMNS, "2026-06") == [(0, 0, None, 0, 0)]
    assert office.ask(name, "2026-05..2026-07").missing == {"people": 3, "funds_wan_yuan": 3}
