"""accidents/last_serious: days since the last fatal and the last 较大 or worse accident."""

from datetime import datetime


def test_it_looks_back_from_a_day_over_all_months(office):
    office.put(
        "accidents",
        [
            ("occurred_at", "area", "unit_name", "deaths", "serious_injuries", "in_scope"),
            ("2023-06-01 08:00", "青溪镇", "甲厂", 3, 0, True),
            ("2026-08-30 23:30", "云岭镇", "乙厂", 1, 0, True),
            ("2026-09-10", "云岭镇", "丙厂", 0, 2, True),
            ("2026-09-11", "云岭镇", "丁厂", 5, 0, False),
            ("2026-10-02", "云岭镇", "戊厂", 4, 0, True),
        ],
    )
    assert office.rows(
        "accidents/last_serious",
        "kind occurred_at days_since area unit_name deaths severity",
        on="2026-09-30",
    ) == [
        ("亡人事故", datetime(2026, 8, 30, 23, 30), 31, "云岭镇", "乙厂", 1, "一般"),
        ("较大及以上事故", datetime(2023, 6, 1, 8), 1217, "青溪镇", "甲厂", 3, "较大"),
    ]
    assert office.rows("accidents/last_serious", "kind days_since", on="2026-10-02") == [
        ("亡人事故", 0),
        ("较大及以上事故", 0),
    ]


def test_without_such_an_accident_it_is_unknown(office):
    assert office.rows("accidents/last_serious", "kind occurred_at days_since") == [
        ("亡人事故", None, None),
        ("较大及以上事故", None, None),
    ]


def test_accidents_since_that_may_have_been_fatal_are_counted(office):
    office.put(
        "accidents",
        [
            ("occurred_at", "deaths", "serious_injuries", "loss_wan_yuan"),
            ("2026-05-01", None, 0, 0.0),
            ("2026-06-01", 1, 0, 0.0),
            ("2026-07-01", None, 0, 0.0),
            ("2026-08-01", 0, 0, 0.0),
        ],
    )
    assert office.rows(
        "accidents/last_serious", "kind days_since undetermined_since first_held", on="2026-09-01"
    ) == [("亡人事故", 92, 1, "2026-05"), ("较大及以上事故", None, 2, "2026-05")]
