"""accidents/stated_summary: the county's sum of what areas stated, and how many areas lack a figure."""

HEAD = (
    "month_from",
    "month_to",
    "area",
    "accidents",
    "deaths",
    "accidents_last_year",
    "deaths_last_year",
    "marks",
)
COLUMNS = "accidents deaths accidents_last_year accidents_change accidents_change_pct areas_stated areas_unknown"


def test_areas_are_summed_each_by_the_rule_for_spans(office):
    office.put(
        "accident_stats",
        [
            HEAD,
            ("2026-01", "2026-02", "青溪镇", 6, 1, 8, 0, {}),
            ("2026-01", "2026-01", "云岭镇", 1, 0, 1, 0, {}),
            ("2026-02", "2026-02", "云岭镇", 2, 0, 1, 0, {}),
            ("2026-01", "2026-02", "县直", None, None, None, None, {"accidents": "not_applicable"}),
        ],
    )
    assert office.rows("accidents/stated_summary", COLUMNS, "2026-01..2026-02") == [
        (9, 1, 10, -1, -10.0, 2, 1)
    ]


def test_a_change_needs_both_years_of_every_area(office):
    office.put(
        "accident_stats",
        [
            HEAD,
            ("2026-05", "2026-05", "青溪镇", 6, 1, 8, 0, {}),
            ("2026-05", "2026-05", "云岭镇", 1, 0, None, 2, {}),
        ],
    )
    columns = "accidents accidents_last_year accidents_change accidents_change_pct deaths_change deaths_change_pct"
    assert office.rows("accidents/stated_summary", columns, "2026-05") == [
        (7, 8, None, None, -1, -50.0)
    ]


def test_nothing_stated_is_unknown(office):
    assert office.rows("accidents/stated_summary", COLUMNS, "2026-05") == [
        (None, None, None, None, None, 0, 3)
    ]
