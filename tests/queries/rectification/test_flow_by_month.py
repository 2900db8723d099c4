"""rectification/flow_by_month: what was open, found, rectified, sent back, and is open at each month's end."""


def test_the_months_follow_from_each_other(office):
    office.put(
        "hazards",
        [
            ("found_on", "rectified_on", "rechecked_on", "recheck_result", "closed_on"),
            ("2026-03-01", "2026-05-20", None, None, "2026-06-02"),
            ("2026-04-01", None, None, None, None),
            ("2026-05-05", "2026-05-06", "2026-06-10", "不合格", None),
            ("2026-05-07", "2026-05-01", None, None, None),
            ("2026-06-20", "2026-07-09", None, None, None),
        ],
    )
    columns = "month open_before found rectified reopened closed open_after"
    assert office.rows(
        "rectification/flow_by_month", columns, "2026-05..2026-06", on="2026-06-30"
    ) == [("2026-05", 2, 2, 3, 0, 0, 1), ("2026-06", 1, 1, 0, 1, 1, 3)]
    assert office.rows("rectification/flow_by_month", columns, "2026-01") == [
        ("2026-01", 0, 0, 0, 0, 0, 0)
    ]
    open_now = office.rows("rectification/open_by_age", "open", on="2026-06-30")
    assert sum(row[0] for row in open_now) == 3
