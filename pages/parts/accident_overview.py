"""总体 of 事故趋势: cards, months, sectors, townships and the accidents themselves, all linked.

Owns which pictures stand together; computes nothing.
"""

from pages.parts import (
    breakdowns,
    cards,
    charts,
    figures,
    formats,
    frame,
    linked,
    row_list,
    rows,
    theme,
)
from pages.parts.cards import panel, split
from pages.parts.filters import LEDGER, Chosen
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


def show(chosen: Chosen, params: dict) -> None:
    """Everything narrowed to what is picked, each picture to all but its own pick."""
    sectors = rows.ask("accidents/count_by_sector", **params).frame()["sector"]
    picks = linked.read(
        chosen, rows.areas(), [None if value != value else value for value in sectors]
    )
    narrowed = picks.narrow(params)
    trace = Trace("accidents", narrowed, "事故")
    linked.chips(picks, trace)
    _cards(chosen, narrowed, trace)
    _pictures(chosen, params, picks, trace)
    with panel("rows", "事故明细", "每行一起事故，注明来自哪个文件哪一行"):
        row_list.show("accidents", trace)


def _cards(chosen: Chosen, narrowed: dict, trace: Trace) -> None:
    summary = rows.ask("accidents/summary", **narrowed)
    months = rows.ask("accidents/count_by_month", **narrowed).frame()
    cut_off = frame.cut_off(chosen)
    last = rows.ask(
        "accidents/last_serious",
        on=cut_off,
        **{name: narrowed.get(name) for name in ("area", "sector", "scope")},
    )
    shown = [figures.compared(summary, name, months, trace) for name in FIGURES]
    cards.row([*shown, figures.since_serious(last, trace)], LEDGER, cut_off)


def _pictures(chosen: Chosen, params: dict, picks: linked.Picks, trace: Trace) -> None:
    wide, narrow = split(8, 4)
    months = rows.ask("accidents/trend_by_month", **picks.narrow(params, "month"))
    with (
        wide,
        panel(
            "months",
            "逐月事故起数",
            figures.years_note(chosen) + unreported(months.frame()),
            formula=figures.formula_of(months.name),
        ),
    ):
        chart = charts.by_month(months.frame(), "accidents", "起", theme.palette())
        linked.chart("months", chart, "month", list(months.frame()["month"]), picks)
    by_sector = rows.ask("accidents/count_by_sector", **picks.narrow(params, "sector"))
    with narrow, panel("sectors", "行业构成", "起数与占比，竖线为去年同期"):
        breakdowns.composition("sectors", by_sector, "accidents", trace, picks)
    wide, narrow = split(7, 5)
    by_area = picks.narrow(params, "area")
    with wide, panel("areas", "分乡镇", "点一行，其余随之筛选"):
        answer = rows.ask("accidents/count_by_area", **by_area)
        total = rows.single(rows.ask("accidents/summary", **by_area))
        breakdowns.by_area(
            "accidents", answer, AREA_COLUMNS, ("accidents",), total, chosen, trace, picks
        )
    with narrow:
        _kinds(picks.narrow(params), trace)


def _kinds(narrowed: dict, trace: Trace) -> None:
    """Severity and type; a click opens the rows."""
    by_class = rows.ask("accidents/count_by_severity", **narrowed)
    classes = by_class.frame()
    note = figures.grading_note(rows.single(rows.ask("accidents/summary", **narrowed)))
    formula = figures.formula_of(by_class.name)
    with panel("severity", "事故等级", note, fills=False, formula=formula):
        chart = charts.severity(classes, theme.palette())
        cards.chart("severity", chart, trace, "severity", list(classes["severity"])[::-1])
    with panel("types", "事故类型", "起数与占比，竖线为去年同期"):
        by_type = rows.ask("accidents/count_by_type", **narrowed)
        breakdowns.composition("types", by_type, "accidents", trace)


def unreported(months) -> str:
    """Months without any report, whose 0 is not a report of none."""
    listed = [formats.month(month) for month in months.loc[~months["is_reported"], "month"]]
    return f"　«bad|{'、'.join(listed)}没有上报，不是零事故»" if listed else ""
