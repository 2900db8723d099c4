"""trace/areas: the rows of the register, with the way back to their cells."""


def test_each_row_says_where_it_comes_from(empty_office):
    empty_office.put(
        "areas",
        [
            ("code", "name", "level", "position"),
            *[("1", "乙镇", "乡镇", 2), ("2", "甲镇", "乡镇", 1)],
        ],
    )
    empty_office.put("uploads", [("upload_id", "file"), ("U000001", "名录.xlsx")])
    found = empty_office.rows("trace/areas", "name row file sheet")
    assert [row[:2] for row in found] == [("甲镇", 3), ("乙镇", 2)]
    assert {row[2:] for row in found} == {("名录.xlsx", "Sheet1")}
