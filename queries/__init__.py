"""Questions: one .sql file each, asked through run(). Owns asking; never builds SQL text.

The same file answers the screen, the table, the export and the command line.
"""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any

import duckdb

from data.contract import contract, contracts
from queries.answers import Answer
from queries.defining import define
from queries.headers import (
    ANY_TRACE,
    Header,
    QueryError,
    ResultColumn,
    UsageError,
    header,
    names,
    path_of,
    source_label,
    sql_of,
    traced_dataset,
)
from queries.parameters import BLANK, resolve

__all__ = [
    "BLANK",
    "Answer",
    "Header",
    "QueryError",
    "ResultColumn",
    "UsageError",
    "header",
    "names",
    "run",
    "source_label",
]


LAST_YEAR = "_last_year"
"""End of the name of a column that says the same of the same months one year before."""


def _ask(
    con: duckdb.DuckDBPyConnection, name: str, params: dict[str, Any]
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of a question whose parameters all have their values."""
    sql = sql_of(name)
    define(con, sql)
    if path_of(name).stem == ANY_TRACE.rpartition("/")[2]:
        params = {"dataset": traced_dataset(name)}
    result = con.execute(sql, params)
    return [column[0] for column in result.description], result.fetchall()


def _cells(
    con: duckdb.DuckDBPyConnection, asked: Header, params: dict[str, Any]
) -> Iterator[tuple[str, str, int]]:
    """(column, state, count) of the blank and marked cells in the source rows behind an answer."""
    given = params | asked.behind
    for dataset, columns in asked.sources.items():
        if not columns:
            continue
        counting = f"missing/{dataset}"
        wanted = {name: given.get(name) for name in header(counting).params}
        for column, state, count in _ask(con, counting, wanted)[1]:
            if column in columns:
                yield columns[column], state, count


def _year_before(params: dict[str, Any]) -> dict[str, Any]:
    """The same parameters for the same months one year before."""
    months = {name: params[name] for name in ("from", "to")}
    return params | {name: f"{int(month[:4]) - 1}{month[4:]}" for name, month in months.items()}


def _cells_last_year(
    con: duckdb.DuckDBPyConnection,
    asked: Header,
    params: dict[str, Any],
    found: list[str],
    rows: list[tuple[Any, ...]],
) -> Iterator[tuple[str, str, int]]:
    """The same for what a ledger counted of the year before, where that was compared."""
    places = [place for place, column in enumerate(found) if column.endswith(LAST_YEAR)]
    is_counted = asked.source in contracts() and contract(asked.source).kind == "event"
    if is_counted and any(row[place] is not None for row in rows for place in places):
        for column, state, count in _cells(con, asked, _year_before(params)):
            if column + LAST_YEAR in found:
                yield column + LAST_YEAR, state, count


def run(
    con: duckdb.DuckDBPyConnection,
    name: str,
    params: dict[str, object] | None = None,
    today: date | None = None,
) -> Answer:
    """Ask a question on a cursor of the store.

    Raises QueryError, in Chinese, for a question, parameter or value that does not exist.
    """
    asked = header(name)
    resolved = resolve(con, asked, params or {}, today or date.today())
    found, rows = _ask(con, name, resolved)
    labels = {column.name: column for column in asked.columns}
    missing: dict[str, int] = {}
    marked: dict[str, dict[str, int]] = {}
    behind = _cells(con, asked, resolved)
    behind_last_year = _cells_last_year(con, asked, resolved, found, rows)
    for column, state, count in chain(behind, behind_last_year):
        if state == "missing":
            missing[column] = missing.get(column, 0) + count
        else:
            states = marked.setdefault(column, {})
            states[state] = states.get(state, 0) + count
    version = con.execute("select coalesce(max(sequence), 0) from uploads").fetchall()
    return Answer(
        name=name,
        params=resolved,
        data_version=version[0][0],
        source=asked.source,
        columns=tuple(labels.get(one) or ResultColumn(one, one) for one in found),
        rows=rows,
        missing=missing,
        marked=marked,
    )
