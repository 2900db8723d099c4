"""trace/plan_values: the one row taken for each indicator and year."""

ROWS = [
    ("row_key", "plan", "indicator", "month_from", "month_to", "area", "value", "marks"),
    ("december", "145", "1", "2021-12", "2021-12", None, 1.0, {}),
    ("year", "145", "1", "2021-01", "2021-12", None, None, {"value": "masked"}),
    ("county", "145", "1", "2022-01", "2022-12", "安澜县", 3.0, {}),
    ("county-too", "145", "1", "2022-01", "2022-12", None, 3.5, {}),
    ("township", "145", "1", "2022-01", "2022-12", "青溪镇", 4.0, {}),
    ("half", "145", "1", "2023-01", "2023-06", None, None, {}),
    ("before", "145", "1", "2020-01", "2020-12", None, None, {}),
    ("unknown", "145", "9", "2021-01", "2021-12", None, 6.0, {}),
]


def test_one_row_for_each_indicator_and_year(office):
    office.put("uploads", [("upload_id", "file"), ("U000001", "填报.xlsx")])
    office.put("plans", [("code", "first_year", "last_year"), ("145", 2021, 2025)])
    office.put("indicators", [("plan", "code", "name", "kind"), ("145", "1", "甲", "coverage")])
    office.put("plan_values", ROWS)
    columns = "row_key file of_code of_year"
    assert office.rows("trace/plan_values", columns) == [
        ("year", "填报.xlsx", "1", 2021),
        ("county", "填报.xlsx", "1", 2022),
    ]
    assert office.rows("trace/plan_values", "row_key", on="2021-12-31") == [("year",)]
