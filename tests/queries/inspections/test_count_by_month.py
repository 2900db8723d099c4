"""inspections/count_by_month: every month, each against the same month one year before."""


def test_every_month_is_listed_and_compared(office):
    office.put(
        "inspections",
        [
            ("inspected_on", "unit_name", "visits"),
            ("2025-06-01", "甲厂", 2),
            ("2026-05-31", "甲厂", 1),
            ("2026-05-02", "甲厂", 1),
            ("2026-07-01", "乙矿", None),
        ],
    )
    columns = "month visits units visits_last_year"
    assert office.rows("inspections/count_by_month", columns, "2026-05..2026-07") == [
        ("2026-05", 2, 1, None),
        ("2026-06", 0, 0, 2),
        ("2026-07", None, 1, 0),
    ]
