"""How a question was understood: its interpretation, and each piece with what else it could be.

Owns the pieces (chips) and the sentences that change one of them; asks nothing.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from data.periods import month
from queries.asking_calendar import months_back, this_month
from queries.asking_dictionary import WHOLE, measures
from queries.asking_given import Reading
from queries.asking_reading import grouping_said
from queries.asking_rows import can_rank, shifted
from queries.asking_said import When
from queries.asking_sentences import rank_text, sentence, when_text
from queries.asking_tokens import Token
from queries.asking_vocabulary import Vocabulary
from queries.headers import header, source_label

KINDS = {
    "measure": ("concept", "measure"),
    "place": ("place",),
    "period": (*("year", "months", "span", "until", "day", "now", "same_last_year", "five_years"),),
    "grouping": ("grain",),
    "filter": ("filter",),
    "plan": ("plan",),
    "only": ("only",),
    "compare": ("compare", "base"),
    "rank": ("order", "limit", "nth", "best", "op", "zero"),
    "refused": ("refused",),
}
"""Kind of a piece -> the atoms that make it."""

NONE = "不限"


def _kind_of(one: Token) -> str | None:
    """The kind of a word by what it first means; None for a filler."""
    kinds = [kind for meaning in one.meanings for kind, _ in meaning]
    return next((name for name, atoms in KINDS.items() if kinds and kinds[0] in atoms), None)


def _piece(kind: str, text: str, value: Any, label: str) -> dict[str, Any]:
    return {"kind": kind, "text": text, "value": value, "label": label, "choices": []}


def heard(cut: list[Token]) -> list[dict[str, Any]]:
    """The words understood, where nothing was decided."""
    named = [(one, _kind_of(one)) for one in cut]
    return [_piece(kind, one.text, one.text, one.text) for one, kind in named if kind]


def interpretation(reading: Reading, params: dict[str, Any], known: Vocabulary) -> dict[str, Any]:
    """The public shape of a reading."""
    column = reading.measure.column_of(reading.grain)
    rank = dict(reading.rank)
    fixed = reading.measure.rank or {}
    only = dict(reading.measure.only) | {name: [value] for name, value in reading.only}
    if len(reading.places) > 1:
        only["area"] = list(reading.places)
    return {
        "question": reading.question,
        "params": plain(params),
        "text": sentence(reading, known),
        "measure": column.as_json() | {"label": reading.measure.label},
        "measures": [
            one.column_of(reading.grain).as_json() | {"label": one.label}
            for one in (reading.measure, *reading.also)
        ],
        "grouping": reading.grain,
        "basis": source_label(header(reading.question)),
        "compare": {"kind": reading.compare, "params": plain(shifted(params, reading.compare))}
        if reading.compare
        else None,
        "rank": {"by": fixed.get("by", column.name)}
        | {name: rank.get(name, fixed.get(name)) for name in RANKED}
        if rank or fixed
        else None,
        "only": only,
    }


RANKED = ("order", "limit", "nth", "op", "value")


def plain(params: dict[str, Any]) -> dict[str, Any]:
    """Parameters as JSON takes them, those left open aside."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in params.items()
        if value is not None
    }


def chips(
    cut: list[Token], reading: Reading, known: Vocabulary, today: date
) -> list[dict[str, Any]]:
    """Each piece of an answered question, said or taken for granted, with its other choices."""
    texts: dict[str, str] = {}
    for one in cut:
        if kind := _kind_of(one):
            texts[kind] = texts.get(kind, "") + one.text
    pieces = []
    for kind, value, label, choices in _slots(reading, known, today):
        piece = _piece(kind, texts.get(kind, ""), value, label)
        offered = [(word, other) for word, other in choices if other is not None]
        piece["choices"] = [{"label": w, "text": sentence(one, known)} for w, one in offered]
        pieces.append(piece)
    return pieces


Slot = tuple[str, Any, str, list[tuple[str, Reading]]]


