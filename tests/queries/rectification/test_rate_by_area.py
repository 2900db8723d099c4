"""rectification/rate_by_area: reporting areas in official order, others where they have hazards."""

COLUMNS = "area found rectified rate_pct due on_time overdue major_found"
HEAD = ("found_on", "area", "sector", "source", "due_on", "rectified_on", "grade")
HAZARDS = [
    HEAD,
    ("2026-04-02", "云岭镇", "工贸", "执法检查", "2026-04-20", "2026-04-10", "一般"),
    ("2026-04-03", "云岭镇", "加油站点", "执法检查", "2026-04-20", None, "重大"),
    ("2026-06-04", None, None, None, "2026-12-20", "2026-06-30", "一般"),
    ("2026-06-05", "林场", "工贸", "企业自查", None, "2026-07-10", None),
]


def test_areas_in_official_order(office):
    office.put("hazards", HAZARDS)
    assert office.rows("rectification/rate_by_area", COLUMNS, "2026-04..2026-06") == [
        ("青溪镇", 0, 0, None, 0, 0, 0, 0),
        ("云岭镇", 2, 1, 50.0, 2, 1, 1, 1),
        ("林场", 1, 0, 0.0, 0, 0, 0, None),
        ("县直", 0, 0, None, 0, 0, 0, 0),
        (None, 1, 1, 100.0, 0, 0, 0, 0),
    ]
