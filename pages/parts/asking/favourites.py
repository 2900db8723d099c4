"""Questions that the office keeps at hand, in the append-only settings. Owns their entries."""

import streamlit as st

from pages.parts import rows

KIND = "favourite_question"
"""Under which kind of setting they are kept; the name is the sentence, null is none any more."""

NOBODY = "未署名"
"""Who kept it, where the visitor has not given a name."""


def listed() -> list[str]:
    """Sentences kept, the latest first."""
    return [text for text, one in rows.store().settings(KIND).items() if one.value][::-1]


def toggle(text: str) -> None:
    """Keep a sentence, or let it go where it is kept."""
    by = st.session_state.get("kept-by") or NOBODY
    rows.store().set(KIND, text, None if text in listed() else True, by)
