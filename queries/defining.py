"""Definitions that questions share, put on a cursor when first needed. Never asks a question.

They are temporary objects of the cursor: the published file stays as the store wrote it, and tables
as of another time are found first.
"""

import re
from functools import cache
from weakref import WeakKeyDictionary

import duckdb

from queries.headers import DEFINITIONS

ORDER = (
    *("months", "areas", "units", "accidents", "hazards", "stated", "inspections", "activities"),
    *("warnings", "disasters", "base_values", "inventories", "distances", "supplies", "adequacy"),
    *("intervals", "computing", "plans", "progress", "reporting", "reconciliation", "cells"),
)
"""Files of definitions/; each may use those before it."""

_defined: WeakKeyDictionary[duckdb.DuckDBPyConnection, set[str]] = WeakKeyDictionary()
"""Cursor -> the files whose definitions it has."""


@cache
def _text(file: str) -> str:
    return (DEFINITIONS / f"{file}.sql").read_text("utf-8")


@cache
def _named(file: str) -> frozenset[str]:
    """What a file defines."""
    return frozenset(re.findall(r"^create or replace temp (?:macro|view) (\w+)", _text(file), re.M))


@cache
def needed(sql: str) -> tuple[str, ...]:
    """The files that a statement needs, those that these need included, in order."""
    words = set(re.findall(r"\w+", sql))
    files: list[str] = []
    for file in reversed(ORDER):
        if words & _named(file):
            words |= set(re.findall(r"\w+", _text(file)))
            files.insert(0, file)
    return tuple(files)


def text_behind(sql: str) -> str:
    """A statement with all the definitions that it needs."""
    return "\n".join([*map(_text, needed(sql)), sql])


def define(con: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Make sure that the cursor has the definitions that a statement uses."""
    has = _defined.setdefault(con, set())
    for file in needed(sql):
        if file not in has:
            con.execute(_text(file))
            has.add(file)
