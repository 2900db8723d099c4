"""The stage of the big screen: the component that covers the window and plays what playing.py says.

Owns how the browser's profile panel reaches the store.
"""

from typing import Any

import streamlit as st

from data.faults import NotWritten
from pages.parts.screen import profiles, program

_component = st.components.v2.component(
    "anlan_stage", html="<i></i>", css=program.STYLE, js=program.SCRIPT, isolate_styles=False
)


def _told(event: dict[str, Any]) -> dict[str, Any]:
    """Do what the profile panel asks for; returns its answer."""
    wanted = event.get("profile", {})
    try:
        if event.get("action") == "forget":
            fault = profiles.forget(str(wanted.get("name", "")), str(wanted.get("by", "")))
        else:
            fault = profiles.save(wanted)
    except NotWritten as error:
        fault = str(error)
    return {"number": event.get("number"), "fault": fault}


def show() -> None:
    """Put the stage over the whole window; it fetches what it plays by itself."""

    def told() -> None:
        event = st.session_state["stage"].profile
        if event:
            st.session_state["stage-answer"] = _told(event)

    _component(
        key="stage",
        data={"answer": st.session_state.get("stage-answer")},
        on_profile_change=told,
    )
