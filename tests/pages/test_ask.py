"""指标速查 on a small office: answered, asked back, declined; chips, rows and the way to the cells."""

import html
import json
import re

from streamlit.testing.v1 import AppTest


def made(at: AppTest) -> str:
    """The HTML of the page and of its components."""
    shown = [json.loads(one.proto.json).get("html", "") for one in at.get("bidi_component")]
    return " ".join([one.proto.body for one in at.get("html")] + shown)


def said(at: AppTest) -> str:
    """All words of the page, tags replaced by spaces."""
    return html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", made(at)))


def sentences(at: AppTest) -> list[str]:
    """What the links of the page ask."""
    return [html.unescape(one) for one in re.findall(r'data-ask="(.*?)"', made(at))]


def faces(at: AppTest) -> list[tuple[str, str]]:
    """(name, figure) of what stands large."""
    return re.findall(r"<section><h3>([^<]*)</h3><b[^>]*>([^<]*)", made(at))


def test_an_answer_has_its_figure_comparison_definition_and_rows(open_page, office):
    at = open_page(office, "ask", q="2026年1至3月死亡人数")
    assert not at.exception
    assert faces(at) == [("事故死亡人数", "4")]
    words = said(at)
    assert "↑ 同比增加 1人（33.3%）　上年同期 3人　基数较小" in words
    assert "台账 · 事故台账 · 截至2026年3月31日" in words
    assert "这段时间发生了多少起事故，伤亡和损失多少，同比怎样？" in words
    assert "演示数据" not in words
    at.button(key="source-ask").click().run()
    assert not at.exception
    assert at.dataframe[-1].value["deaths"].tolist() == [1, 3]


def test_rows_of_places_stand_under_the_whole_that_its_own_question_gives(open_page, office):
    at = open_page(office, "ask", q="2026年3月各乡镇上报的整改率")
    assert not at.exception
    assert faces(at) == [("全县 报表隐患整改率", "92.50")]
    lines = re.findall(r"<tr[^>]*><th>([^<]*)</th>(<td.*?)</tr>", made(at))
    figures = {name: re.findall(r"<(?:b|td[^>]*)>([^<]+)<", cells) for name, cells in lines}
    assert figures["合计"][:3] == ["92.50", "37", "40"]
    assert figures["青溪镇"][:3] == ["90.00", "27", "30"]
    assert figures["县直"][0] == "无数据"
    assert "报表 · 隐患排查月报（报表）" in said(at)


def test_each_piece_understood_can_be_changed_by_a_sentence(open_page, office):
    at = open_page(office, "ask", q="2026年1至3月死亡人数")
    offered = sentences(at)
    assert any("云岭镇" in one and "死亡人数" in one for one in offered)
    assert any("事故起数" in one for one in offered)
    changed = next(one for one in offered if "云岭镇" in one)
    again = open_page(office, "ask", q=changed)
    assert faces(again) == [("事故死亡人数", "3")]


def test_a_question_with_two_meanings_is_asked_back(open_page, office):
    at = open_page(office, "ask", q="2026年1至3月损失多少")
    assert not at.exception
    assert faces(at) == []
    assert "要问的是哪一个？" in said(at)
    first, second = sentences(at)
    assert "事故" in first
    assert "灾害" in second
    chosen = open_page(office, "ask", q=first)
    assert faces(chosen) == [("事故直接经济损失，至少", "120.50")]


def test_what_is_not_understood_is_declined_by_name_and_no_figure_shown(open_page, office):
    at = open_page(office, "ask", q="今年酒驾死了几个人")
    assert not at.exception
    assert faces(at) == []
    words = said(at)
    assert "没看懂 酒驾" in re.sub(" +", " ", words)
    assert words.count("酒驾") == 1
    assert "为什么" not in words
    assert "看懂的" in words
    assert len(sentences(at)) == 4


def test_what_no_question_gives_is_declined_with_the_reason_once(open_page, office):
    words = said(open_page(office, "ask", q="今年死亡事故几起"))
    assert words.count("没有亡人事故起数这个指标") == 1
    assert "没看懂" not in words
    assert "看懂的" in words


def test_the_page_opens_with_questions_of_this_county(open_page, office):
    at = open_page(office, "ask")
    asked = sentences(at)
    assert len(asked) > 20
    assert any(one.startswith(("青溪镇", "云岭镇")) for one in asked)
    assert "{area}" not in said(at)
