"""trace/standards: the rows of a plan, with the way back to their cells."""


def test_each_row_says_where_it_comes_from(empty_office):
    empty_office.put("plans", [("code", "name"), ("145", "十四五"), ("155", "十五五")])
    empty_office.put(
        "standards", [("plan", "code", "source_row"), ("145", "1", 2), ("155", "1", 3)]
    )
    empty_office.put("uploads", [("upload_id", "file"), ("U000001", "规划.xlsx")])
    assert empty_office.rows("trace/standards", "plan row file", plan="十五五") == [
        ("155", 3, "规划.xlsx")
    ]
    assert len(empty_office.rows("trace/standards", "plan")) == 2
