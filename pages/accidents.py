"""事故趋势: accidents against last year, by month, sector, severity, type and area."""

from pages.parts import (
    breakdowns,
    cards,
    charts,
    empty,
    figures,
    frame,
    provenance,
    rows,
    sentences,
    theme,
)
from pages.parts.cards import panel, split
from pages.parts.filters import LEDGER, STATED, Chosen
from pages.parts.provenance import Trace

FIGURES = ("accidents", "deaths", "serious_injuries", "loss_wan_yuan")
AREA_COLUMNS = (
    "accidents",
    "accidents_last_year",
    "accidents-accidents_last_year",
    "deaths",
    "deaths_last_year",
    "loss_wan_yuan",
)
STATED_FIGURES = ("accidents", "deaths", "major_accidents", "major_deaths")
STATED_COLUMNS = (
    "accidents",
    "accidents_last_year",
    "accidents-accidents_last_year",
    "deaths",
    "deaths_last_year",
    "major_accidents",
)


def counted(chosen: Chosen) -> None:
    """Figures counted from the ledger."""
    if not rows.holds("accidents"):
        empty.state("accidents")
        return
    trace = Trace("accidents", chosen.params, "事故")
    summary = rows.ask("accidents/summary", **chosen.params)
    months = rows.ask("accidents/count_by_month", **chosen.params).frame()
    classes = rows.ask("accidents/count_by_severity", **chosen.params).frame()
    total = rows.single(summary)
    words = sentences.accidents(total, chosen.first, chosen.last, chosen.where)
    frame.conclusion(words, "事故台账", chosen, ["accidents"])
    cut_off = frame.cut_off(chosen)
    last = rows.ask("accidents/last_serious", on=cut_off, area=chosen.area)
    shown = [figures.compared(summary, name, months, trace) for name in FIGURES]
    cards.row([*shown, figures.since_serious(last, trace)], LEDGER, cut_off)
    wide, narrow = split(8, 4)
    with wide, panel("months", "逐月事故起数", figures.years_note(chosen)):
        chart = charts.by_month(months, "accidents", "起", theme.palette())
        cards.chart("months", chart, trace, "month", list(months["month"]))
    with narrow, panel("sectors", "行业构成", "起数与占比，竖线为去年同期"):
        breakdowns.composition(
            "sectors", rows.ask("accidents/count_by_sector", **chosen.params), "accidents", trace
        )
    wide, narrow = split(7, 5)
    with wide, panel("areas", "分乡镇", "点一行看来源"):
        by_area = rows.ask("accidents/count_by_area", **chosen.params)
        breakdowns.by_area("accidents", by_area, AREA_COLUMNS, ("accidents",), total, chosen, trace)
    with narrow:
        with panel("severity", "事故等级", figures.grading_note(total), fills=False):
            chart = charts.severity(classes, theme.palette())
            cards.chart("severity", chart, trace, "severity", list(classes["severity"])[::-1])
        with panel("types", "事故类型", "起数与占比，竖线为去年同期"):
            breakdowns.composition(
                "types", rows.ask("accidents/count_by_type", **chosen.params), "accidents", trace
            )


def stated(chosen: Chosen) -> None:
    """Figures as the offices stated them."""
    if not rows.holds("accident_stats"):
        empty.state("accident_stats")
        return
    trace = Trace("accident_stats", chosen.params, "报表事故")
    summary = rows.ask("accidents/stated_summary", **chosen.params)
    months = rows.ask("accidents/stated_by_month", **chosen.params).frame()
    total = rows.single(summary)
    words = sentences.accidents(total, chosen.first, chosen.last, f"{chosen.where}报表填报")
    frame.conclusion(words, "事故统计月报（各单位填报，未与台账核对）", chosen, ["accident_stats"])
    shown = [figures.compared(summary, name, months, trace) for name in STATED_FIGURES]
    cards.row([*shown, figures.units_stated(total, trace)], STATED, frame.cut_off(chosen))
    with panel(
        "stated-months", "逐月事故起数", figures.years_note(chosen) + "　只有累计表的月份空着"
    ):
        chart = charts.by_month(months, "accidents", "起", theme.palette())
        cards.chart("stated-months", chart, trace, "month", list(months["month"]))
    with panel("stated", "分乡镇", "点一行看来源"):
        by_area = rows.ask("accidents/stated_by_area", **chosen.params)
        breakdowns.by_area("stated", by_area, STATED_COLUMNS, ("accidents",), total, chosen, trace)


chosen = frame.filtered(
    "事故趋势", "accidents/summary", ["accidents", "accident_stats"], [LEDGER, STATED]
)
if chosen.source == LEDGER:
    counted(chosen)
else:
    stated(chosen)
provenance.drawer()
