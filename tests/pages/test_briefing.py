"""汇报材料: a briefing is kept under a name, opened as it was, and says what has changed since."""

import json
import re
import shutil

import openpyxl
import streamlit as st
from streamlit.testing.v1 import AppTest

from data import intake
from data.warehouse import Store
from pages.parts.briefing import frozen, withdrawing
from pages.parts.screen import playing


def said(at: AppTest) -> str:
    """What the page says in HTML and in its components, tags replaced by spaces."""
    shown = [one.proto.body for one in at.get("html")]
    shown += [json.loads(one.proto.json).get("html", "") for one in at.get("bidi_component")]
    return re.sub(r"<style>.*?</style>|<[^>]+>", " ", " ".join(shown))


def correct(home, folder) -> None:
    """One more accident comes in after the meeting."""
    book = openpyxl.Workbook()
    book.active.append(["事故编号", "发生时间", "乡镇", "行业领域", "死亡人数", "重伤人数"])
    book.active.append(["A5", "2026-03-20", "青溪镇", "道路运输", 1, 0])
    book.save(folder / "事故台账.xlsx")
    intake.load(Store(home), [folder / "事故台账.xlsx"], intake.Request("王芳"))


def test_a_meeting_keeps_its_figures_and_later_sees_what_was_corrected(open_page, office, tmp_path):
    home = tmp_path / "store"
    shutil.copytree(office, home)
    at = open_page(home, "briefing", **{"from": "2026-01", "to": "2026-03"})
    at.default_timeout = 120
    assert "还没有会议版" in said(at)
    assert at.button(key="freeze").disabled
    at.text_input(key="freeze-by").input("张三").run()
    at.text_input(key="freeze-name").input("一季度会议版").run()
    at.multiselect(key="freeze-scenes-").set_value([]).run()
    assert "请先选大屏画面" in said(at)
    assert at.button(key="freeze").disabled
    at.multiselect(key="freeze-scenes-").set_value(["accidents", "overview"]).run()
    at.button(key="freeze").click().run()
    assert not at.exception
    assert "会议版“一季度会议版”" in said(at)
    assert "会后没有更正" in said(at)

    ((key, kept),) = Store(home).settings(frozen.KIND).items()
    assert (kept.by, kept.value["name"]) == ("张三", "一季度会议版")
    assert [scene["key"] for scene in kept.value["scenes"]] == ["accidents", "overview"]
    assert "大屏画面：事故、总览" in said(at)
    correct(home, tmp_path)
    later = said(open_page(home, "briefing", open=key))
    assert "全县发生事故2起、死亡4人" in later, "the meeting's figures stay"
    lacking = [note for note in kept.value["report"]["notes"] if note.startswith("未报齐")]
    assert lacking
    assert [later.count(note) for note in lacking] == [2], (
        "who had not reported, above the figures too"
    )
    assert "2起 3起 增加1起" in re.sub(r"\s+", " ", later)
    wall = playing.play({"briefing": key})
    assert (wall["order"]["notes"], wall["order"]["keys"]) == ([], ("accidents", "overview"))
    assert [one["key"] for one in wall["scenes"]] == ["accidents", "overview"]
    other = playing.play({"briefing": key, "scenes": "plan,overview"})
    assert other["order"]["notes"] == ["会议版没有保留“规划”画面"]
    assert [one["key"] for one in other["scenes"]] == ["overview"]
    scene = wall["scenes"][0]
    assert scene["tags"][0]["text"] == "会议版 一季度会议版"
    assert "发生事故2起、死亡4人" in scene["sentence"]
    now = said(open_page(home, "briefing", open="x", **{"from": "2026-01", "to": "2026-03"}))
    assert "全县发生事故3起、死亡5人" in now
    assert "没有编号为“x”的会议版" in now


def lists() -> None:
    """The list of versions, and the panel of one of them."""
    from pages.parts.briefing import meeting, withdrawing  # the script runs by itself

    withdrawing.panel("k")
    meeting.listed()


VERSION = {
    "name": "误冻结",
    "by": "张三",
    "at": "2026-04-05T09:30:00",
    "program": "1",
    "data_version": 9,
    "scenes": [{"key": "reporting", "tags": []}],
    "report": {"area": None, "period": "2026年1–3月"},
}


def test_a_meeting_is_taken_off_the_list_and_put_back(monkeypatch, tmp_path):
    monkeypatch.setenv("ANLAN_HOME", str(tmp_path))
    monkeypatch.setattr(st, "page_link", lambda _page, label, **_: st.markdown(label))
    store = Store(tmp_path)
    store.set(frozen.KIND, "k", VERSION, "张三")
    at = AppTest.from_function(lists, default_timeout=60)
    at.run()
    assert at.button(key="withdraw").disabled, "somebody has to sign"
    at.text_input(key="withdraw-by").input("王芳").run()
    at.button(key="withdraw").click().run()
    assert not at.exception
    assert re.search("这份会议版由王芳 .* 撤下，不在列表里", said(at))
    assert "还没有会议版" in said(at)
    assert at.expander[0].label == "已撤下 1 份"
    wall = playing.play({"briefing": "k"})
    assert wall["order"]["notes"] == ["这份会议版已由王芳撤下"]
    assert [one["key"] for one in wall["scenes"]] == ["reporting"], "its link still plays it"
    at.button(key="withdraw").click().run()
    assert "还没有会议版" not in said(at)
    assert withdrawing.withdrawn() == {}
    assert store.settings(frozen.KIND)["k"].value == VERSION, "what was kept is as it was"
