"""One question for many values of its parameters, in one statement. Owns how; asks nothing else.

Planning a question takes longer than running it, so a table of twelve months is not twelve
statements: the question's own file stands in a lateral join, the parameters in question taken from
a list of values. Nothing else of it is changed, and every value is bound.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import duckdb

from queries.defining import define, text_behind
from queries.headers import header, sql_of

Row = dict[str, Any]
"""Column -> value."""

MANY = """
select asked.place, answered.*
from (select unnest($place) as place, {values}) as asked, lateral ({question}) as answered
"""


def _statement(name: str) -> str:
    """A question without its header."""
    return re.sub(r"\A(--.*\n)+", "", sql_of(name))


@cache
def _for_many(name: str, varied: tuple[str, ...]) -> str:
    """The statement with these parameters taken from lists of the same names."""
    question = _statement(name)
    for parameter in varied:
        question = re.sub(rf"\${parameter}\b", f'asked."{parameter}"', question)
    values = ", ".join(f'unnest(${parameter}) as "{parameter}"' for parameter in varied)
    return MANY.format(values=values, question=question)


@cache
def goes_one_by_one(name: str, varied: tuple[str, ...]) -> bool:
    """Whether these parameters must be given one value at a time: months of a question that rests
    on a recursive macro, which DuckDB cannot join laterally.
    """
    is_recursive = re.search(r"\bas table\s+with recursive\b", text_behind(sql_of(name)))
    return bool(is_recursive) and bool({"from", "to"} & set(varied))


def _rows(con: duckdb.DuckDBPyConnection, sql: str, params: Mapping[str, Any]) -> Iterator[Row]:
    result = con.execute(sql, params)
    columns = [column[0] for column in result.description]
    for row in result.fetchall():
        yield dict(zip(columns, row, strict=True))


def rows(con: duckdb.DuckDBPyConnection, name: str, params: Mapping[str, Any]) -> list[Row]:
    """The rows of a question whose parameters all have their values; more than it takes may be
    given.
    """
    sql = sql_of(name)
    define(con, sql)
    return list(_rows(con, sql, {one: params.get(one) for one in header(name).params}))


def rows_for_each(
    con: duckdb.DuckDBPyConnection,
    name: str,
    params: Mapping[str, Any],
    values: Sequence[Mapping[str, Any]],
) -> list[list[Row]]:
    """The rows of a question for each of the values, which all name the same parameters; the
    others are as params say. Rows come in no order.
    """
    if not values:
        return []
    varied = tuple(values[0])
    if goes_one_by_one(name, varied):
        return [rows(con, name, {**params, **one}) for one in values]
    sql = sql_of(name)
    define(con, sql)
    given: dict[str, Any] = {one: params.get(one) for one in header(name).params}
    given |= {parameter: [one[parameter] for one in values] for parameter in varied}
    given["place"] = list(range(len(values)))
    found: list[list[Row]] = [[] for _ in values]
    for row in _rows(con, _for_many(name, varied), given):
        found[row.pop("place")].append(row)
    return found
