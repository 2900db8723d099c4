"""resources/summary: the inventories of all units together, rates from the sums."""

FIGURES = "teams team_members shelters shelter_capacity warehouses"


def test_inventories_are_added_and_rates_come_from_the_sums(office):
    office.put(
        "teams",
        [
            ("month", "area", "name", "team_count", "members"),
            ("2026-08", "县直", "大队", None, 30),
            ("2026-06", "青溪镇", "一队", 2, 20),
            ("2026-09", "青溪镇", "一队", 3, 22),
        ],
    )
    office.put(
        "shelters", [("month", "area", "name", "capacity"), ("2026-08", "青溪镇", "广场", 500)]
    )
    office.put(
        "base_figures",
        [
            ("year", "area", "item", "value", "unit"),
            (2025, "安澜县", "常住人口", 2, "万人"),
            (2025, "青溪镇", "常住人口", 5000, "人"),
        ],
    )
    assert office.rows("resources/summary", FIGURES, on="2026-09-30") == [(4, 52, 1, 500, None)]
    rates = "population members_per_10k shelter_places_per_100"
    assert office.rows("resources/summary", rates, on="2026-09-30") == [(20000, 26.0, 2.5)]
    assert office.rows("resources/summary", rates, on="2026-09-30", area="青溪镇") == [
        (5000, 44.0, 10.0)
    ]


def test_the_past_is_answered_from_the_inventory_that_stood_then(office):
    office.put(
        "teams",
        [
            ("month", "area", "name", "team_count", "members"),
            ("2026-06", "青溪镇", "一队", 2, 20),
            ("2026-09", "青溪镇", "一队", 3, 22),
        ],
    )
    assert office.rows("resources/summary", "teams team_members", on="2026-08-31") == [(2, 20)]
    assert office.rows("resources/summary", "teams team_members", on="2026-05-31") == [(None, None)]
