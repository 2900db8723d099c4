"""The inspections section of 检查整改: figures of enforcement, by month and by area.

Owns which figures it shows; computes none.
"""

import pandas as pd

from pages.parts import breakdowns, cards, charts, empty, figures, formats, frame, rows, theme
from pages.parts.cards import Figure, panel, split
from pages.parts.filters import LEDGER, Chosen
from pages.parts.provenance import Trace

FIGURES = ("units", "visits", "officer_visits", "hazards_found", "cases_filed", "fines_wan_yuan")
AREA_COLUMNS = (
    "visits",
    "visits-visits_last_year",
    "officer_visits",
    "hazards_found",
    "cases_filed",
    "fines_wan_yuan",
)


def show(chosen: Chosen, params: dict) -> None:  # noqa: ARG001 - every view takes both
    """Cards, rates, months, kinds and areas of the enforcement ledger."""
    if not rows.holds("inspections"):
        empty.state("inspections")
        return
    trace = Trace("inspections", chosen.params, "执法检查")
    summary = rows.ask("inspections/summary", **chosen.params)
    months = rows.ask("inspections/count_by_month", **chosen.params).frame()
    total = rows.single(summary)
    if cut := total["cut_rows"]:
        theme.source_line(
            f"{cut} 行是一段时间的合计，所选时段只含其中一部分，拆不开，各数不知道；"
            "请把时段放宽到整段。"
        )
    shown = [figures.compared(summary, name, months, trace) for name in FIGURES]
    cards.row(shown, LEDGER, frame.cut_off(chosen))
    cards.row(_rates(total, trace), LEDGER, frame.cut_off(chosen))
    narrow, wide = split(5, 7)
    with narrow:
        _months("visits", "逐月检查家次", "家次", months, chosen, trace, False)
        _months("hazards_found", "逐月发现隐患", "条", months, chosen, trace, False)
        with panel("inspections-kinds", "检查类型", "家次与占比，竖线为去年同期"):
            by_kind = rows.ask("inspections/count_by_kind", **chosen.params)
            breakdowns.composition("inspections-kinds", by_kind, "visits", trace)
    with wide, panel("inspections-areas", "分乡镇执法检查", "点一行看来源"):
        by_area = rows.ask("inspections/count_by_area", **chosen.params)
        breakdowns.by_area("inspections", by_area, AREA_COLUMNS, ("visits",), total, chosen, trace)


def _rates(total: dict, trace: Trace) -> list[Figure]:
    """What one visit brings: hazards, cases, fines; and the share of 双随机."""
    filed, random = formats.figure(total["cases_filed"]), formats.figure(total["random_visits"])
    fined = formats.measured(total["fines_wan_yuan"], "万元")
    visits = f"检查 {formats.figure(total['visits'])} 家次"
    told = [
        ("hazards_per_visit", "每家次发现隐患", "条", visits),
        ("case_rate_pct", "立案率", "%", f"立案 {filed} 起 ÷ {visits}"),
        ("fine_per_case", "每案罚款", "万元", f"罚款 {fined}"),
        ("random_rate_pct", "双随机占比", "%", f"双随机 {random} 家次"),
    ]
    return [
        Figure(
            name.replace("_", "-"),
            label,
            total[name],
            unit,
            [line],
            trace=trace,
            formula=figures.formula_of("inspections/summary", label),
        )
        for name, label, unit, line in told
    ]


def _months(
    name: str,
    title: str,
    unit: str,
    months: pd.DataFrame,
    chosen: Chosen,
    trace: Trace,
    fills: bool,
) -> None:
    with panel(f"inspections-{name}", title, figures.years_note(chosen), fills):
        chart = charts.by_month(months, name, unit, theme.palette())
        cards.chart(f"inspections-{name}", chart, trace, "month", list(months["month"]))
