"""What a cell that is wrong was likely meant to say. Owns the offers; takes none by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from data.contract import Column
from data.figures import SCALES, factor
from data.grid import normal
from data.places import Register
from data.problems import Problem
from data.rows import Table

ALIKE = 60
"""How alike (0-100) a choice or a unit must be to what was written to be offered."""

CLEARLY = 10
"""How much more alike than the next one, to be the only offer."""


@dataclass(frozen=True)
class Fix:
    """What a cell may be set to."""

    row: int
    letter: str
    set: str


def fixes(said: Problem, table: Table, known: Register) -> list[Fix]:
    """The offers for the cell of a problem; a single one is evident, several are for choosing."""
    column = _column(said, table)
    if said.row is None or column is None:
        return []
    letter = table.letter(column.name)
    if said.code == "unit-of-row" and column.unit_column:
        letter = table.letter(column.unit_column)
    if not letter or not said.value:
        return []
    return [Fix(said.row, letter, text) for text in _texts(said, column, known)]


def fixes_of_all(told: Sequence[Problem], table: Table, known: Register) -> list[Fix]:
    """The evident fix of every problem that has one."""
    texts: dict[tuple[str, str | None, str | None], list[Fix]] = {}
    found = []
    for said in told:
        kind = (said.code, said.column, said.value)
        if kind not in texts:
            texts[kind] = fixes(said, table, known)
        if len(texts[kind]) == 1 and said.row is not None:
            found.append(replace(texts[kind][0], row=said.row))
    return found


def _column(said: Problem, table: Table) -> Column | None:
    return next((one for one in table.contract.columns if one.label == said.column), None)


def _texts(said: Problem, column: Column, known: Register) -> list[str]:
    written = str(said.value)
    if said.code in ("unknown-area", "area-ambiguous"):
        return list(known.find(written).candidates)
    if said.code == "bad-choice":
        return _nearest(written, [*column.choice_aliases, *column.choices])
    if said.code == "unit-of-row":
        kept = {unit for units in column.units_by.values() for unit in units.values()}
        return _nearest(
            written, [unit for unit in SCALES if any(factor(unit, one) for one in kept)]
        )
    if said.code == "percent-unsure":
        return [f"{float(written) * 100:g}%", f"{written}%"]
    return []


def _nearest(written: str, names: list[str]) -> list[str]:
    """The names most like what was written, one where it is clearly more alike than the next."""
    shown = [name for name in dict.fromkeys(names) if not name.isascii()]
    ranked = process.extract(
        normal(written), shown, scorer=fuzz.ratio, processor=normal, score_cutoff=ALIKE, limit=3
    )
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] >= CLEARLY:
        ranked = ranked[:1]
    return [name for name, _, _ in ranked]
