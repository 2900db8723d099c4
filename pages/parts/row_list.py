"""The rows behind what a page shows, as a list; a click on one opens its cells and versions.

Owns which columns come first; asks only for the trace.
"""

import pandas as pd
import streamlit as st

from data.contract import contract
from pages.parts import provenance, rows, tables, theme, values
from pages.parts.provenance import Trace

COLUMNS = {
    "accidents": (
        *("occurred_at", "area", "unit_name", "counted_sector", "type", "deaths"),
        *("serious_injuries", "loss_wan_yuan", "severity", "file", "row"),
    ),
    "hazards": (
        *("found_on", "area", "unit_name", "description", "grade", "state", "deadline"),
        *("rectified_on", "source", "counted_sector", "file", "row"),
    ),
    "forest_fires": (
        *("started_at", "area", "place", "burned_ha", "damaged_forest_ha", "deaths"),
        *("severity", "file", "row"),
    ),
}
"""Dataset -> columns of its list, from left to right."""


def show(key: str, trace: Trace, height: int = 380) -> None:
    """The rows of a trace, each with its file and row, with a download."""
    answer = rows.ask(f"trace/{trace.dataset}", **trace.params)
    frame = values.in_words(contract(trace.dataset), answer.frame())
    if frame.empty:
        theme.source_line("没有数据行：本期没有登记，或只有零报告。")
        return
    labels = {column.name: column.title for column in answer.columns}
    names = [name for name in COLUMNS[trace.dataset] if name in frame]
    shown = {name: labels[name] for name in names}
    listing(key, trace.dataset, trace.title, frame, shown, height)
    with st.container(horizontal=True, horizontal_alignment="distribute", key=f"foot-rows-{key}"):
        theme.source_line(f"共 {len(frame)} 行，选一行看它的单元格和历次版本")
        skip = tuple(provenance.HIDDEN)
        tables.download(tables.sheet_of(answer, frame, trace.title, skip=skip), key=f"rows-{key}")


def listing(
    key: str,
    dataset: str,
    title: str,
    frame: pd.DataFrame,
    labels: dict[str, str],
    height: int = 320,
    blank: str = "未填",
) -> None:
    """Rows with a row_key as a list; a click on one opens its cells and versions."""
    name = f"rows-{key}-{st.session_state.get(provenance.OPENED, 0)}"

    def open_row() -> None:
        if chosen := st.session_state[name].selection.rows:
            row_key = str(frame["row_key"].iloc[chosen[0]])
            provenance.want(Trace(dataset, {}, title, row_key=row_key))

    st.dataframe(
        tables.readable(frame[list(labels)]),
        hide_index=True,
        column_config=tables.config(labels, list(labels)),
        on_select=open_row,
        selection_mode="single-row",
        placeholder=blank,
        key=name,
        height=tables.height_of(frame, height),
        row_height=tables.ROW,
        alt=title,
    )
