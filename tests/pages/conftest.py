"""Stores for pages: an empty one, and one small office filled through the intake; and a way to run a page."""

from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from data import intake
from data.warehouse import Store

ROOT = Path(__file__).parents[2]

AREAS = [
    ["名称", "级别", "顺序", "是否报送"],
    ["安澜县", "县", 1, "否"],
    ["青溪镇", "乡镇", 2, "是"],
    ["云岭镇", "乡镇", 3, "是"],
    ["县直", "县直", 4, "是"],
]
DUTIES = [["数据表", "每月截止日", "起始月"], ["事故台账", 5, "2026-01"]]
ACCIDENTS = [
    [
        "事故编号",
        "发生时间",
        "乡镇",
        "行业领域",
        "事故类型",
        "死亡人数",
        "重伤人数",
        "直接经济损失（万元）",
    ],
    ["A1", "2025-01-10", "青溪镇", "道路运输", "车辆伤害", 1, 0, 50],
    ["A2", "2025-02-11", "云岭镇", "建筑施工", "高处坠落", 2, 0, 80],
    ["A3", "2026-01-12", "青溪镇", "道路运输", "车辆伤害", 1, 1, None],
    ["A4", "2026-03-02", "云岭镇", None, "坍塌", 3, 0, 120.5],
]
HAZARDS = [
    [
        "隐患编号",
        "排查日期",
        "排查来源",
        "乡镇",
        "行业领域",
        "单位名称",
        "隐患描述",
        "隐患等级",
        "整改期限",
        "整改完成日期",
    ],
    [
        "H1",
        "2026-01-05",
        "执法检查",
        "青溪镇",
        "工贸",
        "甲厂",
        "通道堵塞",
        "一般",
        "2026-01-20",
        "2026-01-18",
    ],
    [
        "H2",
        "2026-02-06",
        "企业自查",
        "云岭镇",
        "工贸",
        "乙厂",
        "电线老化",
        "一般",
        "2026-02-20",
        None,
    ],
    [
        "H3",
        "2026-03-07",
        "执法检查",
        "云岭镇",
        "建筑施工",
        "丙工地",
        "基坑无支护",
        "重大",
        "2026-03-20",
        "2026-03-25",
    ],
]
ACCIDENT_STATS = [
    ["2026年1-3月事故统计月报"],
    ["乡镇", "事故起数", "死亡人数", "上年同期事故起数", "上年同期死亡人数"],
    ["青溪镇", 1, 1, 1, 1],
    ["云岭镇", 1, 3, 1, 2],
]
HAZARD_STATS = [
    ["2026年3月隐患排查月报"],
    ["乡镇", "排查来源", "检查单位数", "排查隐患数", "已整改数"],
    ["青溪镇", "执法检查", 12, 30, 27],
    ["云岭镇", "执法检查", 8, 10, 10],
]
SHEETS = {
    "区划名录": AREAS,
    "报送任务": DUTIES,
    "事故台账": ACCIDENTS,
    "隐患整改台账": HAZARDS,
    "事故统计月报": ACCIDENT_STATS,
    "隐患排查月报": HAZARD_STATS,
}


def spreadsheet(folder: Path, name: str, lines: list[list]) -> Path:
    """Write one sheet to fill a store with."""
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    path = folder / f"{name}.xlsx"
    book.save(path)
    return path


@pytest.fixture(scope="session")
def office(tmp_path_factory) -> Path:
    """The folder of a small office's store; tests look at it and leave it as it is."""
    sheets, home = tmp_path_factory.mktemp("sheets"), tmp_path_factory.mktemp("office")
    store = Store(home)
    for name, lines in SHEETS.items():
        for receipt in intake.load(
            store, [spreadsheet(sheets, name, lines)], intake.Request("王芳")
        ):
            assert receipt.status == "stored", receipt.problems
    return home


@pytest.fixture
def open_page(monkeypatch):
    """Run the dashboard on a store and go to a page: open_page(home, "accidents", source="报表")."""

    def run(home: Path, page: str, **query: str) -> AppTest:
        monkeypatch.setenv("ANLAN_HOME", str(home))
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        at.run()
        at.switch_page(f"pages/{page}.py")
        for name, value in query.items():
            at.query_params[name] = value
        return at.run()

    return run
