"""activities/count_by_kind: each kind in one row."""

ACTIVITIES = [
    ("held_on", "kind", "area", "count", "unit", "people", "funds_wan_yuan"),
    ("2026-05-01", "演练", "青溪镇", 2, "场", 100, 1.5),
    ("2026-05-31", "演练", "县直", 1, "场", None, None),
    ("2026-07-02", "宣传", None, 450, "块", None, 3.0),
    ("2026-07-03", "宣传", "云岭镇", 800, "条", 50, None),
    ("2026-07-03", None, "云岭镇", 1, "次", None, None),
]
COLUMNS = "events count unit people funds_wan_yuan"


def test_a_kind_has_one_row_and_an_amount_only_within_one_unit(office):
    office.put("activities", ACTIVITIES)
    found = office.rows("activities/count_by_kind", f"kind {COLUMNS}", "2026-05..2026-07")
    assert found == [
        ("宣传", 2, None, None, 50, 3.0),
        ("演练", 2, 3, "场", 100, 1.5),
        (None, 1, 1, "次", None, None),
    ]
