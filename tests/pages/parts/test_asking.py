"""An answer in words: place, period, figure, comparison, what is missing, source; and what completes a question."""

import shutil
from datetime import date

import pytest

from data.warehouse import Store
from pages.parts import rows
from pages.parts.asking import choices, crossing_on, examples, favourites, sentence, trend
from pages.parts.asking.taken import Taken
from pages.parts.exploring import sentence_on
from queries import asking


@pytest.fixture
def take(office, monkeypatch):
    """Ask the small office: take("2026年1月死亡人数") -> what was answered, and the whole it is part of."""
    monkeypatch.setenv("ANLAN_HOME", str(office))

    def ask(text: str) -> tuple[Taken, Taken | None]:
        told = rows.asked(text)
        assert told["status"] == "answered", told["reason"]
        meaning = told["interpretation"]
        taken = Taken(told, rows.ask(meaning["question"], **meaning["params"]))
        return taken, trend.whole(taken)

    return ask


SENTENCES = {
    "2026年1至3月死亡人数": (
        "2026年1–3月，全县事故死亡人数4人，同比增加1人（上年同期3人）"
        "（来源：事故台账，截至2026年3月31日）。"
    ),
    "青溪镇2026年1月事故起数同比": (
        "2026年1月，青溪镇事故起数1起，同比持平，上年同期1起（来源：事故台账，截至2026年1月31日）。"
    ),
    "2026年3月死亡人数环比": (
        "2026年3月，全县事故死亡人数3人，环比增加3人（上月为0）（来源：事故台账，截至2026年3月31日）。"
    ),
    "2026年1至3月事故直接经济损失": (
        "2026年1–3月，全县事故直接经济损失至少120.50万元（1项未填），同比下降7.3%，上年同期130.00万元"
        "（来源：事故台账，截至2026年3月31日）。"
    ),
    "2026年1至3月隐患整改率": (
        "2026年1–3月，全县隐患整改率66.67%（已整改2条，排查隐患3条）"
        "（来源：隐患整改台账，截至2026年3月31日）。"
    ),
    "2026年3月各乡镇上报的整改率": (
        "2026年3月，全县报表隐患整改率92.50%（已整改37条，排查隐患40条）；"
        "各乡镇报表隐患整改率：青溪镇90.00%、云岭镇100.00%、县直：无数据"
        "（来源：隐患排查月报（报表），截至2026年3月31日）。"
    ),
    "2026年1至3月事故最多的一个乡镇": (
        "2026年1–3月，各乡镇事故起数，最多的1个：青溪镇1起、云岭镇1起"
        "（来源：事故台账，截至2026年3月31日）。"
    ),
    "2026年1至3月事故起数和死亡人数": (
        "2026年1–3月，全县事故起数2起，同比持平，上年同期2起；事故死亡人数4人，同比增加1人（上年同期3人）"
        "（来源：事故台账，截至2026年3月31日）。"
    ),
    "2026年1至3月各乡镇事故起数和死亡人数": (
        "2026年1–3月，全县事故起数2起，同比持平，上年同期2起；事故死亡人数4人，同比增加1人（上年同期3人）；"
        "各乡镇事故起数、事故死亡人数：青溪镇1起、1人；云岭镇1起、3人；县直0起、0人"
        "（来源：事故台账，截至2026年3月31日）。"
    ),
    "2026年1至3月重大隐患整改率": (
        "2026年1–3月，全县重大隐患整改率100.00%（重大隐患已整改1条，重大隐患1条）"
        "（来源：隐患整改台账，截至2026年3月31日）。"
    ),
}
"""Question -> the sentence to copy, counted by hand from the sheets of the small office."""


@pytest.mark.parametrize(("text", "said"), SENTENCES.items())
def test_an_answer_is_one_sentence(take, text, said):
    assert sentence.whole(*take(text)) == said


def test_what_a_reader_must_know_stands_in_the_sentence(take):
    said = sentence.whole(*take("2026年1至3月死亡人数"), tags=["未报齐2个单位", "演示数据"])
    assert said.endswith("（来源：事故台账，截至2026年3月31日；未报齐2个单位；演示数据）。")


def test_what_could_be_html_stays_text():
    text = '<b>今年</b>"死亡"\'人数'
    made = choices.link(text) + choices.sentences({text: [text]}) + choices.copying(text)
    assert "<b>" not in made
    assert "&lt;b&gt;今年" in made
    assert "?q=%3Cb%3E" in made


def test_a_favourite_is_kept_and_let_go_and_the_log_keeps_both(office, tmp_path, monkeypatch):
    home = tmp_path / "store"
    shutil.copytree(office, home)
    monkeypatch.setenv("ANLAN_HOME", str(home))
    for text in ("今年死亡人数", "今年事故起数"):
        favourites.toggle(text)
    assert favourites.listed() == ["今年事故起数", "今年死亡人数"]
    favourites.toggle("今年事故起数")
    assert favourites.listed() == ["今年死亡人数"]
    with Store(home).cursor() as cursor:
        found = cursor.execute(
            "select count(*) from settings where kind = $kind", {"kind": favourites.KIND}
        )
        assert found.fetchone() == (3,)


def test_every_example_is_answered(demonstration_home, monkeypatch):
    monkeypatch.setenv("ANLAN_HOME", str(demonstration_home))
    with Store(demonstration_home).cursor() as cursor:
        told = {text: asking.ask(cursor, text, date(2026, 11, 30)) for text in examples.every()}
    assert len(told) > 20
    assert {text: one["reason"] for text, one in told.items() if one["status"] != "answered"} == {}


def test_an_answer_leads_to_the_same_figure_in_the_cross_table(take):
    by_area = crossing_on.same(take("2026年1至3月各乡镇隐患整改率")[0])
    assert by_area.title == "整改率：乡镇 × 月份"
    assert (by_area.chosen.first, by_area.chosen.last) == ("2026-01", "2026-03")
    assert sentence_on.asked_as(by_area) == "2026年1月至3月各乡镇隐患整改率"
    one = crossing_on.same(take("青溪镇2026年1月一般事故起数")[0])
    assert one.where == "青溪镇一般"
    assert one.query()["only-severity"] == "一般"
    assert crossing_on.same(take("现在还有多少隐患没整改")[0]) is None
    assert crossing_on.same(take("截至2026年2月10日1月逾期未整改隐患数")[0]) is None
