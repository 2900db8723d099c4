"""Sentences to choose from: chips of what was understood, alternatives, examples, words to copy.

Owns their HTML, in which every text is escaped; a choice asks its sentence.
"""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import streamlit as st

SCRIPT = Path(__file__).with_name("choices.js")

_choices = st.components.v2.component(
    "anlan_choices",
    html='<div class="an-host"></div>',
    js=SCRIPT.read_text("utf-8"),
    isolate_styles=False,
)

ADDRESS = "q"
"""Value of the link that holds the question."""


def ask(text: str) -> None:
    """Let this sentence be the question of the page, in its link too."""
    st.query_params[ADDRESS] = text


def show(key: str, html: str) -> None:
    """Show what was made here; a sentence chosen in it is asked before the page is drawn again."""
    name = f"choices-{key}"

    def asked() -> None:
        if text := st.session_state[name].asked:
            ask(text)

    _choices(key=name, data={"html": html}, on_asked_change=asked)


def link(text: str, label: str = "", kind: str = "") -> str:
    """A link that asks a sentence."""
    return (
        f'<a class="{kind or "an-link"}" href="?{ADDRESS}={quote(text)}" '
        f'data-ask="{escape(text)}">{escape(label or text)}</a>'
    )


KINDS = {
    "measure": "指标",
    "place": "地区",
    "period": "时段",
    "grouping": "分组",
    "filter": "筛选",
    "plan": "规划",
    "only": "限于",
    "compare": "比较",
    "rank": "排名",
}
"""Kind of what was understood -> what it is called."""


UNSAID = "未指定"
"""Where no comparison was asked for; one with the year before is shown all the same."""


def chips(understood: Sequence[Mapping[str, Any]]) -> str:
    """What was understood, piece by piece; a piece that can be changed opens its choices."""
    return f'<div class="an-chips">{"".join(map(_chip, understood))}</div>'


def _chip(piece: Mapping[str, Any]) -> str:
    is_open = piece["kind"] == "compare" and piece["value"] is None
    label = UNSAID if is_open else piece["label"]
    face = f"<small>{KINDS.get(piece['kind'], '')}</small>{escape(label)}"
    if not piece["choices"]:
        return f'<span class="an-chip">{face}</span>'
    listed = "".join(f"<li>{link(one['text'], one['label'])}</li>" for one in piece["choices"])
    return (
        f'<details class="an-chip"><summary>{face}</summary>'
        f"<ul aria-label='改成'>{listed}</ul></details>"
    )


def sentences(groups: Mapping[str, Sequence[str]]) -> str:
    """Sentences under their headings, in columns; a heading may be empty."""
    return '<div class="an-groups">{}</div>'.format(
        "".join(
            f"<section>{f'<h4>{escape(title)}</h4>' if title else ''}"
            f"<ul>{_items(listed)}</ul></section>"
            for title, listed in groups.items()
        )
    )


def _items(listed: Sequence[str]) -> str:
    return "".join(f"<li>{link(text)}</li>" for text in listed)


def offers(listed: Sequence[str]) -> str:
    """Readings of one question, one below the other, each a button of its own."""
    items = "".join(f"<li>{link(text, kind='an-offer')}</li>" for text in listed)
    return f'<ol class="an-offers">{items}</ol>'


def copying(sentence: str) -> str:
    """A sentence with a button that copies it, and one that copies the link of the page."""
    return (
        f'<div class="an-copy"><p>{escape(sentence)}</p>'
        f'<button type="button" data-copy="{escape(sentence)}">复制这句话</button>'
        '<button type="button" data-copy="">复制链接</button></div>'
    )
