"""检查整改: hazards found and rectified, by month, source, sector and area; what is open, and
what to chase.
"""

from pages.parts import (
    breakdowns,
    cards,
    charts,
    chase,
    empty,
    figures,
    frame,
    inspections,
    provenance,
    rows,
    sentences,
    theme,
)
from pages.parts.cards import panel, split
from pages.parts.filters import LEDGER, STATED, Chosen
from pages.parts.provenance import Trace

AREA_COLUMNS = ("found", "rectified", "rate_pct", "on_time_rate_pct", "overdue", "major_found")
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
    """Figures counted from the ledger, as of the cut-off."""
    if not rows.holds("hazards"):
        empty.state("hazards")
        return
    trace = Trace("hazards", chosen.params, "隐患")
    summary = rows.ask("rectification/summary", **chosen.params)
    total, cut_off = rows.single(summary), frame.cut_off(chosen, summary.params.get("on"))
    words = sentences.rectification(total, f"{chosen.words}，{chosen.where}", cut_off)
    frame.conclusion(words, "隐患整改台账", chosen, ["hazards"])
    cards.row(figures.of_rectification(total, trace), LEDGER, cut_off)
    months = rows.ask("rectification/rate_by_month", **chosen.params).frame()
    wide, narrow = split(8, 4)
    with wide, panel("months", "逐月排查与整改", "«accent|已整改»　«last|未整改»　柱上为整改率"):
        chart = charts.rectified_by_month(months, theme.palette())
        cards.chart("months", chart, trace, "month", list(months["month"]))
    with narrow, panel("age", "未整改时长", "«bad|逾期»　«last|未逾期»，含往期"):
        ages = rows.ask("rectification/open_by_age", **chosen.params).frame()
        behind = {"on": cut_off, "area": chosen.area, "figure": "open"}
        all_open = Trace("hazards", behind, "未整改")
        cards.chart("age", charts.open_by_age(ages, theme.palette()), all_open)
    chase.panel(chosen, cut_off)
    wide, narrow = split(8, 4)
    with wide, panel("areas", "分乡镇", "点一行看来源"):
        by_area = rows.ask("rectification/rate_by_area", **chosen.params)
        breakdowns.by_area("hazards", by_area, AREA_COLUMNS, ("rate_pct",), total, chosen, trace)
    with narrow:
        with panel("sources", "排查来源", "整改率，已整改/排查", fills=False):
            breakdowns.rates(
                "sources", rows.ask("rectification/rate_by_source", **chosen.params), trace
            )
        with panel("sectors", "行业领域", "整改率，已整改/排查"):
            breakdowns.rates(
                "sectors", rows.ask("rectification/rate_by_sector", **chosen.params), trace
            )


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
    inspections.section(chosen)
else:
    stated(chosen)
provenance.drawer()
