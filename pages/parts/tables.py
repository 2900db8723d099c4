"""Tables: comparison tables with in-cell bars, long lists, and the .xlsx of each.

Never sums; a total is given.

A row of a comparison table can be clicked; the page says what that opens.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
import streamlit as st

from pages.parts import formats, markup, rows
from pages.parts.colours import DESK
from pages.parts.exports import spreadsheet
from pages.parts.exports.spreadsheet import Sheet
from queries import Answer

_SCRIPT = """
export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".an-host");
  host.innerHTML = data.html;
  host.querySelectorAll("[data-pick]").forEach((place) => {
    const pick = () => setTriggerValue("picked", place.dataset.pick);
    place.onclick = pick;
    place.onkeydown = (event) => { if (event.key === "Enter") pick(); };
  });
}
"""
"""Shows a table as HTML and tells which row or cell was clicked."""

_clickable = st.components.v2.component(
    "anlan_table", html='<div class="an-host"></div>', js=_SCRIPT, isolate_styles=False
)


@dataclass(frozen=True)
class Column:
    """One column of a comparison table: which figure, its heading, and how it is drawn."""

    name: str
    label: str
    unit: str | None = None
    has_bar: bool = False
    before: str | None = None
    """Show the difference to this column instead of the figure itself."""


def titled(label: str, unit: str | None) -> str:
    """A label with its unit in brackets, unless it ends in a bracket already."""
    return f"{label}（{unit}）" if unit and not label.endswith("）") else label


def columns(answer: Answer, *names: str, bars: Sequence[str] = ()) -> list[Column]:
    """Those columns of an answer, with its labels and units; 'x-y' is the difference of x and y,
    headed 增减, a last year 上年同期.
    """
    known = {column.name: column for column in answer.columns}
    made = []
    for name in names:
        now, _, before = name.partition("-")
        label, unit = known[now].label, known[now].unit
        if before:
            label = "增减"
        elif now.endswith("_last_year"):
            label = "上年同期"
        made.append(Column(now, label, unit, name in bars, before or None))
    return made


def compare(
    key: str,
    frame: pd.DataFrame,
    grain: Column,
    shown: Sequence[Column],
    total: dict | None,
    on_pick: Callable[[str], None] | None = None,
    picked: str | None = None,
) -> None:
    """A comparison table: 合计 first and set apart, units in the header, bars where asked for.

    total: column -> figure as its own question answered it; a missing one shows '/'. picked: the
    row that stands out, where a click picks a row instead of opening something.
    """
    greatest = {column.name: frame[column.name].max() for column in shown if column.has_bar}
    lines = []
    if total is not None:
        lines.append(("合计", [_cell(column, total, {}) for column in shown], True, ""))
    for record in frame.to_dict("records"):
        name = str(record[grain.name])
        cells = [_cell(column, record, greatest) for column in shown]
        lines.append((name, cells, False, name if on_pick else ""))
    heads = [(column.label, column.unit) for column in shown]
    clickable(key, markup.table(grain.label, heads, lines, picked or ""), on_pick)


def clickable(key: str, html: str, on_pick: Callable[[str], None] | None) -> None:
    """Show a table made by markup.py; a click on a row is told, before the page is drawn again,
    by the name the row bears.
    """
    name = f"table-{key}"

    def told() -> None:
        if on_pick and (picked := st.session_state[name].picked):
            on_pick(picked)

    _clickable(key=name, data={"html": html}, on_picked_change=told)


def _cell(column: Column, record: dict, greatest: dict[str, float]) -> tuple[str, float | None]:
    """(text, share of the bar or None)."""
    value = record.get(column.name)
    if column.before:
        return _difference(value, record.get(column.before), column.unit), None
    top = greatest.get(column.name)
    share = (
        float(value) / float(top)
        if top and not formats.is_unknown(value) and not formats.is_unknown(top)
        else None
    )
    return value if isinstance(value, str) else formats.figure(value, column.unit), share


def _difference(now: float | None, before: float | None, unit: str | None) -> str:
    """Of two percentages as they are shown, so that a reader who subtracts gets the same."""
    if formats.is_unknown(now) or formats.is_unknown(before):
        return formats.UNKNOWN
    now, before = (formats.half_up(one, 2) if unit == "%" else one for one in (now, before))
    arrow = "↑" if now > before else "↓"
    return "持平" if now == before else f"{arrow} {formats.figure(abs(now - before), unit)}"


ROW = 34
"""Pixels of one line of a list."""


def height_of(frame: pd.DataFrame, greatest: int) -> int:
    """Height of a list: its lines and its header, up to a greatest height."""
    return min(2 + ROW * (max(len(frame), 1) + 1), greatest)


def readable(frame: pd.DataFrame) -> pd.DataFrame:
    """The same rows with lists and yes-no values in words, for a plain list."""
    shown = frame.copy()
    for name in shown:
        if shown[name].map(lambda value: isinstance(value, list | bool)).any():
            shown[name] = shown[name].map(cell_text)
    return shown


def cell_text(value: object) -> str:
    """One value of a source row in words."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(str(item) for item in value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}".removesuffix(" 00:00")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "" if formats.is_unknown(value) else str(value)


