"""上报情况: who has reported which month of a dataset, who is late, words to remind them."""

import streamlit as st

from pages.parts import (
    empty,
    filters,
    formats,
    frame,
    provenance,
    reconciliation,
    reports,
    rows,
    sentences,
    tables,
    theme,
)
from pages.parts.cards import panel, split
from pages.parts.filters import Chosen

QUESTION = "reporting/status_by_area"
ONE, ALL = "这张表", "全部数据表"


def asked_for() -> tuple[str, Chosen] | None:
    """Title and filters; None while nobody has to report anything and nobody has."""
    usual = rows.ask(QUESTION)
    listed = list(dict.fromkeys(usual.frame()["dataset"]))
    with frame.heading("上报情况"):
        if not listed:
            return None
        dataset = filters.choice("数据表", "dataset", listed, listed[0], rows.label)
        default = (usual.params["from"], usual.params["to"])
        first, last = filters.period(rows.held_from(*listed), default)
        area = filters.area(rows.areas())
    frame.say_unrecognised()
    return dataset, Chosen(first, last, area)


def page(dataset: str, chosen: Chosen) -> None:
    """Who has reported that dataset in those months."""
    answer, label = rows.ask(QUESTION, dataset=dataset, **chosen.params), rows.label(dataset)
    shown = answer.frame()
    misses = rows.ask("reporting/misses_by_area", dataset=dataset, **chosen.params).frame()
    missing = shown[shown["state"] == "未报"]
    names = list(dict.fromkeys(missing["area"]))
    counts = reports.counts(shown)
    words = sentences.reporting(counts, names, chosen.first, chosen.last)
    theme.sentence(f"《{label}》{words}{sentences.in_a_row(misses.to_dict('records'))}")
    theme.source_line(f"截至 {formats.day(answer.params['on'])} · 来源：报送任务、上报登记")
    reports.count_cards(counts, answer.params["on"])
    with panel("matrix", "各单位逐月", "✓ 已报　0 零报告　! 逾期报　✕ 未报　· 未到期"):
        reports.matrix(shown, misses)
        with st.container(horizontal=True, horizontal_alignment="right"):
            sheet = tables.sheet_of(answer, shown, f"上报情况_{label}_{chosen.words}")
            tables.download(sheet, key="reporting")
    wide, narrow = split(7, 5)
    with wide, panel("missing", "未报与逾期", f"{len(missing)} 份未报"):
        reports.late_list(answer, shown)
    with narrow, panel("remind", "催报文字", "可直接复制"):
        span = filters.switch("范围", "remind", [ONE, ALL], ONE)
        every = rows.ask(QUESTION, **chosen.params).frame()
        reports.reminder(missing if span == ONE else every[every["state"] == "未报"])
    reconciliation.section(chosen)


asked = asked_for()
if asked is None:
    empty.state("duties")
else:
    page(*asked)
provenance.drawer()
