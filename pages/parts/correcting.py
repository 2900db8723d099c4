"""Correcting a sheet's cells in place: the grid of its rows with something wrong, and what was
corrected so far.

Owns how what an officer types becomes a correction; the original file is never touched.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import pandas as pd
import streamlit as st

from data.corrections import WHOLE_ROW, Correction, index_of, place_of
from data.grid import Sheet, shown
from data.problems import ERROR, WARNING
from data.receipts import Prepared
from pages.parts import tables, theme
from pages.parts.delivery import Item

EDITED = 200
"""Rows that can be corrected in the grid at once."""

NUMBER, LEFT_OUT = "行", "不取"
"""Columns of the grid beside those of the sheet."""


def text(sheet: Sheet, number: int, letter: str, set_to: dict[tuple[int, str], str]) -> str:
    """A cell as it will be read, corrections included."""
    if (number, WHOLE_ROW) in set_to:
        return ""
    said = set_to.get((number, letter))
    return shown(sheet.cell(number - 1, index_of(letter))) if said is None else said


def correction(one: Prepared, sheet: Sheet, row: int, letter: str, text: str) -> Correction:
    """A correction of the cell from which a place is read."""
    figures = {
        heading.letter
        for name, heading in one.table.columns.items()
        if one.table.contract.column(name).is_figure
    }
    row, letter = place_of(sheet, row, index_of(letter), letter in figures)
    found = shown(sheet.cell(row - 1, index_of(letter)))
    return Correction(sheet.name, row, letter, found, text)


def _wrong(one: Prepared) -> dict[int, str]:
    """Rows below the header with something to correct or to check -> the gravest level, errors
    first.
    """
    first = max(one.table.header_rows, default=0) + 1
    found: dict[int, str] = {}
    for level in (ERROR, WARNING):
        for told in one.problems:
            if told.level == level and told.row and told.row >= first:
                found.setdefault(told.row, level)
    return dict(sorted(found.items(), key=lambda entry: (entry[1] != ERROR, entry[0])))


def grid(item: Item, one: Prepared, sheet: Sheet, key: str) -> None:
    """The rows with something wrong, to be corrected as in a spreadsheet."""
    wrong = _wrong(one)
    numbers = list(wrong)[:EDITED]
    if not numbers:
        return
    set_to = {(c.row, c.letter): c.set for c in item.corrections if c.sheet == sheet.name}
    headings = sorted(one.table.columns.values(), key=lambda heading: heading.index)
    frame = pd.DataFrame(
        [
            [number, False, *(text(sheet, number, h.letter, set_to) for h in headings)]
            for number in numbers
        ],
        columns=[NUMBER, LEFT_OUT, *(h.letter for h in headings)],
    )
    columns = {h.letter: st.column_config.TextColumn(f"{h.letter} {h.text}") for h in headings}
    columns |= {
        NUMBER: st.column_config.NumberColumn(width=56, disabled=True, pinned=True),
        LEFT_OUT: st.column_config.CheckboxColumn(width=56, help="这一行不入库"),
    }
    with st.expander(
        f"在这里改（{len(numbers)} 行）",
        expanded=ERROR in wrong.values(),
        icon=":material/edit:",
        key=f"grid-{key}",
    ):
        edited = st.data_editor(
            frame,
            hide_index=True,
            column_config=columns,
            key=f"editor-{key}-{hash((item.corrections, tuple(numbers)))}",
            placeholder=" ",
            height=tables.height_of(frame, 420),
            row_height=tables.ROW,
            num_rows="fixed",
        )
        if st.button("重新核对", key=f"recheck-{key}", icon=":material/refresh:", type="primary"):
            item.correct(_changed(one, sheet, frame, edited))
            st.rerun()
        theme.source_line("原件不动；每一处更正都记在这次上报里，写明原来是什么、谁改的。")


def _changed(
    one: Prepared, sheet: Sheet, before: pd.DataFrame, after: pd.DataFrame
) -> list[Correction]:
    """The cells that the officer changed in the grid, and the rows that are left out."""
    found = []
    for old, new in zip(before.to_dict("records"), after.to_dict("records"), strict=True):
        number = int(old[NUMBER])
        if new[LEFT_OUT]:
            found.append(Correction(sheet.name, number, WHOLE_ROW, "", ""))
            continue
        for letter, text in new.items():
            said = "" if text is None or text != text else str(text).strip()
            if letter not in (NUMBER, LEFT_OUT) and said != old[letter]:
                found.append(correction(one, sheet, number, letter, said))
    return found


def corrected(item: Item, one: Prepared, key: str) -> None:
    """What was corrected so far, and a way back."""
    own = [c for c in item.corrections if c.sheet == one.sheet]
    if not own:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        theme.source_line(f"已更正 {len(own)} 处：{'；'.join(map(words, own))}")
        st.button(
            "撤回更正",
            key=f"restore-{key}",
            type="tertiary",
            icon=":material/undo:",
            on_click=item.restore,
        )


def words(one: Correction) -> str:
    """A correction in words: 'B5 城关 → 青溪镇'."""
    return told(asdict(one))


def told(one: Mapping[str, Any]) -> str:
    """The same for a correction as the log keeps it."""
    if one["letter"] == WHOLE_ROW:
        return f"第 {one['row']} 行不取"
    return f"{one['letter']}{one['row']} {one['found'] or '空'} → {one['set'] or '空'}"
