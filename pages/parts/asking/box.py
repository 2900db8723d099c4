"""The box of 指标速查, with suggestions while one types.

Owns the widget; what is asked is the link's.
"""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from pages.parts.asking import choices, favourites

SCRIPT = Path(__file__).with_name("box.js")

HTML = """
<div class="an-ask" role="search">
  <div class="an-field">
    <input type="text" role="combobox" aria-label="问一个数" aria-autocomplete="list"
      aria-controls="an-offers" aria-expanded="false" autocomplete="off" spellcheck="false"
      enterkeyhint="search" maxlength="200" placeholder="问一个数，如：今年以来死亡人数同比">
    <button type="button" class="an-star"></button>
    <button type="button" class="an-go">查 ↵</button>
    <ul id="an-offers" role="listbox" aria-label="建议" hidden></ul>
  </div>
  <p class="an-recent" hidden></p>
</div>
"""

_box = st.components.v2.component(
    "anlan_ask", html=HTML, js=SCRIPT.read_text("utf-8"), isolate_styles=False
)

KEY = "ask-box"


def show(text: str, is_answered: bool, examples: Sequence[str], words: Sequence[str]) -> None:
    """The box with the question of the link in it.

    examples: sentences offered while one types; words: what the last letters may be completed to.
    """

    def asked() -> None:
        if typed := st.session_state[KEY].asked:
            choices.ask(typed)

    def starred() -> None:
        if kept := st.session_state[KEY].starred:
            favourites.toggle(kept)

    _box(
        key=KEY,
        data={
            "text": text,
            "is_answered": is_answered,
            "examples": list(examples),
            "words": list(words),
            "favourites": favourites.listed(),
        },
        on_asked_change=asked,
        on_starred_change=starred,
    )
