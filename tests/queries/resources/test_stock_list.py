"""resources/stock_list: every item with what it lacks and how long it lasts."""


def test_expiry_and_minimum(office):
    office.put(
        "supplies",
        [
            ("month", "area", "class", "code", "item", "quantity", "min_quantity", "expires_on"),
            ("2026-08", "青溪镇", "杂项", "1010101", "方便面", 5, 10, "2026-09-29"),
            ("2026-08", "青溪镇", "应急装备", None, "救生衣", 10, 10, "2026-10-30"),
            ("2026-08", "云岭镇", "杂项", None, "沙袋", None, 10, "2026-12-29"),
            ("2026-08", "云岭镇", "工程材料", None, "编织袋", 9, None, None),
        ],
    )
    columns = "item major_class shortfall days_left expiry_state stock_state"
    assert office.rows("resources/stock_list", columns, on="2026-09-30") == [
        ("方便面", "基本生活保障物资", 5, -1, "已过期", "低于最低储备"),
        ("救生衣", "应急装备及配套物资", 0, 30, "30 天内到期", "达到"),
        ("沙袋", None, None, 90, "90 天内到期", None),
        ("编织袋", "工程材料与机械加工设备", None, None, None, None),
    ]
    assert office.ask("resources/stock_list", on="2026-09-30").missing == {
        "kinds": 4,
        "quantity": 1,
        "min_quantity": 1,
        "expires_on": 1,
    }
