"""Questions in Chinese: 云岭镇上个月整改率同比 → one question of the list, its parameters and rows.

Owns the answer's shape and the law: answered only where every word was understood and one reading
fits; asked back where several do; declined, naming what was understood, where none does.
"""

from collections.abc import Collection, Iterator
from datetime import date
from itertools import islice, product
from typing import Any

import duckdb

from queries import QueryError, header, run
from queries.asking_declining import why_not
from queries.asking_dictionary import Atom, Meaning
from queries.asking_given import Reading, settled
from queries.asking_reading import Clause, fitting, together
from queries.asking_rows import compared, kept
from queries.asking_said import Said, Unclear, said
from queries.asking_store import vocabulary
from queries.asking_telling import chips, heard, interpretation
from queries.asking_tokens import APART, LISTED, Token, tokens
from queries.asking_vocabulary import Vocabulary
from queries.parameters import resolve

MOST_WAYS = 512
"""So many combinations of what words may mean are looked at."""

MOST_ALTERNATIVES = 8


def ask(con: duckdb.DuckDBPyConnection, text: str, today: date | None = None) -> dict[str, Any]:
    """Answer a question in Chinese, ask back, or decline; see docs/asking.md for the shape.

    The rows of an answer are those of the question named in the interpretation; only their order
    and selection may differ, and nothing is computed here.
    """
    day = today or date.today()
    known = vocabulary(con)
    cut, found, declined = understand(text, known, day)
    if declined:
        return _told("declined", text, cut) | declined
    try:
        if len(found) > 1:
            return _asked_back(con, text, cut, found, known, day)
        return _answered(con, text, cut, found[0], known, day)
    except QueryError as refusal:
        return _told("declined", text, cut, reason=str(refusal))


def understand(
    text: str, known: Vocabulary, today: date
) -> tuple[list[Token], list[Reading], dict[str, Any]]:
    """The words of a question, its readings, and why it is declined (empty where it is not)."""
    cut = tokens(text, known, today)
    if unknown := [one.text for one in cut if not one.meanings]:
        reason = f"没有听懂“{'”“'.join(unknown)}”"
        return cut, [], {"reason": reason, "not_understood": unknown}
    found, reasons, clear = _readings(cut, known, today)
    return cut, found, {} if found else {"reason": why_not(cut, reasons, clear)}


def interpreted(
    con: duckdb.DuckDBPyConnection, reading: Reading, known: Vocabulary, today: date
) -> dict[str, Any]:
    """The public shape of a reading that is not asked."""
    params = resolve(con, header(reading.question), dict(reading.given), today)
    return interpretation(settled(reading, params, today), params, known)


def _readings(
    cut: list[Token], known: Vocabulary, today: date
) -> tuple[list[Reading], list[str], list[Said]]:
    """Every distinct reading of the words, why others do not fit, and what was said by each."""
    found: dict[Any, Reading] = {}
    exact: dict[Any, Reading] = {}
    reasons: list[str] = []
    clear: list[Said] = []
    for way in _ways(cut, known, today):
        try:
            one = said(way, today)
        except Unclear as reason:
            reasons.append(str(reason))
            continue
        clear.append(one)
        if len(_asked_for(_parts(cut, way, LISTED))) > 1:
            continue
        fits, why = fitting(one, known.plans_of, today)
        reasons += why
        for reading in fits:
            pool = exact if one.measure else found
            if reading.key not in pool or pool[reading.key].is_offer:
                pool[reading.key] = reading
    listed = list((exact or found).values()) or _side_by_side(cut, known, today)
    return [one for one in listed if not one.is_offer] or listed, reasons, clear


def _side_by_side(cut: list[Token], known: Vocabulary, today: date) -> list[Reading]:
    """Readings of several measures of one question, said one after another."""
    found: dict[Any, Reading] = {}
    for way in _ways(cut, known, today):
        clauses = _clauses(cut, way)
        rest = [tuple(atom for atom in meaning if atom[0] != "measure") for meaning in way]
        if len(clauses) < 2:
            continue
        try:
            one = said(rest, today)
        except Unclear:
            continue
        for reading in together(one, clauses, known.plans_of, today)[0]:
            found.setdefault(reading.key, reading)
    return list(found.values())


