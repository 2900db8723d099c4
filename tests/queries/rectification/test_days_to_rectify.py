"""rectification/days_to_rectify: how long rectifying took, in bands, with median and ninth tenth."""


def put(office, *days):
    rows = [("2026-05-01", f"2026-05-{1 + one:02d}") for one in days]
    office.put("hazards", [("found_on", "rectified_on"), *rows])


def test_bands_median_and_what_does_not_count(office):
    put(office, 0, 1, 3, 4, 8, 15, 16, 30)
    office.put(
        "hazards",
        [
            ("found_on", "rectified_on", "recheck_result"),
            ("2026-05-01", None, None),
            ("2026-05-01", "2026-07-01", None),
            ("2026-05-01", "2026-05-03", "不合格"),
            ("2026-05-20", "2026-05-03", None),
        ],
    )
    found = office.rows(
        "rectification/days_to_rectify",
        "days rectified share_pct median_days",
        "2026-05",
        on="2026-05-31",
    )
    assert found == [
        ("当天", 1, 12.5, 6.0),
        ("1–3", 2, 25.0, 6.0),
        ("4–7", 1, 12.5, 6.0),
        ("8–15", 2, 25.0, 6.0),
        ("16–30", 2, 25.0, 6.0),
        ("31–90", 0, 0.0, 6.0),
        ("91+", 0, 0.0, 6.0),
    ]
    columns = "rectified before_found median_days"
    assert office.rows("rectification/summary", columns, "2026-05", on="2026-05-31") == [
        (9, 1, 6.0)
    ]


def test_nothing_rectified_has_no_median(office):
    assert (
        office.rows("rectification/days_to_rectify", "rectified median_days p90_days", "2026-05")
        == [(0, None, None)] * 7
    )


def test_nine_tenths(office):
    put(office, 1, 1, 1, 1, 1, 1, 1, 1, 20, 30)
    assert office.rows("rectification/days_to_rectify", "p90_days", "2026-05")[0] == (20,)
