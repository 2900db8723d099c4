"""Event sheets of the demonstration county: inspections, activities, warnings, disasters, fires.

Owns their columns and which months each sheet lists; draws no events.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from data.demo_calendar import absent, previous_month
from data.demo_county import COUNTY
from data.demo_dangers import disasters_of, fires_of, warnings_of
from data.demo_forms import Record, column, listing
from data.demo_ledgers import Column, span_text
from data.demo_rounds import activities_of, inspections_of
from data.demo_sheets import Sheet
from data.periods import month as month_of
from data.periods import months_between

INSPECTIONS: tuple[Column, ...] = (
    column("检查日期", "inspected_on"),
    column("被检查单位", "unit_name"),
    column("属地", "area"),
    column("所属行业", "sector"),
    column("检查类型", "kind"),
    column("检查家次（家次）", "visits"),
    column("执法人员（人次）", "officer_visits"),
    (("发现隐患（条）", "发现隐患数"), "hazards_found"),
    (("发现隐患（条）", "重大隐患数"), "major_found"),
    (("处罚情况", "立案数（起）"), "cases_filed"),
    (("处罚情况", "罚款（万元）"), "fine_wan_yuan"),
    column("备注", "note"),
)
OLD_INSPECTIONS: tuple[Column, ...] = (
    column("执法日期", "inspected_on"),
    column("单位名称", "unit_name"),
    column("所属乡镇", "area"),
    column("检查类别", "kind"),
    column("家次", "visits"),
    column("出动人次", "officer_visits"),
    column("查出隐患", "hazards_found"),
    column("立案", "cases_filed"),
    column("罚款（元）", "fine_yuan"),
)
"""The form until 2021: fines in 元, grave hazards not told apart."""

ACTIVITIES: tuple[Column, ...] = (
    column("活动日期", "held_on"),
    column("活动类别", "kind"),
    column("活动名称", "name"),
    column("填报单位", "area"),
    column("数量", "count"),
    column("计量单位", "unit"),
    column("参加人数（人）", "people"),
    column("投入资金（万元）", "funds_wan_yuan"),
    column("备注", "note"),
)
WARNINGS: tuple[Column, ...] = (
    column("发布日期", "issued_on"),
    column("预警类型", "kind"),
    column("预警级别", "level"),
    column("乡镇", "area"),
    column("备注", "note"),
)
DISASTERS: tuple[Column, ...] = (
    column("灾害编号", "event_no"),
    column("灾害种类", "kind"),
    column("灾害发生时间", "started_at"),
    column("救助到位时间", "relieved_at"),
    column("所在乡镇", "area"),
    (("人口受灾情况（人）", "受灾人口"), "affected"),
    (("人口受灾情况（人）", "因灾死亡人口"), "deaths"),
    (("人口受灾情况（人）", "因灾失踪人口"), "missing"),
    (("人口受灾情况（人）", "紧急转移安置人口"), "relocated"),
    column("直接经济损失（万元）", "loss_wan_yuan"),
    column("备注", "note"),
)
FIRES: tuple[Column, ...] = (
    column("火灾编号", "fire_no"),
    column("起火时间", "started_at"),
    column("乡镇", "area"),
    column("起火地点", "place"),
    column("过火面积（公顷）", "burned_ha"),
    column("受害森林面积（公顷）", "damaged_forest_ha"),
    column("死亡人数", "deaths"),
    column("重伤人数", "serious_injuries"),
    column("备注", "note"),
)
FIRES_IN_MU = (
    *FIRES[:4],
    column("过火面积（亩）", "burned_mu"),
    column("受害森林面积（亩）", "damaged_mu"),
    *FIRES[6:],
)
"""The form of odd years, kept by the forestry office."""


@dataclass(frozen=True)
class _Form:
    """A sheet of events: its name, its title, its columns by year, and what is added up."""

    name: str
    title: str
    columns: Callable[[int], Sequence[Column]]
    summed: tuple[str, ...] = ()


def _inspection_columns(year: int) -> Sequence[Column]:
    return INSPECTIONS if year > 2021 else OLD_INSPECTIONS


FORMS = {
    "inspections": _Form(
        "执法检查", "执法检查台账", _inspection_columns, ("visits", "cases_filed")
    ),
    "activities": _Form("演练培训宣传", "演练培训宣传及预案工作台账", lambda _: ACTIVITIES),
    "warnings": _Form("预警发布", "预警信息发布台账", lambda _: WARNINGS),
    "disasters": _Form("灾情", "自然灾害情况统计表", lambda _: DISASTERS, ("affected", "deaths")),
    "forest_fires": _Form(
        "森林火灾", "森林火灾台账", lambda year: FIRES_IN_MU if year % 2 else FIRES
    ),
}
RARE = ("disasters", "forest_fires")
"""What a month may well be without."""

LATE = ("inspections", "activities")
"""What townships send, so that somebody may be late."""


def _events(dataset: str, month: str) -> list[Record]:
    """A dataset's events of one month."""
    if dataset == "inspections":
        return list(inspections_of(month))
    if dataset == "activities":
        return list(activities_of(month))
    if dataset == "warnings":
        return list(warnings_of(month))
    drawn = (disasters_of if dataset == "disasters" else fires_of)(int(month[:4]))
    return [row for row in drawn if f"{row['started_at']:%Y-%m}" == month]


def event_sheet(dataset: str, span: tuple[str, str], records: list[Record], day: dt.date) -> Sheet:
    """One sheet of events with the months that its title speaks of."""
    form = FORMS[dataset]
    title = f"{COUNTY}{span_text(*span)}{form.title}"
    return listing(
        form.name, title, form.columns(int(span[1][:4])), records, day, "万元", form.summed
    )


def events_between(dataset: str, first: str, last: str) -> list[Record]:
    """A dataset's events of the months first..last."""
    return [row for month in months_between(first, last) for row in _events(dataset, month)]


def year_sheets(year: int, day: dt.date) -> Iterator[Sheet]:
    """A year's sheets of events, as they come in the workbook of the year."""
    span = (month_of(year, 1), month_of(year, 12))
    for dataset in FORMS:
        yield event_sheet(dataset, span, events_between(dataset, *span), day)


def late_with(dataset: str, month: str) -> tuple[str, ...]:
    """Units whose events of a month come only with the next month's sheet; none at a year's end."""
    return absent(dataset, month) if dataset in LATE and month[5:] != "12" else ()


def month_sheets(month: str, start: str, day: dt.date) -> Iterator[Sheet]:
    """A month's sheets of events, with what was owed for the month before; none without events."""
    before = previous_month(month)
    for dataset in FORMS:
        late = late_with(dataset, month)
        owed = late_with(dataset, before) if month > start else ()
        records = [row for row in _events(dataset, before) if row["area"] in owed]
        records += [row for row in _events(dataset, month) if row["area"] not in late]
        if records:
            yield event_sheet(dataset, (before if owed else month, month), records, day)
