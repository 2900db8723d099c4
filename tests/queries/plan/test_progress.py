"""plan/progress: actual by policy, path, headroom and verdict; each formula against a figure worked by hand."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PLANS = [
    ("code", "name", "first_year", "last_year", "base_year"),
    ("145", "安澜县“十四五”规划", 2021, 2025, 2020),
]
INDICATOR = ("plan", "code", "name", "kind", "operator", "target", "unit", "question")
BASE = ("base_policy", "base_value", "base_years")
LEDGERS = ("accidents", "disasters", "forest_fires")


class Plan:
    """A plan whose ledgers are held from 2016 to a month, with one indicator."""

    def __init__(self, office):
        self.office = office
        office.put("plans", PLANS)
        office.put("areas", [("name", "level"), ("全县", "县")])

    def hold(self, last="2025-12", first="2016-01"):
        months = [first, *(f"{year}-06" for year in range(int(first[:4]) + 1, int(last[:4]))), last]
        held = [(dataset, "青溪镇", month) for dataset in LEDGERS for month in months]
        self.office.put("reported", [("dataset", "area", "month"), *held])

    def indicator(self, kind, target, operator=None, question=None, unit="%", base=(None,) * 3):
        self.office.con.execute("delete from indicators")
        row = ("145", "1", "甲", kind, operator, target, unit, question, *base)
        self.office.put("indicators", [(*INDICATOR, *BASE), row])

    def deaths(self, **by_year):
        rows = [(f"{year[1:]}-05-01", count) for year, count in by_year.items() if count]
        self.office.put("accidents", [("occurred_at", "deaths"), *rows])

    def bases(self, item, unit, **by_year):
        rows = [(int(year[1:]), item, value, unit) for year, value in by_year.items()]
        self.office.put("base_figures", [("year", "item", "value", "unit"), *rows])

    def stated(self, unit=None, month_from="01", month_to="12", **by_year):
        head = ("plan", "indicator", "month_from", "month_to", "value", "unit")
        rows = [
            ("145", "1", f"{year[1:]}-{month_from}", f"{year[1:]}-{month_to}", value, unit)
            for year, value in by_year.items()
        ]
        self.office.put("plan_values", [head, *rows])

    def ask(self, columns, on="2023-12-31"):
        ((row),) = self.office.rows("plan/progress", columns, plan="145", on=on)
        return row if len(row) > 1 else row[0]


@pytest.fixture
def plan(office):
    return Plan(office)


YEAR, MEAN, SPAN = "2020年值", "十三五年均", "十三五同期"


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ((YEAR, 20.0, None), (17, -15.0, 18.8, "按期")),
        ((YEAR, 17.0, None), (17, 0.0, 17 * 0.94, "滞后")),
        ((MEAN, 20.0, None), (19, -5.0, 18.8, "滞后")),
        ((MEAN, 25.0, None), (19, -24.0, 23.5, "按期")),
        ((SPAN, 60.0, 3), (57, -5.0, 56.4, "滞后")),
        ((SPAN, 80.0, 3), (57, -28.75, 75.2, "按期")),
    ],
)
def test_a_decline_follows_its_policy(plan, base, expected):
    plan.hold()
    plan.deaths(y2021=21, y2022=19, y2023=17)
    plan.indicator("decline", 10, "<=", "accidents/deaths", base=base)
    assert plan.ask("actual progress_pct path_value status") == pytest.approx(expected)


def test_the_table_of_jingmen_comes_out_as_printed(plan):
    plan.hold()
    plan.deaths(y2021=101, y2022=43)
    plan.indicator("decline", 15, "<=", "accidents/deaths", base=(MEAN, 97.6, None))
    first = plan.ask("actual progress_pct", on="2021-12-31")
    assert (first[0], round(first[1], 1)) == (101, 3.5)
    second = plan.ask("actual progress_pct", on="2022-12-31")
    assert (second[0], round(second[1], 1)) == (72, -26.2)


def test_a_zero_target_is_on_time_on_the_straight_line_where_the_growth_method_is_not(plan):
    plan.hold()
    plan.deaths(y2021=16, y2022=12, y2023=8)
    plan.indicator("decline", 100, "<=", "accidents/deaths", base=(YEAR, 20.0, None))
    found = plan.ask("status path_value distance growth_reading growth_ratio")
    assert found[:4] == ("按期", pytest.approx(8), pytest.approx(0), "进展有限")
    assert found[4] == pytest.approx(0.3053, abs=1e-4)
    plan.indicator("decline", 100, "<=", "accidents/deaths", base=(YEAR, 19.0, None))
    assert plan.ask("status") == "滞后"


def test_a_zero_base_is_judged_by_distance_and_has_no_percentage(plan):
    plan.hold()
    plan.deaths(y2021=0, y2022=1)
    plan.indicator("decline", 10, "<=", "accidents/deaths", base=(YEAR, 0.0, None))
    columns = "status progress_pct path_value distance growth_reading"
    assert plan.ask(columns, on="2021-12-31") == ("按期", None, 0, 0, None)
    assert plan.ask(columns, on="2022-12-31") == ("滞后", None, 0, 1, None)
    assert plan.ask("note") == "基期为 0，按直线距离评定，不算升降幅度"


@pytest.mark.parametrize(
    ("operator", "area", "expected"),
    [
        ("<=", 27.0, ("已完成", 0.0)),
        ("<", 27.0, ("未达标", 0.0)),
        ("<=", 27.3, ("未达标", -0.01)),
        (None, 26.7, ("已完成", 0.01)),
    ],
)
def test_a_ceiling_honours_its_operator(plan, operator, area, expected):
    """0.9‰ of 30 000 公顷 is 27 公顷."""
    plan.hold()
    plan.bases("森林面积", "公顷", y2025=30_000)
    plan.office.put("forest_fires", [("started_at", "damaged_forest_ha"), ("2025-03-01", area)])
    plan.indicator("ceiling", 0.9, operator, "forest_fires/damage_per_thousand", "‰")
    assert plan.ask("status headroom", on="2025-12-31") == pytest.approx(expected)


@pytest.mark.parametrize(("loss", "status"), [(15_000.0, "滞后"), (14_999.0, "按期")])
def test_one_percent_is_not_below_one_percent(plan, loss, status):
    plan.hold()
    plan.bases("地区生产总值", "亿元", y2021=150)
    plan.office.put(
        "disasters",
        [("kind", "started_at", "deaths", "loss_wan_yuan"), ("洪涝", "2021-07-01", 0, loss)],
    )
    plan.indicator("mean_ceiling", 1, "<", "disasters/loss_pct_of_gdp")
    assert plan.ask("status", on="2021-12-31") == status


def disasters(plan, *rows):
    columns = (
        "kind",
        "started_at",
        "relieved_at",
        "affected",
        "deaths",
        "missing",
        "loss_wan_yuan",
    )
    plan.office.put("disasters", [columns, *[("洪涝", *row) for row in rows]])


def test_a_mean_of_ratios_and_the_ratio_of_sums(plan):
    """300/100 亿 is 0.03 %, 4 000/200 亿 is 0.2 %: mean 0.115 %, of the sums 0.1433 %."""
    plan.hold()
    plan.bases("地区生产总值", "亿元", y2021=100, y2022=200)
    disasters(plan, ("2021-07-01", None, 0, 0, 0, 300.0), ("2022-07-01", None, 0, 0, 0, 4000.0))
    plan.indicator("mean_ceiling", 1, "<", "disasters/loss_pct_of_gdp")
    columns = "actual actual_of_sums numerator denominator headroom headroom_unit"
    found = plan.ask(columns, on="2022-12-31")
    assert found[:4] == pytest.approx((0.115, 4300 / 300 / 100, 4300, 300))
    assert found[4:] == (pytest.approx((5 - 0.23) * 200 * 100), "万元")


@pytest.mark.parametrize(
    ("deaths", "on", "expected"),
    [
        ((0,), "2021-12-31", ("按期", 1, "剩余年度最多再发生 1 人（按 2021 年常住人口折算）")),
        ((1,), "2021-12-31", ("滞后", 0, "剩余年度最多再发生 0 人（按 2021 年常住人口折算）")),
        ((2,), "2021-12-31", ("未达标", -1, "剩余年度即使为 0，年均也达不到“<1”")),
        (
            (1, 0, 0, 0),
            "2024-12-31",
            ("按期", 0, "剩余年度最多再发生 0 人（按 2024 年常住人口折算）"),
        ),
        ((1, 0, 0, 0, 0), "2025-12-31", ("已完成", pytest.approx(1 - 1e6 / 280_400 / 5), None)),
        ((1, 0, 0, 0, 1), "2025-12-31", ("未达标", pytest.approx(1 - 2e6 / 280_400 / 5), None)),
    ],
)
def test_what_the_remaining_years_may_still_hold(plan, deaths, on, expected):
    """28.04 万 people: one death is 3.57 per million, one in five years 0.71, two 1.43."""
    plan.hold()
    years = range(2021, 2021 + len(deaths))
    plan.bases("常住人口", "万人", **{f"y{year}": 28.04 for year in years})
    rows = [(f"{y}-07-01", None, 1, n, 0, 0.0) for y, n in zip(years, deaths, strict=True)]
    disasters(plan, *rows)
    plan.indicator("mean_ceiling", 1, "<", "disasters/deaths_per_million", "人/百万人")
    assert plan.ask("status headroom note", on=on) == expected
    assert plan.ask("per_one", on=on) == pytest.approx(3.5663, abs=1e-4)


def test_what_has_already_happened_this_year_is_taken_off_the_headroom(plan):
    plan.hold("2022-09")
    plan.bases("常住人口", "万人", y2021=28.04)
    disasters(plan, ("2022-06-01", None, 1, 1, 0, 0.0))
    plan.indicator("mean_ceiling", 1, "<", "disasters/deaths_per_million", "人/百万人")
    columns = "headroom so_far so_far_last_year so_far_to"
    assert plan.ask(columns, on="2022-10-15") == (0, 1, 0, "2022-09")


@pytest.mark.parametrize(
    ("relieved", "on", "expected"),
    [
        ("2022-07-01 09:59", "2022-12-31", ("按期", 599 / 60)),
        ("2022-07-01 10:00", "2022-12-31", ("未达标", 10.0)),
        ("2022-07-01 10:00", "2025-12-31", ("未达标", 10.0)),
        ("2022-07-01 08:00", "2025-12-31", ("已完成", 8.0)),
        (None, "2022-12-31", ("数据不足", None)),
    ],
)
def test_every_event_must_be_relieved_in_time(plan, relieved, on, expected):
    plan.hold()
    disasters(plan, ("2022-07-01 00:00", relieved, 9, 0, 0, 0.0))
    plan.indicator("event_ceiling", 10, "<", "disasters/hours_to_relief", "小时")
    assert plan.ask("status actual", on=on) == pytest.approx(expected)


def test_no_event_is_not_zero_hours(plan):
    plan.hold()
    disasters(plan, ("2020-07-01 00:00", "2020-07-02", 9, 0, 0, 0.0))
    plan.indicator("event_ceiling", 10, "<", "disasters/hours_to_relief", "小时")
    assert plan.ask("actual status note") == (None, "按期", "本期无灾害事件")
    assert plan.ask("actual status note", on="2026-06-30") == (None, "已完成", "本期无灾害事件")


def test_a_township_without_anybody_affected_needs_no_relief(plan):
    plan.hold()
    disasters(
        plan,
        ("2022-07-01 00:00", "2022-07-01 05:00", 9, 0, 0, 0.0),
        ("2022-07-01", None, 0, 0, 0, 0.0),
    )
    plan.indicator("event_ceiling", 10, "<", "disasters/hours_to_relief", "小时")
    assert plan.ask("actual status") == (5, "按期")


@pytest.mark.parametrize(
    ("kind", "value", "on", "expected"),
    [
        ("coverage", 48.0, "2023-12-31", ("按期", 60.0, 60.0, 48.0)),
        ("coverage", 47.9, "2023-12-31", ("滞后", 59.875, 60.0, 48.0)),
        ("coverage", 80.0, "2023-12-31", ("已完成", 100.0, 60.0, 48.0)),
        ("count", 79.0, "2025-12-31", ("未达标", 98.75, 100.0, 80.0)),
        ("stated", 79.9, "2023-12-31", ("滞后", 99.875, 60.0, None)),
        ("stated", 80.0, "2023-12-31", ("按期", 100.0, 60.0, None)),
    ],
)
def test_the_share_of_a_goal_against_elapsed_time(plan, kind, value, on, expected):
    plan.stated(**{f"y{on[:4]}": value})
    plan.indicator(kind, 80, ">=")
    assert plan.ask("status share_pct elapsed_pct path_value", on=on) == pytest.approx(expected)


def test_without_a_base_nothing_is_guessed_even_when_the_plan_is_over(plan):
    plan.hold()
    plan.deaths(y2021=3)
    for base in [(None, None, None), (YEAR, None, None), (None, 20.0, None)]:
        plan.indicator("decline", 10, "<=", "accidents/deaths", base=base)
        found = plan.ask("status path_value progress_pct note", on="2025-12-31")
        assert found[:2] == ("基期待确认", None)
        assert "请确认基期口径和基期值" in found[3]


def test_before_a_year_is_over_there_is_only_what_happened_so_far(plan):
    plan.hold("2021-09")
    plan.deaths(y2021=8, y2020=5)
    plan.indicator("decline", 10, "<=", "accidents/deaths", base=(YEAR, 20.0, None))
    columns = "status actual so_far so_far_last_year so_far_from so_far_to"
    assert plan.ask(columns, on="2021-10-20") == ("未到统计期", None, 8, 5, "2021-01", "2021-09")
    found = plan.ask("annualised annualised_low annualised_high next_path_value", on="2021-10-20")
    assert found == pytest.approx(
        (8 * 12 / 9, 3.453832 * 12 / 9, 15.763189 * 12 / 9, 19.6), rel=1e-6
    )


def test_a_count_that_has_passed_its_goal_in_the_last_year_cannot_be_mended(plan):
    plan.hold("2025-06")
    plan.deaths(y2024=10, y2025=19)
    plan.indicator("decline", 10, "<=", "accidents/deaths", base=(YEAR, 20.0, None))
    expected = ("未达标", "末年累计已达不到“≤18”")
    assert plan.ask("status note", on="2025-06-30") == expected
    assert plan.ask("status", on="2024-12-31") == "按期"


def test_a_mean_that_cannot_be_reached_any_more_is_said(plan):
    plan.hold()
    plan.deaths(y2021=60, y2022=31)
    plan.indicator("decline", 10, "<=", "accidents/deaths", base=(MEAN, 20.0, None))
    assert plan.ask("status headroom", on="2021-12-31") == ("滞后", 30)
    assert plan.ask("status headroom", on="2022-12-31") == ("未达标", -1)


@pytest.mark.parametrize(
    ("marks", "deaths", "expected"),
    [
        ({}, None, ("数据不足", 5)),
        ({"deaths": "masked"}, None, ("数据不足", 5)),
        ({"deaths": "at_least"}, 1, ("数据不足", 6)),
        ({"deaths": "approximate"}, 1, ("按期", 6)),
    ],
)
def test_what_is_known_only_in_part_is_never_a_good_verdict(plan, marks, deaths, expected):
    plan.hold()
    plan.deaths(y2023=5)
    plan.office.put(
        "accidents", [("occurred_at", "deaths", "marks"), ("2023-06-01", deaths, marks)]
    )
    plan.indicator("decline", 10, "<=", "accidents/deaths", base=(YEAR, 20.0, None))
    assert plan.ask("status actual") == expected
    plan.indicator("decline", 10, "<=", "accidents/deaths", base=(YEAR, 5.0, None))
    assert plan.ask("status") == "滞后"


def test_a_missing_denominator_names_its_spreadsheet(plan):
    plan.hold()
    plan.deaths(y2023=5)
    plan.indicator("decline", 30, "<=", "accidents/deaths_per_gdp", base=(YEAR, 0.05, None))
    assert plan.ask("status actual numerator note") == (
        "数据不足",
        None,
        5,
        "缺少 2023 年全县地区生产总值（含单位），请上传《基础数据》",
    )
    plan.bases("地区生产总值", "亿元", y2023=0)
    assert plan.ask("status note") == (
        "数据不足",
        "2023 年全县地区生产总值是 0，请核对《基础数据》",
    )


def test_deaths_per_yi_yuan_and_per_hundred_thousand_employed(plan):
    plan.hold()
    plan.deaths(y2023=8)
    plan.bases("地区生产总值", "万元", y2023=1_600_000)
    plan.indicator("decline", 30, "<=", "accidents/deaths_per_gdp", base=(YEAR, 0.0625, None))
    columns = "actual actual_unit numerator denominator progress_pct path_value status"
    assert plan.ask(columns) == pytest.approx((0.05, "人/亿元", 8, 160, -20, 0.05125, "按期"))
    plan.office.put("sectors", [("raw", "is_industry"), ("房建", True)])
    plan.office.con.execute("update accidents set sector = '房建'")
    plan.bases("工矿商贸就业人员", "人", y2023=64_000)
    question = "accidents/industry_deaths_per_100k"
    plan.indicator("decline", 15, "<=", question, base=(YEAR, 12.5, None))
    assert plan.ask(columns) == pytest.approx((12.5, "人/十万人", 8, 64_000, 0, 11.375, "滞后"))


def test_stated_where_not_computed_and_both_where_both_exist(plan):
    plan.stated("人", y2021=10.0, y2022=9.0, y2023=8.0)
    plan.indicator("decline", 10, "<=", "accidents/deaths", base=(YEAR, 20.0, None))
    assert plan.ask("actual computed stated source status") == (8, None, 8, "指标填报", "按期")
    plan.hold()
    plan.deaths(y2023=7)
    assert plan.ask("actual computed stated source") == (7, 7, 8, "事故台账")
    plan.indicator("decline", 10, "<=", "accidents/deaths", base=(MEAN, 20.0, None))
    assert plan.ask("actual computed stated") == pytest.approx((7 / 3, 7 / 3, 9))


def test_ledger_and_stated_years_are_never_mixed_in_one_mean(plan):
    plan.hold(first="2022-01")
    plan.deaths(y2022=7)
    plan.stated("人", y2021=10.0)
    plan.indicator("decline", 10, "<=", "accidents/deaths", base=(MEAN, 20.0, None))
    assert plan.ask("actual status", on="2022-12-31") == (None, "数据不足")


def test_a_base_of_another_span_is_not_compared(plan):
    plan.hold()
    plan.deaths(y2021=5, y2022=5, y2023=5)
    plan.indicator("decline", 10, "<=", "accidents/deaths", base=(SPAN, 40.0, 2))
    note = "基期值是十三五前 2 年的，现已过 3 年，请更新基期值"
    assert plan.ask("status note") == ("数据不足", note)
    plan.indicator("decline", 10, "<=", "accidents/deaths", base=(SPAN, 40.0, None))
    assert plan.ask("status note") == ("按期", "基期值须是十三五前 3 年的同口径数")


def test_a_goal_without_a_figure_is_not_judged(plan):
    plan.stated(y2023=1.0)
    plan.indicator("stated", None)
    assert plan.ask("status note") == ("数据不足", "目标没有数值，不能自动评定")


def test_binding_targets_come_first_and_small_bases_are_marked(plan):
    plan.hold()
    plan.deaths(y2023=3)
    head = (
        "plan",
        "code",
        "name",
        "attribute",
        "kind",
        "target",
        "base_policy",
        "base_value",
        "question",
    )
    plan.office.put(
        "indicators",
        [
            head,
            ("145", "F1", "其他", None, "stated", 1, None, None, None),
            ("145", "2", "预期", "预期性", "stated", 1, None, None, None),
            ("145", "1", "约束", "约束性", "decline", 10, YEAR, 4.0, "accidents/deaths"),
        ],
    )
    found = plan.office.rows("plan/progress", "code is_small_base", plan="145", on="2023-12-31")
    assert found == [("1", True), ("2", False), ("F1", False)]


RANK = {"已完成": 3, "按期": 3, "滞后": 2, "未达标": 1, "数据不足": 0}
DECLINES = list(product([YEAR, MEAN, SPAN], [0.0, 1.0, 4.0, 9.0, 20.0], [0, 10, 50, 100]))
BOUNDS = list(
    product(
        ["ceiling", "mean_ceiling", "event_ceiling", "coverage", "count", "stated"],
        ["<", "<=", ">", ">="],
        [0, 7, 50, 100],
    )
)
few = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def refilled(office, indicators):
    """The plan with many indicators at once, so that one question judges them all."""
    for table in ("plans", "areas", "reported", "accidents", "plan_values", "indicators"):
        office.con.execute(f"delete from {table}")
    plan = Plan(office)
    plan.hold()
    head = (
        "plan",
        "code",
        "name",
        "kind",
        "operator",
        "target",
        "question",
        "base_policy",
        "base_value",
    )
    office.put("indicators", [head, *indicators])
    return plan


def statuses(plan, on):
    return dict(plan.office.rows("plan/progress", "code status", plan="145", on=on))


def assert_none_improves(before, after):
    assert {code for code in before if RANK[after[code]] > RANK[before[code]]} == set()


@few
@given(
    harm=st.lists(st.integers(0, 12), min_size=1, max_size=5),
    more=st.integers(1, 9),
    year=st.integers(0, 4),
)
def test_a_status_never_improves_when_the_ledger_worsens(office, harm, more, year):
    indicators = [
        ("145", str(i), "甲", "decline", "<=", target, "accidents/deaths", policy, base)
        for i, (policy, base, target) in enumerate(DECLINES)
    ]
    plan = refilled(office, indicators)
    plan.deaths(**{f"y{2021 + place}": count for place, count in enumerate(harm)})
    on = f"{2020 + len(harm)}-12-31"
    before = statuses(plan, on)
    plan.deaths(**{f"y{2021 + min(year, len(harm) - 1)}": more})
    assert_none_improves(before, statuses(plan, on))


@few
@given(
    figures=st.lists(st.integers(0, 100), min_size=1, max_size=5),
    change=st.integers(1, 60),
    is_more=st.booleans(),
)
def test_nor_when_what_is_stated_worsens(office, figures, change, is_more):
    indicators = [
        ("145", str(i), "甲", kind, operator, target, None, None, None)
        for i, (kind, operator, target) in enumerate(BOUNDS)
        if (operator in ("<", "<=")) == is_more
    ]
    plan = refilled(office, indicators)
    on = f"{2020 + len(figures)}-12-31"
    for place, figure in enumerate(figures):
        rows = [
            ("145", one[1], f"{2021 + place}-01", f"{2021 + place}-12", float(figure))
            for one in indicators
        ]
        head = ("plan", "indicator", "month_from", "month_to", "value")
        plan.office.put("plan_values", [head, *rows])
    before = statuses(plan, on)
    worse = {"change": change if is_more else -change, "month": on[:7]}
    plan.office.con.execute(
        "update plan_values set value = value + $change where month_to = $month", worse
    )
    assert_none_improves(before, statuses(plan, on))
