"""The sentence that asks a question with its parameters. Owns that it is read back as just it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import duckdb

from queries.asking import interpreted, understand
from queries.asking_dictionary import measures
from queries.asking_given import Reading
from queries.asking_said import When
from queries.asking_sentences import sentence
from queries.asking_store import vocabulary
from queries.asking_telling import plain
from queries.headers import header
from queries.parameters import resolve

TIMES = ("from", "to", "on", "area")
"""Parameters that are no filter."""


def sentence_for(
    con: duckdb.DuckDBPyConnection,
    question: str,
    column: str,
    params: Mapping[str, Any],
    today: date,
    greatest_first: bool = False,
) -> str | None:
    """The sentence for one column of a question; None where no sentence is read as just it."""
    given = {name: value for name, value in params.items() if value is not None}
    wanted = plain(resolve(con, header(question), dict(given), today))
    known = vocabulary(con)
    for reading in _readings(question, column, given, greatest_first):
        text = sentence(reading, known)
        found = understand(text, known, today)[1]
        if len(found) != 1 or found[0].question != question:
            continue
        told = interpreted(con, found[0], known, today)
        if _is_it(told, column, wanted, greatest_first):
            return text
    return None


def _readings(
    question: str, column: str, given: Mapping[str, Any], greatest_first: bool
) -> Iterator[Reading]:
    """What may be said for it: each measure that is this column of the question."""
    area = given.get("area")
    filters = sorted((name, str(one)) for name, one in given.items() if name not in TIMES)
    for measure in measures().values():
        for grain, name in measure.by.items():
            if (name, measure.column) == (question, column) and not measure.only:
                yield Reading(
                    measure,
                    grain,
                    (area,) if area else (),
                    When(first=given.get("from"), last=given.get("to")),
                    tuple(filters),
                    rank=(("order", "desc"),) if greatest_first else (),
                )


def _is_it(
    told: Mapping[str, Any], column: str, params: Mapping[str, Any], greatest_first: bool
) -> bool:
    """Whether what was understood of its question is this column, all of it and nothing else."""
    order = (told["rank"] or {}).get("order")
    same = (told["measure"]["name"], told["params"], order == "desc")
    is_plain = not told["only"] and told["compare"] is None and len(told["measures"]) == 1
    return is_plain and same == (column, params, greatest_first)
