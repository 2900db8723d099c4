"""What can be said when asking: concepts, groupings and measures, read from queries/dictionary.

Owns the shapes of those declarations; knows no words of the store and reads no sentence.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from queries.headers import ResultColumn, header

DICTIONARY = Path(__file__).parent / "dictionary"

WHOLE = "whole"
"""The grouping that is none: one row for the period."""

LIST = "list"
"""The grouping of answers whose rows are single things: hazards, supplies, corrections."""

Atom = tuple[str, Any]
"""One meaning: its kind (concept, measure, place, grain, filter, only, when, …) and its value."""

Meaning = tuple[Atom, ...]
"""What a word says under one of its readings; a filler says nothing."""


@dataclass(frozen=True)
class Measure:
    """One figure that sentences may ask for: a column of questions that differ in grouping."""

    family: str
    column: str
    label: str
    """As the program writes it; unique, and read back as this measure."""
    needs: tuple[frozenset[str], ...]
    """Sets of concepts of which a sentence must say one, whole."""
    may: frozenset[str]
    """Concepts that it may say besides."""
    by: dict[str, str]
    """Grouping -> question, only those whose answers have the column."""
    grain: str | None
    """The grouping where the sentence names none."""
    is_state: bool
    """Whether it is as of a day, whatever happened before."""
    span: bool | None
    """Whether a sentence must name months (True) or must not (False) to mean this one."""
    compares: bool
    """Whether it can be compared with another time."""
    only: dict[str, list[Any]] = field(default_factory=dict)
    """Column -> values of the rows that belong to it."""
    rank: dict[str, Any] | None = None

    def column_of(self, grain: str) -> ResultColumn:
        """The column as the question of a grouping has it."""
        columns = header(self.by[grain]).columns
        return next(one for one in columns if one.name == self.column)


@cache
def words() -> dict[str, Any]:
    """The declarations of words.toml."""
    return tomllib.loads((DICTIONARY / "words.toml").read_text("utf-8"))


def _has(question: str, column: str) -> bool:
    return any(one.name == column for one in header(question).columns)


def _measure(family: dict[str, Any], one: dict[str, Any]) -> Measure:
    by = one.get("by") or family["by"]
    return Measure(
        family=family["key"],
        column=one["column"],
        label=one["label"],
        needs=tuple(frozenset(line.split()) for line in one["needs"]),
        may=frozenset(f"{family.get('may', '')} {one.get('may', '')}".split()),
        by={grain: name for grain, name in by.items() if _has(name, one["column"])},
        grain=one.get("grain"),
        is_state=one.get("is_state", family.get("is_state", False)),
        span=one.get("needs_span"),
        compares=family.get("compares", True) and LIST not in by,
        only=one.get("only", {}),
        rank=one.get("rank"),
    )


@cache
def measures() -> dict[str, Measure]:
    """Every measure by its label, in the order of measures.toml."""
    listed = tomllib.loads((DICTIONARY / "measures.toml").read_text("utf-8"))["family"]
    found = [_measure(family, one) for family in listed for one in family["measure"]]
    return {one.label: one for one in found}


@cache
def grain_words() -> dict[str, str]:
    """Grouping -> how the program writes it."""
    return {grain: listed[0] for grain, listed in words()["grains"].items()}


@cache
def filter_suffixes() -> dict[str, str]:
    """Parameter -> what is put behind its value, so that the two can mean nothing else."""
    return dict(words()["filters"])


def meaning_of(text: str) -> Meaning:
    """A line of the dictionary as atoms: concepts, and kind:value where it is no concept."""
    atoms: list[Atom] = []
    for part in text.split():
        kind, colon, value = part.partition(":")
        if kind == "filter":
            name, _, chosen = value.partition("=")
            chosen, _, family = chosen.partition("@")
            atoms.append(("filter", (name, chosen, family)))
        else:
            atoms.append((kind, value) if colon else ("concept", part))
    return tuple(atoms)
