"""What is wrong with a sheet, beside the sheet; mended in place and checked again.

Owns the list of problems, the view of the cells around one, and the offers.
"""

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data.corrections import Correction
from data.fixes import Fix, fixes, fixes_of_all
from data.grid import Sheet
from data.problems import ERROR, INFO, WARNING, Problem, letter_of
from data.receipts import Prepared
from pages.parts import (
    choosing,
    correcting,
    markup,
    problem_list,
    return_button,
    rows,
    theme,
)
from pages.parts.delivery import Item

AROUND = 4
"""Rows of the sheet shown above and below the one that is looked at."""

WIDEST = 24
"""Columns of the sheet that are shown."""

SIGNS = {ERROR: "✕ 必须改正", WARNING: "! 请核对", INFO: "说明"}

TONES = {ERROR: "bad", WARNING: "warn"}

LABELS = {"level": "程度", "kind": "问题", "row": "行", "column": "列", "value": "写的是"}

WIDTHS = {"level": 92, "kind": 128, "row": 48, "column": 120, "value": 120}


def show(item: Item, one: Prepared, key: str) -> None:
    """All problems of a table, filtered by kind, beside its cells; offers, and the grid."""
    if one.problems:
        left, right = st.columns([6, 6])
        with left:
            chosen = _listed(one, key)
        sheet = item.sheet(one.sheet)
        with right:
            if sheet is not None:
                _cells(sheet, one, chosen, item.corrections)
            theme.messages([(chosen.title, chosen.message)])
            _offers(item, one, sheet, chosen, key)
        if sheet is not None and one.table is not None:
            correcting.grid(item, one, sheet, key)
        with st.container(horizontal=True):
            told, said = zip(*item.tables, strict=True)
            return_button.show(told, said[0], key)
            problem_list.download(one.problems, key)
    correcting.corrected(item, one, key)


def _listed(one: Prepared, key: str) -> Problem:
    """The problems as a table with a filter by kind; returns the chosen one, else the first."""
    ordered = sorted(one.problems, key=lambda p: list(SIGNS).index(p.level))
    kinds = Counter(p.title for p in ordered)
    wanted = st.pills(
        "问题",
        list(kinds),
        format_func=lambda title: f"{title} {kinds[title]}",
        key=f"kinds-{key}",
        label_visibility="collapsed",
    )
    listed = [p for p in ordered if wanted in (None, p.title)]
    frame = pd.DataFrame(
        [(SIGNS[p.level], p.title, p.row, p.column or p.letter, p.value) for p in listed],
        columns=list(LABELS),
    )
    frame["row"] = frame["row"].astype("Int64")
    columns = {
        name: st.column_config.Column(label, width=WIDTHS[name]) for name, label in LABELS.items()
    }
    chosen = choosing.lines(f"problems-{key}-{wanted}", frame, columns, "问题清单", 360)
    return listed[chosen[0] if chosen else 0]


def _cells(sheet: Sheet, one: Prepared, chosen: Problem, corrections: Sequence[Correction]) -> None:
    """The sheet around a problem as it will be read, what is wrong coloured, corrections too."""
    heads = set(one.table.header_rows) if one.table else set()
    here = chosen.row or (max(heads) + 1 if heads else 1)
    near = range(max(here - AROUND, 1), min(here + AROUND, len(sheet.rows)) + 1)
    numbers = sorted(heads | set(near))
    letters = [letter_of(index) for index in range(min(sheet.width, WIDEST))]
    if chosen.letter and chosen.letter not in letters:
        letters.append(chosen.letter)
    set_to = {(c.row, c.letter): c.set for c in corrections if c.sheet == sheet.name}
    marked = dict.fromkeys(set_to, ("fixed", "已更正"))
    for told in reversed(one.problems):
        if told.row in numbers and told.level in TONES:
            marked[told.row, told.letter or ""] = (TONES[told.level], told.message)
    if chosen.row and chosen.level in TONES:
        place = (chosen.row, chosen.letter or "")
        marked[place] = (f"{TONES[chosen.level]} an-here", chosen.message)
    lines = [
        (number, [correcting.text(sheet, number, x, set_to) for x in letters]) for number in numbers
    ]
    theme.sheet(markup.sheet(letters, lines, heads, marked))


def _offers(item: Item, one: Prepared, sheet: Sheet | None, chosen: Problem, key: str) -> None:
    """Buttons for what the chosen cell may mean, and one for every cell with one evident answer."""
    if sheet is None or one.table is None:
        return
    register = rows.register()
    evident = fixes_of_all([p for p in one.problems if p.level == ERROR], one.table, register)
    with st.container(horizontal=True):
        for position, fix in enumerate(fixes(chosen, one.table, register)):
            st.button(
                f"改为“{fix.set}”",
                key=f"fix-{key}-{position}",
                icon=":material/auto_fix_high:",
                on_click=_take,
                args=(item, one, sheet, [fix]),
            )
        if len(evident) > 1:
            st.button(
                f"一键改正 {len(evident)} 处",
                key=f"fix-all-{key}",
                icon=":material/done_all:",
                help="只改答案唯一的：" + "；".join(f"{f.letter}{f.row} {f.set}" for f in evident),
                on_click=_take,
                args=(item, one, sheet, evident),
            )


def _take(item: Item, one: Prepared, sheet: Sheet, taken: Sequence[Fix]) -> None:
    item.correct([correcting.correction(one, sheet, fix.row, fix.letter, fix.set) for fix in taken])
