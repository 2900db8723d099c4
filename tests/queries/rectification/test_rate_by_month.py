"""rectification/rate_by_month: by the month in which hazards were found, as of one day."""

COLUMNS = "month found rectified rate_pct due on_time overdue major_found"
HEAD = ("found_on", "area", "sector", "source", "due_on", "rectified_on", "grade")
HAZARDS = [
    HEAD,
    ("2026-04-02", "云岭镇", "工贸", "执法检查", "2026-04-20", "2026-04-10", "一般"),
    ("2026-04-03", "云岭镇", "加油站点", "执法检查", "2026-04-20", None, "重大"),
    ("2026-06-04", None, None, None, "2026-12-20", "2026-06-30", "一般"),
    ("2026-06-05", "林场", "工贸", "企业自查", None, "2026-07-10", None),
]


def test_every_month_is_listed(office):
    office.put("hazards", HAZARDS)
    assert office.rows("rectification/rate_by_month", COLUMNS, "2026-04..2026-06") == [
        ("2026-04", 2, 1, 50.0, 2, 1, 1, 1),
        ("2026-05", 0, 0, None, 0, 0, 0, 0),
        ("2026-06", 2, 1, 50.0, 0, 0, 0, 0),
    ]


def test_a_later_day_sees_more_rectified(office):
    office.put("hazards", HAZARDS)
    assert office.rows(
        "rectification/rate_by_month", "month rectified", "2026-06", on="2026-07-10"
    ) == [("2026-06", 2)]
