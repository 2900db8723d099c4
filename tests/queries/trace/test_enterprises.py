"""trace/enterprises: the rows of the inventories that stand, with the way back to their cells."""

from data.contract import contract

ROWS = [
    ("row_key", "source_row", "month", "area", "name", "risk"),
    ("old", 2, "2026-03", "青溪镇", "甲厂", "红"),
    ("one", 3, "2026-08", "青溪镇", "甲厂", "红"),
    ("two", 4, "2026-02", "云岭镇", "乙厂", None),
    ("new", 5, "2026-10", "云岭镇", "乙厂", None),
]


def test_the_rows_that_stand_and_their_place(office):
    office.put("uploads", [("upload_id", "file", "uploaded_by"), ("U000001", "清单.xlsx", "张三")])
    office.put("enterprises", ROWS)
    columns = "row_key file row uploaded_by name risk"
    assert office.rows("trace/enterprises", columns, on="2026-09-30") == [
        ("two", "清单.xlsx", 4, "张三", "乙厂", None),
        ("one", "清单.xlsx", 3, "张三", "甲厂", "红"),
    ]
    assert office.rows("trace/enterprises", "row_key", on="2026-09-30", area="青溪镇") == [("one",)]


def test_sensitive_columns_are_not_in_it(office):
    named = {column.name for column in office.ask("trace/enterprises").columns}
    assert not named & {
        column.name for column in contract("enterprises").columns if column.sensitive
    }
