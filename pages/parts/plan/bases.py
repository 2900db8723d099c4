"""Asking for a base to be set: the button of a card, and what the dialog is told.

The dialog itself is setting.py.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from pages.parts import formats

STATE = "wanted-base"
"""Session key under which a click leaves which base it wants to set."""

Row = Mapping[str, Any]


def want(plan: str, code: str, name: str, on: date, policy: str = "") -> None:
    """Ask for the dialog; it opens at the end of this run."""
    st.session_state[STATE] = (plan, code, name, on, policy)


def forget() -> None:
    """The dialog was closed, or has done its work."""
    st.session_state.pop(STATE, None)


def button(row: Row, on: date, key: str) -> None:
    """The small button of a card that opens the setting of its base."""
    st.button(
        "确认基期" if formats.is_unknown(row["base_value"]) else "基期",
        key=f"base-{key}",
        type="tertiary",
        on_click=want,
        args=(row["plan"], row["code"], row["name"], on),
        help="设定基期口径和基期值，先看各口径下的评定",
    )
