"""rectification/clear_by_area: townships without an overdue hazard, and since when."""


def put(office):
    office.put(
        "reported", [("dataset", "area", "month", "is_zero"), ("hazards", "县直", "2026-05", True)]
    )
    office.put(
        "hazards",
        [
            ("found_on", "area", "due_on", "rectified_on"),
            ("2026-01-01", "青溪镇", "2026-01-10", "2026-01-20"),
            ("2026-02-01", "青溪镇", "2026-02-10", "2026-02-10"),
            ("2026-03-01", "青溪镇", "2026-07-10", None),
            ("2026-01-01", "云岭镇", "2026-01-10", "2026-01-20"),
            ("2026-05-01", "云岭镇", "2026-05-10", None),
            ("2026-05-03", "林场", None, None),
        ],
    )


def test_since_the_last_late_one_was_done_or_since_the_first_was_found(office):
    put(office)
    columns = "area state overdue longest_overdue open days_clear"
    assert office.rows("rectification/clear_by_area", columns, on="2026-05-31") == [
        ("青溪镇", "清零", 0, None, 1, 131),
        ("云岭镇", "有逾期", 1, 21, 1, None),
        ("林场", "清零", 0, None, 1, 28),
        ("县直", "无隐患", 0, None, 0, None),
    ]


def test_without_a_ledger_nothing_is_clear(office):
    columns = "area state since"
    assert office.rows("rectification/clear_by_area", columns, on="2026-05-31", area="青溪镇") == [
        ("青溪镇", "无台账", None)
    ]


def test_the_board_of_any_day(office):
    put(office)
    found = dict(office.rows("rectification/clear_by_area", "area state", on="2026-01-15"))
    assert (found["青溪镇"], found["云岭镇"]) == ("有逾期", "有逾期")
    since = dict(office.rows("rectification/clear_by_area", "area since", on="2026-05-10"))
    assert str(since["云岭镇"]) == "2026-01-20"
