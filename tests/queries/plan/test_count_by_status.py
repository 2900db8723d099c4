"""plan/count_by_status: how many indicators of a plan have each verdict, what needs somebody first."""

import queries


def test_verdicts_of_a_plan_are_counted(office):
    office.put(
        "plans", [("code", "name", "first_year", "last_year"), ("145", "十四五", 2021, 2025)]
    )
    head = ("plan", "code", "name", "attribute", "kind", "operator", "target", "unit")
    office.put(
        "indicators",
        [
            head,
            ("145", "1", "甲", "约束性", "ceiling", "<=", 5.0, "人"),
            ("145", "2", "乙", "约束性", "ceiling", "<=", 5.0, "人"),
            ("145", "3", "丙", "预期性", "ceiling", "<=", 5.0, "人"),
            ("145", "4", "丁", None, "ceiling", "<=", 5.0, "人"),
        ],
    )
    values = [
        ("145", code, "2023-01", "2023-12", value, "人")
        for code, value in (("1", 9.0), ("2", 3.0), ("3", 4.0))
    ]
    office.put(
        "plan_values", [("plan", "indicator", "month_from", "month_to", "value", "unit"), *values]
    )
    counted = office.rows(
        "plan/count_by_status", "plan status indicators binding", plan="145", on="2023-12-31"
    )
    by_row = queries.run(office.con, "plan/progress", {"plan": "145", "on": "2023-12-31"}).frame()
    assert {row[1]: row[2] for row in counted} == by_row["status"].value_counts().to_dict()
    assert counted == [("145", "滞后", 1, 1), ("145", "数据不足", 1, 0), ("145", "按期", 2, 1)]
