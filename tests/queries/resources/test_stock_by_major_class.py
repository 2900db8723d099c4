"""resources/stock_by_major_class: kinds by the three classes of GB/T 38565."""


def test_kinds_are_no_quantity(office):
    office.put(
        "supplies",
        [
            ("month", "area", "class", "item", "kinds", "quantity", "min_quantity", "expires_on"),
            ("2026-08", "县直", "装备类", "装备", 163, None, None, None),
            ("2026-08", "县直", "安置类", "安置", 66, None, None, None),
            ("2026-08", "县直", "被服类", "被服", 57, None, None, None),
            ("2026-08", "县直", "食品生活类", "食品", 79, 5, 10, "2026-09-29"),
            ("2026-08", "青溪镇", None, "沙袋", None, 10, 10, "2026-10-30"),
        ],
    )
    columns = "major_class kinds items expired within_30 within_180 below_minimum without_expiry"
    assert office.rows("resources/stock_by_major_class", columns, on="2026-09-30") == [
        ("基本生活保障物资", 202, 3, 1, 0, 0, 1, 2),
        ("应急装备及配套物资", 163, 1, 0, 0, 0, 0, 1),
        (None, None, 1, 0, 1, 1, 0, 0),
    ]
