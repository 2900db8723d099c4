"""检查整改: its views, the day it describes, units confirmed to be one and taken apart again."""

import json
import re
import shutil

import openpyxl
import pytest

from data import intake
from data.warehouse import Store

HAZARDS = [
    ["隐患编号", "排查日期", "乡镇", "单位名称", "隐患描述", "整改期限", "整改完成日期", "状态"],
    ["U1", "2026-03-08", "青溪镇", "恒达加油站", "油罐未接地", "2026-03-20", None, "整改中"],
    [
        "U2",
        "2026-03-09",
        "青溪镇",
        "恒达加油站有限公司",
        "油罐未接地",
        "2026-03-20",
        None,
        "管控中",
    ],
    ["U3", "2026-03-10", "云岭镇", "恒达加油站", "消防器材过期", None, "2026-03-01", "已整改"],
    ["U4", "2026-03-11", "云岭镇", "丁矿", "警示标志缺失", "2026-03-30", None, "已整改"],
]


@pytest.fixture(scope="module")
def ledger(office, tmp_path_factory):
    """The small office with more hazards: a unit in two townships and under two names."""
    home, sheets = tmp_path_factory.mktemp("ledger") / "store", tmp_path_factory.mktemp("sheets")
    shutil.copytree(office, home)
    book = openpyxl.Workbook()
    for line in HAZARDS:
        book.active.append(line)
    book.save(sheets / "3月隐患整改台账.xlsx")
    (receipt,) = intake.load(Store(home), [sheets / "3月隐患整改台账.xlsx"], intake.Request("王芳"))
    assert receipt.status == "stored"
    return home


def said(at) -> str:
    html = " ".join(one.proto.body for one in at.get("html"))
    return re.sub(r"<style>.*?</style>|<[^>]+>", " ", html)


def figures(at) -> dict[str, str]:
    html = " ".join(one.proto.body for one in at.get("html"))
    return dict(re.findall(r'an-label">([^<]+).*?an-figure"><b[^>]*>([^<]*)', html, re.S))


def tables(at) -> str:
    """The HTML of the comparison tables."""
    shown = (one.proto.json for one in at.get("bidi_component"))
    return " ".join(str(json.loads(one)) for one in shown if one)


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("进度", "从发现到销号"),
        ("单位", "单位排队"),
        ("清零", "动态清零"),
        ("执法检查", "立案率"),
        ("月报对照", "报送数与复算数"),
    ],
)
def test_every_view_opens_from_its_link(open_page, office, view, words):
    at = open_page(office, "rectification", view=view)
    assert not at.exception
    assert words in said(at)


def test_what_the_ledger_leaves_open_is_noted_and_opens_its_rows(open_page, ledger):
    at = open_page(ledger, "rectification", view="进度")
    assert at.button(key="note-undated").label.startswith("1 条写已整改或已销号而没有整改完成日期")
    assert at.button(key="note-without_deadline").label.startswith("1 条没有整改期限")
    at.button(key="note-before_found").click().run()
    assert not at.exception
    assert at.dataframe[-1].value["row"].tolist() == [4]


def test_the_end_of_the_period_or_today(open_page, ledger):
    at = open_page(ledger, "rectification")
    assert "截至2026年3月31日已整改3条" in said(at)
    at = open_page(ledger, "rectification", until="截至今天")
    assert "截至2026年3月31日" not in said(at)
    assert "已整改3条" in said(at)


def test_a_pick_narrows_the_list_to_chase_at_the_same_day(open_page, ledger):
    at = open_page(ledger, "rectification", **{"pick-area": "青溪镇", "pick-month": "2026-03"})
    assert figures(at)["逾期未整改"] == "2"
    assert at.dataframe[0].value["unit"].tolist() == ["恒达加油站", "恒达加油站有限公司"]
    assert at.dataframe[0].value["state"].tolist() == ["整改中", "管控中"]


def test_a_unit_in_two_townships_is_said(open_page, ledger):
    at = open_page(ledger, "rectification", view="单位")
    assert "1 家在几个乡镇都有" in said(at)
    units = at.dataframe[0].value
    assert units.loc[units["unit"] == "恒达加油站", "areas"].tolist() == ["云岭镇、青溪镇"]


def test_names_are_merged_on_confirmation_only_and_taken_apart_again(open_page, ledger):
    at = open_page(ledger, "rectification", view="单位")
    assert at.button(key="unit-merge-0").disabled
    at = open_page(ledger, "rectification", view="单位", by="李四")
    assert at.dataframe[0].value["unit"].tolist().count("恒达加油站有限公司") == 1
    at.button(key="unit-merge-0").click().run()
    assert not at.exception
    units = at.dataframe[0].value
    assert units.loc[units["unit"] == "恒达加油站", "found"].tolist() == [3]
    assert units.loc[units["unit"] == "恒达加油站", "repeated"].tolist() == [1]
    assert "并入 恒达加油站" in said(at)
    assert "没有写法相近的单位" in said(at)
    at.button(key="unmerge-0").click().run()
    assert at.dataframe[0].value["unit"].tolist().count("恒达加油站有限公司") == 1
    assert "还没有确认过" in said(at)


def test_the_board_counts_no_one_clear_without_a_ledger(open_page, ledger):
    at = open_page(ledger, "rectification", view="清零")
    assert "2个单位有逾期隐患，1个单位没有台账，不算清零" in said(at)
    assert "✕ 有逾期" in tables(at)
