"""The evaluation sheet: 荆门's columns and words, and the days it can be made for."""

from datetime import date

import pandas as pd

from pages.parts.plan import evaluation

COMMON = {
    "kind": "decline",
    "operator": "<=",
    "unit": "%",
    "wording": None,
    "before": "十三五",
    "note": None,
}
DEATHS = COMMON | {
    "code": "1",
    "name": "死亡人数",
    "target": 15.0,
    "base_policy": "十三五年均",
    "base_value": 97.6,
    "before_total": 488.0,
    "before_mean": 97.6,
    "actual_unit": "人",
}
LOSS = COMMON | {
    "code": "4",
    "name": "损失占比",
    "kind": "mean_ceiling",
    "operator": "<",
    "target": 1.0,
    "base_policy": None,
    "base_value": None,
    "before_total": None,
    "before_mean": None,
    "actual_unit": "%",
    "change_pct": None,
    "mean_change_pct": None,
}


def test_the_sheet_of_jingmen():
    frame = pd.DataFrame(
        [
            DEATHS | {"year": 2021, "actual": 101.0, "change_pct": 3.48, "mean_change_pct": 3.48},
            DEATHS | {"year": 2022, "actual": 43.0, "change_pct": -55.9, "mean_change_pct": -26.23},
            DEATHS | {"year": 2023, "actual": None, "change_pct": None, "mean_change_pct": None},
            LOSS | {"year": 2021, "actual": 0.15},
            LOSS | {"year": 2022, "actual": None},
            LOSS | {"year": 2023, "actual": None},
        ]
    )
    heads, lines = evaluation.sheet_of(frame, 2022)
    assert heads == ["序号", "指标内容", "十三五实际值", "目标值", "2021年", "2022年", "年均变化"]
    assert lines == [
        [
            "1",
            "死亡人数",
            "488人（年均97.6人）",
            "下降15%",
            "101人，上升3.5%",
            "43人，下降55.9%",
            "年均下降26.2%",
        ],
        ["2", "损失占比", "/", "<1%", "0.15%", "/", "/"],
    ]


PLAN = {"first_year": 2021, "last_year": 2025, "evaluation_years": ["2023", "2025"]}


def test_an_evaluation_is_as_of_the_end_of_its_year():
    assert evaluation.days(PLAN, date(2024, 5, 1)) == {"2023年终": date(2023, 12, 31)}
    assert list(evaluation.days(PLAN, date(2026, 1, 1))) == ["2025年终", "2023年终"]
    assert evaluation.days(PLAN, date(2022, 5, 1)) == {"2021年终": date(2021, 12, 31)}
    assert evaluation.days(PLAN, date(2021, 5, 1)) == {}
