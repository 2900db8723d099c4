"""accidents/count_by_type: types as the ledger writes them."""

COLUMNS = (
    "type accidents deaths serious_injuries loss_wan_yuan accidents_last_year deaths_last_year"
)


def test_types_the_most_frequent_first_and_blank_last(office):
    office.put(
        "accidents",
        [
            ("occurred_at", "type", "deaths", "serious_injuries", "loss_wan_yuan"),
            ("2025-05-09", "触电", 1, 0, 1.0),
            ("2026-05-01", None, 1, 0, 5.0),
            ("2026-05-02", "坍塌", 2, 1, 6.0),
            ("2026-05-03", "触电", 1, 0, None),
            ("2026-05-04", "触电", 0, 2, 7.5),
        ],
    )
    assert office.rows("accidents/count_by_type", COLUMNS, "2026-05") == [
        ("触电", 2, 1, 2, 7.5, 1, 1),
        ("坍塌", 1, 2, 1, 6.0, 0, 0),
        (None, 1, 1, 0, 5.0, 0, 0),
    ]
    assert office.rows("accidents/count_by_type", "type accidents", "2026-05", type="坍塌") == [
        ("坍塌", 1)
    ]
