"""The months of a figure, where a question gives them, and the whole that rows are parts of.

Asks for the same figure at other groupings; computes nothing.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import queries
from pages.parts import cards, charts, formats, theme
from pages.parts.asking.taken import LAST_YEAR, Taken
from pages.parts.cards import panel
from pages.parts.filters import twelve_months
from pages.parts.rows import ask
from queries import Answer
from queries.asking_dictionary import WHOLE

MONTH = "month"

FEW = 3
"""Fewer months than this are shown among the last twelve."""


def _asked(question: str, params: Mapping[str, Any]) -> Answer:
    """The figure at another grouping, with the parameters that its question knows."""
    known = queries.header(question).params
    return ask(question, **{name: value for name, value in params.items() if name in known})


def _takes_all(question: str, params: Mapping[str, Any]) -> bool:
    """Whether a question knows every parameter that was given."""
    known = queries.header(question).params
    return all(name in known for name, value in params.items() if value is not None)


def whole(taken: Taken) -> Taken | None:
    """The same figure as one row, answered by its own question; None where the rows are no parts
    of it, or were ranked or chosen.
    """
    question = taken.declared.by.get(WHOLE)
    is_cut = taken.rank or taken.meaning["only"] or taken.grain is None
    if question is None or is_cut or not _takes_all(question, taken.params):
        return None
    answer = _asked(question, taken.params)
    return taken.of(answer, _compared(taken, question)) if len(answer.rows) == 1 else None


def _compared(taken: Taken, question: str) -> Mapping[str, Any] | None:
    """What the whole is compared with, where that is an answer of its own."""
    other = taken.told["comparison"]
    if not other or other["note"] or other["column"].endswith(LAST_YEAR):
        return None
    answer = _asked(question, other["params"]).as_json()
    return {**other, "columns": answer["columns"], "rows": answer["rows"]}


def question_of(taken: Taken) -> str | None:
    """The question that gives the figure by month; None where there is none."""
    question = taken.declared.by.get(MONTH)
    if question is None or not taken.period or not taken.measure.unit:
        return None
    return question if _takes_all(question, taken.params) else None


def show(taken: Taken, question: str) -> None:
    """The figure's months: those asked for, at least the last twelve where they are few."""
    main, params = taken.measure, dict(taken.params)
    if formats.count_months(params["from"], params["to"]) < FEW:
        params["from"] = twelve_months(params["to"])
    months = _asked(question, params).frame()
    has_base = months.get(f"{main.name}{LAST_YEAR}") is not None
    note = f"{formats.period(params['from'], params['to'])}　«accent|本期»"
    note += "　«last|上年同期»" if has_base else ""
    trace = taken.trace()
    trace = replace(trace, params=trace.params | {"from": params["from"]})
    with panel("ask-trend", f"逐月{main.label}", note):
        chart = charts.by_month(months, main.name, main.unit or "", theme.palette())
        cards.chart("ask-trend", chart, trace, MONTH, list(months[MONTH]))