def _parts(
    cut: list[Token], way: tuple[Meaning, ...], signs: Collection[str]
) -> list[tuple[Atom, ...]]:
    """What is said between such signs."""
    parts: list[tuple[Atom, ...]] = [()]
    for token, meaning in zip(cut, way, strict=True):
        if token.text in signs and not meaning:
            parts.append(())
        else:
            parts[-1] += meaning
    return parts


def _asked_for(parts: list[tuple[Atom, ...]]) -> list[tuple[Atom, ...]]:
    """The parts in which something is asked for, or rows are chosen: each stands for itself."""
    telling = {"concept", "measure", "filter", "only"}
    return [part for part in parts if telling & {kind for kind, _ in part}]


def _clauses(cut: list[Token], way: tuple[Meaning, ...]) -> list[Clause]:
    """What is asked for between the commas; only the first may say anything besides."""
    clauses: list[Clause] = []
    for atoms in _parts(cut, way, APART):
        concepts = frozenset(value for kind, value in atoms if kind == "concept") - {"direction"}
        labels = [value for kind, value in atoms if kind == "measure"]
        others = {kind for kind, _ in atoms} - {"concept", "measure", "compare", "base", "about"}
        if len(labels) > 1 or (clauses and others):
            return []
        if concepts or labels:
            clauses.append((concepts, labels[0] if labels else None))
    return clauses


def _ways(cut: list[Token], known: Vocabulary, today: date) -> Iterator[tuple[Meaning, ...]]:
    """Every combination of what the words may mean, up to a bound."""
    listed = [_meanings(one, known, today) for one in cut]
    return islice(product(*listed), MOST_WAYS)


def _meanings(one: Token, known: Vocabulary, today: date) -> list[Meaning]:
    """What a word may mean; a long name may also be read as the words that it is made of."""
    meanings = list(one.meanings)
    if any(kind in ("measure", "only") for meaning in meanings for kind, _ in meaning):
        parts = tokens(one.text, known, today, whole=False)
        if all(part.meanings for part in parts):
            meanings = [_doubted(meaning) for meaning in meanings]
            listed = [_meanings(part, known, today) for part in parts]
            for way in islice(product(*listed), MOST_WAYS):
                meaning = tuple(atom for part in way for atom in part)
                if meaning not in meanings:
                    meanings.append(meaning)
    return meanings


def _doubted(meaning: Meaning) -> Meaning:
    """A name of an indicator that is made of plain words."""
    is_name = any(kind == "only" and value[0] == "name" for kind, value in meaning)
    return (*meaning, ("doubtful", True)) if is_name else meaning


def _told(status: str, text: str, cut: list[Token], **more: Any) -> dict[str, Any]:
    """The shape of every answer."""
    return {
        "status": status,
        "text": text,
        "interpretation": None,
        "columns": [],
        "rows": [],
        "comparison": None,
        "alternatives": [],
        "understood": heard(cut),
        "not_understood": [],
        "reason": "",
        "notes": [],
        "data_version": None,
        "source": None,
        "missing": {},
    } | more


def _asked_back(
    con: duckdb.DuckDBPyConnection,
    text: str,
    cut: list[Token],
    found: list[Reading],
    known: Vocabulary,
    today: date,
) -> dict[str, Any]:
    alternatives = []
    for reading in found[:MOST_ALTERNATIVES]:
        one = interpreted(con, reading, known, today)
        alternatives.append({name: one[name] for name in ("question", "params", "text")})
    reason = "这句话可以有几种理解，请选一种"
    return _told("ambiguous", text, cut, reason=reason, alternatives=alternatives)


def _answered(
    con: duckdb.DuckDBPyConnection,
    text: str,
    cut: list[Token],
    reading: Reading,
    known: Vocabulary,
    today: date,
) -> dict[str, Any]:
    answer = run(con, reading.question, dict(reading.given), today)
    final = settled(reading, answer.params, today)
    rows, notes = kept(answer, final)
    shown = answer.as_json()
    return _told(
        "answered",
        text,
        cut,
        interpretation=interpretation(final, answer.params, known),
        columns=shown["columns"],
        rows=[shown["rows"][place] for place in rows],
        comparison=compared(con, final, answer, today),
        understood=chips(cut, final, known, today),
        notes=notes,
        data_version=answer.data_version,
        source=answer.source,
        missing=answer.missing,
    )
