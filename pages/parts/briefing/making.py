"""A briefing and its files: the model marked as a demonstration where it is one, the downloads."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from pages.parts import cards, figures, frame, rows, theme
from pages.parts.briefing import report as model
from pages.parts.briefing import texts
from pages.parts.briefing.texts import Ask
from pages.parts.cards import panel
from pages.parts.exports import document, own_template, slides
from pages.parts.filters import LEDGER, Chosen
from pages.parts.provenance import Trace


def report(ask: Ask, today: date, chosen: Chosen) -> dict[str, Any]:
    """The briefing, marked where the store is a demonstration."""
    made = model.report(ask, today, chosen)
    return made | {"is_demonstration": rows.is_demonstration()}


def cards_of(chosen: Chosen, ask: Ask, is_kept: bool = False) -> None:
    """Four figures of the paper with the rows behind them; behind kept ones there are none."""
    held = {row["dataset"] for row in texts.records(ask("overview/latest_months"))}
    shown = []
    if "accidents" in held:
        summary = ask("accidents/summary", **chosen.params)
        behind = Trace("accidents", chosen.params, "事故")
        shown += [figures.compared(summary, name, None, behind) for name in ("accidents", "deaths")]
    if "hazards" in held:
        summary = ask("rectification/summary", **chosen.params, on=frame.cut_off(chosen))
        behind = Trace("hazards", chosen.params, "隐患")
        found = figures.of_rectification(rows.single(summary), behind)
        shown += [found[1], found[3]]
    if is_kept:
        shown = [replace(figure, trace=None) for figure in shown]
    if shown:
        cards.row(shown, LEDGER, frame.cut_off(chosen))


def files(made: Mapping[str, Any]) -> None:
    """The panel with the downloads."""
    with panel("files", "下载", "可以直接修改", fills=False):
        _download(made, "情况通报（文档）", "docx", document.MIME, document.document)
        _download(made, "情况通报（幻灯片）", "pptx", slides.MIME, slides.presentation)
        theme.source_line("黄底【】处请作者填写；表格和幻灯片里的图都可以直接修改。")
        into_template(made)


def into_template(made: Mapping[str, Any]) -> None:
    """The bureau's own template in, the filled document out; the fields that it may name."""
    with st.expander("用本单位的模板", icon=":material/draft:"):
        theme.source_line(
            "在自己的文档里把要填的地方写成 {{字段}}，如 {{总体情况}}、{{事故起数_累计}}。"
        )
        file = st.file_uploader("模板", type=["docx"], label_visibility="collapsed", key="template")
        if file is not None:
            _filled(file.getvalue(), made)
        words = [
            name for name, value in own_template.fields(made).items() if isinstance(value, str)
        ]
        theme.source_line(f"可用的字段：{'、'.join(words)}。")


def _filled(template: bytes, made: Mapping[str, Any]) -> None:
    """The filled document to download, or what is wrong with the template."""
    try:
        paper = own_template.filled(template, made)
    except own_template.Unfillable as error:
        theme.messages([("不能填", line) for line in error.lines])
        return
    st.download_button(
        "填好的文档",
        data=paper,
        file_name=document.file_name(made),
        mime=document.MIME,
        key="download-filled",
        on_click="ignore",
        icon=":material/download:",
        width="stretch",
    )


def _download(
    made: Mapping[str, Any],
    label: str,
    suffix: str,
    kind: str,
    maker: Callable[[Mapping[str, Any]], bytes],
) -> None:
    """One file, made when it is asked for."""
    st.download_button(
        label,
        data=lambda: maker(made),
        file_name=document.file_name(made, suffix),
        mime=kind,
        key=f"download-{suffix}",
        on_click="ignore",
        type="primary" if suffix == "docx" else "secondary",
        icon=":material/description:" if suffix == "docx" else ":material/slideshow:",
        width="stretch",
    )
