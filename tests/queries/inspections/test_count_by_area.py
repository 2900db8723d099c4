"""inspections/count_by_area: reporting areas in official order, others where they have inspections."""


def test_areas_come_in_official_order_with_none_for_none(office):
    office.put(
        "inspections",
        [
            ("inspected_on", "area", "unit_name", "visits"),
            ("2026-05-01", "县直", "甲厂", 3),
            ("2026-05-01", "云岭镇", "甲厂", 1),
            ("2026-05-02", None, "乙矿", 1),
            ("2026-05-02", "林场", "丙店", 1),
        ],
    )
    assert office.rows("inspections/count_by_area", "area visits units", "2026-05") == [
        ("青溪镇", 0, 0),
        ("云岭镇", 1, 1),
        ("林场", 1, 1),
        ("县直", 3, 1),
        (None, 1, 1),
    ]
