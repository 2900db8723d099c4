"""rectification/rate_by_source: by where hazards come from."""

COLUMNS = "source found rectified rate_pct due on_time overdue major_found"
HEAD = ("found_on", "area", "sector", "source", "due_on", "rectified_on", "grade")
HAZARDS = [
    HEAD,
    ("2026-04-02", "云岭镇", "工贸", "执法检查", "2026-04-20", "2026-04-10", "一般"),
    ("2026-04-03", "云岭镇", "加油站点", "执法检查", "2026-04-20", None, "重大"),
    ("2026-06-04", None, None, None, "2026-12-20", "2026-06-30", "一般"),
    ("2026-06-05", "林场", "工贸", "企业自查", None, "2026-07-10", None),
]


def test_sources_the_most_first_and_blank_last(office):
    office.put("hazards", HAZARDS)
    assert office.rows("rectification/rate_by_source", COLUMNS, "2026-04..2026-06") == [
        ("执法检查", 2, 1, 50.0, 2, 1, 1, 1),
        ("企业自查", 1, 0, 0.0, 0, 0, 0, None),
        (None, 1, 1, 100.0, 0, 0, 0, 0),
    ]
    assert office.rows(
        "rectification/rate_by_source", "source found", "2026-04..2026-06", source="企业自查"
    ) == [("企业自查", 1)]
