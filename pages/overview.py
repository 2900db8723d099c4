"""总览: what matters this year in accidents, rectification and reporting, and what came in last."""

import pandas as pd
import streamlit as st

from pages.parts import (
    activities,
    cards,
    charts,
    empty,
    figures,
    formats,
    frame,
    history_view,
    provenance,
    reports,
    rows,
    sentences,
    theme,
)
from pages.parts.cards import panel, split
from pages.parts.filters import LEDGER, Chosen
from pages.parts.provenance import Trace

DATASETS = ("accidents", "hazards")


def page(chosen: Chosen) -> None:
    """Sentence, five figures, two charts, latest uploads and months."""
    accidents = rows.ask("accidents/summary", **chosen.params)
    hazards = rows.ask("rectification/summary", **chosen.params)
    by_month = rows.ask("accidents/count_by_month", **chosen.params).frame()
    rates = rows.ask("rectification/rate_by_month", **chosen.params).frame()
    behind_accidents = Trace("accidents", chosen.params, "事故")
    behind_hazards = Trace("hazards", chosen.params, "隐患")
    total, cut_off = rows.single(hazards), frame.cut_off(chosen, hazards.params.get("on"))
    happened = sentences.accidents(rows.single(accidents), chosen.first, chosen.last, chosen.where)
    rectified = sentences.rectification(total, "", cut_off)
    frame.conclusion(happened + rectified, "事故台账、隐患整改台账", chosen, DATASETS)
    rectification = figures.of_rectification(total, behind_hazards)
    shown = [
        figures.compared(accidents, name, by_month, behind_accidents)
        for name in ("accidents", "deaths")
    ]
    status = rows.ask("reporting/status_by_area", **chosen.params | {"from": chosen.last}).frame()
    shown += [rectification[1], rectification[3], reports.completeness(status, chosen)]
    cards.row(shown, LEDGER, cut_off)
    left, right = split(6, 6)
    with left, panel("accidents", "逐月事故起数", figures.years_note(chosen)):
        chart, months = (
            charts.by_month(by_month, "accidents", "起", theme.palette()),
            by_month["month"],
        )
        cards.chart("accidents", chart, behind_accidents, "month", list(months))
    with right, panel("hazards", "逐月排查与整改", "«accent|已整改»　«last|未整改»　柱上为整改率"):
        chart = charts.rectified_by_month(rates, theme.palette())
        cards.chart("hazards", chart, behind_hazards, "month", list(rates["month"]))
    activities.section(chosen)
    arrivals(status, chosen.last)


def arrivals(status: pd.DataFrame, month: str) -> None:
    """What came in last, up to which month there is data, and who is still missing."""
    left, right = split(7, 5)
    with left, panel("recent", "最近上报"):
        history_view.recent(16)
        if st.button(
            "全部上报记录", type="tertiary", key="to-upload", icon=":material/arrow_forward:"
        ):
            st.switch_page("pages/upload.py")
    with right:
        with panel("months", "数据到哪个月", fills=False):
            reports.latest_months()
        with panel("missing", f"{formats.month(month)}未报的单位"):
            reports.still_missing(status)


if rows.holds(*DATASETS):
    page(frame.filtered("总览", "accidents/summary", DATASETS))
else:
    frame.heading("总览")
    empty.state(*DATASETS)
provenance.drawer()
