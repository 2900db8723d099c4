"""accidents/trend_by_month: month, year to date, rolling twelve months, and what each compares with."""


def put(office):
    office.put(
        "accidents",
        [
            ("occurred_at", "area", "deaths"),
            ("2024-02-01", "青溪镇", 1),
            ("2024-12-31", "青溪镇", 2),
            ("2025-01-01", "青溪镇", 1),
            ("2025-03-05", "云岭镇", 0),
            ("2026-01-09", "青溪镇", 4),
            ("2026-03-01", "青溪镇", None),
            ("2026-03-31 23:59", "云岭镇", 1),
        ],
    )


def test_month_year_and_twelve_months(office):
    put(office)
    columns = (
        "month accidents deaths accidents_last_year accidents_previous "
        "accidents_ytd accidents_ytd_last_year accidents_rolling deaths_rolling"
    )
    assert office.rows("accidents/trend_by_month", columns, "2026-01..2026-03") == [
        ("2026-01", 1, 4, 1, 0, 1, 1, 2, 4),
        ("2026-02", 0, 0, 0, 1, 1, 1, 2, 4),
        ("2026-03", 2, 1, 1, 0, 3, 2, 3, 5),
    ]


def test_before_the_first_month_held_everything_is_unknown(office):
    put(office)
    columns = "month accidents_last_year accidents_previous accidents_ytd accidents_rolling"
    assert office.rows("accidents/trend_by_month", columns, "2024-02..2024-03") == [
        ("2024-02", None, None, None, None),
        ("2024-03", None, 1, None, None),
    ]
    assert office.rows(
        "accidents/trend_by_month", "accidents_rolling accidents_ytd", "2025-01"
    ) == [(3, 1)]
    assert office.rows(
        "accidents/trend_by_month",
        "accidents_rolling_last_year deaths_rolling_last_year accidents_ytd_last_year",
        "2026-01",
    ) == [(3, 4, 1)]


def test_an_empty_month_is_told_from_one_without_a_report(office):
    office.put(
        "reported",
        [("dataset", "area", "month", "is_zero"), ("accidents", "青溪镇", "2026-04", True)],
    )
    office.put(
        "uploads",
        [
            ("upload_id", "dataset", "action", "period_from", "period_to", "withdraws"),
            ("U1", "accidents", "load", "2026-06", "2026-06", None),
            ("U2", "accidents", "load", "2026-07", "2026-07", None),
            ("U3", "accidents", "withdraw", None, None, "U2"),
        ],
    )
    put(office)
    assert office.rows(
        "accidents/trend_by_month", "month accidents is_reported", "2026-03..2026-07"
    ) == [
        ("2026-03", 2, True),
        ("2026-04", 0, True),
        ("2026-05", 0, False),
        ("2026-06", 0, True),
        ("2026-07", 0, False),
    ]
    assert office.rows("accidents/trend_by_month", "is_reported", "2026-04", area="云岭镇") == [
        (False,)
    ]
