"""The way from a table to 指标速查: its rows asked for in one sentence.

Owns when there is one: only where that sentence asks the question of these rows, with the period,
place and filters of the table, and nothing stands across but months, which that page shows too.
"""

from datetime import date

import streamlit as st

from pages.parts import rows
from pages.parts.exploring.view import GREATEST_FIRST, View
from queries import asking_back

MONTH = "month"


def link(view: View) -> None:
    """The link, with the sentence; nothing where no sentence asks the same."""
    if text := asked_as(view):
        with st.container(key="way-ask"):
            st.page_link(
                "pages/ask.py",
                label=f"在指标速查中用一句话问：{text}",
                icon=":material/arrow_forward:",
                icon_position="right",
                query_params={"q": text},
            )


def asked_as(view: View) -> str | None:
    """The sentence; None where there is none."""
    question = view.family.by.get(view.rows)
    if question is None or view.columns not in (None, MONTH):
        return None
    is_sorted = view.order == GREATEST_FIRST
    with rows.store().cursor() as cursor:
        return asking_back.sentence_for(
            cursor, question, view.measure.name, view.params, date.today(), is_sorted
        )
