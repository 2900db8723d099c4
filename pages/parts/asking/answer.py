"""The answer on the page: its face, its months, its rows, how it is made.

Owns their order; computes no figure.
"""

from collections.abc import Mapping
from typing import Any

import queries
from pages.parts import rows, theme
from pages.parts.asking import crossing_on, face, listed, sentence, trend
from pages.parts.asking.taken import Taken
from pages.parts.cards import panel, split
from pages.parts.filters import LEDGER, STATED

MEANT = {
    LEDGER: "按台账逐行统计，不是各单位填报的数",
    STATED: "各单位填报的数，没有与台账核对",
}
"""Source -> what it means for a figure."""


def show(told: Mapping[str, Any]) -> None:
    """Everything about an answered question. told: what queries.asking said."""
    meaning = told["interpretation"]
    taken = Taken(told, rows.ask(meaning["question"], **meaning["params"]))
    whole, months = trend.whole(taken), trend.question_of(taken)
    left, right = split(1, 1) if months else split(8, 4)
    with left:
        face.show(taken, whole)
    with right:
        if months:
            trend.show(taken, months)
        else:
            _definition(taken)
    if months:
        wide, narrow = split(8, 4)
        with wide:
            _rows(taken, whole)
        with narrow:
            _definition(taken)
    else:
        _rows(taken, whole)


def _rows(taken: Taken, whole: Taken | None) -> None:
    with panel("ask-rows", *_rows_title(taken)):
        listed.show(taken, whole)


def _rows_title(taken: Taken) -> tuple[str, str]:
    """Title of the rows and what is said beside it."""
    if taken.is_single:
        return "各项数", "同一个问题的其他数"
    return sentence.subject(taken), sentence.order(taken).lstrip("，")


def _definition(taken: Taken) -> None:
    """The question that answers, its formula, and where its figures come from."""
    asked = queries.header(taken.question)
    told = [("问题", asked.question), ("一行", asked.grain.removeprefix("一行 = "))]
    named, rest = _formula(taken)
    told += [("公式", clause) for clause in named] + [("说明", rest)] * bool(rest)
    if kind := sentence.basis(taken):
        told.append(("口径", f"{kind}：{MEANT[kind]}"))
    sources = "、".join(f"《{rows.label(name)}》" for name in asked.sources)
    with panel("ask-meaning", "这个数怎么来的"):
        theme.messages([*told, ("来源", sources)])
        crossing_on.link(taken)


def _formula(taken: Taken) -> tuple[list[str], str]:
    """Clauses of the formula that say how a figure is made, those of the figures asked for where
    there are any; and the rest in one.
    """
    clauses = [one.strip() for one in queries.header(taken.question).formula.split("；")]
    made = [one for one in clauses if " = " in one]
    label = taken.columns[taken.measure.name].label
    own = [one for one in made if one.partition(" = ")[0] == label]
    rest = [one for one in clauses if one and one not in made]
    return own or made, "；".join(rest)
