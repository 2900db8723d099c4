"""trace/teams: the rows of the inventories that stand, with the way back to their cells."""

from data.contract import contract

ROWS = [
    ("row_key", "source_row", "month", "area", "name", "members"),
    ("old", 2, "2026-03", "青溪镇", "甲队", 3),
    ("one", 3, "2026-08", "青溪镇", "甲队", 3),
    ("two", 4, "2026-02", "云岭镇", "乙队", None),
    ("new", 5, "2026-10", "云岭镇", "乙队", None),
]


def test_the_rows_that_stand_and_their_place(office):
    office.put("uploads", [("upload_id", "file", "uploaded_by"), ("U000001", "清单.xlsx", "张三")])
    office.put("teams", ROWS)
    columns = "row_key file row uploaded_by name members"
    assert office.rows("trace/teams", columns, on="2026-09-30") == [
        ("two", "清单.xlsx", 4, "张三", "乙队", None),
        ("one", "清单.xlsx", 3, "张三", "甲队", 3),
    ]
    assert office.rows("trace/teams", "row_key", on="2026-09-30", area="青溪镇") == [("one",)]


def test_sensitive_columns_are_not_in_it(office):
    named = {column.name for column in office.ask("trace/teams").columns}
    assert not named & {column.name for column in contract("teams").columns if column.sensitive}
