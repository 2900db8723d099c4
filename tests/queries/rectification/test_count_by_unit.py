"""rectification/count_by_unit: units by overdue, open and repeated hazards."""

HAZARDS = [
    ("found_on", "unit_name", "area", "description", "due_on", "rectified_on", "grade"),
    ("2025-07-01", "甲厂", "青溪镇", "通道堵塞", "2025-07-10", "2025-07-09", "一般"),
    ("2026-05-01", "甲厂", "青溪镇", "通道 堵塞。", "2026-05-10", None, "一般"),
    ("2026-05-02", "甲厂", "云岭镇", "电线老化", "2026-06-30", None, "重大"),
    ("2026-05-03", "甲 厂", "青溪镇", "通道堵塞", "2026-05-10", "2026-05-09", "一般"),
    ("2026-05-04", "乙矿", "云岭镇", "通道堵塞", "2026-05-10", "2026-05-09", "一般"),
    ("2024-05-03", "乙矿", "云岭镇", "通道堵塞", "2024-05-10", "2024-05-09", "一般"),
    ("2026-05-05", None, "云岭镇", "通道堵塞", None, None, None),
]
COLUMNS = "unit areas count_areas found open overdue repeated major_open longest_overdue"


def test_most_overdue_first_and_a_unit_in_two_townships_names_both(office):
    office.put("hazards", HAZARDS)
    assert office.rows("rectification/count_by_unit", COLUMNS, "2026-05", on="2026-05-31") == [
        ("甲厂", "云岭镇、青溪镇", 2, 2, 2, 1, 1, 1, 21),
        ("乙矿", "云岭镇", 1, 1, 0, 0, 0, 0, None),
        ("甲 厂", "青溪镇", 1, 1, 0, 0, 0, 0, None),
        (None, "云岭镇", 1, 1, 1, 0, 0, 0, None),
    ]


def test_a_confirmed_merge_counts_as_one_unit_and_can_be_undone(office):
    office.put("hazards", HAZARDS)
    office.put("settings", [("kind", "name", "value"), ("unit-merge", "甲 厂", '"甲厂"')])
    columns = "unit found repeated written"
    (merged, *_) = office.rows("rectification/count_by_unit", columns, "2026-05", on="2026-05-31")
    assert merged == ("甲厂", 3, 2, "甲 厂、甲厂")
    assert len(office.ask("trace/hazards", "2026-05", unit="甲厂").rows) == 3
    office.put("settings", [("kind", "name", "value"), ("unit-merge", "甲 厂", "null")])
    (apart, *_) = office.rows("rectification/count_by_unit", columns, "2026-05", on="2026-05-31")
    assert apart == ("甲厂", 2, 1, "甲厂")


def test_with_a_day_alone_everything_found_by_then_counts(office):
    office.put("hazards", HAZARDS)
    found = office.rows("rectification/count_by_unit", "unit found", on="2026-05-31")
    assert dict(found) == {"甲厂": 3, "甲 厂": 1, "乙矿": 2, None: 1}
