"""accidents/count_by_hour: every hour of the day; those whose ledger gives only the day stand apart."""


def test_hours_in_order_and_midnight_sharp_is_no_time_of_day(office):
    office.put(
        "accidents",
        [
            ("occurred_at", "deaths"),
            ("2025-05-04 08:30", 1),
            ("2026-05-01", 1),
            ("2026-05-02 00:01", 0),
            ("2026-05-03 08:59", 2),
            ("2026-05-04 23:00", 0),
        ],
    )
    found = office.rows(
        "accidents/count_by_hour", "hour accidents deaths accidents_last_year", "2026-05"
    )
    assert [row[0] for row in found] == [*range(24), None]
    assert [row for row in found if any(row[1:])] == [
        (0, 1, 0, 0),
        (8, 1, 2, 1),
        (23, 1, 0, 0),
        (None, 1, 1, 0),
    ]
    for hour, rows in (("8", 1), ("0", 1), ("未填", 1), ("9", 0)):
        assert len(office.ask("trace/accidents", "2026-05", hour=hour).rows) == rows
