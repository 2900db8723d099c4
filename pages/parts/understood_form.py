"""What was understood of one sheet, each part correctable right there.

Owns those widgets. What is said of columns and header is kept for the next sheet of the same form
and unit once this one is stored.
"""

from typing import Any

import pandas as pd
import streamlit as st

from data.contract import Contract, contract, contracts
from data.figures import SCALES
from data.receipts import Prepared
from data.seen import HeaderSeen
from pages.parts import request_form, rows, tables, theme
from pages.parts.delivery import Item

UNUSED = "（不用）"
"""In place of a column of the dataset: the sheet's column is not read."""

ANSWERED = {"several-sheets", "period-unknown", "area-undeclared", "unit-unknown"}
"""Problems that are answered here."""

COLUMNS = {
    "letter": st.column_config.TextColumn("列", width=48, disabled=True, pinned=True),
    "header": st.column_config.TextColumn("表里的列名", width=180, disabled=True),
    "samples": st.column_config.TextColumn("头几格", width=220, disabled=True),
    "unit": st.column_config.SelectboxColumn("表里的单位", options=list(SCALES), width=96),
    "how": st.column_config.TextColumn("依据", width=96, disabled=True),
}
"""Columns of the mapping; what each means is added."""


def show(item: Item, one: Prepared, key: str) -> None:
    """A form with the dataset, header rows, months, unit and columns as understood."""
    with st.expander(
        "识别得不对？在这里改",
        expanded=one.table is None or any(p.code in ANSWERED for p in one.problems),
        icon=":material/tune:",
        key=f"understood-{key}",
    ):
        if one is item.tables[0][0]:
            _sheets(item, key)
        said, turn = item.said.get(one.sheet, {}), f"{key}-{item.turn}"
        now = said.get("dataset") or one.dataset or (one.header.dataset if one.header else None)
        codes = list(contracts())
        dataset = st.selectbox(
            "数据表",
            codes,
            index=codes.index(now) if now else None,
            format_func=rows.label,
            placeholder="选一张数据表",
            key=f"dataset-{turn}",
        )
        if dataset is None:
            theme.source_line("先选它是哪张数据表，再指定各列。")
            return
        if dataset != now:
            item.say(one.sheet, dataset=dataset, columns={}, units={})
            st.rerun()
        _form(item, one, contract(dataset), turn)
        theme.source_line("列和表头的指定，入库后记住：下次同一单位的同一种表不用再改。")


def _form(item: Item, one: Prepared, spec: Contract, turn: str) -> None:
    """Months, unit, header rows and columns; all of it said together."""
    said = item.said.get(one.sheet, {})
    with st.form(f"form-{turn}", border=False):
        more = {"dataset": spec.name, **_places(one, turn)}
        if one.header:
            more |= _header_rows(one.header, turn)
            columns, units = _columns(one, spec, turn)
            more["columns"] = {**said.get("columns", {}), **columns}
            more["units"] = {**said.get("units", {}), **units}
        if st.form_submit_button("按这样重新识别", key=f"again-{turn}"):
            item.say(one.sheet, **more)
            st.rerun()


def _sheets(item: Item, key: str) -> None:
    """Which sheets of the file are read, where it has several."""
    names = [sheet.name for sheet in item.workbook.sheets] if item.workbook else []
    if len(names) < 2:
        return
    taken = [name for name in names if name in {one.sheet for one, _ in item.tables}]
    chosen = st.multiselect(
        "读哪些工作表", names, taken, key=f"sheets-{key}-{item.turn}", placeholder="至少选一张"
    )
    if chosen and chosen != taken:
        item.choose([name for name in names if name in chosen])
        st.rerun()


def _places(one: Prepared, key: str) -> dict[str, Any]:
    """The months and the unit, those that were changed; both may be left to the sheet."""
    left, middle, right = st.columns(3)
    months = request_form.months()
    shown = request_form.month_or("按表里写的")
    start, end = one.period or (None, None)

    def month(place, label: str, now: str | None, name: str) -> str:
        options = months if now in (None, *months) else [*months, now]
        return place.selectbox(
            label,
            options,
            index=options.index(now) if now else 0,
            format_func=shown,
            key=f"{name}-{key}",
        )

    first, last = month(left, "起始月", start, "from"), month(middle, "截止月", end, "to")
    units = ["", *rows.areas()]
    area = right.selectbox(
        "填报单位",
        units,
        index=units.index(one.area) if one.area in units else 0,
        format_func=lambda name: name or "按表里写的",
        key=f"area-{key}",
    )
    period = (min(first, last or first), max(first, last)) if first else None
    said = {"period": period, "area": area or None}
    stated = {"period": one.period, "area": one.area}
    return {name: value for name, value in said.items() if value != stated[name]}


def _header_rows(header: HeaderSeen, key: str) -> dict[str, Any]:
    """First and last row of the header, where they were changed."""
    left, middle, _ = st.columns(3)
    first = left.number_input("表头第一行", 1, 60, header.rows[0], key=f"first-{key}")
    last = middle.number_input("表头最后一行", 1, 60, header.rows[1], key=f"last-{key}")
    said = (int(first), int(max(first, last)))
    return {} if said == header.rows else {"header_rows": said}


def _columns(one: Prepared, spec: Contract, key: str) -> tuple[dict[str, str], dict[str, str]]:
    """The mapping as a grid; returns what was changed: column of the dataset -> letter, empty for
    one that the sheet does not have; and column -> the unit in which the sheet writes it.
    """
    names = {column.title: column.name for column in spec.columns}
    frame = _mapping(one, spec)
    meant = st.column_config.SelectboxColumn(
        "对应的数据项", options=[UNUSED, *names], required=True, width=200
    )
    edited = st.data_editor(
        frame,
        hide_index=True,
        column_config=COLUMNS | {"column": meant},
        placeholder=" ",
        key=f"columns-{key}",
        height=tables.height_of(frame, 420),
        row_height=tables.ROW,
        num_rows="fixed",
    )
    said: dict[str, str] = {}
    measured: dict[str, str] = {}
    lines = zip(one.header.columns, frame["unit"], edited["column"], edited["unit"], strict=True)
    for seen, before, title, unit in lines:
        name = names.get(title)
        if name != seen.column:
            if seen.column:
                said.setdefault(seen.column, "")
            if name:
                said[name] = seen.letter
        if name and isinstance(unit, str) and unit != before:
            measured[name] = unit
    return said, measured


def _mapping(one: Prepared, spec: Contract) -> pd.DataFrame:
    """Every column of the sheet: what it was taken for, its unit, on what ground, some cells."""
    titles = {column.name: column.title for column in spec.columns}
    lines = [
        (
            seen.letter,
            seen.header,
            titles.get(seen.column or "", UNUSED),
            _unit(one, seen.column),
            seen.how or "、".join(f"{titles[name]}？" for name in seen.offers if name in titles),
            "、".join(seen.samples),
        )
        for seen in one.header.columns
    ]
    return pd.DataFrame(lines, columns=["letter", "header", "column", "unit", "how", "samples"])


def _unit(one: Prepared, name: str | None) -> str | None:
    """The unit in which a column is read: as its header says, else as it is kept."""
    if one.table is None or name not in one.table.columns:
        return None
    return one.table.columns[name].unit or one.table.contract.column(name).unit
