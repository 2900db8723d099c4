"""总体 of 检查整改: cards, months, sources, sectors, townships and the list to chase, all linked.

Owns which pictures stand together; computes nothing.
"""

from pages.parts import (
    breakdowns,
    cards,
    charts,
    chase,
    figures,
    linked,
    rows,
    theme,
)
from pages.parts.cards import panel, split
from pages.parts.filters import LEDGER, Chosen
from pages.parts.provenance import Trace

AREA_COLUMNS = (
    *("found", "rectified", "rate_pct", "on_time_rate_pct", "overdue", "closed_rate_pct"),
    *("median_days", "major_found"),
)


def show(chosen: Chosen, params: dict) -> None:
    """Everything narrowed to what is picked, each picture to all but its own pick."""
    sectors = rows.ask("rectification/rate_by_sector", **params).frame()["sector"]
    known = [None if sector != sector else sector for sector in sectors]
    picks = linked.read(chosen, rows.areas(), known)
    narrowed = picks.narrow(params)
    trace = Trace("hazards", narrowed, "隐患")
    linked.chips(picks, trace)
    total = rows.single(rows.ask("rectification/summary", **narrowed))
    cards.row(figures.of_rectification(total, trace), LEDGER, params["on"])
    _pictures(chosen, params, picks, trace)
    chase.panel(chosen, picks, params["on"])


def _pictures(chosen: Chosen, params: dict, picks: linked.Picks, trace: Trace) -> None:
    formula = figures.formula_of("rectification/summary", "整改率")
    wide, narrow = split(8, 4)
    months = rows.ask("rectification/rate_by_month", **picks.narrow(params, "month")).frame()
    note = "«accent|已整改»　«last|未整改»　柱上为整改率"
    with wide, panel("months", "逐月排查与整改", note, formula=formula):
        chart = charts.rectified_by_month(months, theme.palette())
        linked.chart("months", chart, "month", list(months["month"]), picks)
    by_sector = rows.ask("rectification/rate_by_sector", **picks.narrow(params, "sector"))
    with narrow, panel("sectors", "行业领域", "整改率，已整改/排查"):
        breakdowns.rates("sectors", by_sector, trace, picks)
    wide, narrow = split(9, 3)
    by_area = picks.narrow(params, "area")
    with wide, panel("areas", "分乡镇", "点一行，其余随之筛选"):
        answer = rows.ask("rectification/rate_by_area", **by_area)
        total = rows.single(rows.ask("rectification/summary", **by_area))
        breakdowns.by_area(
            "hazards", answer, AREA_COLUMNS, ("rate_pct",), total, chosen, trace, picks
        )
    with narrow, panel("sources", "排查来源", "整改率"):
        by_source = rows.ask("rectification/rate_by_source", **picks.narrow(params))
        breakdowns.rates("sources", by_source, trace)
