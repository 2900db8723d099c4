"""检查整改: hazards found and rectified, where they stand, whose they are, who is clear; checks."""

from datetime import date

import streamlit as st

from pages.parts import (
    breakdowns,
    cards,
    clear_board,
    empty,
    figures,
    filters,
    frame,
    inspections,
    provenance,
    reconciliation,
    rectification_overview,
    rectification_progress,
    rows,
    sentences,
    units,
)
from pages.parts.cards import panel, split
from pages.parts.filters import LEDGER, STATED, Chosen
from pages.parts.provenance import Trace

CHECKS, REPORTS = "执法检查", "月报对照"
VIEWS = {
    "总体": rectification_overview.show,
    "进度": rectification_progress.show,
    "单位": units.show,
    "清零": clear_board.show,
    CHECKS: inspections.show,
    REPORTS: lambda chosen, _: reconciliation.section(chosen, "hazard_stats"),
}
UNTIL = ("截至期末", "截至今天")
STATED_COLUMNS = (
    "units",
    "found",
    "rectified",
    "rate_pct",
    "major_found",
    "major_rectified",
    "major_rate_pct",
)


def counted(chosen: Chosen) -> None:
    """Figures counted from the ledger, as of the end of the period or of today."""
    if not rows.holds("hazards"):
        empty.state("hazards")
        if rows.holds("inspections"):
            inspections.show(chosen, chosen.params)
        return
    until = filters.value_of("until", UNTIL, UNTIL[0])
    on = frame.cut_off(chosen) if until == UNTIL[0] else date.today()
    params = chosen.params | {"on": on}
    total = rows.single(rows.ask("rectification/summary", **params))
    words = sentences.rectification(total, f"{chosen.words}，{chosen.where}", on)
    frame.conclusion(words, "隐患整改台账", chosen, ["hazards"], on)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="filters-views"):
        view = filters.switch("栏目", "view", list(VIEWS), "总体")
        if view not in (CHECKS, REPORTS):
            filters.switch("截至", "until", UNTIL, UNTIL[0])
    VIEWS[view](chosen, params)


def stated(chosen: Chosen) -> None:
    """Figures as the offices stated them in their monthly reports."""
    if not rows.holds("hazard_stats"):
        empty.state("hazard_stats")
        return
    trace = Trace("hazard_stats", chosen.params, "报表隐患")
    summary = rows.ask("rectification/stated_summary", **chosen.params)
    total = rows.single(summary)
    words = sentences.stated(total, chosen.first, chosen.last, chosen.where)
    frame.conclusion(words, "隐患排查月报（各单位填报，未与台账核对）", chosen, ["hazard_stats"])
    cards.row(figures.of_stated(total, trace), STATED, frame.cut_off(chosen))
    wide, narrow = split(7, 5)
    with wide, panel("stated-areas", "分乡镇", "点一行看来源"):
        by_area = rows.ask("rectification/stated_by_area", **chosen.params)
        breakdowns.by_area("stated", by_area, STATED_COLUMNS, ("rate_pct",), total, chosen, trace)
    with narrow, panel("stated-sources", "排查来源", "整改率，已整改/排查", False):
        breakdowns.rates(
            "stated-sources", rows.ask("rectification/stated_by_source", **chosen.params), trace
        )


chosen = frame.filtered(
    "检查整改",
    "rectification/summary",
    ["hazards", "hazard_stats", "inspections"],
    [LEDGER, STATED],
)
if chosen.source == LEDGER:
    counted(chosen)
else:
    stated(chosen)
provenance.drawer()
