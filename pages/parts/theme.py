"""How a page looks: the style sheet and the only raw HTML. Never asks for data.

Every text that is put into HTML is escaped here.
"""

from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st

from pages.parts import markup
from pages.parts.colours import DARK, FONT, LIGHT, STATES, Palette
from pages.parts.formats import UNKNOWN

CSS = Path(__file__).with_name("desk.css")
"""Rules written once; the colours they name are set per theme."""


WATCH = Path(__file__).with_name("theme.js")
"""Asks for a new run when the visitor changes between light and dark: charts are coloured here."""

_watch = st.components.v2.component(
    "anlan_theme", html="<i></i>", js=WATCH.read_text("utf-8"), isolate_styles=False
)


def palette() -> Palette:
    """The colours of the theme that this visitor sees."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def apply() -> None:
    """Set the page's colours and rules. Called once per run, before anything is drawn."""
    colours = palette()
    names = {
        "ground": colours.ground,
        "card": colours.card,
        "line": colours.line,
        "ink": colours.ink,
        "second": colours.second,
        "third": colours.third,
        "accent": colours.accent,
        "last-year": colours.last_year,
        "good": colours.progress_text["按期"],
        "warn": colours.progress_text["滞后"],
        "bad": colours.progress_text["未达标"],
        "mute": colours.progress_text["灰"],
    }
    variables = "".join(f"--{name}:{colour};" for name, colour in names.items())
    st.html(f"<style>:root{{{variables}}}{CSS.read_text('utf-8')}</style>")
    scheme = "dark" if colours is DARK else "light"
    _watch(key="theme-watch", data={"scheme": scheme}, on_changed_change=lambda: None)


def brand() -> None:
    """The name and its calm water at the left of the menu."""
    colours = palette()
    waves = (
        '<path d="M2 10c4.5-5 7.5-5 12 0s7.5 5 12 0"/>'
        '<path d="M2 18c4.5-3 7.5-3 12 0s7.5 3 12 0" opacity=".7"/>'
        '<path d="M2 25h24" opacity=".4"/>'
    )
    st.logo(
        '<svg xmlns="http://www.w3.org/2000/svg" width="92" height="28" viewBox="0 0 92 28">'
        f'<g fill="none" stroke="{colours.accent}" stroke-width="2.4" stroke-linecap="round">'
        f'{waves}</g><text x="36" y="22" font-size="22" font-weight="600" letter-spacing="3" '
        f'font-family="{escape(FONT)}" fill="{colours.ink}">安澜</text></svg>',
        size="large",
    )


def _html(text: str) -> None:
    st.html(text)


def heading(title: str, is_demonstration: bool) -> None:
    """Page title, and 演示数据 beside it where the store is a demonstration."""
    mark = markup.tag("演示数据", "demo") if is_demonstration else ""
    _html(f'<h1 class="an-title">{escape(title)}{mark}</h1>')


def source_line(text: str) -> None:
    """Cut-off and source, in the quietest ink."""
    _html(f'<p class="an-source">{escape(text)}</p>')


def sentence(text: str) -> None:
    """The one sentence that opens a page."""
    _html(f'<p class="an-sentence">{escape(text)}</p>')


def panel_title(title: str, note: str = "", formula: str = "") -> None:
    """Title of a card with a chart or table; words in the note may be coloured as «accent|…» or
    «last|…».
    """
    _html(
        f'<div class="an-panel"><h3>{escape(title)}</h3><span>{_coloured(note)}</span>'
        f"{markup.formula(formula)}</div>"
    )


def tagged_title(title: str, words: str, tone: str) -> None:
    """Title of a card with a tag that says how it stands; tone: good, warn, bad, plain."""
    _html(f'<div class="an-panel"><h3>{escape(title)}{markup.tag(words, tone)}</h3></div>')


def _coloured(note: str) -> str:
    text = escape(note)
    for role in ("accent", "last", "bad", "mute"):
        text = text.replace(f"«{role}|", f'<b class="an-{role}">')
    return text.replace("»", "</b>")


def card_label(label: str, tags: Sequence[str], formula: str = "") -> None:
    """What a metric card is about, how it is made, and what to know before it is trusted."""
    marks = "".join(markup.tag(text, _tone(text)) for text in tags)
    _html(f'<div class="an-label">{escape(label)}{markup.formula(formula)}{marks}</div>')


