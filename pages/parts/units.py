"""单位 of 检查整改: units by open, overdue and repeated hazards; names that may be one unit.

Owns the confirmation of names, which is a setting that can be undone; computes nothing.
"""

import streamlit as st

from pages.parts import figures, request_form, row_list, rows, tables, theme
from pages.parts.breakdowns import foot
from pages.parts.cards import panel
from pages.parts.filters import Chosen

MERGE, APART = "unit-merge", "unit-apart"
"""Kinds of settings: spelling -> the name it counts under, null undoes it; 'one|other' -> true."""

COLUMNS = ("unit", "areas", "found", "open", "overdue", "longest_overdue", "repeated", "major_open")
REPEATED = (
    *("unit", "area", "description", "found_on", "previous_found_on", "state", "days_overdue"),
    *("file", "row"),
)
ASKED = 8
"""Pairs of names asked about at once."""


def show(chosen: Chosen, params: dict) -> None:
    """Units, what they repeat, the hazards of the chosen one, names to confirm."""
    answer = rows.ask("rectification/count_by_unit", **params)
    units = answer.frame().dropna(subset=["unit"])
    several = int((units["count_areas"] > 1).sum())
    note = f"{len(units)} 家，逾期、未整改、重复多的在前"
    with panel("units", "单位排队", note, formula=figures.formula_of(answer.name)):
        if several:
            theme.source_line(
                f"{several} 家在几个乡镇都有，乡镇栏全部列出；也可能是同名的不同单位，请核对。"
            )
        labels = {column.name: column.title for column in answer.columns}
        tables.listing("units", units, {name: labels[name] for name in COLUMNS}, height=380)
        foot("units", "", tables.sheet_of(answer, units, f"单位隐患_{chosen.words}"))
    _repeated(chosen, params)
    with panel("likely", "可能是同一家", "只是提示；确认以后才合并统计，随时可撤销"):
        with st.container(width=320):
            by = request_form.name_field()
        _likely(by)
    with panel("merged", "已确认同一家", "撤销后分开统计"):
        _merged(by)


def _repeated(chosen: Chosen, params: dict) -> None:
    narrowed = {name: params.get(name) for name in ("from", "to", "on", "area")}
    answer = rows.ask("rectification/repeated_list", **narrowed)
    found = answer.frame()
    note = f"{len(found)} 条，同一单位、同样描述一年内排查出过"
    with panel("repeated", "重复隐患", note, formula=figures.formula_of(answer.name)):
        if found.empty:
            theme.source_line("本期没有重复隐患。")
            return
        labels = {column.name: column.title for column in answer.columns}
        shown = {name: labels[name] for name in REPEATED}
        row_list.listing("repeated", "hazards", "重复隐患", found, shown, blank=" ")
        sheet = tables.sheet_of(answer, found, f"重复隐患_{chosen.words}", skip=("row_key",))
        foot("repeated", "", sheet)


def _set(kind: str, name: str, value: object, by: str) -> None:
    rows.store().set(kind, name, value, by)


def _likely(by: str) -> None:
    pairs = rows.ask("units/likely_same").frame()
    if pairs.empty:
        theme.source_line("没有写法相近的单位。")
        return
    if not by:
        theme.source_line("先填写上报人，才能确认。")
    theme.source_line(f"共 {len(pairs)} 对，先看最像的 {min(len(pairs), ASKED)} 对。")
    for place, pair in enumerate(pairs.head(ASKED).to_dict("records")):
        one, other = pair["written"], pair["other"]
        with st.container(horizontal=True, vertical_alignment="center", key=f"pair-{place}"):
            theme.facts(
                [
                    (one, f"{pair['rows']} 行 {pair['areas'] or ''}"),
                    (other, f"{pair['other_rows']} 行 {pair['other_areas'] or ''}"),
                    ("依据", pair["reason"]),
                ]
            )
            for label, kind, name, value in (
                ("是同一家", MERGE, other, one),
                ("不是", APART, f"{one}|{other}", True),
            ):
                st.button(
                    label,
                    key=f"{kind}-{place}",
                    disabled=not by,
                    on_click=_set,
                    args=(kind, name, value, by),
                )


def _merged(by: str) -> None:
    merged = rows.ask("units/merged").frame()
    if merged.empty:
        theme.source_line("还没有确认过。")
        return
    for place, one in enumerate(merged.to_dict("records")):
        with st.container(horizontal=True, vertical_alignment="center", key=f"merged-{place}"):
            theme.facts([(one["written"], f"并入 {one['unit']}"), ("确认人", one["set_by"])])
            st.button(
                "撤销",
                key=f"unmerge-{place}",
                type="tertiary",
                disabled=not by,
                on_click=_set,
                args=(MERGE, one["written"], None, by),
            )
