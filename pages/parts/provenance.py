"""From a figure to its source rows, and from a row to its cells and versions.

Owns the drawer at the right.

A part asks for a trace; the page opens the drawer once, at its end. Nothing here computes a figure.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

import queries
from data.contract import contract
from pages.parts import choosing, formats, rows, tables, theme, timeline, values
from pages.parts.filters import COUNTY

STATE = "wanted-trace"
"""Session key under which a click leaves what it wants to see."""

OPENED = "traces-opened"
"""Session key of a count, so that every opening starts without a chosen row."""

PLACE = ("file", "sheet", "row", "uploaded_by", "uploaded_at")
"""Columns of a trace that say where a row comes from."""

FIRST = {"hazards": ("rectified_on", "due_on", "recheck_result", "status")}
"""Dataset -> columns that an officer looks for first, right of where a row comes from."""

HIDDEN = {"row_key", "upload_id", "marks"}

MARKS = {
    "masked": "已脱敏",
    "not_applicable": "不适用（/）",
    "base_zero": "基数为零（—）",
    "not_due": "未到期",
    "approximate": "约数",
    "at_least": "不少于",
}
"""State of a cell -> words."""


@dataclass(frozen=True)
class Trace:
    """What is behind a figure: the dataset, and the parameters of the question that the figure
    answers.
    """

    dataset: str
    params: dict[str, Any]
    title: str
    told: str = ""
    """The figure and its parts, where it is one of a card."""

    row_key: str = ""
    """The one row that is asked for, where it is one of a list."""


def narrowed(trace: Trace, column: str, name: str | None) -> Trace:
    """The rows behind one bar or line: the same question, narrowed to a month, area, sector, …;
    None is 未填.
    """
    value = name or queries.BLANK
    if column == "month":
        months = {"from": value, "to": value}
        return replace(
            trace,
            params=trace.params | months,
            title=f"{trace.title}：{formats.month(value)}",
            told="",
        )
    params = trace.params | {column: value}
    return replace(trace, params=params, title=f"{trace.title}：{value}", told="")


def year_before(trace: Trace) -> Trace:
    """The same question about the same months of the year before."""
    moved = {
        name: f"{int(trace.params[name][:4]) - 1}{trace.params[name][4:]}"
        for name in ("from", "to")
    }
    title = f"{trace.title}（上年同期）"
    return replace(trace, params=trace.params | moved, title=title, told="")


def want(trace: Trace) -> None:
    """Ask for the drawer; it opens at the end of this run."""
    st.session_state[STATE] = trace
    st.session_state[OPENED] = st.session_state.get(OPENED, 0) + 1


def button(trace: Trace, key: str) -> None:
    """The small 来源 button of a card."""
    st.button(
        "来源 ▸",
        key=f"source-{key}",
        type="tertiary",
        on_click=want,
        args=(trace,),
        help="查看这个数来自哪些行",
    )


def drawer() -> None:
    """Open the drawer if something was asked for. Every page calls this last."""
    trace = st.session_state.pop(STATE, None)
    if trace is not None:
        _drawer(trace)


@st.dialog("来源", width=1000, position="right")
def _drawer(trace: Trace) -> None:
    if trace.row_key:
        theme.panel_title(trace.title, rows.label(trace.dataset))
        versions(trace.dataset, trace.row_key)
        return
    answer = rows.ask(f"trace/{trace.dataset}", **trace.params)
    frame = values.in_words(contract(trace.dataset), answer.frame())
    theme.panel_title(trace.title, f"{rows.label(trace.dataset)} · {len(frame)} 行")
    if about := _about(trace, trace.params.get("on") or answer.params.get("on")):
        theme.source_line(about)
    if frame.empty:
        theme.source_line("这个数后面没有数据行：本期没有登记，或只有零报告。")
        return
    labels = {column.name: column.label for column in answer.columns}
    filled = _columns(trace.dataset, frame)
    theme.source_line("选一行，看它的单元格和历次版本。")
    shown, columns = tables.readable(frame[filled]), tables.config(labels, filled)
    key = f"trace-rows-{st.session_state[OPENED]}"
    chosen = choosing.lines(key, shown, columns, "来源行", 380, "未填")
    with st.container(horizontal=True):
        tables.download(
            tables.sheet_of(answer, frame, f"{trace.title}来源行", skip=tuple(HIDDEN)),
            key="trace",
            label="下载这些行",
        )
    if chosen and "row_key" in frame:
        versions(trace.dataset, str(frame.loc[chosen[0], "row_key"]))


def _about(trace: Trace, on: date | str | None) -> str:
    """Area, period, the figure with its parts, and the day it describes."""
    params, said = trace.params, []
    if "area" in params:
        area = params["area"] or COUNTY
        said.append("未落到乡镇" if area == queries.BLANK else area)
    if params.get("from") and params.get("to"):
        said.append(formats.period(params["from"], params["to"]))
    if trace.told:
        said.append(trace.told)
    words = " · ".join(said)
    return f"{words}{'，' if words else ''}截至{formats.day(on)}" if on else words


def _columns(dataset: str, frame: pd.DataFrame) -> list[str]:
    """Columns with something in them: where a row comes from, what is looked for first, the
    rest.
    """
    first = [*PLACE, *FIRST.get(dataset, ())]
    filled = [name for name in frame if name not in HIDDEN and frame[name].notna().any()]
    return [name for name in dict.fromkeys([*first, *filled]) if name in frame]


def versions(dataset: str, row_key: str) -> None:
    """The cells of one row as last reported, its life, and the cells of earlier versions."""
    found = rows.store().trace(dataset, row_key)[::-1]
    for version in found[:1]:
        _version(dataset, version)
    timeline.show(dataset, row_key)
    if older := found[1:]:
        with st.expander(f"以前的版本（{len(older)} 次）", icon=":material/history:"):
            for version in older:
                _version(dataset, version)


def _version(dataset: str, version: dict[str, Any]) -> None:
    """The cells of one version, with the original to download."""
    state = "现行" if version["is_current"] else ("已被替换" if version["is_live"] else "已撤销")
    with st.container(key=f"version-{version['upload_id']}-{version['row']}"):
        theme.panel_title(f"{version['file']} · 第 {version['row']} 行", state)
        theme.facts(
            [
                ("工作表", str(version["sheet"] or "")),
                ("上报人", str(version["uploaded_by"])),
                ("上报时间", formats.moment(version["uploaded_at"])),
                ("批次", str(version["upload_id"])),
            ]
        )
        theme.cells(_cells(dataset, version))
        original_button(
            version["upload_id"], key=f"original-{version['upload_id']}-{version['row']}"
        )


def _cells(dataset: str, version: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """(item, cell, value, state) of every filled, marked or located column, from left to
    right.
    """
    lines = []
    told = {f"{one['letter']}{one['row']}": one["found"] for one in version["corrections"]}
    for column in contract(dataset).columns:
        value = version["values"].get(column.name)
        mark = version["marks"].get(column.name)
        place = version["cells"].get(column.name, "")
        if formats.is_unknown(value) and not mark and not place:
            continue
        state = MARKS.get(mark or "", mark or "") or ("未填" if formats.is_unknown(value) else "")
        if place in told:
            state = f"上报时更正，原件是“{told[place] or '空'}”"
        shown = "" if formats.is_unknown(value) else values.told(column, value)
        lines.append((column.title, place, shown, state))
    return sorted(lines, key=lambda line: _place(line[1]))


def _place(cell: str) -> tuple[bool, int, str]:
    """Sorts 'B5' before 'AA5', and what has no cell last."""
    letters = re.match("[A-Z]*", cell).group()
    return not letters, len(letters), letters


def original_button(upload_id: str, key: str) -> None:
    """Download the file as it was uploaded, where it was kept."""
    entry = rows.upload(upload_id)
    path = rows.original(entry["sha256"])
    if path is not None:
        st.download_button(
            "下载原件",
            data=path.read_bytes,
            file_name=entry["file"],
            key=key,
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )
