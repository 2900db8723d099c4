"""What was understood of one sheet, each part correctable right there.

Owns those widgets. What is said of columns and header is kept for the next sheet of the same form
and unit once this one is stored.
"""

import pandas as pd
import streamlit as st

from data.contract import Contract, contract, contracts
from data.receipts import Prepared
from data.seen import HeaderSeen
from pages.parts import request_form, rows, tables, theme
from pages.parts.delivery import Item

UNUSED = "（不用）"
"""In place of a column of the dataset: the sheet's column is not read."""

COLUMNS = {
    "letter": st.column_config.TextColumn("列", width=48, disabled=True, pinned=True),
    "header": st.column_config.TextColumn("表里的列名", width=180, disabled=True),
    "samples": st.column_config.TextColumn("头几格", width=220, disabled=True),
    "how": st.column_config.TextColumn("依据", width=96, disabled=True),
}
"""Columns of the mapping; what each means is added."""


def show(item: Item, one: Prepared, key: str) -> None:
    """A form with the dataset, header rows, months, unit and columns as understood."""
    with st.expander(
        "识别得不对？在这里改",
        expanded=one.table is None and one.header is not None,
        icon=":material/tune:",
        key=f"understood-{key}",
    ):
        said = item.said.get(one.sheet, {})
        found = one.dataset or (one.header.dataset if one.header else None)
        now, codes = said.get("dataset") or found, list(contracts())
        dataset = st.selectbox(
            "数据表",
            codes,
            index=codes.index(now) if now else None,
            format_func=rows.label,
            placeholder="选一张数据表",
            key=f"dataset-{key}",
        )
        if dataset is None:
            theme.source_line("先选它是哪张数据表，再指定各列。")
            return
        if dataset != now:
            item.say(one.sheet, dataset=dataset, columns={})
            st.rerun()
        with st.form(f"form-{key}", border=False):
            period, area = _places(one, key)
            header = _header_rows(one.header, key) if one.header else None
            edited = _columns(one.header, contract(dataset), key) if one.header else None
            if st.form_submit_button("按这样重新识别", key=f"again-{key}"):
                more = {"dataset": dataset, "period": period, "area": area}
                if header and one.header and header != one.header.rows:
                    more["header_rows"] = header
                if edited is not None:
                    more["columns"] = {**said.get("columns", {}), **edited}
                item.say(one.sheet, **more)
                st.rerun()
        theme.source_line("列和表头的指定，入库后记住：下次同一单位的同一种表不用再改。")


def _places(one: Prepared, key: str) -> tuple[tuple[str, str] | None, str | None]:
    """The months and the unit; both may be left to the sheet."""
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
    return (None if period == one.period else period), (None if area == one.area else area or None)


def _header_rows(header: HeaderSeen, key: str) -> tuple[int, int]:
    """First and last row of the header."""
    left, middle, _ = st.columns(3)
    first = left.number_input("表头第一行", 1, 60, header.rows[0], key=f"first-{key}")
    last = middle.number_input("表头最后一行", 1, 60, header.rows[1], key=f"last-{key}")
    return (int(first), int(max(first, last)))


def _columns(header: HeaderSeen, spec: Contract, key: str) -> dict[str, str]:
    """The mapping as a grid; returns what was changed: column of the dataset -> letter, empty for
    one that the sheet does not have.
    """
    titles = {column.name: column.title for column in spec.columns}
    names = {title: name for name, title in titles.items()}
    lines = [
        (
            seen.letter,
            seen.header,
            titles.get(seen.column or "", UNUSED),
            seen.how or "、".join(f"{titles[name]}？" for name in seen.offers if name in titles),
            "、".join(seen.samples),
        )
        for seen in header.columns
    ]
    frame = pd.DataFrame(lines, columns=["letter", "header", "column", "how", "samples"])
    options = [UNUSED, *names]
    meant = st.column_config.SelectboxColumn(
        "对应的数据项", options=options, required=True, width=200
    )
    edited = st.data_editor(
        frame,
        hide_index=True,
        column_config=COLUMNS | {"column": meant},
        key=f"columns-{key}-{hash(header)}",
        height=tables.height_of(frame, 420),
        row_height=tables.ROW,
        num_rows="fixed",
    )
    said: dict[str, str] = {}
    for seen, title in zip(header.columns, edited["column"], strict=True):
        name = names.get(title)
        if name == seen.column:
            continue
        if seen.column and seen.column not in said:
            said[seen.column] = ""
        if name:
            said[name] = seen.letter
    return said
