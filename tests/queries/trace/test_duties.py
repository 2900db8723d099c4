"""trace/duties: the rows of the register, with the way back to their cells."""


def test_each_row_says_where_it_comes_from(empty_office):
    empty_office.put(
        "duties",
        [("dataset", "due_day", "area"), *[("accidents", 5, None), ("hazards", 8, ["青溪镇"])]],
    )
    empty_office.put("uploads", [("upload_id", "file"), ("U000001", "名录.xlsx")])
    found = empty_office.rows("trace/duties", "dataset row file sheet")
    assert [row[:2] for row in found] == [("accidents", 2), ("hazards", 3)]
    assert {row[2:] for row in found} == {("名录.xlsx", "Sheet1")}
