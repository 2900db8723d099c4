"""trace/sectors: the rows of the register, with the way back to their cells."""


def test_each_row_says_where_it_comes_from(empty_office):
    empty_office.put("sectors", [("raw", "sector"), *[("市政", "建筑施工"), ("房建", "建筑施工")]])
    empty_office.put("uploads", [("upload_id", "file"), ("U000001", "名录.xlsx")])
    found = empty_office.rows("trace/sectors", "raw row file sheet")
    assert [row[:2] for row in found] == [("市政", 2), ("房建", 3)]
    assert {row[2:] for row in found} == {("名录.xlsx", "Sheet1")}
