"""Ledgers and registers of the demonstration county: columns of each form, one line a record.

Owns forms; draws no events.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from data.demo_accidents import Accident, accidents_of
from data.demo_calendar import FIRST_MONTH
from data.demo_county import BUREAU, COUNTY, NAMES, REGISTER, dice
from data.demo_findings import hazards_between
from data.demo_hazards import Hazard
from data.demo_sheets import Cell, Formula, Sheet, Words
from data.demo_spelling import Hand
from data.periods import month as month_of

Column = tuple[Words, str]
"""Words of the header from the top down, and the contract's column that stands there."""

LINE_NO = (("序号",), "line_no")

ACCIDENTS: tuple[Column, ...] = (
    LINE_NO,
    (("事故编号",), "accident_no"),
    (("发生时间",), "occurred_at"),
    (("所属乡镇",), "area"),
    (("事故地点",), "place"),
    (("坐标", "经度"), "longitude"),
    (("坐标", "纬度"), "latitude"),
    (("事故单位",), "unit_name"),
    (("行业领域",), "sector"),
    (("事故类别",), "type"),
    (("是否纳入统计",), "in_scope"),
    (("伤亡情况（人）", "死亡人数"), "deaths"),
    (("伤亡情况（人）", "失踪人数"), "missing"),
    (("伤亡情况（人）", "重伤人数"), "serious_injuries"),
    (("伤亡情况（人）", "轻伤人数"), "minor_injuries"),
    (("伤亡情况（人）", "急性工业中毒人数"), "poisoned"),
    (("直接经济损失（万元）",), "loss_wan_yuan"),
    (("事故等级",), "stated_severity"),
    (("调查处理", "调查状态"), "investigation"),
    (("调查处理", "结案日期"), "closed_on"),
    (("备注",), "note"),
)
OLD_ACCIDENTS: tuple[Column, ...] = (
    LINE_NO,
    (("发生时间",), "occurred_at"),
    (("所属乡镇",), "area"),
    (("详细地点",), "place"),
    (("单位名称",), "unit_name"),
    (("行业类别",), "sector"),
    (("事故类型",), "type"),
    (("纳入统计",), "in_scope"),
    (("死亡",), "deaths"),
    (("重伤",), "serious_injuries"),
    (("轻伤",), "minor_injuries"),
    (("直接经济损失",), "loss_wan_yuan"),
    (("事故级别",), "stated_severity"),
    (("备注",), "note"),
)
NUMBERED_SINCE = 2022
"""Since this year accidents have numbers, and open cases are carried into the next year."""

HAZARDS: tuple[Column, ...] = (
    LINE_NO,
    (("隐患编号",), "hazard_no"),
    (("排查日期",), "found_on"),
    (("排查来源",), "source"),
    (("检查组织单位",), "inspected_by"),
    (("乡镇（园区）",), "area"),
    (("行业领域",), "sector"),
    (("单位名称",), "unit_name"),
    (("隐患情况", "隐患部位"), "part"),
    (("隐患情况", "隐患描述"), "description"),
    (("隐患情况", "隐患类别"), "kind"),
    (("隐患情况", "隐患等级"), "grade"),
    (("挂牌督办级别",), "listed"),
    (("整改情况", "整改期限"), "due_on"),
    (("整改情况", "延期后期限"), "extended_to"),
    (("整改情况", "整改完成日期"), "rectified_on"),
    (("整改情况", "整改资金（万元）"), "funds_wan_yuan"),
    (("复查销号", "复查日期"), "rechecked_on"),
    (("复查销号", "复查结论"), "recheck_result"),
    (("复查销号", "销号日期"), "closed_on"),
    (("状态",), "status"),
    (("备注",), "note"),
)
LONG = 200
"""Lines of a ledger beyond which its numbers are typed."""
SUMMED = ("deaths", "missing", "serious_injuries", "minor_injuries", "poisoned")
SIGNED = "填表人：王敏　　审核人：李国强　　单位负责人（签字）：　　联系电话："
NOTES = Sheet(
    "填表说明",
    rows=(
        ("1. 本表由县应急管理局每月汇总，次月5日前报送。",),
        ("2. 没有发生的填0，不清楚的留空，不要填“约”“余”。",),
        ("3. 日期请填年月日，如2026-07-15。",),
    ),
    is_hidden=True,
)
"""The hidden sheet that came with the form."""


def span_text(first: str, last: str) -> str:
    """Months as a title says them: 2026年7月, 2026年1—9月."""
    start, end = int(first[5:]), int(last[5:])
    return f"{first[:4]}年{start}月" if first == last else f"{first[:4]}年{start}—{end}月"


def line_of(reporter: str, day: dt.date, unit: str = "") -> str:
    """The line under a title: who, when, in which unit."""
    money = f"　　　单位：{unit}" if unit else ""
    return f"填报单位（盖章）：{reporter}　　　填报时间：{day:%Y}.{day.month}.{day.day}{money}"


