"""What a figure divides into: bars per kind and a table per area, each with its rows and its
download.

Asks nothing; a total is the answer of its own question.
"""

from collections.abc import Callable, Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages.parts import cards, charts, drawing, linked, provenance, tables, theme
from pages.parts.exports.spreadsheet import Sheet
from pages.parts.filters import Chosen
from pages.parts.linked import Picks
from pages.parts.provenance import Trace
from queries import Answer

NOWHERE = "未落到乡镇"
"""Name of the line for rows without an area."""


def composition(
    key: str, answer: Answer, measure: str, trace: Trace, picks: Picks | None = None
) -> None:
    """Bars of one measure per kind, greatest first; a click opens the rows of that kind, or picks
    the kind where picks are given.
    """
    frame, grain = answer.frame(), answer.columns[0].name
    names = drawing.named(charts.ranked(frame, measure)[grain])
    if not names:
        theme.source_line("本期没有。")
        return
    unit = next(column.unit for column in answer.columns if column.name == measure)
    chart = charts.composition(frame, grain, measure, unit, theme.palette())
    _show(key, chart, trace, grain, names, picks)


def rates(key: str, answer: Answer, trace: Trace, picks: Picks | None = None) -> None:
    """Bars of hazards per kind with the rectified part and the rate; a click opens the rows of
    that kind, or picks the kind where picks are given.
    """
    frame, grain = answer.frame(), answer.columns[0].name
    names = drawing.named(charts.ranked(frame, "found")[grain])
    if not names:
        theme.source_line("本期没有。")
        return
    _show(key, charts.rectified_by(frame, grain, theme.palette()), trace, grain, names, picks)


def _show(
    key: str,
    chart: go.Figure,
    trace: Trace,
    grain: str,
    names: Sequence[str],
    picks: Picks | None,
) -> None:
    if picks is None:
        cards.chart(key, chart, trace, grain, names)
    else:
        linked.chart(key, chart, grain, names, picks)


def by_area(
    key: str,
    answer: Answer,
    shown: Sequence[str],
    bars: Sequence[str],
    total: dict,
    chosen: Chosen,
    trace: Trace,
    picks: Picks | None = None,
) -> None:
    """The table per area in official order, 合计 first; a click on a row opens its source rows, or
    picks the area where picks are given.
    """
    frame = answer.frame()
    grain, *rest = tables.columns(answer, "area", *shown, bars=bars)
    with_area = _with_area(frame)
    tables.compare(
        key,
        with_area,
        grain,
        rest,
        total,
        on_pick=linked.picker("area", NOWHERE) if picks else _opener(trace),
        picked=linked.words("area", picks.area) if picks and picks.area else None,
    )
    title = f"分乡镇{trace.title}_{chosen.words}"
    sheet = tables.sheet_of(answer, with_area, title, total=total)
    foot(key, "无数据：没有填报、分母为 0，或没有上年同期", sheet)


def _opener(trace: Trace) -> Callable[[str], None]:
    return lambda area: provenance.want(
        provenance.narrowed(trace, "area", None if area == NOWHERE else area)
    )


def foot(key: str, note: str, sheet: Sheet) -> None:
    """Under a table: what its blanks mean at the left, its download at the right."""
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key=f"foot-table-{key}",
    ):
        theme.source_line(note)
        tables.download(sheet, key=f"table-{key}")


def _with_area(frame: pd.DataFrame) -> pd.DataFrame:
    shown = frame.copy()
    shown["area"] = shown["area"].fillna(NOWHERE)
    return shown
