"""A downloaded table carries its source, cut-off and mark, and its figures stay figures."""

import io
from datetime import date, datetime

import openpyxl

from pages.parts.exports.spreadsheet import Sheet, file_name, workbook

SHEET = Sheet(
    title="分乡镇事故_2026年1–9月",
    columns=[
        ("乡镇", None),
        ("事故起数", "起"),
        ("直接经济损失（万元）", "万元"),
        ("上报时间", None),
        ("截止日", None),
    ],
    rows=[
        ["青溪镇", 3, 12.5, datetime(2026, 10, 2, 9, 5), date(2026, 10, 5)],
        ["云岭镇", None, 0.0, None, None],
    ],
    source="事故台账",
    cut_off="2026年9月30日",
    is_demonstration=True,
    total=["合计", 3, 12.5],
)


def test_the_file_says_where_its_figures_come_from():
    page = openpyxl.load_workbook(io.BytesIO(workbook(SHEET))).active
    lines = [[cell.value for cell in row] for row in page.iter_rows()]
    assert lines[0][0] == "分乡镇事故_2026年1–9月"
    assert lines[1][0] == "数据来源：事故台账　　截至：2026年9月30日"
    assert lines[2][0].startswith("演示数据")
    assert lines[3] == ["乡镇", "事故起数（起）", "直接经济损失（万元）", "上报时间", "截止日"]
    assert lines[4][:3] == ["合计", 3, 12.5]
    assert lines[5] == ["青溪镇", 3, 12.5, "2026-10-02 09:05", "2026-10-05"]
    assert lines[6] == ["云岭镇", None, 0, None, None]


def test_the_name_of_the_file_carries_the_mark():
    assert file_name(SHEET) == "分乡镇事故_2026年1–9月（演示数据）.xlsx"
