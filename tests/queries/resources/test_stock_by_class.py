"""resources/stock_by_class: kinds of each class; what is expired or short."""


def test_kinds_of_each_class(office):
    office.put(
        "supplies",
        [
            ("month", "area", "class", "item", "kinds", "quantity", "min_quantity", "expires_on"),
            ("2026-08", "县直", "装备类", "装备", 163, None, None, None),
            ("2026-08", "县直", "安置类", "安置", 66, None, None, None),
            ("2026-08", "县直", "被服类", "被服", 57, None, None, None),
            ("2026-08", "县直", "食品生活类", "食品", 79, 5, 10, "2026-09-29"),
            ("2026-08", "青溪镇", None, "沙袋", None, 10, 10, "2026-09-30"),
        ],
    )
    columns = "class kinds items expired below_minimum"
    assert office.rows("resources/stock_by_class", columns, on="2026-09-30") == [
        ("装备类", 163, 1, 0, 0),
        ("食品生活类", 79, 1, 1, 1),
        ("安置类", 66, 1, 0, 0),
        ("被服类", 57, 1, 0, 0),
        (None, None, 1, 0, 0),
    ]
    assert office.ask("resources/stock_by_class", on="2026-09-30").missing == {"kinds": 1}
