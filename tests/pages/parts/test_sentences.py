"""The opening sentences, word for word."""

import datetime as dt

import pytest

from pages.parts import sentences


def row(accidents, deaths, accidents_last_year, deaths_last_year, major_accidents=0):
    return {
        "accidents": accidents,
        "deaths": deaths,
        "accidents_last_year": accidents_last_year,
        "deaths_last_year": deaths_last_year,
        "major_accidents": major_accidents,
    }


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (
            row(14, 6, 18, 8),
            "发生事故14起、死亡6人，起数同比下降22.2%，死亡人数同比下降25.0%，“双下降”，没有发生较大及以上事故。",
        ),
        (
            row(14, 8, 18, 8),
            "发生事故14起、死亡8人，起数同比下降22.2%，死亡人数同比持平，一降一平，没有发生较大及以上事故。",
        ),
        (
            row(14, 9, 18, 8, 1),
            "发生事故14起、死亡9人，起数同比下降22.2%，死亡人数同比上升12.5%，一降一升，其中较大及以上事故1起。",
        ),
        (
            row(3, 1, 0, 3),
            "发生事故3起、死亡1人，起数同比增加3起（上年同期为0），死亡人数同比减少2人（上年同期3人），没有发生较大及以上事故。",
        ),
        (
            row(2, 1, 3, 2),
            "发生事故2起、死亡1人，起数同比减少1起（上年同期3起），死亡人数同比减少1人（上年同期2人），没有发生较大及以上事故。",
        ),
        (
            row(4, 1, 8, 2),
            "发生事故4起、死亡1人，起数同比下降50.0%，死亡人数同比减少1人（上年同期2人），“双下降”，没有发生较大及以上事故。",
        ),
        (row(2, 1, 2, 1), "发生事故2起、死亡1人，同比均持平，没有发生较大及以上事故。"),
        (row(0, 0, 0, 0), "未发生事故，同比均持平。"),
        (
            row(2, 1, None, None),
            "发生事故2起、死亡1人，没有完整的上年同期数据可比，没有发生较大及以上事故。",
        ),
        (
            row(2, None, 3, 1),
            "发生事故2起、死亡人数未填，起数同比减少1起（上年同期3起），没有发生较大及以上事故。",
        ),
    ],
)
def test_accidents(figures, expected):
    told = sentences.accidents(figures, "2026-01", "2026-09", "全县")
    assert told == f"2026年1–9月，全县{expected}"


def test_more_than_a_year_is_not_compared():
    told = sentences.accidents(row(9, 2, None, None), "2025-01", "2026-03", "全县")
    assert (
        told
        == "2025年1月–2026年3月，全县发生事故9起、死亡2人，时段超过十二个月，不作同比，没有发生较大及以上事故。"
    )


@pytest.mark.parametrize("pair", [(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1)])
def test_only_two_strict_falls_are_a_double_fall(pair):
    assert ("双下降" in sentences.PAIRS[pair]) == (pair == (-1, -1))


def test_rectification():
    figures = {
        "found": 641,
        "rectified": 345,
        "rate_pct": 53.8221,
        "overdue": 12,
        "major_found": 3,
        "major_rectified": 2,
    }
    assert sentences.rectification(figures, "2026年1–9月，全县", dt.date(2026, 9, 30)) == (
        "2026年1–9月，全县排查隐患641条，截至2026年9月30日已整改345条，整改率53.82%；"
        "逾期未整改12条；重大隐患3条，已整改2条。"
    )
    in_time = figures | {"overdue": 0, "major_found": 0}
    assert sentences.rectification(in_time, "", dt.date(2026, 9, 30)).endswith(
        "；本期排查的隐患没有逾期未整改。"
    )
    nothing = {"found": 0}
    assert (
        sentences.rectification(nothing, "9月，全县", dt.date(2026, 9, 30))
        == "9月，全县没有登记隐患。"
    )


def test_reporting():
    counts = {"已报": 28, "逾期报": 2, "零报告": 2, "未报": 2, "不需报": 4}
    assert sentences.reporting(counts, ["青溪镇", "白石乡"], "2026-09", "2026-09") == (
        "2026年9月应报34份，已报30份、零报告2份，逾期未报2份：青溪镇、白石乡。"
    )
    assert sentences.reporting({}, [], "2026-09", "2026-09") == "2026年9月没有报送任务。"
    assert sentences.named(["甲", "乙", "丙", "丁"]) == "甲、乙、丙等4个单位"


def test_what_is_unusual_is_one_sentence_and_nothing_else_is_said():
    row = {"name": "青溪镇", "accidents": 6, "accidents_before": 4, "years": 5, "is_unusual": True}
    assert (
        sentences.unusual(row, "2026-01", "2026-09")
        == "青溪镇2026年1–9月6起，近五年同期共4起，明显偏多。"
    )
    assert sentences.unusual(row | {"is_unusual": False}, "2026-01", "2026-09") == ""
    assert sentences.unusual(None, "2026-01", "2026-09") == ""