def _lines(
    columns: Sequence[Column], records: Sequence[dict[str, object]], hand: Hand
) -> list[list[Cell]]:
    """Lines of a ledger, numbered by a formula; in a long one somebody typed the numbers."""
    is_typed = len(records) > LONG
    lines: list[list[Cell]] = []
    for i, record in enumerate(records, 1):
        number: Cell = i if is_typed else Formula("=ROW()-{first}+1", i)
        lines.append([number, *(hand.write(record[name]) for _, name in columns[1:])])
    return lines


def _total(columns: Sequence[Column], records: Sequence[dict[str, object]]) -> list[Cell]:
    """The typed total of a ledger's casualties; other figures are left blank."""
    cells: list[Cell] = ["合计"]
    for _, name in columns[1:]:
        values = [record[name] for record in records] if name in SUMMED else []
        cells.append(sum(value for value in values if isinstance(value, int)) if values else None)
    return cells


def _header(columns: Sequence[Column]) -> list[Words]:
    return [words for words, _ in columns]


def accident_ledger(
    name: str,
    title: str,
    accidents: Sequence[Accident],
    day: dt.date,
    columns: Sequence[Column] = ACCIDENTS,
) -> Sheet:
    """The accident ledger as it stood on a day, with its total last."""
    records = [one.known(day) for one in accidents]
    lines = _lines(columns, records, Hand(dice("hand", title, day)))
    return Sheet(
        name,
        _header(columns),
        lines,
        (title,),
        line_of(BUREAU, day, "万元"),
        total=_total(columns, records),
        is_total_first=False,
        footers=(SIGNED,),
    )


def hazard_ledger(name: str, title: str, hazards: Sequence[Hazard], day: dt.date) -> Sheet:
    """The hazard ledger as it stood on a day."""
    records = [one.known(day) for one in hazards]
    lines = _lines(HAZARDS, records, Hand(dice("hand", title, day)))
    line = line_of(BUREAU, day, "万元")
    return Sheet(name, _header(HAZARDS), lines, (title,), line, footers=(SIGNED,))


def _carried(year: int, seen: dt.date, late: tuple[str, ...] = ()) -> list[Hazard]:
    """Hazards of earlier years that were not settled when last seen, or not listed then at all."""
    last = month_of(year - 1, 12)
    return [
        hazard
        for hazard in hazards_between(FIRST_MONTH, last)
        if not hazard.is_settled(seen) or (hazard.month == last and hazard.area in late)
    ]


def _open_cases(year: int, seen: dt.date) -> list[Accident]:
    """Numbered accidents of the year before that were not closed when last seen."""
    if year <= NUMBERED_SINCE:
        return []
    return [one for one in accidents_of(year - 1) if one.closed_on > seen]


def carried_sheets(
    year: int, seen: dt.date, day: dt.date, late: tuple[str, ...] = ()
) -> Iterator[Sheet]:
    """What is left over from earlier years, as it stands on a day; no sheet where nothing is."""
    title = f"{COUNTY}历年结转隐患整改台账（{FIRST_MONTH[:4]}年1月—{year - 1}年12月）"
    if hazards := _carried(year, seen, late):
        yield hazard_ledger("上年结转", title, hazards, day)
    if cases := _open_cases(year, seen):
        yield accident_ledger("上年未结案", f"{COUNTY}{year - 1}年未结案事故台账", cases, day)


def register() -> Sheet:
    """The register of areas; the last columns are empty, since no unit was ever dissolved."""
    header = (
        "区划代码",
        "名称",
        "别名",
        "级别",
        "顺序",
        "经度",
        "纬度",
        "是否报送",
        "停用月份",
        "并入",
    )
    rows = [
        (
            place.code or None,
            place.name,
            "、".join(place.aliases) or None,
            place.level,
            position,
            place.longitude,
            place.latitude,
            "否" if place.level == "县" else "是",
            None,
            None,
        )
        for position, place in enumerate(REGISTER)
    ]
    title = f"{COUNTY}区划名录（演示，均为虚构）"
    return Sheet("区划名录", [(word,) for word in header], rows, (title,))


def duties(first: str) -> Sheet:
    """Who sends what by when, from a month on."""
    rows = (
        ("事故统计月报", None, 5, first, None),
        ("隐患排查月报", "、".join(NAMES), 5, first, None),
        ("隐患整改台账", "、".join(NAMES), 8, first, None),
        ("执法检查台账", "、".join(NAMES), 8, first, None),
        ("演练培训宣传及预案", "、".join(NAMES), 8, first, None),
    )
    header = ("数据表", "报送单位", "每月截止日", "起始月", "截止月")
    footers = ("注：截止日为次月的日期；报送单位空白的，由所有单位报送。",)
    title = f"{COUNTY}应急管理报表报送任务"
    return Sheet("报送任务", [(word,) for word in header], rows, (title,), footers=footers)
