"""plan/progress_by_policy: the same deaths under each base policy, and under one that is only tried."""

import pytest

PLANS = [("code", "name", "first_year", "last_year"), ("145", "十四五", 2021, 2025)]
HEAD = (
    "plan",
    "code",
    "name",
    "kind",
    "target",
    "question",
    "base_policy",
    "base_value",
    "base_years",
)
QUESTION = "accidents/deaths"
DEATHS = {2016: 30, 2017: 28, 2018: 26, 2019: 24, 2020: 12, 2021: 16, 2022: 14, 2023: 12}


def filled(office, base=(None, None, None), first_held="2016-01", question=QUESTION):
    office.put("plans", PLANS)
    office.put("indicators", [HEAD, ("145", "1", "甲", "decline", 10, question, *base)])
    held = [("accidents", "青溪镇", month) for month in (first_held, "2023-12")]
    office.put("reported", [("dataset", "area", "month"), *held])
    rows = [
        (f"{year}-05-01", count) for year, count in DEATHS.items() if f"{year}-01" >= first_held
    ]
    office.put("accidents", [("occurred_at", "deaths"), *rows])


def verdicts(office, columns="policy base_value base_origin actual status", **params):
    return office.rows("plan/progress_by_policy", columns, plan="145", on="2023-12-31", **params)


def test_each_policy_gives_its_own_verdict(office):
    filled(office)
    assert verdicts(office) == [
        ("2020年值", 12, "台账", 12, "滞后"),
        ("十三五年均", 24, "台账", 14, "按期"),
        ("十三五同期", 84, "台账", 42, "按期"),
    ]
    assert verdicts(office, "is_chosen") == [(False,)] * 3


def test_what_was_set_goes_before_what_ledgers_give(office):
    filled(office, ("2020年值", 13.0, None))
    columns = "policy is_chosen base_value base_origin path_value status"
    expected = ("2020年值", True, 13, "已确认", pytest.approx(12.22), "按期")
    assert verdicts(office, columns)[0] == expected


def test_a_base_is_tried_without_being_set(office):
    filled(office, ("2020年值", 13.0, None))
    found = verdicts(office, policy="十三五年均", base_value="15")
    assert found[1] == ("十三五年均", 15, "试算", 14, "按期")
    assert found[0][2] == "已确认"
    assert verdicts(office, policy="2020年值", base_value=20)[0] == (
        "2020年值",
        20,
        "试算",
        12,
        "按期",
    )


def test_without_figures_of_the_years_before_nothing_is_guessed(office):
    filled(office, first_held="2020-01")
    found = verdicts(office, "policy base_value status")
    assert found == [
        ("2020年值", 12, "滞后"),
        ("十三五年均", None, "基期待确认"),
        ("十三五同期", None, "基期待确认"),
    ]


def test_what_was_stated_of_the_years_before_counts_where_ledgers_do_not_reach(office):
    filled(office, first_held="2021-01", question=None)
    stated = ("plan", "indicator", "month_from", "month_to", "value", "unit")
    rows = [("145", "1", f"{y}-01", f"{y}-12", n, "人") for y, n in DEATHS.items()]
    office.put("plan_values", [stated, *rows])
    assert verdicts(office)[1:] == [
        ("十三五年均", 24, "填报", 14, "按期"),
        ("十三五同期", 84, "填报", 42, "按期"),
    ]


def test_a_policy_of_another_year_is_listed_too(office):
    filled(office, ("2019年值", 24.0, None))
    found = verdicts(office, "policy is_chosen base_value status")
    assert ("2019年值", True, 24, "按期") in found
    assert len(found) == 4


@pytest.mark.parametrize("wrong", ["十", "1e999", "nan", "-3"])
def test_a_base_that_is_no_number_is_refused(office, wrong):
    filled(office)
    with pytest.raises(ValueError, match="应是 0 到"):
        verdicts(office, policy="2020年值", base_value=wrong)
