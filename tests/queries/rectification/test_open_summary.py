"""rectification/open_summary: what is open on a day, whenever it was found, in one row."""

COLUMNS = "open overdue major_open longest_overdue"
HEAD = ("found_on", "area", "due_on", "rectified_on", "recheck_result", "grade")


def test_open_overdue_and_major_of_all_months(office):
    office.put(
        "hazards",
        [
            HEAD,
            ("2024-03-01", "青溪镇", "2026-09-20", None, None, "重大"),
            ("2026-09-01", "青溪镇", "2026-09-30", None, None, "一般"),
            ("2026-09-02", "云岭镇", "2026-09-05", "2026-10-01", None, "一般"),
            ("2026-09-03", "云岭镇", "2026-09-05", "2026-09-04", "不合格", "一般"),
            ("2026-09-04", "云岭镇", None, "2026-09-05", None, "重大"),
            ("2026-10-01", "云岭镇", None, None, None, "重大"),
        ],
    )
    assert office.rows("rectification/open_summary", COLUMNS, on="2026-09-30") == [(4, 3, 1, 25)]
    assert office.rows("rectification/open_summary", COLUMNS, on="2026-09-30", area="青溪镇") == [
        (2, 1, 1, 10)
    ]


def test_nothing_open_is_none(office):
    assert office.rows("rectification/open_summary", COLUMNS, on="2026-09-30") == [(0, 0, 0, None)]
