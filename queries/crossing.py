"""Cross tables of a family's figures: rows × columns, each figure as its own question answers it.

Owns which dimensions can be crossed, what is asked, and where an answer goes. Nothing is added up
here: the totals of rows and columns are the answers of the questions by that dimension alone, the
total in the corner is the summary's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from queries import Answer, run
from queries.families import SPAN, Family
from queries.headers import QueryError, header
from queries.many import Row, goes_one_by_one, rows, rows_for_each
from queries.parameters import BLANK

SPANS = {"month": "月份", "quarter": "季度", "year": "年份"}
"""Dimensions that cut the period into pieces -> label."""

MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}

TO = ".."
"""Between the first and the last month of a piece of the period."""

Value = str | None
"""A value of a dimension; None is 未填. A piece of the period reads 2026-01 or 2026-01..2026-03."""


By = tuple[str, str | None]
"""Dimensions of the rows and, where there are any, of the columns."""


@dataclass(frozen=True)
class Axis:
    """The rows or the columns of a cross table."""

    grain: str
    label: str
    values: tuple[Value, ...]
    """In the order of the question by this dimension."""

    def bound(self, value: Value) -> dict[str, str]:
        """Parameters that ask for one value of this dimension."""
        return bound(self.grain, value)


@dataclass(frozen=True)
class Cross:
    """A cross table: figures by column name, for each place that was asked for."""

    total: Answer
    """The summary's answer, with the parameters of all and with what is missing behind it."""
    rows: Axis
    columns: Axis | None
    of_rows: dict[Value, Row]
    of_columns: dict[Value, Row]
    cells: dict[tuple[Value, Value], Row]
    """(row, column) -> figures; a place of which no question speaks is left out."""


def bound(grain: str, value: Value) -> dict[str, str]:
    """Parameters that narrow a question to one value of a dimension."""
    if grain not in SPANS:
        return {grain: value or BLANK}
    first, _, last = str(value).partition(TO)
    return {"from": first, "to": last or first}


def pieces(grain: str, first: str, last: str) -> list[str]:
    """The months, quarters or years from first to last, cut off where the period ends."""
    size = MONTHS_OF[grain]
    start, end = (12 * int(month[:4]) + int(month[5:]) - 1 for month in (first, last))
    listed = []
    while start <= end:
        until = min(start - start % size + size - 1, end)
        months = [f"{month // 12}-{month % 12 + 1:02d}" for month in (start, until)]
        listed.append(months[0] if size == 1 else TO.join(months))
        start = until + 1
    return listed


def dimensions(family: Family, measure: str) -> dict[str, str]:
    """Dimensions by which a figure can be told -> label: pieces of the period first."""
    found = dict(SPANS) if family.has_months else {}
    return found | {grain: family.grain_label(grain) for grain in family.grains_of(measure)}


def crossed_with(family: Family, measure: str, grain: str) -> dict[str, str]:
    """Dimensions that a figure can be crossed with, beside a first one -> label."""
    known = dimensions(family, measure)
    return {other: label for other, label in known.items() if _ways(family, grain, other)}


def _takes(question: str, grain: str) -> bool:
    needed = SPAN if grain in SPANS else (grain,)
    return set(needed) <= set(header(question).params)


def _ways(family: Family, one: str, other: str) -> list[tuple[str, str, str]]:
    """Ways to cross two dimensions: (question, its own dimension, the one whose values it is
    asked for), the quickest first.
    """
    if one == other or (one in SPANS and other in SPANS):
        return []
    found = [
        (family.by[own], own, asked)
        for own, asked in ((one, other), (other, one))
        if own in family.by and _takes(family.by[own], asked)
    ]
    return sorted(found, key=lambda way: goes_one_by_one(way[0], tuple(bound(way[2], ""))))


def cross(
    con: duckdb.DuckDBPyConnection,
    family: Family,
    by: By,
    params: Mapping[str, Any],
    today: date | None = None,
) -> Cross:
    """The table of a family by rows, and by columns where these are given.

    Raises QueryError, in Chinese, for dimensions that cannot be crossed and for parameters that
    the family does not take.
    """
    down, across = by
    if family.summary is None:
        raise QueryError(f"《{family.label}》的这些指标没有合计问题，不能交叉。")
    ways = _ways(family, down, across) if across else []
    if across and not ways:
        raise QueryError(f"《{family.label}》不能同时按 {down} 和 {across} 分。")
    total = run(con, family.summary, dict(params), today)
    row_axis, of_rows = _alone(con, family, down, total.params)
    if not across:
        return Cross(total, row_axis, None, of_rows, {}, {})
    column_axis, of_columns = _alone(con, family, across, total.params)
    axes = {down: row_axis, across: column_axis}
    found = _cells(con, ways[0], axes, total.params)
    cells = {(place[down], place[across]): row for place, row in found}
    cells |= _unlisted(con, family.summary, row_axis, column_axis, cells, total.params)
    return Cross(total, row_axis, column_axis, of_rows, of_columns, cells)


def _alone(
    con: duckdb.DuckDBPyConnection, family: Family, grain: str, params: Mapping[str, Any]
) -> tuple[Axis, dict[Value, Row]]:
    """A dimension with the figures of each of its values."""
    found: dict[Value, Row]
    if grain in family.by:
        found = {row[grain]: row for row in rows(con, family.by[grain], params)}
        return Axis(grain, family.grain_label(grain), tuple(found)), found
    axis = Axis(grain, SPANS[grain], tuple(pieces(grain, params["from"], params["to"])))
    asked = [axis.bound(value) for value in axis.values]
    answers = rows_for_each(con, str(family.summary), params, asked)
    return axis, {value: row for value, (row,) in zip(axis.values, answers, strict=True)}


def _cells(
    con: duckdb.DuckDBPyConnection,
    way: tuple[str, str, str],
    axes: Mapping[str, Axis],
    params: Mapping[str, Any],
) -> list[tuple[dict[str, Value], Row]]:
    """Every figure that the question of one dimension answers for the values of the other."""
    question, own, other = way
    values = axes[other].values
    answers = rows_for_each(con, question, params, [axes[other].bound(value) for value in values])
    return [
        ({own: row[own], other: value}, row)
        for value, answer in zip(values, answers, strict=True)
        for row in answer
    ]


def _unlisted(
    con: duckdb.DuckDBPyConnection,
    summary: str,
    down: Axis,
    across: Axis,
    cells: Mapping[tuple[Value, Value], Row],
    params: Mapping[str, Any],
) -> dict[tuple[Value, Value], Row]:
    """Places that a question does not list because nothing falls there, as the summary answers
    for them: no accident is 0, a rate without a denominator is unknown.
    """
    places = [
        (row, column)
        for row in down.values
        for column in across.values
        if (row, column) not in cells
    ]
    if not places or not all(_takes(summary, axis.grain) for axis in (down, across)):
        return {}
    asked = [down.bound(row) | across.bound(column) for row, column in places]
    if goes_one_by_one(summary, tuple(asked[0])):
        return {}
    answers = rows_for_each(con, summary, params, asked)
    return {place: row for place, (row,) in zip(places, answers, strict=True)}
