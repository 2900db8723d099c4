"""上报情况: who has reported which month of a dataset, who is late, words to remind them."""

import streamlit as st

from data.contract import contract
from pages.parts import (
    empty,
    filters,
    formats,
    frame,
    provenance,
    reports,
    rows,
    sentences,
    tables,
    theme,
)
from pages.parts.cards import panel, split

QUESTION = "reporting/status_by_area"


def page() -> None:
    """The page for the chosen dataset and months."""
    asked = rows.ask(QUESTION)
    listed = list(dict.fromkeys(asked.frame()["dataset"]))
    with frame.heading("上报情况"):
        if listed:
            dataset = filters.choice(
                "数据表", "dataset", listed, listed[0], lambda code: contract(code).label
            )
            first, last = filters.period(
                rows.held_from(*listed), (asked.params["from"], asked.params["to"])
            )
            area = filters.area(rows.areas())
    if not listed:
        empty.state("duties")
        return
    chosen = filters.Chosen(first, last, area)
    answer = rows.ask(QUESTION, **chosen.params)
    shown = answer.frame()
    shown = shown[shown["dataset"] == dataset]
    missing = shown[shown["state"] == "未报"]
    counts = reports.counts(shown)
    theme.sentence(
        f"《{contract(dataset).label}》"
        + sentences.reporting(counts, list(dict.fromkeys(missing["area"])), first, last)
    )
    theme.source_line(f"截至 {formats.day(reports.today())} · 来源：报送任务、上报登记")
    reports.count_cards(counts)
    with panel("matrix", "各单位逐月", "✓ 已报　0 零报告　! 逾期报　✕ 未报　· 未到期"):
        reports.matrix(shown)
        with st.container(horizontal=True, horizontal_alignment="right"):
            tables.download(
                tables.sheet_of(
                    answer, shown, f"上报情况_{contract(dataset).label}_{chosen.words}"
                ),
                key="reporting",
            )
    wide, narrow = split(7, 5)
    with wide, panel("missing", "未报与逾期", f"{len(missing)} 份未报"):
        reports.late_list(answer, shown)
    with narrow, panel("remind", "催报文字", "可直接复制"):
        reports.reminder(missing, contract(dataset).label)


page()
provenance.drawer()
