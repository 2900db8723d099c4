"""accidents/count_by_month: every month, each against the same month one year before."""

COLUMNS = "month accidents deaths accidents_last_year deaths_last_year"
LEDGER = [
    ("occurred_at", "area", "deaths"),
    ("2025-08-10", "青溪镇", 1),
    ("2025-09-10", "青溪镇", None),
    ("2026-07-01", "青溪镇", 1),
    ("2026-07-31 23:00", "云岭镇", 2),
    ("2026-09-05", "青溪镇", None),
]


def test_every_month_is_listed_and_compared(office):
    office.put("accidents", LEDGER)
    assert office.rows("accidents/count_by_month", COLUMNS, "2026-07..2026-09") == [
        ("2026-07", 2, 3, None, None),
        ("2026-08", 0, 0, 1, 1),
        ("2026-09", 1, None, 1, None),
    ]


def test_months_of_more_than_a_year_are_each_compared(office):
    office.put("accidents", LEDGER)
    found = office.rows("accidents/count_by_month", "month accidents_last_year", "2025-08..2026-09")
    assert found[:2] == [("2025-08", None), ("2025-09", None)]
    assert found[-2:] == [("2026-08", 1), ("2026-09", 1)]


def test_one_area(office):
    office.put("accidents", LEDGER)
    assert office.rows("accidents/count_by_month", "month accidents", "2026-07", area="云岭") == [
        ("2026-07", 1)
    ]


def test_nobody_knows_an_empty_store(empty_office):
    found = empty_office.rows("accidents/count_by_month", COLUMNS)
    assert found[0] == ("2026-01", 0, 0, None, None)
    assert found[-1][0] == "2026-10"
