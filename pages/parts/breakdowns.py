"""What a figure divides into: bars per kind and a table per area, each with its rows and its
download.

Asks nothing; a total is the answer of its own question.
"""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pages.parts import cards, charts, drawing, provenance, tables, theme
from pages.parts.exports.spreadsheet import Sheet
from pages.parts.filters import Chosen
from pages.parts.provenance import Trace
from queries import Answer

NOWHERE = "未落到乡镇"
"""Name of the line for rows without an area."""


def composition(key: str, answer: Answer, measure: str, trace: Trace) -> None:
    """Bars of one measure per kind, greatest first; a click opens the rows of that kind."""
    frame, grain = answer.frame(), answer.columns[0].name
    names = drawing.named(charts.ranked(frame, measure)[grain])
    if not names:
        theme.source_line("本期没有。")
        return
    unit = next(column.unit for column in answer.columns if column.name == measure)
    cards.chart(
        key, charts.composition(frame, grain, measure, unit, theme.palette()), trace, grain, names
    )


def rates(key: str, answer: Answer, trace: Trace | None) -> None:
    """Bars of hazards per kind with the rectified part and the rate; a click opens the rows of
    that kind.
    """
    frame, grain = answer.frame(), answer.columns[0].name
    names = drawing.named(charts.ranked(frame, "found")[grain])
    if not names:
        theme.source_line("本期没有。")
        return
    cards.chart(key, charts.rectified_by(frame, grain, theme.palette()), trace, grain, names)


def by_area(
    key: str,
    answer: Answer,
    shown: Sequence[str],
    bars: Sequence[str],
    total: dict,
    chosen: Chosen,
    trace: Trace,
) -> None:
    """The table per area in official order, 合计 first; a click on a row opens its source rows."""
    frame = answer.frame()
    grain, *rest = tables.columns(answer, "area", *shown, bars=bars)
    with_area = _with_area(frame)
    tables.compare(
        key,
        with_area,
        grain,
        rest,
        total,
        on_pick=lambda area: provenance.want(
            provenance.narrowed(trace, "area", None if area == NOWHERE else area)
        ),
    )
    title = f"分乡镇{trace.title}_{chosen.words}"
    sheet = tables.sheet_of(answer, with_area, title, total=total)
    foot(key, "无数据：没有填报、分母为 0，或没有上年同期", sheet)


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
