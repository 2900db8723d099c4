"""Standards side by side with their documents, and the choice of the one that governs.

Choosing is an upload of those rows of 建设标准: in the history, traced, taken back by withdrawing.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from data.amendments import Amendment, amend
from data.receipts import STORED, UNCHANGED
from pages.parts import breakdowns, rows, tables
from pages.parts.cards import panel
from pages.parts.plan import wording
from queries import Answer

SHOWN = ("object", "level", "measure", "goal", "is_used", "source", "wording")
"""Columns of the list."""

MATTER = ["object", "level", "measure"]
"""What a standard is about; several documents may ask for the same."""

STATE = "wanted-standard"
"""Session key under which a click leaves that a choice is to be made."""

Row = Mapping[str, Any]


def show(plan: str | None) -> None:
    """What has to be built under a plan, and whatever the plan, with the choice where documents
    differ.
    """
    answer = rows.ask("standards/list", plan=plan)
    if not answer.rows:
        return
    with panel("standards", "建设标准", f"{len(answer.rows)} 条", fills=False):
        _list(answer)
        if open_to_choice(rows.ask("standards/list").frame()):
            st.button(
                "选择采用哪一条",
                key="choose-standard",
                type="tertiary",
                icon=":material/rule:",
                on_click=_want,
            )


def _want() -> None:
    st.session_state[STATE] = True


def _list(answer: Answer) -> None:
    frame = answer.frame()
    frame["operator"] = [wording.SIGNS.get(wording.text(sign), "") for sign in frame["operator"]]
    shown = frame.assign(
        goal=[wording.goal(row, "value") for row in frame.to_dict("records")],
        is_used=["✓ 采用" if one else "参照" for one in frame["selected"]],
    )
    labels = {column.name: column.label for column in answer.columns}
    labels |= {"goal": "标准", "is_used": "是否采用"}
    tables.listing("standards", shown, {name: labels[name] for name in SHOWN}, blank=" ")
    breakdowns.foot(
        "standards",
        "同一事项有几份文件时，按标“采用”的计算各乡镇达标情况（资源分布）",
        tables.sheet_of(answer, frame, "建设标准", skip=("plan",)),
    )


def open_to_choice(frame: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Matters of which more than one document asks: name -> its rows."""
    matters: dict[str, list[int]] = {}
    for place, row in enumerate(frame.to_dict("records")):
        name = " · ".join(filter(None, (wording.text(row[one]) for one in MATTER)))
        matters.setdefault(name, []).append(place)
    return {name: frame.iloc[places] for name, places in matters.items() if len(places) > 1}


def forget() -> None:
    """The dialog was closed."""
    st.session_state.pop(STATE, None)


def dialog() -> bool:
    """Open the dialog if it was asked for and has not been closed; whether it was."""
    is_wanted = STATE in st.session_state
    if is_wanted:
        _dialog()
    return is_wanted


@st.dialog("选择采用的标准", width="large", on_dismiss=forget)
def _dialog() -> None:
    matters = open_to_choice(rows.ask("standards/list").frame())
    name = st.selectbox("事项", list(matters), key="standard-matter")
    listed = matters[name].to_dict("records")
    used = [place for place, row in enumerate(listed) if row["selected"]]
    picked = st.radio(
        "采用",
        range(len(listed)),
        index=used[0] if used else None,
        format_func=lambda place: _told(listed[place]),
        captions=[wording.text(row["wording"]) for row in listed],
        key=f"standard-{name}",
    )
    by = st.text_input("确认人", key="standard-by", placeholder="谁选定的")
    if st.button(
        "保存", type="primary", disabled=picked is None or not by.strip(), key="standard-save"
    ):
        _save(listed, picked, by.strip())


def _told(row: Row) -> str:
    goal = wording.goal(dict(row), "value") or "标准值隐去"
    return " · ".join(filter(None, (goal, row["source"], wording.text(row["plan"]))))


def _save(listed: list[dict], picked: int, by: str) -> None:
    trace = rows.ask("trace/standards").frame()
    keys = {
        (row["code"], row["source"], wording.text(row["plan"])): row["row_key"]
        for row in trace.to_dict("records")
    }
    changes = [
        Amendment(
            keys[row["code"], row["source"], wording.text(row["plan"])],
            {"selected": place == picked},
        )
        for place, row in enumerate(listed)
        if bool(row["selected"]) != (place == picked)
    ]
    if not changes:
        forget()
        st.rerun()
    title = f"采用标准_{listed[picked]['code']}_{date.today():%Y-%m-%d}"
    receipts = amend(rows.store(), "standards", changes, title, by)
    refused = [one for one in receipts if one.status not in (STORED, UNCHANGED)]
    if refused:
        for one in refused[0].problems:
            st.error(one.message)
        return
    forget()
    st.toast("已选定，资源分布按它计算；记在上报历史里，可以撤销。")
    st.rerun()
