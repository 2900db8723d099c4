"""The inspections section of 检查整改: figures of enforcement, by month and by area.

Owns which figures it shows; computes none.
"""

import pandas as pd

from pages.parts import breakdowns, cards, charts, figures, frame, rows, theme
from pages.parts.cards import panel, split
from pages.parts.filters import LEDGER, Chosen
from pages.parts.provenance import Trace

FIGURES = ("visits", "officer_visits", "hazards_found", "cases_filed", "fines_wan_yuan")
AREA_COLUMNS = (
    "visits",
    "visits-visits_last_year",
    "officer_visits",
    "hazards_found",
    "cases_filed",
    "fines_wan_yuan",
)


def section(chosen: Chosen) -> None:
    """Cards, months and areas of the enforcement ledger; nothing where none has come in."""
    if not rows.holds("inspections"):
        return
    trace = Trace("inspections", chosen.params, "执法检查")
    summary = rows.ask("inspections/summary", **chosen.params)
    months = rows.ask("inspections/count_by_month", **chosen.params).frame()
    theme.panel_title("执法检查", "来源：执法检查台账")
    shown = [figures.compared(summary, name, months, trace) for name in FIGURES]
    cards.row(shown, LEDGER, frame.cut_off(chosen))
    narrow, wide = split(5, 7)
    with narrow:
        _months("visits", "逐月检查家次", "家次", months, chosen, trace, False)
        _months("hazards_found", "逐月发现隐患", "条", months, chosen, trace, True)
    with wide, panel("inspections-areas", "分乡镇执法检查", "点一行看来源"):
        by_area = rows.ask("inspections/count_by_area", **chosen.params)
        total = rows.single(summary)
        breakdowns.by_area("inspections", by_area, AREA_COLUMNS, ("visits",), total, chosen, trace)


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
