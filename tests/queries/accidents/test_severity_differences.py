"""accidents/severity_differences: accidents whose stated class is not the one computed."""


def test_the_stated_and_the_computed_class_stand_beside_each_other(office):
    office.put(
        "accidents",
        [
            (
                "occurred_at",
                "stated_severity",
                "deaths",
                "serious_injuries",
                "loss_wan_yuan",
                "missing",
                "in_scope",
            ),
            ("2026-05-01", "一般", 3, 0, 0, None, None),
            ("2026-05-02", "较大", 3, 0, 0, None, None),
            ("2026-05-03", "较大", 2, 9, 999.99, None, None),
            ("2026-05-04", None, 3, 0, 0, None, None),
            ("2026-05-05", "较大", None, None, None, None, None),
            ("2026-05-06", "一般", 2, 0, 0, 1, None),
            ("2026-05-07", "一般", 3, 0, 0, None, False),
        ],
    )
    assert office.rows(
        "accidents/severity_differences", "stated_severity severity deaths missing", "2026-05"
    ) == [("一般", "较大", 3, None), ("较大", "一般", 2, None), ("一般", "较大", 2, 1)]
    assert office.rows("accidents/summary", "graded_differently", "2026-05") == [(3,)]
