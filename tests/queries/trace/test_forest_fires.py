"""trace/forest_fires: the rows of the ledger behind a figure, with the way back to their cells."""


def test_the_rows_of_the_period_and_their_place(office):
    office.put("uploads", [("upload_id", "file", "uploaded_by"), ("U000001", "台账.xlsx", "张三")])
    office.put(
        "forest_fires",
        [
            ("row_key", "source_row", "started_at", "area"),
            ("1", 5, "2026-05-01", "青溪镇"),
            ("2", 4, "2026-05-31", "云岭镇"),
            ("3", 3, "2026-06-01", None),
        ],
    )
    columns = "row_key file sheet row uploaded_by month"
    assert office.rows("trace/forest_fires", columns, "2026-05") == [
        ("1", "台账.xlsx", "Sheet1", 5, "张三", "2026-05"),
        ("2", "台账.xlsx", "Sheet1", 4, "张三", "2026-05"),
    ]
    assert office.rows("trace/forest_fires", "row_key", "2026-05..2026-06", area="未填") == [("3",)]
    found = office.rows("trace/forest_fires", "row_key", "2026-05..2026-06", area="青溪镇")
    assert found == [("1",)]
