"""trace/staff: the rows of the inventories that stand, with the way back to their cells."""

from data.contract import contract

ROWS = [
    ("row_key", "source_row", "month", "area", "role", "people"),
    ("old", 2, "2026-03", "青溪镇", "专干", 3),
    ("one", 3, "2026-08", "青溪镇", "专干", 3),
    ("two", 4, "2026-02", "云岭镇", "信息员", None),
    ("new", 5, "2026-10", "云岭镇", "信息员", None),
]


def test_the_rows_that_stand_and_their_place(office):
    office.put("uploads", [("upload_id", "file", "uploaded_by"), ("U000001", "清单.xlsx", "张三")])
    office.put("staff", ROWS)
    columns = "row_key file row uploaded_by role people"
    assert office.rows("trace/staff", columns, on="2026-09-30") == [
        ("two", "清单.xlsx", 4, "张三", "信息员", None),
        ("one", "清单.xlsx", 3, "张三", "专干", 3),
    ]
    assert office.rows("trace/staff", "row_key", on="2026-09-30", area="青溪镇") == [("one",)]


def test_sensitive_columns_are_not_in_it(office):
    named = {column.name for column in office.ask("trace/staff").columns}
    assert not named & {column.name for column in contract("staff").columns if column.sensitive}