def config(labels: dict[str, str], names: Sequence[str]) -> dict:
    """Chinese headings and plain date formats for a list; the first column stays in view."""
    made = {}
    for position, name in enumerate(names):
        label = labels.get(name, name)
        pinned = position == 0 or None
        if name.endswith(("_at",)):
            made[name] = st.column_config.DatetimeColumn(
                label, format="YYYY-MM-DD HH:mm", pinned=pinned
            )
        elif name.endswith(("_on", "_to", "_date")) and not name.startswith("month"):
            made[name] = st.column_config.DateColumn(label, format="YYYY-MM-DD", pinned=pinned)
        else:
            made[name] = st.column_config.Column(label, pinned=pinned)
    return made


def listing(
    key: str,
    frame: pd.DataFrame,
    labels: dict[str, str],
    blank: str = "未填",
    height: int = DESK.table,
) -> None:
    """A long list: sortable, with Chinese headings."""
    names = [name for name in labels if name in frame]
    st.dataframe(
        readable(frame[names]),
        hide_index=True,
        column_config=config(labels, names),
        placeholder=blank,
        key=f"list-{key}",
        height=height_of(frame, height),
        row_height=ROW,
        alt="列表",
    )


def sheet_of(
    answer: Answer,
    frame: pd.DataFrame,
    title: str,
    cut_off: str = "",
    total: dict | None = None,
    skip: Sequence[str] = (),
) -> Sheet:
    """The spreadsheet of an answer's frame, its total row included where one is given."""
    kept = [column for column in answer.columns if column.name not in skip and column.name in frame]
    names = [column.name for column in kept]
    total_row = None
    if total is not None:
        total_row = ["合计", *map(total.get, names[1:])]
    return Sheet(
        title=title,
        columns=[(column.label, column.unit) for column in kept],
        rows=[
            [_plain(value) for value in line]
            for line in frame[names].astype(object).to_numpy().tolist()
        ],
        source=rows.label(answer.source) if answer.source else "",
        cut_off=cut_off or formats.day(date.today()),
        is_demonstration=rows.is_demonstration(),
        total=total_row,
    )


def _plain(value: object) -> object:
    return cell_text(value) if isinstance(value, list | tuple) else value


def download(sheet: Sheet, key: str, label: str = "下载") -> None:
    """A quiet button that makes the .xlsx when it is clicked."""
    st.download_button(
        label,
        data=lambda: spreadsheet.workbook(sheet),
        file_name=spreadsheet.file_name(sheet),
        mime=spreadsheet.MIME,
        key=f"download-{key}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
        help="下载 .xlsx",
    )
