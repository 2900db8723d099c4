"""走势 of 事故趋势: the month against the one before, the year to date, rolling twelve months.

Owns which figures stand beside each other; computes none.
"""

from pages.parts import (
    cards,
    charts_over_time,
    figures,
    filters,
    formats,
    frame,
    rows,
    tables,
    theme,
)
from pages.parts.accident_overview import unreported
from pages.parts.breakdowns import foot
from pages.parts.cards import Figure, panel, split
from pages.parts.filters import LEDGER, Chosen
from pages.parts.provenance import Trace
from queries import Answer

MEASURES = {"accidents": ("事故", "起"), "deaths": ("死亡", "人")}
SPANS = {
    "": ("当月", "_last_year"),
    "_ytd": ("累计", "_ytd_last_year"),
    "_rolling": ("近十二个月", "_rolling_last_year"),
}
"""End of a column's name -> what it spans, and the end of what it compares with."""

COLUMNS = (
    *("accidents", "accidents_previous", "accidents_last_year", "accidents_ytd"),
    *("accidents_ytd_last_year", "accidents_rolling", "deaths", "deaths_last_year"),
    *("deaths_ytd", "deaths_ytd_last_year", "deaths_rolling"),
)
HEADS = {
    "accidents": "当月",
    "accidents_previous": "上月",
    "accidents_last_year": "上年同月",
    "accidents_ytd": "累计",
    "accidents_ytd_last_year": "上年累计",
    "accidents_rolling": "近十二个月",
    "deaths": "死亡当月",
    "deaths_last_year": "上年同月",
    "deaths_ytd": "死亡累计",
    "deaths_ytd_last_year": "上年累计",
    "deaths_rolling": "近十二个月",
}


def show(chosen: Chosen, params: dict) -> None:
    """Cards of the latest month, two lines of twelve months, the table of the months."""
    answer = rows.ask("accidents/trend_by_month", **params)
    months = answer.frame()
    theme.source_line(f"以下为{formats.month(chosen.last)}当月、当年累计和截至该月的近十二个月。")
    shown = [_card(answer, measure, end, chosen, params) for measure in MEASURES for end in SPANS]
    cards.row(shown, LEDGER, frame.cut_off(chosen))
    for place, measure in zip(split(6, 6), MEASURES, strict=True):
        name, unit = MEASURES[measure]
        note = "«accent|本期»　«last|上年同期»"
        with place, panel(f"rolling-{measure}", f"近十二个月{name}", note):
            chart = charts_over_time.rolling(months, measure, unit, theme.palette())
            cards.chart(f"rolling-{measure}", chart)
    formula = figures.formula_of(answer.name)
    with panel("trend", "逐月、累计与近十二个月", unreported(months), formula=formula):
        _table(answer, chosen)


def _card(answer: Answer, measure: str, end: str, chosen: Chosen, params: dict) -> Figure:
    name, unit = MEASURES[measure]
    span, before = SPANS[end]
    last = answer.frame().iloc[-1]
    value, base = last[f"{measure}{end}"], last[f"{measure}{before}"]
    change = formats.change(value, base, unit)
    lines = [change.text]
    trace = None
    if not end:
        lines.append(_against_previous(last, measure, unit))
        month = {"from": chosen.last, "to": chosen.last}
        trace = Trace("accidents", params | month, f"{formats.month(chosen.last)}{name}")
    elif end == "_ytd":
        year = {"from": f"{chosen.last[:4]}-01", "to": chosen.last}
        trace = Trace("accidents", params | year, f"{span}{name}")
    else:
        first = filters.twelve_months(chosen.last)
        trace = Trace("accidents", params | {"from": first, "to": chosen.last}, f"{span}{name}")
    tags = ["基数较小"] if change.is_small_base else []
    return Figure(
        f"{measure}{end or '-month'}", f"{span}{name}", value, unit, lines, tags, trace=trace
    )


def _against_previous(last, measure: str, unit: str) -> str:
    """环比, for the single month only."""
    change = formats.change(last[measure], last[f"{measure}_previous"], unit)
    if not change.arrow:
        return "没有上月数据"
    return change.text.replace("同比", "环比").replace("上年同期", "上月")


def _table(answer: Answer, chosen: Chosen) -> None:
    shown = [tables.Column(name, HEADS[name], None) for name in COLUMNS]
    months = answer.frame()
    listed = months.assign(month=[formats.month(month) for month in months["month"]])
    tables.compare("trend", listed, tables.Column("month", "月份"), shown, None)
    sheet = tables.sheet_of(answer, months, f"逐月事故_{chosen.words}")
    foot("trend", "单位：起、人。无数据：早于台账最早的月份", sheet)
