"""总览: what matters this year in accidents, rectification and reporting, and what came in last."""

import streamlit as st

from pages.parts import (
    cards,
    charts,
    empty,
    figures,
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
    cards.row(
        [*shown, rectification[1], rectification[3], reports.completeness(status, chosen.last)],
        LEDGER,
        cut_off,
    )
    left, right = split(6, 6)
    with left, panel("accidents", "逐月事故起数", figures.years_note(chosen)):
        chart = charts.by_month(by_month, "accidents", "起", theme.palette())
        cards.chart("accidents", chart, behind_accidents, "month", list(by_month["month"]))
    with right, panel("hazards", "逐月排查与整改", "«accent|已整改»　«last|未整改»　柱上为整改率"):
        cards.chart(
            "hazards",
            charts.rectified_by_month(rates, theme.palette()),
            behind_hazards,
            "month",
            list(rates["month"]),
        )
    left, right = split(7, 5)
    with left, panel("recent", "最近上报"):
        history_view.recent(8)
        if st.button(
            "全部上报记录", type="tertiary", key="to-upload", icon=":material/arrow_forward:"
        ):
            st.switch_page("pages/upload.py")
    with right, panel("months", "数据到哪个月"):
        reports.latest_months()


if rows.holds(*DATASETS):
    page(frame.filtered("总览", "accidents/summary", DATASETS))
else:
    frame.heading("总览")
    empty.state(*DATASETS)
provenance.drawer()
