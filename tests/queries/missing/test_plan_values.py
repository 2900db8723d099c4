"""missing/plan_values: blank and marked cells of the rows that were taken."""

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


def test_only_rows_that_were_taken(office):
    office.put("plans", [("code", "first_year", "last_year"), ("145", 2021, 2025)])
    office.put("indicators", [("plan", "code", "name", "kind"), ("145", "1", "甲", "coverage")])
    office.put("plan_values", ROWS)
    found = office.ask("missing/plan_values").rows
    assert [row for row in found if row[0] == "value"] == [("value", "masked", 1)]
