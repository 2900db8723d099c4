"""What surrounds every page's content: title, filters, cut-off, empty state, reporting gaps.

Owns their order.

A page opens with `opening`, asks its questions, and closes with `provenance.drawer`.
"""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.parts import filters, formats, gaps, rows, theme
from pages.parts.filters import Chosen
from pages.parts.gaps import Reports


def heading(title: str):
    """Title at the left; returns the place at the right where filters go."""
    left, right = st.columns([4, 8], vertical_alignment="center")
    with left:
        theme.heading(title, rows.is_demonstration())
    return right.container(
        horizontal=True,
        horizontal_alignment="right",
        vertical_alignment="center",
        gap="small",
        key="filters",
    )


def filtered(
    title: str, question: str, datasets: Sequence[str], sources: Sequence[str] = ()
) -> Chosen:
    """Title and filters of a page; the default period is the question's own."""
    default = rows.ask(question).params
    with heading(title):
        source = (
            filters.switch("口径", "source", sources, sources[0]) if sources else filters.LEDGER
        )
        first, last = filters.period(rows.held_from(*datasets), (default["from"], default["to"]))
        area = filters.area(rows.areas())
    say_unrecognised()
    return Chosen(first, last, area, source)


def say_unrecognised() -> None:
    """A quiet line for each value of the link that no filter knows."""
    for words in filters.unrecognised():
        theme.source_line(words)


def cut_off(chosen: Chosen, on: date | None = None, today: date | None = None) -> date:
    """The day figures describe: the one a question answered for, else the end of the last month,
    never after today.
    """
    if on is not None:
        return on
    year, month = int(chosen.last[:4]), int(chosen.last[5:])
    after = date(year + month // 12, month % 12 + 1, 1)
    return min(date.fromordinal(after.toordinal() - 1), today or date.today())


def conclusion(
    text: str,
    source: str,
    chosen: Chosen,
    datasets: Sequence[str] = (),
    on: date | None = None,
) -> None:
    """The sentence, and below it cut-off, source, and who has not reported yet."""
    theme.sentence(text)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="cutoff"):
        theme.source_line(f"截至 {formats.day(cut_off(chosen, on))} · 来源：{source}")
        reports = Reports(tuple(datasets), chosen.first, chosen.last, chosen.area)
        gaps.mark(reports, "page", says_how_many=True)
