"""会议版: kept answers give the same briefing again, and what changed afterwards is told with its difference."""

import json
import shutil
from datetime import date, datetime

import openpyxl
import pytest

from data import intake
from data.warehouse import Store
from pages.parts.briefing import corrections, frozen, report
from pages.parts.filters import Chosen
from queries import Answer, QueryError, ResultColumn

TODAY = date(2026, 11, 30)
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


def test_what_has_changed_is_told_with_before_now_and_the_difference(version, later):
    found = {
        (one.topic, one.row, one.label): (one.before, one.after, one.change)
        for one in corrections.corrections(version, later)
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
