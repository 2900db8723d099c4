"""Taking a 会议版 off the list, and putting it back. What was kept stays as it was.

Owns one setting a version: who took it off and when; putting it back is one more entry.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import streamlit as st

from pages.parts import formats, rows, theme

KIND = "briefing-withdrawn"

OPEN = "open"
"""The name of the version in a link."""


def withdrawn() -> dict[str, dict[str, Any]]:
    """Key of every version that is off the list -> {by, at}."""
    return rows.settings(KIND)


def panel(key: str) -> None:
    """Takes the opened version off the list, or puts it back; somebody has to sign."""
    gone = withdrawn().get(key)
    if gone:
        theme.source_line(f"这份会议版{told(gone)}，不在列表里；各数都还在。")
    with st.popover("恢复到列表" if gone else "从列表撤下", icon=":material/inventory_2:"):
        by = st.text_input(
            "经办人",
            st.session_state.get("kept-by", ""),
            key="withdraw-by",
            placeholder="姓名，必填",
            max_chars=20,
        ).strip()
        label = "恢复" if gone else "撤下"
        if st.button(label, disabled=not by, key="withdraw"):
            at = datetime.now().isoformat(timespec="seconds")
            rows.store().set(KIND, key, None if gone else {"by": by, "at": at}, by)
            st.rerun()


def behind(versions: Mapping[str, Mapping[str, Any]], gone: Mapping[str, Any]) -> None:
    """The versions that are off the list, closed until somebody asks."""
    listed = {key: version for key, version in versions.items() if key in gone}
    if not listed:
        return
    with st.expander(f"已撤下 {len(listed)} 份"):
        for key, version in listed.items():
            st.page_link(
                "pages/briefing.py",
                label=version["name"],
                query_params={OPEN: key},
                icon=":material/inventory_2:",
            )
            theme.source_line(told(gone[key]))


def told(gone: Mapping[str, Any]) -> str:
    """'由张三 12月1日 09:30 撤下'."""
    return f"由{gone['by']} {formats.moment(datetime.fromisoformat(gone['at']))} 撤下"
