"""Plans of the demonstration county: their targets and standards, and what is stated of them.

Owns two fictional plans, one over and one begun; figures of years come from demo_yearbook.
"""

import datetime as dt

from data.demo_county import COUNTY, dice
from data.demo_forms import Record, column, listing
from data.demo_ledgers import Column
from data.demo_sheets import Cell, Sheet
from data.demo_yearbook import deaths, employed, output

OLD, NEW = "AL145", "AL155"
"""Codes of the plans 2021–2025 and 2026–2030."""

NAMES_OF = {OLD: f"{COUNTY}“十四五”应急体系规划", NEW: f"{COUNTY}“十五五”应急体系规划"}
YEARS = {OLD: (2021, 2025, 2020, "2023、2025"), NEW: (2026, 2030, 2025, "2028、2030")}
ISSUED = {OLD: dt.date(2021, 12, 24), NEW: dt.date(2026, 3, 16)}

MUST, MAY = "约束性", "预期性"
INDICATORS: tuple[tuple[str, str, str | None, str, str, float, float, str], ...] = (
    ("1", "生产安全事故死亡人数", MUST, "下降率", "下降", 12, 10, "%"),
    ("2", "亿元地区生产总值生产安全事故死亡率", MUST, "下降率", "下降", 30, 25, "%"),
    ("3", "工矿商贸就业人员十万人生产安全事故死亡率", MUST, "下降率", "下降", 15, 12, "%"),
    ("4", "年均因自然灾害直接经济损失占地区生产总值比重", MAY, "年均上限", "<", 0.8, 0.7, "%"),
    ("5", "年均每百万人口因自然灾害死亡率", MAY, "年均上限", "<", 1, 1, "人/百万人"),
    ("6", "受灾人员基本生活得到有效救助的时间", MAY, "单次上限", "<", 10, 8, "小时"),
    ("7", "森林火灾受害率", MAY, "上限", "≤", 0.8, 0.7, "‰"),
    ("8", "应急管理机构装备达标率", MAY, "覆盖率", ">=", 80, 90, "%"),
    ("9", "灾害事故信息上报及时率", MAY, "填报值", ">=", 100, 100, "%"),
    ("10", "村级应急服务站达标率", MAY, "覆盖率", ">=", 65, 85, "%"),
    ("11", "重点行业新增从业人员安全培训率", MAY, "填报值", ">=", 98, 100, "%"),
    ("12", "综合减灾示范社区（累计）", None, "累计数", ">=", 4, 6, "个"),
)
"""Code, name, attribute, kind, operator, target of the old plan and of the new one, unit."""

COMPUTED = {
    "1": "accidents/deaths",
    "2": "accidents/deaths_per_gdp",
    "3": "accidents/industry_deaths_per_100k",
    "4": "disasters/loss_pct_of_gdp",
    "5": "disasters/deaths_per_million",
    "6": "disasters/hours_to_relief",
    "7": "forest_fires/damage_per_thousand",
}
"""Code -> what is computed from the ledgers for it."""

STATED: dict[str, tuple[float, ...]] = {
    "8": (52, 61, 70, 78, 83, 84),
    "9": (96.5, 98.2, 100, 99.1, 100, 100),
    "10": (31, 40, 49, 58, 63, 66),
    "11": (91, 94.6, 96, 97.7, 98.3, 98.9),
    "12": (0, 1, 2, 3, 4, 0, 1, 3, 4, 6),
}
"""Code -> what offices stated for the years from 2021."""

STANDARDS: tuple[tuple[str, str, str, str, float, float, str], ...] = (
    ("S01", "综合应急救援队伍", "县级", "人数", 50, 60, "人"),
    ("S02", "综合应急救援队伍", "乡级", "人数", 20, 25, "人"),
    ("S03", "执法人员", "县级", "人数", 12, 14, "人"),
    ("S04", "执法人员", "乡级", "人数", 3, 4, "人"),
    ("S05", "应急管理人员", "乡级", "人数", 2, 3, "人"),
    ("S06", "应急物资储备库", "乡级", "使用面积", 80, 100, "㎡"),
    ("S07", "避难场所", "乡级", "座数", 1, 1, "座"),
)
"""Code, object, level, measure, value of the old plan and of the new one, unit."""

PROVINCE = "省应急能力建设指南（虚构）"

CHECKLIST = "乡镇“六有”"
HAD = ("应急管理人员", "综合应急救援队伍", "应急物资储备库", "避难场所", "安全培训", "应急演练")
"""What every township should have, as the province's list has it."""

PLAN_COLUMNS: tuple[Column, ...] = (
    column("规划编码", "code"),
    column("规划名称", "name"),
    column("起始年", "first_year"),
    column("结束年", "last_year"),
    column("基期年", "base_year"),
    column("评估年", "evaluation_years"),
    column("印发日期", "issued_on"),
    column("依据", "source"),
)
VALUE_COLUMNS: tuple[Column, ...] = (
    column("规划编码", "plan"),
    column("指标编码", "indicator"),
    column("指标名称", "name"),
    column("填报单位", "area"),
    column("完成值", "value"),
    column("计量单位", "unit"),
    column("数据来源", "source"),
)


