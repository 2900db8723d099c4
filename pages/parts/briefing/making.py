"""A briefing and its files: the model marked as a demonstration where it is one, the downloads."""

from datetime import date
from typing import Any

import streamlit as st

from pages.parts import rows, theme
from pages.parts.briefing import report as model
from pages.parts.briefing.texts import Ask
from pages.parts.cards import panel
from pages.parts.exports import document
from pages.parts.filters import Chosen


def report(ask: Ask, today: date, chosen: Chosen) -> dict[str, Any]:
    """The briefing, marked where the store is a demonstration."""
    made = model.report(ask, today, chosen)
    return made | {"is_demonstration": rows.is_demonstration()}


def files(made: dict[str, Any]) -> None:
    """The panel with the downloads."""
    with panel("files", "下载", "可以直接修改", fills=False):
        st.download_button(
            "情况通报（文档）",
            data=lambda: document.document(made),
            file_name=document.file_name(made),
            mime=document.MIME,
            key="download-document",
            on_click="ignore",
            type="primary",
            icon=":material/description:",
            width="stretch",
        )
        theme.source_line("黄底【】处请作者填写；表格可以直接修改。")
