"""forest_fires/count_by_area: the figures of the summary by township."""

COLUMNS = "fires burned_ha damaged_forest_ha deaths serious_injuries graded_incompletely"
FIRES = [
    ("started_at", "area", "burned_ha", "damaged_forest_ha", "deaths", "serious_injuries"),
    ("2026-03-01 12:00", "林场", 3.0, 1.5, 0, None),
    ("2026-03-31 23:00", "青溪镇", 1.0, None, 0, 2),
    ("2026-03-31 23:30", "青溪镇", 0.5, 0.25, 1, 0),
    ("2026-05-01", None, 9.0, 9.0, 0, 0),
]


def test_every_township_is_listed(office):
    office.put("forest_fires", FIRES)
    assert office.rows("forest_fires/count_by_area", f"area {COLUMNS}", "2026-03..2026-05") == [
        ("青溪镇", 2, 1.5, 0.25, 1, 2, 1),
        ("云岭镇", 0, 0, 0, 0, 0, 0),
        ("林场", 1, 3.0, 1.5, 0, None, 1),
        ("县直", 0, 0, 0, 0, 0, 0),
        (None, 1, 9.0, 9.0, 0, 0, 0),
    ]