def plan_sheet(plans: tuple[str, ...], day: dt.date) -> Sheet:
    """The list of plans."""
    rows: list[Record] = []
    for code in plans:
        first, last, base, evaluated = YEARS[code]
        rows.append(
            {
                "code": code,
                "name": NAMES_OF[code],
                "first_year": str(first),
                "last_year": str(last),
                "base_year": str(base),
                "evaluation_years": evaluated,
                "issued_on": ISSUED[code],
                "source": "县政府印发（虚构）",
            }
        )
    return listing("规划", f"{COUNTY}规划目录", PLAN_COLUMNS, rows, day)


def _base(plan: str, code: str) -> tuple[str, float, str] | None:
    """Policy, value and source of a target's base; the new plan's second one is still unsettled."""
    year = YEARS[plan][2]
    policy, source = f"{year}年值", f"{COUNTY}{year}年事故台账、统计年报"
    if code == "1":
        return policy, deaths(year), source
    if code == "2" and plan == OLD:
        return policy, round(deaths(year) / output(year), 4), source
    if code == "3":
        return policy, round(deaths(year, True) / employed(year) * 100_000, 2), source
    return None


def indicator_sheet(plans: tuple[str, ...]) -> Sheet:
    """The targets of the plans, word for word as the plans have them."""
    header = (
        "规划编码 指标编码 指标名称 属性 指标类型 比较方式 目标值 单位 "
        "基期口径 基期值 基期来源 计算问题 原文 依据"
    )
    rows: list[list[Cell]] = []
    for plan in plans:
        for code, name, attribute, kind, operator, old, new, unit in INDICATORS:
            target = old if plan == OLD else new
            sign = "达到" if operator == ">=" else operator
            base = _base(plan, code) or (None, None, None)
            words = f"{name}{sign}{target:g}{unit}"
            lead = [plan, code, name, attribute, kind, operator, target, unit]
            rows.append([*lead, *base, COMPUTED.get(code), words, NAMES_OF[plan]])
    labels = [(word,) for word in header.split()]
    return Sheet("指标目录", labels, rows, (f"{COUNTY}规划指标体系",), merged=(0,))


def standard_sheet(plans: tuple[str, ...]) -> Sheet:
    """The standards of the plans, the latest in use, and one of the province that is not."""
    header = "规划编码 标准编码 对象 级别 项目 比较方式 标准值 单位 依据文件 原文 是否采用 清单"
    rows: list[list[Cell]] = []
    for plan in plans:
        for code, thing, level, measure, old, new, unit in STANDARDS:
            value = old if plan == OLD else new
            words = f"{level}{thing}{measure}不少于{value:g}{unit}"
            used = "是" if plan == plans[-1] else "否"
            lead: list[Cell] = [plan, code, thing, level, measure, "不少于", value, unit]
            rows.append([*lead, NAMES_OF[plan], words, used, None])
    other: list[Cell] = ["综合应急救援队伍", "乡级", "人数", "≥", 30, "人"]
    rows.append([None, "S02", *other, PROVINCE, "乡级队伍不少于30人", "否", None])
    for place, thing in enumerate(HAD, start=1):
        measure = "人数" if thing.endswith("人员") else "有无"
        asked: list[Cell] = [None, f"L{place}", thing, "乡级", measure, "≥", 1, None]
        rows.append([*asked, PROVINCE, f"有{thing}", "是", CHECKLIST])
    labels = [(word,) for word in header.split()]
    return Sheet("建设标准", labels, rows, (f"{COUNTY}应急能力建设标准",))


def value_sheet(year: int, last: int, day: dt.date) -> Sheet:
    """What offices stated of the plan in force, for a year or its first months."""
    plan = OLD if year <= YEARS[OLD][1] else NEW
    chance = dice("plan values", year, last)
    rows: list[Record] = []
    for code, name, _, _, _, _, _, unit in INDICATORS:
        if code not in STATED:
            continue
        values = STATED[code]
        value = values[min(year - YEARS[OLD][0], len(values) - 1)]
        value = value if last == 12 or unit == "个" else round(value * chance.uniform(0.96, 1), 1)
        rows.append(
            {
                "plan": plan,
                "indicator": code,
                "name": name,
                "area": None,
                "value": value,
                "unit": unit,
                "source": "县应急管理局年度报告" if last == 12 else "县应急管理局半年小结",
            }
        )
    span = f"{year}年" if last == 12 else f"{year}年1—{last}月"
    return listing("指标填报", f"{COUNTY}{span}规划指标填报表", VALUE_COLUMNS, rows, day)
