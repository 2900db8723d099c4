"""事故趋势: accidents against last year, what they are made of, corrections; forest fires."""

import streamlit as st

from pages.parts import (
    accident_history,
    accident_makeup,
    accident_overview,
    accident_trend,
    breakdowns,
    cards,
    charts,
    empty,
    figures,
    filters,
    forest_fires,
    frame,
    provenance,
    rows,
    sentences,
    theme,
)
from pages.parts.cards import panel
from pages.parts.filters import LEDGER, STATED, Chosen
from pages.parts.provenance import Trace

FIRES = "森林火灾"
VIEWS = {
    "总体": accident_overview.show,
    "走势": accident_trend.show,
    "构成": accident_makeup.show,
    "更正": accident_history.show,
    FIRES: forest_fires.show,
}
SCOPES = ("全部", "工矿商贸", "道路运输")
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
    """Figures counted from the ledger: the sentence, then the view that is chosen."""
    if not rows.holds("accidents"):
        empty.state("accidents")
        return
    scope = filters.value_of("scope", SCOPES, SCOPES[0])
    params = chosen.params | {"scope": None if scope == SCOPES[0] else scope}
    total = rows.single(rows.ask("accidents/summary", **params))
    where = chosen.where if scope == SCOPES[0] else f"{chosen.where}{scope}"
    words = sentences.accidents(total, chosen.first, chosen.last, where)
    tested = rows.ask("accidents/unusual", **params).frame().to_dict("records")
    words += sentences.unusual(tested[0] if tested else None, chosen.first, chosen.last)
    frame.conclusion(words, "事故台账", chosen, ["accidents"])
    with st.container(horizontal=True, horizontal_alignment="distribute", key="filters-views"):
        view = filters.switch("栏目", "view", list(VIEWS), "总体")
        if view != FIRES:
            filters.switch("统计口径", "scope", SCOPES, SCOPES[0])
    if view != FIRES and scope != SCOPES[0]:
        out_of_scope(chosen)
    VIEWS[view](chosen, params)


def out_of_scope(chosen: Chosen) -> None:
    """Accidents of which no scope can be told are in none, and are said."""
    unknown = rows.single(rows.ask("accidents/summary", **chosen.params))["without_scope"]
    if unknown:
        theme.source_line(
            f"另有 {unknown} 起行业未填或不在行业对照中，不知道属于哪个口径，未计入。"
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
