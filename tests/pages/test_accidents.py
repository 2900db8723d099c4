"""事故趋势: its views, its scopes, figures as they were shown, and what is not a report of none."""

import json
import re
import shutil
from datetime import datetime

import openpyxl
import pytest

from data import intake
from data.warehouse import Store


def said(at) -> str:
    return re.sub(
        r"<style>.*?</style>|<[^>]+>", " ", " ".join(one.proto.body for one in at.get("html"))
    )


def tables(at) -> str:
    """The HTML of the comparison tables."""
    return " ".join(
        str(json.loads(one.proto.json)) for one in at.get("bidi_component") if one.proto.json
    )


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("走势", "近十二个月事故"),
        ("构成", "按钟点（时）"),
        ("更正", "所填等级都与计算等级一致"),
        ("森林火灾", "请上传森林火灾"),
    ],
)
def test_every_view_opens_from_its_link(open_page, office, view, words):
    at = open_page(office, "accidents", view=view)
    assert not at.exception
    assert words in said(at)


def test_a_scope_narrows_and_names_what_it_cannot_tell(open_page, office):
    at = open_page(office, "accidents", scope="道路运输")
    assert "2026年1–3月，全县道路运输发生事故1起" in said(at)
    assert "另有 1 起行业未填或不在行业对照中" in said(at)
    at = open_page(office, "accidents", scope="不存在")
    assert "2026年1–3月，全县发生事故2起" in said(at)


def test_a_month_without_any_report_is_not_one_without_accidents(open_page, office, tmp_path):
    assert "2026年2月没有上报，不是零事故" not in said(open_page(office, "accidents"))
    home = tmp_path / "store"
    shutil.copytree(office, home)
    store = Store(home)
    book = openpyxl.Workbook()
    book.active.append(["事故编号", "发生时间", "乡镇", "死亡人数"])
    book.active.append(["B1", "2026-05-02", "青溪镇", 0])
    book.save(tmp_path / "5月事故台账.xlsx")
    (receipt,) = intake.load(store, [tmp_path / "5月事故台账.xlsx"], intake.Request("王芳"))
    assert receipt.status == "stored"
    at = open_page(home, "accidents", **{"from": "2026-01", "to": "2026-05"})
    assert "2026年4月没有上报，不是零事故" in said(at)


def test_what_was_shown_then_stands_beside_what_is_shown_now(open_page, office, tmp_path):
    home = tmp_path / "store"
    shutil.copytree(office, home)
    book = openpyxl.Workbook()
    book.active.append(
        ["事故编号", "发生时间", "乡镇", "死亡人数", "重伤人数", "直接经济损失（万元）"]
    )
    book.active.append(["A3", "2026-01-12", "青溪镇", 0, 1, 60])
    book.save(tmp_path / "1月事故台账更正.xlsx")
    (receipt,) = intake.load(
        Store(home), [tmp_path / "1月事故台账更正.xlsx"], intake.Request("王芳")
    )
    assert receipt.status == "stored"
    at = open_page(home, "accidents", view="更正", then="2020-01-01")
    assert not at.exception
    assert "2020年1月1日显示" in tables(at)
    corrected = at.dataframe[0].value
    assert corrected["item"].tolist() == ["死亡人数", "直接经济损失（万元）"]
    assert corrected["change"].tolist()[0] == -1
    assert "2026年1–3月，全县发生事故2起、死亡3人" in said(at)
    at = open_page(home, "accidents", view="更正", then="错")
    assert not at.exception
    assert f"{datetime.now():%Y}年" in tables(at)


def test_the_formula_stands_beside_the_figure(open_page, office):
    html = " ".join(one.proto.body for one in open_page(office, "accidents").get("html"))
    assert "公式<em>同比 =（本期 − 上年同期）÷ 上年同期 × 100%" in html
