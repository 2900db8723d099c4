"""Targets, bases, figures and verdicts in words."""

import pytest

from pages.parts.plan import wording

ROW = {
    "plan": "P1",
    "code": "1",
    "name": "事故死亡人数",
    "attribute": "约束性",
    "kind": "decline",
    "operator": "<=",
    "target": 10.0,
    "unit": "%",
    "base_policy": "2020年值",
    "base_value": 14.0,
    "actual": 8.0,
    "actual_unit": "人",
    "actual_from": 2025,
    "actual_to": 2025,
    "progress_pct": -42.857,
    "path_value": 12.32,
    "next_path_value": None,
    "share_pct": None,
    "elapsed_pct": 100.0,
    "status": "已完成",
    "is_small_base": False,
    "numerator": 8.0,
    "denominator": None,
    "item": None,
    "figure_label": "死亡人数",
    "per_one": None,
    "so_far": None,
    "growth_ratio": 1.2,
    "growth_reading": "进展显著",
}
SO_FAR = {
    "so_far": 6.0,
    "so_far_unit": "人",
    "so_far_from": "2026-01",
    "so_far_to": "2026-09",
    "so_far_last_year": 7.0,
    "annualised": 8.0,
    "annualised_low": 2.936,
    "annualised_high": 17.413,
}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "下降 10%"),
        ({"kind": "ceiling", "target": 0.9, "unit": "‰"}, "≤ 0.9‰"),
        ({"kind": "mean_ceiling", "operator": "<", "target": 1.0, "unit": None}, "< 1"),
        ({"kind": "count", "operator": ">=", "target": 2.0, "unit": "个"}, "≥ 2个"),
        ({"kind": "stated", "target": None}, ""),
    ],
)
def test_a_target_is_worded_with_its_operator_and_unit(changed, words):
    assert wording.goal(ROW | changed) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0.05431, "人/亿元", "0.0543人/亿元"),
        (1.3006, "人/十万人", "1.301人/十万人"),
        (3.566, "人/百万人", "3.57人/百万人"),
        (8.0, "人", "8人"),
        (None, "人", "无数据"),
    ],
)
def test_a_rate_keeps_the_decimals_of_its_unit(value, unit, words):
    assert wording.measured(value, unit) == words


@pytest.mark.parametrize(
    ("change", "words"),
    [(3.48, "上升3.5%"), (-26.23, "下降26.2%"), (0.04, "持平"), (None, "/")],
)
def test_a_change_is_said_in_words(change, words):
    assert wording.moved(change) == words


def test_a_base_is_named_only_where_it_is_set():
    assert wording.base(ROW | {"base_value": None}) == ""
    assert wording.base(ROW) == "14（2020年值）"


def test_base_change_and_path_make_one_line():
    assert wording.compared(ROW) == "较2020年值 14 下降42.9%，应达到 ≤ 12.32人"
    first = {"actual": None, "path_value": None, "next_path_value": 13.72}
    assert wording.compared(ROW | first) == "2020年值 14，第一年年底应达到 ≤ 13.72人"
    share = {"kind": "count", "base_value": None, "share_pct": 50.0, "elapsed_pct": 60.0}
    assert wording.compared(
        ROW | share | {"operator": ">=", "path_value": 2.4, "actual_unit": "个"}
    ) == ("完成 50.0%，时间过 60.0%，应达到 ≥ 2.4个")


def test_a_verdict_never_speaks_by_colour_alone():
    assert wording.tags(ROW) == [("约束性", "plain"), ("✓ 已完成", "good")]
    small = ROW | {"attribute": None, "status": "基期待确认", "is_small_base": True}
    assert wording.tags(small) == [("○ 基期待确认", "plain"), ("基数较小", "warn")]


def test_parts_and_what_one_more_would_add():
    rate = {"item": "地区生产总值", "numerator": 8.0, "denominator": 173.05}
    assert wording.parts(ROW | rate) == "死亡人数 8 ÷ 地区生产总值 173.05亿元"
    assert wording.parts(ROW) == ""
    people = {"item": "常住人口", "per_one": 1e6 / 280_400, "actual_unit": "人/百万人"}
    assert wording.one_more(ROW | people) == "常住人口 28.04万，1 人即 3.57人/百万人"


def test_before_a_year_is_over_the_card_shows_what_happened_so_far():
    row = ROW | SO_FAR | {"actual": None}
    assert wording.face(row) == ("6", "人 2026年1–9月累计")
    assert wording.so_far(row) == ["上年同期 7人", "估算 按此全年 8.0人，95% 区间 2.9–17.4"]
    assert wording.so_far(ROW | SO_FAR)[0] == "累计 2026年1–9月 6人，上年同期 7人"
    assert wording.face(ROW | {"actual": None}) == ("无数据", "")
    assert wording.face(ROW) == ("8", "人 2025年")


def test_the_growth_method_is_only_for_comparison():
    assert wording.growth(ROW) == "增速法（只供对照）：进展显著"
    assert wording.growth(ROW | {"growth_ratio": None}) == "增速法算不出"
    assert wording.growth(ROW | {"base_value": None}) == ""
