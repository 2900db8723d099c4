"""rectification/repeated_list: the same description at the same unit within a year."""


def test_a_year_back_and_no_further_and_not_on_the_same_day(office):
    office.put(
        "hazards",
        [
            ("row_key", "found_on", "unit_name", "description", "rectified_on"),
            ("A", "2025-05-01", "甲厂", "通道堵塞", "2025-05-02"),
            ("B", "2026-05-01", "甲厂", "通道堵塞", None),
            ("C", "2026-05-01", "甲厂", "通道堵塞", None),
            ("D", "2026-05-20", "甲厂", "通道、堵塞", None),
            ("E", "2026-05-20", "乙厂", "通道堵塞", None),
            ("F", "2024-04-30", "乙厂", "通道堵塞", None),
            ("G", "2026-05-21", None, "通道堵塞", None),
            ("H", "2026-05-22", None, "通道堵塞", None),
        ],
    )
    columns = "row_key unit state"
    found = office.rows("rectification/repeated_list", columns, "2026-05", on="2026-05-31")
    assert found == [("D", "甲厂", "待整改"), ("B", "甲厂", "待整改"), ("C", "甲厂", "待整改")]
    dates = office.rows(
        "rectification/repeated_list", "previous_found_on", "2026-05", on="2026-05-31"
    )
    assert [str(day) for (day,) in dates] == ["2026-05-01", "2025-05-01", "2025-05-01"]
    assert office.rows("rectification/repeated_list", "row_key", "2026-05", unit="乙厂") == []
