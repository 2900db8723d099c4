"""A row's life as an officer reads it: what happened, when, by whom, and which cells it changed.

Owns the words and the drawer; the life is data's.
"""

from typing import Any

import streamlit as st

from data import row_life
from data.contract import Contract, contract
from pages.parts import formats, markup, rows, theme, values

TONES = {
    row_life.FIRST: "good",
    row_life.CORRECTED: "warn",
    row_life.CONFIRMED: "plain",
    row_life.RESTORED: "warn",
    row_life.REMOVED: "bad",
    row_life.WITHDRAWN: "bad",
}
"""Kind of event -> tone of its tag; the word beside it says the same."""

STATES = {
    "masked": "已脱敏",
    "not_applicable": "不适用（/）",
    "base_zero": "基数为零（—）",
    "not_due": "未到期",
}
"""State of a cell without a value -> words."""

BLANK = "未填"


def show(dataset: str, row_key: str) -> None:
    """The events of one row, oldest first, and how it stands now."""
    spec, events = contract(dataset), rows.store().life(dataset, row_key)
    if not events:
        theme.source_line("没有这一行的记录。")
        return
    said = sum(1 for event in events if event["kind"] == row_life.CORRECTED)
    state = "现行" if events[-1]["counts"] else "现已不计入"
    theme.panel_title("来历", f"{len(events)} 次记录，更正 {said} 次，{state}")
    theme.timeline([_event(spec, event) for event in events])


@st.dialog("一行的来历", width=720, position="right")
def drawer(dataset: str, row_key: str) -> None:
    """The same in a drawer at the right."""
    theme.panel_title(contract(dataset).label, key_words(row_key))
    show(dataset, row_key)


def key_words(row_key: str) -> str:
    """A row's key as it can be read."""
    return " · ".join(part for part in row_key.split("|") if part)


def _event(spec: Contract, event: dict[str, Any]) -> markup.Event:
    place = [event["file"], event["sheet"], f"第 {event['row']} 行" if event["row"] else None]
    return markup.Event(
        when=formats.moment(event["at"]),
        kind=row_life.KINDS[event["kind"]],
        tone=TONES[event["kind"]],
        who=f"{event['by']} · {event['upload_id']}",
        place=" · ".join(word for word in place if word),
        changed=[
            (one["label"], _told(spec, one, "before"), _told(spec, one, "after"))
            for one in event["changed"]
        ],
    )


def _told(spec: Contract, changed: dict[str, Any], side: str) -> str:
    value = changed[side]
    if value in STATES:
        return STATES[value]
    return values.told(spec.column(changed["column"]), value) or BLANK
