"""From an indicator to the rows of its numerator, its denominator, what was stated and its base.

Owns their drawer; a page opens it once, at its end.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from pages.parts import cards, choosing, formats, provenance, rows, tables, theme

STATE = "wanted-indicator"
"""Session key under which a click leaves which indicator it wants to see, and as of which day."""

OPENED = "indicators-opened"
"""Session key of a count, so that every opening starts without a chosen row."""

SHOWN = (
    "role",
    "year",
    "month",
    "figure",
    "part",
    "unit",
    "file",
    "sheet",
    "row",
    "uploaded_by",
    "uploaded_at",
)

Row = Mapping[str, Any]


def want(row: Row, on: date) -> None:
    """Ask for the drawer; it opens at the end of this run."""
    st.session_state[STATE] = (row["plan"], row["code"], row["name"], on)
    st.session_state[OPENED] = st.session_state.get(OPENED, 0) + 1


def button(row: Row, on: date, key: str) -> None:
    """The small 来源 button of a card."""
    st.button(
        "来源 ▸",
        key=f"source-indicator-{key}",
        type="tertiary",
        on_click=want,
        args=(row, on),
        help="分子、分母、填报值和基期各来自哪些行",
    )


def chart(key: str, figure: go.Figure, row: Row, on: date) -> None:
    """A chart of an indicator; a click on it opens its rows."""
    cards.picking(f"indicator-{key}", figure, lambda _: want(row, on))


def drawer() -> bool:
    """Open the drawer if it was asked for; whether it was."""
    wanted = st.session_state.pop(STATE, None)
    if wanted is not None:
        _drawer(*wanted)
    return wanted is not None


@st.dialog("来源", width=1000, position="right")
def _drawer(plan: str, code: str, name: str, on: date) -> None:
    answer = rows.ask("plan/behind", plan=plan, indicator=code, on=on)
    frame = answer.frame()
    theme.panel_title(name, f"{len(frame)} 行")
    theme.source_line(
        f"分子各行相加（救助时间取最长）就是该年的分子；没有伤亡、损失的行不列。截至{formats.day(on)}。"
    )
    if frame.empty:
        theme.source_line("还没有数据行：没有登记，或只有零报告。")
        return
    theme.source_line("选一行，看它的单元格和历次版本。")
    labels = {column.name: column.label for column in answer.columns}
    shown, columns = tables.readable(frame[list(SHOWN)]), tables.config(labels, SHOWN)
    key = f"behind-rows-{st.session_state[OPENED]}"
    chosen = choosing.lines(key, shown, columns, "来源行", 380)
    tables.download(
        tables.sheet_of(answer, frame, f"{name}来源行", skip=("row_key", "upload_id", "dataset")),
        key="behind",
        label="下载这些行",
    )
    if chosen:
        picked = frame.iloc[chosen[0]]
        provenance.versions(picked["dataset"], str(picked["row_key"]))