def _slots(reading: Reading, known: Vocabulary, today: date) -> Iterator[Slot]:
    asked = header(reading.question)
    yield "measure", reading.measure.column, reading.measure.label, list(_measures(reading))
    if "area" in asked.params:
        places = [(place, replace(reading, places=(place,))) for place in known.places]
        everywhere = ("全县", replace(reading, places=()))
        label = "、".join(reading.places) or "全县"
        yield "place", list(reading.places) or None, label, [everywhere, *places]
    if {"to", "on"} & set(asked.params) or reading.grain == "year":
        text = when_text(reading.when, reading.grain) or "今天"
        yield "period", text, text, list(_periods(reading, today))
    yield "grouping", reading.grain, grouping_said(reading.grain), list(_groupings(reading))
    for name, value in reading.filters:
        yield (
            "filter",
            value,
            f"{asked.params[name]}：{value}",
            list(_filters(reading, name, known)),
        )
    if reading.plan:
        plans = [(name, replace(reading, plan=code)) for code, name in known.plans.items()]
        yield "plan", reading.plan, known.plans[reading.plan], plans
    for _, value in reading.only:
        yield "only", value, value, []
    if reading.measure.compares:
        yield "compare", reading.compare, reading.compare or "不比较", list(_comparisons(reading))
    if can_rank(reading):
        yield (
            "rank",
            dict(reading.rank) or None,
            rank_text(reading) or "不排名",
            list(_ranks(reading)),
        )


def _measures(reading: Reading) -> Iterator[tuple[str, Reading]]:
    only = {f"only:{name}" for name, _ in reading.only}
    for other in measures().values():
        mine = reading.measure
        if other.family != mine.family or reading.grain not in other.by or other == mine:
            continue
        if other.by[reading.grain] == reading.question and only <= other.may.union(*other.needs):
            yield other.label, replace(reading, measure=other, also=(), rank=())


def _is_one_month(when: When) -> bool:
    return when.first is not None and when.first == when.last


def _periods(reading: Reading, today: date) -> Iterator[tuple[str, Reading]]:
    """Times that are often asked for; 环比 goes where it is no single month."""
    now, january = this_month(today), month(today.year, 1)
    last_year = month(today.year - 1, 1), month(today.year - 1, 12)
    spans = {
        "今年以来": (january, now),
        "本月": (now, now),
        "上个月": (months_back(today, 1),) * 2,
        "上半年": (january, month(today.year, 6)) if today.month > 6 else None,
        "去年同期": (last_year[0], months_back(today, 12)),
        "去年": last_year,
        "前年": (month(today.year - 2, 1), month(today.year - 2, 12)),
        "近12个月": (months_back(today, 11), now),
    }
    params = header(reading.question).params
    if reading.grain == "year":
        spans = {"去年": last_year, "前年": spans["前年"]}
    elif "from" not in params:
        spans = {}
        yield "今天", replace(reading, when=When(day=today))
        yield "上年末", replace(reading, when=When(day=date(today.year - 1, 12, 31)))
    for label, span in spans.items():
        if span:
            when = When(first=span[0], last=span[1])
            keeps = reading.compare != "环比" or _is_one_month(when)
            compare = reading.compare if keeps else None
            yield label, replace(reading, when=when, compare=compare)


def _groupings(reading: Reading) -> Iterator[tuple[str, Reading]]:
    for grain in reading.measure.by:
        takes = header(reading.measure.by[grain]).params
        if grain != reading.grain and all(name in takes for name, _ in reading.filters):
            compare = None if grain in ("month", "year") else reading.compare
            rank = () if grain == WHOLE else reading.rank
            if any(grain not in one.by for one in reading.also):
                continue
            yield grouping_said(grain), replace(reading, grain=grain, compare=compare, rank=rank)


def _filters(reading: Reading, name: str, known: Vocabulary) -> Iterator[tuple[str, Reading]]:
    others = tuple(pair for pair in reading.filters if pair[0] != name)
    yield NONE, replace(reading, filters=others)
    family = reading.measure.family
    listed = known.values.get(f"{family}.{name}") or known.values.get(name, [])
    for value in listed[:40]:
        yield value, replace(reading, filters=tuple(sorted((*others, (name, value)))))


def _comparisons(reading: Reading) -> Iterator[tuple[str, Reading]]:
    kinds = [None, "同比"]
    if _is_one_month(reading.when) and reading.grain != "month":
        kinds.append("环比")
    for kind in kinds:
        yield kind or "不比较", replace(reading, compare=kind)


def _ranks(reading: Reading) -> Iterator[tuple[str, Reading]]:
    yield "不排名", replace(reading, rank=())
    for label, rank in (
        ("从高到低", {"order": "desc"}),
        ("从低到高", {"order": "asc"}),
        ("最高的前3个", {"order": "desc", "limit": 3}),
        ("最低的前3个", {"order": "asc", "limit": 3}),
    ):
        yield label, replace(reading, rank=tuple(sorted(rank.items())))
