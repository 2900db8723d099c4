"""forest_fires/count_by_month: the figures of the summary by month."""

COLUMNS = "fires burned_ha damaged_forest_ha deaths serious_injuries graded_incompletely"
FIRES = [
    ("started_at", "area", "burned_ha", "damaged_forest_ha", "deaths", "serious_injuries"),
    ("2026-03-01 12:00", "林场", 3.0, 1.5, 0, None),
    ("2026-03-31 23:00", "青溪镇", 1.0, None, 0, 2),
    ("2026-03-31 23:30", "青溪镇", 0.5, 0.25, 1, 0),
    ("2026-05-01", None, 9.0, 9.0, 0, 0),
]


def test_every_month_is_listed(office):
    office.put("forest_fires", FIRES)
    found = office.rows("forest_fires/count_by_month", f"month {COLUMNS}", "2026-03..2026-05")
    assert found == [
        ("2026-03", 3, 4.5, 1.75, 1, 2, 2),
        ("2026-04", 0, 0, 0, 0, 0, 0),
        ("2026-05", 1, 9.0, 9.0, 0, 0, 0),
    ]
    one = office.rows("forest_fires/count_by_month", "fires", "2026-03", area="青溪镇")
    assert one == [(2,)]
