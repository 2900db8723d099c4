"""rectification/rate_by_sector: sectors brought together, the most hazards first."""

COLUMNS = "sector found rectified rate_pct due on_time overdue major_found"
HEAD = ("found_on", "area", "sector", "source", "due_on", "rectified_on", "grade")
HAZARDS = [
    HEAD,
    ("2026-04-02", "云岭镇", "工贸", "执法检查", "2026-04-20", "2026-04-10", "一般"),
    ("2026-04-03", "云岭镇", "加油站点", "执法检查", "2026-04-20", None, "重大"),
    ("2026-06-04", None, None, None, "2026-12-20", "2026-06-30", "一般"),
    ("2026-06-05", "林场", "工贸", "企业自查", None, "2026-07-10", None),
]


def test_sectors_the_most_first_and_blank_last(office):
    office.put("sectors", [("raw", "sector"), ("加油站点", "危险化学品")])
    office.put("hazards", HAZARDS)
    assert office.rows("rectification/rate_by_sector", COLUMNS, "2026-04..2026-06") == [
        ("工贸", 2, 1, 50.0, 1, 1, 0, 0),
        ("危险化学品", 1, 0, 0.0, 1, 0, 1, 1),
        (None, 1, 1, 100.0, 0, 0, 0, 0),
    ]
