"""plan/targets: indicators as the plan words them, and whether their base is known."""

import pytest

from queries import QueryError

PLANS = [
    ("code", "name", "first_year", "last_year", "base_year", "evaluation_years"),
    ("155", "十五五", 2026, 2030, 2025, None),
    ("145", "十四五", 2021, 2025, 2020, ["2023", "2025"]),
]
INDICATORS = [
    (
        "plan",
        "code",
        "name",
        "attribute",
        "kind",
        "operator",
        "target",
        "base_policy",
        "base_value",
    ),
    ("145", "1", "死亡人数", "约束性", "decline", "<=", 10, "2020年值", 20.0),
    ("145", "2", "死亡率", "约束性", "decline", "<=", 30, None, 0.05),
    ("145", "3", "十万人死亡率", "约束性", "decline", "<=", 15, "2020年值", None),
    ("145", "4", "损失占比", "预期性", "ceiling", "<", 1, None, None),
    ("155", "1", "死亡人数", "约束性", "decline", "<=", 10, None, None),
]


def test_a_base_is_confirmed_by_policy_and_value(office):
    office.put("plans", PLANS)
    office.put("indicators", INDICATORS)
    columns = "code name attribute operator target base_status"
    assert office.rows("plan/targets", columns, plan="145") == [
        ("1", "死亡人数", "约束性", "<=", 10, "已确认"),
        ("2", "死亡率", "约束性", "<=", 30, "基期待确认"),
        ("3", "十万人死亡率", "约束性", "<=", 15, "基期待确认"),
        ("4", "损失占比", "预期性", "<", 1, "无需基期"),
    ]


def test_a_plan_is_found_by_its_name_and_all_come_without_one(office):
    office.put("plans", PLANS)
    office.put("indicators", INDICATORS)
    assert office.ask("plan/targets", plan="十五五").params == {"plan": "155"}
    plans = [plan for (plan,) in office.rows("plan/targets", "plan")]
    assert plans == ["145"] * 4 + ["155"]


def test_a_plan_that_does_not_exist_is_answered_with_those_that_do(office):
    with pytest.raises(QueryError, match="但还没有规划。请先上传规划。"):
        office.ask("plan/targets", plan="145")
    office.put("plans", PLANS)
    with pytest.raises(QueryError, match="没有这个规划。可用的有：145（十四五）、155（十五五）。"):
        office.ask("plan/targets", plan="135")
