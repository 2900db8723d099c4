"""A briefing and its files: the model marked as a demonstration where it is one, the downloads."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from pages.parts import rows, theme
from pages.parts.briefing import report as model
from pages.parts.briefing.texts import Ask
from pages.parts.cards import panel
from pages.parts.exports import document, slides
from pages.parts.filters import Chosen


def report(ask: Ask, today: date, chosen: Chosen) -> dict[str, Any]:
    """The briefing, marked where the store is a demonstration."""
    made = model.report(ask, today, chosen)
    return made | {"is_demonstration": rows.is_demonstration()}


def files(made: Mapping[str, Any]) -> None:
    """The panel with the downloads."""
    with panel("files", "下载", "可以直接修改", fills=False):
        _download(made, "情况通报（文档）", "docx", document.MIME, document.document)
        _download(made, "情况通报（幻灯片）", "pptx", slides.MIME, slides.presentation)
        theme.source_line("黄底【】处请作者填写；表格和幻灯片里的图都可以直接修改。")


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
