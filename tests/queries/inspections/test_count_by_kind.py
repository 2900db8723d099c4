"""inspections/count_by_kind: kinds of checks, those not named apart."""


def test_kinds_with_most_visits_first(office):
    office.put(
        "inspections",
        [
            ("inspected_on", "kind", "visits", "cases_filed"),
            ("2026-05-01", "双随机", 4, 1),
            ("2026-05-02", "专项检查", 5, None),
            ("2026-05-03", None, 1, 0),
            ("2025-05-03", "双随机", 2, 0),
        ],
    )
    assert office.rows(
        "inspections/count_by_kind", "kind visits case_rate_pct visits_last_year", "2026-05"
    ) == [
        ("专项检查", 5, None, 0),
        ("双随机", 4, 25.0, 2),
        (None, 1, 0.0, 0),
    ]
