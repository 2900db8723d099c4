"""trace/plans: the rows of the register, with the way back to their cells."""


def test_each_row_says_where_it_comes_from(empty_office):
    empty_office.put("plans", [("code", "name"), ("155", "十五五"), ("145", "十四五")])
    empty_office.put("uploads", [("upload_id", "file"), ("U000001", "规划.xlsx")])
    found = empty_office.rows("trace/plans", "code row file sheet")
    assert found == [("155", 2, "规划.xlsx", "Sheet1"), ("145", 3, "规划.xlsx", "Sheet1")]
