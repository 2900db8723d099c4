"""Cards: the metric card, and the white panel that holds a chart or a table.

Owns their make-up; computes nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from pages.parts import drawing, formats, gaps, provenance, theme
from pages.parts.gaps import Reports
from pages.parts.provenance import Trace

PLOT: dict[str, Any] = {
    "theme": None,
    "config": {"displayModeBar": False, "locale": "zh-CN"},
}
"""How every chart is shown: in its own colours, without a tool bar."""


@dataclass(frozen=True)
class Figure:
    """What one metric card says. lines: words under the figure, the comparison first."""

    key: str
    label: str
    value: float | None
    unit: str
    lines: Sequence[str] = ()
    tags: Sequence[str] = ()
    trend: Sequence[float | None] = field(default_factory=tuple)
    trace: Trace | None = None
    source: str = ""
    """Where the figure comes from, if not from what the row of cards says."""

    as_of: date | None = None
    """The day it describes, if not that of the row of cards."""

    formula: str = ""
    """How the figure is made, shown on its label."""

    reports: Reports | None = None
    """The reports it rests on, if not those of its trace's dataset and months."""

    @property
    def rests_on(self) -> Reports | None:
        """The reports without which the figure is not whole; None where no trace has months."""
        if self.reports is not None or self.trace is None:
            return self.reports
        return gaps.behind(self.trace.dataset, self.trace.params)


def split(wide: int, narrow: int):
    """Two columns of a twelve-column row."""
    return st.columns([wide, narrow])


def row(figures: Sequence[Figure], source: str, cut_off: date) -> None:
    """Metric cards beside each other. source: 台账 or 报表."""
    for place, figure in zip(st.columns(len(figures)), figures, strict=True):
        with place, st.container(key=f"card-figure-{figure.key}", height="stretch"):
            with st.container(
                horizontal=True, vertical_alignment="center", key=f"label-{figure.key}"
            ):
                theme.card_label(figure.label, figure.tags, figure.formula)
                gaps.mark(figure.rests_on, figure.key)
            theme.card(
                formats.figure(figure.value, figure.unit),
                "" if formats.is_unknown(figure.value) else figure.unit,
                figure.lines,
                figure.trend,
            )
            with st.container(
                horizontal=True,
                horizontal_alignment="distribute",
                vertical_alignment="center",
                key=f"foot-{figure.key}",
            ):
                on = figure.as_of or cut_off
                theme.source_line(f"{figure.source or source} · 截至{on.month}月{on.day}日")
                if figure.trace is not None:
                    provenance.button(figure.trace, figure.key)


@contextmanager
def panel(
    key: str, title: str, note: str = "", fills: bool = True, formula: str = ""
) -> Iterator[None]:
    """A white card with a title; what is drawn inside the block stands in it. fills: as high as
    its neighbours. formula: how its figures are made.
    """
    with st.container(key=f"card-panel-{key}", height="stretch" if fills else "content"):
        theme.panel_title(title, note, formula)
        yield


def chart(
    key: str, figure: go.Figure, trace: Trace | None = None, column: str = "", names: Sequence = ()
) -> None:
    """A chart; with a trace, a click on a bar opens the rows of that bar.

    names[i] is the value of column at place i. Without a column every bar opens all the rows.
    """

    def picked() -> None:
        points = st.session_state[f"chart-{key}"].selection.points
        if not points or trace is None:
            return
        behind = (
            provenance.narrowed(trace, column, names[points[0]["point_index"]]) if column else trace
        )
        is_last_year = figure.data[points[0]["curve_number"]].name == drawing.LAST_YEAR
        provenance.want(provenance.year_before(behind) if is_last_year else behind)

    _drawn(key, figure, picked if trace is not None else None)


def picking(key: str, figure: go.Figure, pick: Callable[[int], None]) -> None:
    """A chart whose marks can be chosen: pick is told the place of the one clicked."""

    def picked() -> None:
        points = st.session_state[f"chart-{key}"].selection.points
        if points:
            pick(points[0]["point_index"])

    _drawn(key, figure, picked)


def _drawn(key: str, figure: go.Figure, picked: Callable[[], None] | None) -> None:
    """A chart that calls picked when a mark was clicked, where that opens anything."""
    st.plotly_chart(
        figure,
        key=f"chart-{key}",
        on_select=picked or "ignore",
        selection_mode="points",
        **PLOT,
    )
