"""Targets in words, and what is said to be missing."""

import pandas as pd
import pytest

from pages.parts import indicators

ROW = {
    "plan": "P1",
    "code": "1",
    "name": "事故死亡人数",
    "kind": "decline",
    "operator": "<=",
    "target": 10.0,
    "unit": "%",
    "base_value": None,
    "base_policy": None,
    "question": "accidents/deaths",
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
    assert indicators.goal(ROW | changed) == words


def test_a_base_is_named_only_where_it_is_set():
    assert indicators.base(ROW) == ""
    assert (
        indicators.base(ROW | {"base_value": 14.0, "base_policy": "2020年值"})
        == "基期 14（2020年值）"
    )


def test_the_rows_behind_an_indicator_are_its_ledger_or_what_was_filled_in():
    counted = indicators.trace(ROW, (2021, 2025))
    assert (counted.dataset, counted.params) == ("accidents", {"from": "2021-01", "to": "2025-12"})
    filled = indicators.trace(ROW | {"question": None}, (2021, 2025))
    assert (filled.dataset, filled.params) == ("plan_values", {"plan": "P1", "indicator": "1"})


def test_what_is_missing_is_said_once():
    def told(*notes):
        return indicators.notes(
            pd.DataFrame({"year": range(2021, 2021 + len(notes)), "note": notes})
        )

    assert told("请上传《指标填报》", "请上传《指标填报》") == ["2021–2022年：请上传《指标填报》"]
    assert told("缺少 2021 年全县地区生产总值", None) == ["缺少 2021 年全县地区生产总值"]
    assert told("缺少 2021 年人口", "缺少 2022 年人口") == ["缺少 2022 年人口；另有 1 年缺数"]
    assert told(None, "未到统计期") == ["2022年：年度未结束"]
    assert told("请上传人口", "未到统计期", "未到统计期") == [
        "2021年：请上传人口",
        "2022–2023年：年度未结束",
    ]
