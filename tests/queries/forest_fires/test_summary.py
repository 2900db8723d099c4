"""forest_fires/summary: fires, burned and damaged area, the fires of the year before."""

COLUMNS = "fires burned_ha damaged_forest_ha deaths serious_injuries"


def test_fires_of_the_period(office):
    office.put(
        "forest_fires",
        [
            ("started_at", "area", "burned_ha", "damaged_forest_ha", "deaths", "serious_injuries"),
            ("2026-03-01 12:00", "林场", 3.0, 1.5, 0, None),
            ("2026-03-31 23:00", "青溪镇", 1.0, None, 0, None),
            ("2026-04-01", "青溪镇", 9.0, 9.0, 9, 9),
        ],
    )
    assert office.rows("forest_fires/summary", COLUMNS, "2026-03") == [(2, 4.0, 1.5, 0, None)]
    assert office.ask("forest_fires/summary", "2026-03").missing["damaged_forest_ha"] == 1
    assert office.rows("forest_fires/summary", COLUMNS, "2026-02") == [(0, 0, 0, 0, 0)]


def test_the_fires_of_the_same_months_of_the_year_before(office):
    office.put(
        "forest_fires",
        [
            ("started_at", "damaged_forest_ha", "deaths", "serious_injuries"),
            ("2025-03-01", 2, 0, 0),
            ("2026-03-01", 0.5, None, 0),
        ],
    )
    columns = "fires fires_last_year graded_incompletely"
    assert office.rows("forest_fires/summary", columns, "2026-03") == [(1, 1, 1)]
    assert office.rows("forest_fires/summary", columns, "2026-04") == [(0, 0, 0)]
    assert office.rows("forest_fires/summary", columns, "2025-03") == [(1, None, 0)]