def card(number: str, unit: str, lines: Sequence[str], spark: Sequence[float | None] = ()) -> None:
    """The face of a metric card: figure with unit, lines below, a spark line at the right."""
    below = "".join(f"<p>{escape(line)}</p>" for line in lines)
    tone = ' class="an-unknown"' if number == UNKNOWN else ""
    _html(
        f'<div class="an-card"><div class="an-figure"><b{tone}>{escape(number)}</b>'
        f"<i>{escape(unit)}</i>{markup.spark(spark, palette())}</div>"
        f'<div class="an-below">{below}</div></div>'
    )


def faces(shown: Sequence[markup.Face]) -> None:
    """The figures of an answer, large."""
    _html(markup.faces(shown))


def _tone(text: str) -> str:
    return "warn" if text.startswith(("基数较小", "数据到")) else "plain"


def indicator(
    name: str, tags: Sequence[tuple[str, str]], figure: str, unit: str, lines: Sequence[str]
) -> None:
    """The face of a plan's indicator: its name, tags as (words, tone), figure, what is to be said
    of it.
    """
    marks = "".join(markup.tag(words, tone) for words, tone in tags)
    below = "".join(f"<p>{escape(line)}</p>" for line in lines)
    mute = ' class="an-none"' if figure == UNKNOWN else ""
    _html(
        f'<div class="an-indicator"><h3>{escape(name)}</h3><div>{marks}</div>'
        f"<b{mute}>{escape(figure)}<small>{escape(unit)}</small></b>{below}</div>"
    )


def matrix(
    columns: Sequence[str],
    rows: Sequence[tuple[str, Sequence[tuple[str, str]], str]],
    first: str,
    last: str,
) -> None:
    """A table of report states: one row per unit, one column per month; each cell has its word,
    sign and colour, and a note such as the days it was late. The last column is set apart.
    """
    head = "".join(f"<th>{escape(column)}</th>" for column in [*columns, last])
    body = ""
    for name, states, tail in rows:
        cells = "".join(_state_cell(state, note) for state, note in states)
        body += f"<tr><th>{escape(name)}</th>{cells}<td class='an-tail'>{escape(tail)}</td></tr>"
    _html(
        '<div class="an-scroll"><table class="an-matrix">'
        f"<thead><tr><th>{escape(first)}</th>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _state_cell(state: str, note: str) -> str:
    name, sign = STATES.get(state, ("none", ""))
    below = f"<small>{escape(note)}</small>" if note else ""
    words = f"<em>{sign}</em>{escape(state)}{below}"
    return f'<td><span class="an-state an-{name}">{words}</span></td>'


def facts(pairs: Sequence[tuple[str, str]]) -> None:
    """Label and value beside each other: what was understood of a sheet, what became of an
    upload.
    """
    items = "".join(f"<span>{escape(label)}<b>{escape(value)}</b></span>" for label, value in pairs)
    _html(f'<p class="an-facts">{items}</p>')


def cells(lines: Sequence[tuple[str, str, str, str]]) -> None:
    """The cells behind one row: item, Excel cell, value, state."""
    body = "".join(
        f"<tr><td>{escape(item)}</td><td class='an-place'>{escape(place)}</td>"
        f"<td>{escape(value)}</td>"
        f"<td>{markup.tag(state, 'warn') if state else ''}</td></tr>"
        for item, place, value, state in lines
    )
    _html(
        "<table class='an-cells'><thead><tr><th>项目</th><th>单元格</th><th>值</th><th></th></tr>"
        f"</thead><tbody>{body}</tbody></table>"
    )


def timeline(events: Sequence[markup.Event]) -> None:
    """What happened to one row, oldest first."""
    _html(markup.timeline(events))


def legend(
    measure: str, steps: Sequence[tuple[str, str]], places: Sequence[tuple[str, str, str, int]]
) -> None:
    """The legend of a map."""
    _html(markup.legend(measure, steps, places))


def messages(items: Sequence[tuple[str, str]]) -> None:
    """A list of messages, each with its kind in front."""
    lines = "".join(f"<li><b>{escape(title)}</b>{escape(words)}</li>" for title, words in items)
    _html(f'<ul class="an-messages">{lines}</ul>')


def moves(lines: Sequence[tuple[str, str, str, str, str]]) -> None:
    """Figures that would be others: of what, which, before, after, by how much."""
    body = "".join(
        f"<tr><td>{escape(of)}</td><th>{escape(label)}</th><td>{escape(before)}</td>"
        f"<td>→</td><td><b>{escape(after)}</b></td><td>{escape(by)}</td></tr>"
        for of, label, before, after, by in lines
    )
    _html(f'<table class="an-moves">{body}</table>')


def sheet(html: str) -> None:
    """Cells of a sheet, made by markup.py."""
    _html(html)
