"""activities/amounts_by_kind: kinds, each by unit of measure."""

ACTIVITIES = [
    ("held_on", "kind", "area", "count", "unit", "people", "funds_wan_yuan"),
    ("2026-05-01", "演练", "青溪镇", 2, "场", 100, 1.5),
    ("2026-05-31", "演练", "县直", 1, "场", None, None),
    ("2026-07-02", "宣传", None, 450, "块", None, 3.0),
    ("2026-07-03", "宣传", "云岭镇", 800, "条", 50, None),
]


def test_different_units_are_never_added(office):
    office.put("activities", ACTIVITIES)
    columns = "kind unit events count people funds_wan_yuan"
    assert office.rows("activities/amounts_by_kind", columns, "2026-05..2026-07") == [
        ("演练", "场", 2, 3, 100, 1.5),
        ("宣传", "块", 1, 450, None, 3.0),
        ("宣传", "条", 1, 800, 50, None),
    ]


def test_nothing_happened(office):
    assert office.rows("activities/amounts_by_kind", "kind", "2026-05") == []
