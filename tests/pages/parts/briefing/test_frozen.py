"""会议版: kept answers give the same briefing again, and what changed afterwards is told with its difference."""

import io
import json
import shutil
from datetime import date, datetime

import docx
import openpyxl
import pytest
from pptx import Presentation

from data import intake
from data.warehouse import Store
from pages.parts.briefing import corrections, dividing, frozen, report, texts
from pages.parts.exports import document, slides
from pages.parts.filters import Chosen
from queries import Answer, QueryError, ResultColumn

TODAY = date.today()
"""Of the meeting; what comes in after it comes on the same day."""
CHOSEN = Chosen("2026-01", "2026-03")


@pytest.fixture(scope="module")
def version(ask_office) -> dict:
    """The small office's briefing as kept, read back from JSON."""
    recorder = frozen.Recorder(ask_office)
    made = report.report(recorder, TODAY, CHOSEN)
    kept = frozen.kept("4月5日会议版", "张三", datetime(2026, 4, 5, 9, 30), made, recorder)
    return json.loads(json.dumps(kept))


@pytest.fixture(scope="module")
def later(office, asking, tmp_path_factory):
    """Asks the office's store after one more accident and one more hazard rectified."""
    folder = tmp_path_factory.mktemp("later")
    shutil.copytree(office, folder / "store")
    store = Store(folder / "store")
    for name, lines in {
        "事故台账": [
            ["事故编号", "发生时间", "乡镇", "行业领域", "死亡人数", "重伤人数"],
            ["A5", "2026-03-20", "青溪镇", "道路运输", 1, 0],
        ],
        "隐患整改台账": [
            ["隐患编号", "排查日期", "单位名称", "隐患描述", "整改完成日期"],
            ["H2", "2026-02-06", "乙厂", "电线老化", "2026-03-01"],
        ],
    }.items():
        book = openpyxl.Workbook()
        for line in lines:
            book.active.append(line)
        book.save(folder / f"{name}.xlsx")
        receipts = intake.load(store, [folder / f"{name}.xlsx"], intake.Request("王芳"))
        assert [one.status for one in receipts] == ["stored"], receipts[0].problems
    return asking(folder / "store")


@pytest.fixture(scope="module")
def changed(version, later) -> list[corrections.Correction]:
    """What differs from the kept version afterwards."""
    return corrections.corrections(version, later)


def test_kept_answers_give_the_same_briefing(version, of_office):
    again = report.report(frozen.replay(version), TODAY, CHOSEN)
    assert again == version["report"]
    assert again == {key: value for key, value in of_office.items() if key != "is_demonstration"}
    assert version["data_version"] == of_office["data_version"]
    assert version["filters"] == {"first": "2026-01", "last": "2026-03", "area": None}


def test_what_was_not_kept_is_refused_in_chinese(version):
    with pytest.raises(QueryError, match="会议版“4月5日会议版”没有保留这一问"):
        frozen.replay(version)("accidents/summary", **{"from": "2020-01"})


def test_nothing_has_changed_while_the_store_has_not(version, ask_office):
    assert corrections.corrections(version, ask_office) == []


def test_what_has_changed_is_told_with_before_now_and_the_difference(changed):
    found = {
        (one.topic, one.row, one.label): (one.before, one.after, one.change) for one in changed
    }
    period = "2026年1–3月"
    assert found[f"事故台账 {period}", "全县", "事故起数"] == ("2起", "3起", "增加1起")
    assert found[f"事故台账 {period}", "青溪镇", "事故起数"] == ("1起", "2起", "增加1起")
    assert found[f"事故台账 {period}", "道路运输", "死亡人数"] == ("1人", "2人", "增加1人")
    assert found[f"事故台账 {period}", "2026年3月", "事故起数"] == ("1起", "2起", "增加1起")
    rate = found[f"隐患整改台账 {period}", "全县", "整改率"]
    assert rate == ("66.67%", "100.00%", "提高33.33个百分点")
    assert found[f"隐患整改台账 {period}", "全县", "逾期未整改数"] == ("1条", "0条", "减少1条")
    assert found["报送任务", "事故台账 青溪镇 2026年3月", "状态"][:2] == ("未报", "逾期报")


def test_the_files_of_a_meeting_end_with_what_has_changed(version, changed):
    report = corrections.corrected(version, changed) | {"is_demonstration": False}
    assert report["sections"][:-1] == version["report"]["sections"], "the meeting's words stay"
    paper = docx.Document(io.BytesIO(document.document(report)))
    heads = [line.text for line in paper.paragraphs if line.style.name == "Heading 1"]
    assert heads[-1] == "六、会后更正"
    written = [[cell.text for cell in row.cells] for table in paper.tables for row in table.rows]
    show = Presentation(io.BytesIO(slides.presentation(report)))
    shapes = [shape for slide in show.slides for shape in slide.shapes if shape.has_table]
    shown = [[cell.text for cell in row.cells] for one in shapes for row in one.table.rows]
    for one in changed:
        line = [f"{one.row} {one.label}", one.before, one.after, one.change]
        assert line in written
        assert line in shown
    assert ["全县 事故起数", "2起", "3起", "增加1起"] in shown


def test_the_files_of_a_meeting_without_corrections_are_as_they_were(version):
    assert corrections.corrected(version, []) == version["report"]


def test_a_long_table_goes_on_on_the_next_slide():
    rows = [[str(place), "1"] for place in range(50)]
    table = texts.table("分乡镇", ("乡镇", "起"), rows)
    found = list(slides.parts(dividing.section("areas", "分地区", ["。"], [table], [])))
    assert [(title, len(one["rows"])) for title, one, _ in found] == [
        ("分地区：分乡镇", 24),
        ("分地区：分乡镇（续）", 24),
        ("分地区：分乡镇（续）", 2),
    ]
    assert [row for _, one, _ in found for row in one["rows"]] == rows


def answer(*rows: tuple) -> Answer:
    """An answer of townships and their rates."""
    columns = (ResultColumn("area", "乡镇"), ResultColumn("rate_pct", "整改率", "%"))
    return Answer("rectification/rate_by_area", {}, 1, "hazards", columns, list(rows), {}, {})


def test_what_reads_the_same_is_no_correction_and_unknown_is_not_zero():
    before = answer(("甲", 94.4372), ("乙", None), ("丙", 50.0))
    after = answer(("甲", 94.4373), ("乙", 0.0), ("丁", 20.0))
    found = [
        (one.row, one.before, one.after, one.change) for one in corrections.differing(before, after)
    ]
    assert found == [
        ("乙", "无数据", "0.00%", "原来没有数"),
        ("丙", "50.00%", "无数据", "现在没有数"),
        ("丁", "无数据", "20.00%", "原来没有数"),
    ]
