"""plan/plans: the plans in order of time."""

PLANS = [
    ("code", "name", "first_year", "last_year", "base_year", "evaluation_years"),
    ("155", "十五五", 2026, 2030, 2025, None),
    ("145", "十四五", 2021, 2025, 2020, ["2023", "2025"]),
]


def test_plans_in_order_of_time_with_the_count_of_their_indicators(office):
    office.put("plans", PLANS)
    office.put("indicators", [("plan", "code", "name"), ("145", "1", "甲"), ("145", "2", "乙")])
    columns = "code name first_year last_year evaluation_years indicators"
    assert office.rows("plan/plans", columns) == [
        ("145", "十四五", 2021, 2025, ["2023", "2025"], 2),
        ("155", "十五五", 2026, 2030, None, 0),
    ]
