"""Stores for pages: an empty one, and one small office filled through the intake; and a way to run a page."""

from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from data import confirming, intake, presets
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
PLANS = [["规划编码", "规划名称", "起始年", "结束年"], ["P1", "安澜县“十四五”规划", 2024, 2025]]
INDICATORS = [
    [
        "规划编码",
        "指标编码",
        "指标名称",
        "属性",
        "指标类型",
        "比较方式",
        "目标值",
        "单位",
        "原文",
        "计算问题",
    ],
    ["P1", "1", "事故死亡人数", "约束性", "下降率", "下降", 10, "%", "下降10%", "accidents/deaths"],
    ["P1", "2", "森林火灾受害率", "预期性", "上限", "≤", 0.9, "‰", "≤0.9‰", None],
    ["P1", "F1", "装备达标率", None, "覆盖率", ">=", 80, "%", "装备达标率达到80%", None],
]
PLAN_VALUES = [
    ["规划编码", "指标", "起始月", "截止月", "数值", "单位", "数据来源"],
    ["P1", "2", "2024-01", "2024-12", 0.42, "‰", "林业局"],
    ["P1", "2", "2025-01", "2025-12", 0.31, "‰", "林业局"],
]
STANDARDS = [
    [
        "规划编码",
        "标准编码",
        "对象",
        "级别",
        "项目",
        "比较方式",
        "标准值",
        "单位",
        "依据文件",
        "是否采用",
    ],
    ["P1", "B1", "综合应急救援队伍", "乡级", "人数", ">=", 20, "人", "安澜县规划", "是"],
]
INSPECTIONS = [
    [
        "检查日期",
        "单位名称",
        "乡镇",
        "检查类型",
        "检查家次",
        "执法人员（人次）",
        "立案数",
        "罚款（万元）",
    ],
    ["2026-01-15", "甲厂", "青溪镇", "日常检查", 1, 2, 1, 0.8],
    ["2026-03-16", "乙厂", "云岭镇", "专项检查", 2, 4, 0, 0],
]
WARNINGS = [
    ["发布日期", "预警类型", "预警级别", "乡镇"],
    ["2026-02-01", "暴雨", "黄色", "青溪镇"],
    ["2026-03-02", "大风", "蓝色", None],
]
ACTIVITIES = [
    ["日期", "类别", "名称", "乡镇", "数量", "计量单位", "参加人数"],
    ["2026-01-20", "演练", "防汛演练", "青溪镇", 1, "场", 60],
    ["2026-03-20", "培训", "安全培训", "云岭镇", 2, "次", 80],
]
TEAMS = [
    ["统计月份", "队伍名称", "级别", "乡镇", "人数", "经度", "纬度"],
    ["2026-03", "青溪镇综合救援队", "乡级", "青溪镇", 25, 117.2, 29.4],
    ["2026-03", "县救援大队", "县级", "县直", 105, None, None],
]
WAREHOUSES = [
    ["统计月份", "储备库名称", "级别", "乡镇", "使用面积（㎡）", "经度", "纬度"],
    ["2026-03", "青溪镇物资库", "乡级", "青溪镇", 120, 117.21, 29.41],
]
SHELTERS = [
    ["统计月份", "场所名称", "级别", "乡镇", "可容纳人数"],
    ["2026-03", "青溪中学", "乡级", "青溪镇", 800],
]
SHEETS = {
    "区划名录": AREAS,
    "报送任务": DUTIES,
    "事故台账": ACCIDENTS,
    "隐患整改台账": HAZARDS,
    "事故统计月报": ACCIDENT_STATS,
    "隐患排查月报": HAZARD_STATS,
    "规划": PLANS,
    "指标目录": INDICATORS,
    "指标填报": PLAN_VALUES,
    "建设标准": STANDARDS,
    "执法检查台账": INSPECTIONS,
    "预警发布": WARNINGS,
    "演练培训宣传及预案": ACTIVITIES,
    "救援队伍": TEAMS,
    "储备库": WAREHOUSES,
    "避难场所": SHELTERS,
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
    store, request = Store(home), intake.Request("王芳")
    paths = [spreadsheet(sheets, name, lines) for name, lines in SHEETS.items()]
    waiting = ((one, request) for path in paths for one in intake.prepare(store, path, request))
    for receipt in confirming.commit_all(store, waiting):
        assert receipt.status == "stored", receipt.problems
    return home


@pytest.fixture(scope="session")
def preset(tmp_path_factory) -> Path:
    """The folder of a store with a county's preset and nothing else; tests leave it as it is."""
    home = tmp_path_factory.mktemp("preset")
    presets.apply(Store(home), "浮梁县", "王芳")
    return home


@pytest.fixture
def open_page(monkeypatch):
    """Run the dashboard on a store and go to a page: open_page(home, "accidents", source="报表")."""

    def run(home: Path, page: str, **query: str) -> AppTest:
        monkeypatch.setenv("ANLAN_HOME", str(home))
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        at.switch_page(f"pages/{page}.py")
        for name, value in query.items():
            at.query_params[name] = value
        return at.run()

    return run
