"""The face of an answer: its figure large, what it is compared with, the sentence to copy.

Takes answers apart; computes no figure.
"""

import streamlit as st

from pages.parts import formats, gaps, provenance, rows, theme
from pages.parts.asking import choices, sentence
from pages.parts.asking.taken import Row, Taken
from pages.parts.markup import Face

FACES = 3
"""Figures that stand large beside each other."""


def show(taken: Taken, whole: Taken | None) -> None:
    """The card; whole is the answer to the same figure as one row, where rows are parts of it."""
    with st.container(key="card-panel-ask", height="stretch"):
        with st.container(horizontal=True, vertical_alignment="center", key="label-ask"):
            theme.card_label(sentence.about(taken).rstrip("，"), _tags(taken))
            gaps.mark(taken.reports, "ask")
        wholes = whole.each if whole else [None] * len(taken.each)
        theme.faces([_face(*one) for one in zip(taken.each, wholes, strict=True)][:FACES])
        with st.container(
            horizontal=True,
            horizontal_alignment="distribute",
            vertical_alignment="center",
            key="foot-ask",
        ):
            said = [sentence.basis(taken), sentence.source(taken)]
            theme.source_line(
                " · ".join([*filter(None, said), f"截至{formats.day(taken.cut_off)}"])
            )
            provenance.button(taken.trace(), "ask")
        for note in taken.told["notes"]:
            theme.source_line(note)
        choices.show("copy", choices.copying(sentence.whole(taken, whole, _marks(taken))))


def _tags(taken: Taken) -> list[str]:
    """What a reader must know before trusting the figure: blank and marked cells, months that
    there is nothing of yet.
    """
    told = []
    for one in taken.each:
        label = one.measure.label if len(taken.each) > 1 else ""
        if unfilled := taken.answer.missing.get(one.measure.name):
            told.append(f"{label}{unfilled}项未填")
        for state, many in taken.answer.marked.get(one.measure.name, {}).items():
            told.append(f"{label}{many}项{provenance.MARKS.get(state, state)}")
    return told + _held(taken)


def _held(taken: Taken) -> list[str]:
    """Up to which month there is anything, where the period goes on beyond it."""
    asked, held = taken.params.get("to"), rows.held_to(taken.dataset)
    return [f"数据到{formats.month(held)}"] if asked and held and held < asked else []


def _marks(taken: Taken) -> list[str]:
    """What the copied sentence has to say besides."""
    units = gaps.lacking(taken.reports)["area"].nunique()
    told = _held(taken) + ([f"{gaps.MARK}{units}个单位"] if units else [])
    return told + (["演示数据"] if rows.is_demonstration() else [])


def _face(taken: Taken, whole: Taken | None) -> Face:
    """The whole that the rows are parts of, else the only row, else the first of ranked rows, else
    how many rows there are.
    """
    if whole is not None:
        return _figure(whole, whole.records[0], f"{whole.area} ")
    if taken.is_single:
        return _figure(taken, taken.records[0], "")
    if taken.grain is not None and taken.rank and taken.records:
        first = taken.records[0]
        return _figure(
            taken, first, f"{sentence.name_of(first[taken.grain.name], taken.grain.name)} "
        )
    return Face(sentence.subject(taken), str(len(taken.records)), sentence.counted(taken))


def _figure(taken: Taken, row: Row, place: str) -> Face:
    least = "，至少" if sentence.at_least(taken) else ""
    return Face(
        f"{place}{sentence.subject(taken)}{least}",
        sentence.plain(taken, row),
        "" if formats.is_unknown(row[taken.measure.name]) else sentence.unit_of(taken, row),
        [line for line in (_change(taken, row), sentence.parts(taken, row)) if line],
    )


def _change(taken: Taken, row: Row) -> str:
    """Arrow and words of a comparison, and what it is made with."""
    now, before, unit = row[taken.measure.name], taken.before(row), taken.measure.unit or ""
    if not taken.is_compared or isinstance(now, str):
        return ""
    if formats.is_unknown(before):
        return sentence.comparison(taken, row)
    if unit == "%":
        change = formats.points(now, before, taken.kind)
    else:
        change = formats.change(now, before, unit, taken.kind)
    base = f"{formats.base_of(taken.kind)} {formats.measured(before, unit)}"
    small = "　基数较小" if change.is_small_base else ""
    return f"{change.text}　{base}{small}"
