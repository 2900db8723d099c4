"""A form that holds one record is no table, and is said to be none; a table is never taken for a form."""

import pytest

from data.contract import CONTRACTS, contracts
from data.reading import read
from data.single_record import single_record

FORM = [
    ["生产安全事故快报表"],
    ["事故编号", "2026-007", "发生时间", "2026-08-15 09:30"],
    ["事故单位", "甲厂", "乡镇", "青溪镇"],
    ["死亡人数", 1, "重伤人数", 0],
    ["备注：", "正在调查"],
    ["填表人：张三", None, "联系电话：13800000000"],
]
TOLD = (
    "工作表“快报”是单项登记表，“事故编号”、“发生时间”、“事故单位”等项目的内容写在旁边，不是一行一条的表，没有读取。"
    "请填进《事故台账》的模板，一条一行。"
)
TABLE = [["安澜县2026年7月事故统计表"], ["乡镇", "事故起数", "死亡人数"], ["青溪镇", 1, 0]]


def test_a_form_is_told_to_be_no_table(store, sheet, load_one):
    receipt = load_one(sheet("快报.xlsx", {"快报": FORM}))
    assert (receipt.status, [p.message for p in receipt.problems]) == ("refused", [TOLD])


def test_items_below_one_another_are_a_form_too(store, sheet, load_one):
    rows = [
        ["事故编号", "2026-007"],
        ["发生时间", "2026-08-15"],
        ["死亡人数", 1],
        ["重伤人数", 2],
        ["事故单位", "甲厂"],
    ]
    receipt = load_one(sheet("快报.xlsx", {"快报": rows}))
    assert [p.code for p in receipt.problems] == ["sheet-form"]


def test_a_form_beside_a_table_holds_it_up_no_more_than_any_other_sheet(store, sheet, load_one):
    receipt = load_one(sheet("七月.xlsx", {"统计": TABLE, "快报": FORM}))
    assert receipt.status == "stored"
    assert "工作表“快报”里没有可识别的表头，没有读取。" in [p.message for p in receipt.problems]


@pytest.mark.parametrize("dataset", contracts())
def test_no_sample_is_a_form(dataset):
    sheets = read(CONTRACTS.parent / "samples" / f"{dataset}.xlsx").sheets
    assert [single_record(one) for one in sheets] == [None] * len(sheets)
