"""accidents/stated_by_month: the county month by month, from monthly tables only."""

COLUMNS = "month accidents deaths accidents_last_year areas_stated areas_unknown"


def test_areas_are_summed_and_those_without_a_figure_counted(office):
    office.put(
        "accident_stats",
        [
            (
                "month_from",
                "month_to",
                "area",
                "sector",
                "accidents",
                "deaths",
                "accidents_last_year",
                "marks",
            ),
            ("2026-04", "2026-04", "青溪镇", None, 1, 0, 2, {}),
            ("2026-04", "2026-04", "云岭镇", "建筑施工", 2, 1, None, {}),
            ("2026-04", "2026-04", "云岭镇", "道路运输", 3, None, None, {}),
            (
                "2026-04",
                "2026-04",
                "县直",
                None,
                None,
                None,
                None,
                {"accidents": "not_applicable", "deaths": "not_applicable"},
            ),
            ("2026-05", "2026-05", "青溪镇", None, 7, 7, 7, {}),
            ("2026-05", "2026-05", "青溪镇", "建筑施工", 1, 1, 1, {}),
            ("2026-01", "2026-06", "云岭镇", None, 90, 90, 90, {}),
        ],
    )
    assert office.rows("accidents/stated_by_month", COLUMNS, "2026-04..2026-06") == [
        ("2026-04", 6, 0, 2, 2, 0),
        ("2026-05", 7, 7, 7, 1, 2),
        ("2026-06", None, None, None, 0, 3),
    ]
    assert office.rows("accidents/stated_by_month", COLUMNS, "2026-05", sector="建筑施工") == [
        ("2026-05", 1, 1, 1, 1, 0)
    ]
