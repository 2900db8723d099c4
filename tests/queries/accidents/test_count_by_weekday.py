"""accidents/count_by_weekday: Monday first."""


def test_days_of_the_week_in_order(office):
    office.put(
        "accidents",
        [
            ("occurred_at", "deaths"),
            ("2026-05-04", 1),
            ("2026-05-11 23:59", None),
            ("2026-05-10", 2),
            ("2025-05-05", 3),
        ],
    )
    assert office.rows(
        "accidents/count_by_weekday", "weekday accidents deaths deaths_last_year", "2026-05"
    ) == [
        ("星期一", 2, 1, 3),
        *[(f"星期{day}", 0, 0, 0) for day in "二三四五六"],
        ("星期日", 1, 2, 0),
    ]
    assert len(office.ask("trace/accidents", "2026-05", weekday="星期一").rows) == 2
