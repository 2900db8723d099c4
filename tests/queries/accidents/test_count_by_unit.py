"""accidents/count_by_unit: units by name; names that a person confirmed to be one unit count as one."""

ACCIDENTS = [
    ("occurred_at", "unit_name", "area", "deaths"),
    ("2025-05-01", "甲厂", "青溪镇", 1),
    ("2026-05-01", "甲厂", "青溪镇", 1),
    ("2026-05-02", "甲厂有限公司", "云岭镇", 2),
    ("2026-05-03", "乙矿", "云岭镇", 0),
    ("2026-05-04", None, "云岭镇", 0),
]
COLUMNS = "unit accidents deaths accidents_last_year"


def test_names_are_kept_apart_until_someone_confirms_and_apart_again_when_undone(office):
    office.put("accidents", ACCIDENTS)
    apart = [("乙矿", 1, 0, 0), ("甲厂", 1, 1, 1), ("甲厂有限公司", 1, 2, 0), (None, 1, 0, 0)]
    assert office.rows("accidents/count_by_unit", COLUMNS, "2026-05") == apart
    head = ("kind", "name", "value")
    office.put("settings", [head, ("unit-merge", "甲厂有限公司", '"甲厂"')])
    assert office.rows("accidents/count_by_unit", COLUMNS, "2026-05") == [
        ("甲厂", 2, 3, 1),
        ("乙矿", 1, 0, 0),
        (None, 1, 0, 0),
    ]
    assert len(office.ask("trace/accidents", "2026-05", unit="甲厂").rows) == 2
    office.put("settings", [head, ("unit-merge", "甲厂有限公司", "null")])
    assert office.rows("accidents/count_by_unit", COLUMNS, "2026-05") == apart


def test_merges_follow_each_other_and_a_circle_ends(office):
    office.put("accidents", ACCIDENTS)
    head = ("kind", "name", "value")
    office.put(
        "settings",
        [head, ("unit-merge", "甲厂有限公司", '"甲厂"'), ("unit-merge", "甲厂", '"乙矿"')],
    )
    assert office.rows("accidents/count_by_unit", COLUMNS, "2026-05")[0] == ("乙矿", 3, 3, 1)
    office.put("settings", [head, ("unit-merge", "乙矿", '"甲厂有限公司"')])
    counted = office.rows("accidents/count_by_unit", "accidents", "2026-05")
    assert sum(row[0] for row in counted) == 4
