"""Linked pictures: a month, township or sector chosen in one filters the others and the rows.

Owns what is picked, in the URL, and its chips; asks nothing. What a picture itself shows is not
narrowed by its own pick, so that another bar can be chosen.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import streamlit as st

import queries
from pages.parts import drawing, formats, provenance, theme
from pages.parts.cards import PLOT
from pages.parts.filters import Chosen, months
from pages.parts.provenance import Trace

LABELS = {"month": "月份", "area": "乡镇", "sector": "行业领域"}
"""What can be picked -> what a visitor calls it."""

MADE = "picks-made"
"""Session key of a count of picks, so that a picture starts each time without a marked bar."""


@dataclass(frozen=True)
class Picks:
    """What is picked on a page; 未填 stands for rows without an area or sector."""

    month: str | None = None
    area: str | None = None
    sector: str | None = None

    @property
    def made(self) -> dict[str, str]:
        """Column -> value of those that are picked."""
        return {name: value for name in LABELS if (value := getattr(self, name)) is not None}

    def narrow(self, params: Mapping[str, Any], besides: str = "") -> dict[str, Any]:
        """Parameters of a question narrowed to what is picked, except the column besides."""
        narrowed = dict(params)
        for column, value in self.made.items():
            if column != besides:
                narrowed |= {"from": value, "to": value} if column == "month" else {column: value}
        return narrowed


def read(chosen: Chosen, areas: Sequence[str], sectors: Sequence[str | None]) -> Picks:
    """What the link picks; a value that is not among those shown is told and left out."""
    allowed = {
        "month": months(chosen.first, chosen.last),
        "area": [*areas, queries.BLANK],
        "sector": [sector or queries.BLANK for sector in sectors],
    }
    found = {}
    for column, label in LABELS.items():
        value = st.query_params.get(f"pick-{column}")
        if value is not None and value in allowed[column]:
            found[column] = value
        elif value is not None:
            theme.source_line(f"所选{label}“{value[:20]}”不在本页所示的范围内，未筛选")
    return Picks(**found)


def toggle(column: str, value: str) -> None:
    """Pick a value, or let it go where it is the one picked."""
    name = f"pick-{column}"
    if st.query_params.get(name) == value:
        del st.query_params[name]
    else:
        st.query_params[name] = value
    st.session_state[MADE] = st.session_state.get(MADE, 0) + 1


def clear() -> None:
    """Let go of everything that is picked."""
    for column in LABELS:
        if f"pick-{column}" in st.query_params:
            toggle(column, st.query_params[f"pick-{column}"])


def words(column: str, value: str) -> str:
    """A pick as officers say it."""
    if column == "month":
        return formats.month(value)
    if value == queries.BLANK:
        return "未落到乡镇" if column == "area" else "未填行业"
    return value


def chips(picks: Picks, trace: Trace) -> None:
    """What is picked, each with a way to let it go, and the rows behind it all."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="picks"):
        if not picks.made:
            theme.source_line("点图中的月份、行业，或表中的乡镇，其余的图表随之筛选。")
            return
        for column, value in picks.made.items():
            st.button(
                f"{words(column, value)}  ✕",
                key=f"unpick-{column}",
                on_click=toggle,
                args=(column, value),
                help=f"不再按{LABELS[column]}筛选",
            )
        if len(picks.made) > 1:
            st.button("全部清除", key="unpick-all", type="tertiary", on_click=clear)
        provenance.button(trace, "picks")


def chart(
    key: str, figure: go.Figure, column: str, names: Sequence[str | None], picks: Picks
) -> None:
    """A chart whose bars can be picked: names[i] is the value of column at place i."""
    values = [name or queries.BLANK for name in names]
    picked = picks.made.get(column)
    if picked in values:
        drawing.emphasise(figure, values.index(picked))
    name = f"chart-{key}-{st.session_state.get(MADE, 0)}"

    def pick() -> None:
        points = st.session_state[name].selection.points
        if points:
            toggle(column, values[points[0]["point_index"]])

    st.plotly_chart(figure, key=name, on_select=pick, selection_mode="points", **PLOT)


def picker(column: str, blank: str) -> Callable[[str], None]:
    """What a click on a row of a table does: its name is picked; the name blank is 未填."""
    return lambda name: toggle(column, queries.BLANK if name == blank else name)
