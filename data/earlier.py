"""What a sheet says otherwise than the store: of months before, of last year, of an accident.

Owns noticing it and asking; every figure is kept as it was written.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
from rapidfuzz import fuzz

from data.contract import Contract
from data.grid import normal
from data.periods import months_text
from data.problems import Problem, problem
from data.row_checks import day
from data.rows import Table
from data.stored import stored_rows
from data.uploads import StoredRow

NUMBERS = re.compile(r"\d+")
CROWDED = 50
"""Accidents of one day beyond which a ledger is no county's and nothing is compared."""
SAME_PLACE = 80
"""How alike (0-100) two places of one day are that may be one: 206国道35km and 206国道35km处."""

Stated = dict[tuple[Any, ...], tuple[Any, ...]]
"""Months and other parts of a key -> figures."""


def disagreements(
    cursor: duckdb.DuckDBPyConnection, table: Table, rows: Sequence[StoredRow]
) -> list[Problem]:
    """What is doubtful of a sheet's sound rows beside what counts now."""
    spec = table.contract
    found: list[Problem] = []
    if spec.spans_months and spec.figures and rows:
        others = [n for n in spec.keys[0] if n not in ("month_from", "month_to")]
        stated = _stated(cursor, spec, others, rows)
        found += _smaller(table, rows, others, stated) + _last_year(table, rows, others, stated)
    if "likely_same_accident" in spec.checks:
        found += _same_as(table, rows, _stored_accidents(cursor, rows))
    return found


def _stated(
    cursor: duckdb.DuckDBPyConnection,
    spec: Contract,
    others: list[str],
    rows: Sequence[StoredRow],
) -> Stated:
    """What is stored of this year's and last year's months that a sheet's rows begin with."""
    firsts = {scope[1] for scope in stored_rows(rows).places}
    wanted = sorted(firsts | {_year_before(month) for month in firsts})
    names = ", ".join(f'"{name}"' for name in (*others, *(c.name for c in spec.figures)))
    sql = (
        f'select month_from, month_to, {names} from "{spec.name}" '  # noqa: S608 - names of a contract
        "where list_contains($wanted, month_from)"
    )
    width = 2 + len(others)
    fetched = cursor.execute(sql, {"wanted": wanted}).fetchall()
    return {tuple(cells[:width]): tuple(cells[width:]) for cells in fetched}


def _smaller(
    table: Table, rows: Sequence[StoredRow], others: list[str], stated: Stated
) -> list[Problem]:
    """Cumulative figures smaller than those of fewer months: a correction, or a mistake."""
    spans: dict[tuple[Any, ...], list[str]] = {}
    for start, end, *parts in stated:
        spans.setdefault((start, *parts), []).append(end)
    found = []
    for row in rows:
        first, last = row.scope[1], row.scope[2]
        rest = tuple(row.values[name] for name in others)
        before = max((m for m in spans.get((first, *rest), []) if m < last), default=None)
        if not str(first).endswith("-01") or before is None:
            continue
        earlier = stated[first, before, *rest]
        for column, figure in zip(table.contract.figures, earlier, strict=True):
            value: Any = row.values[column.name]
            if value is not None and figure is not None and value < figure:
                words = {"period": months_text((first, before)), "expected": f"{figure:g}"}
                found.append(_at(table, row, "cumulative-smaller", column.name, **words))
    return found


def _last_year(
    table: Table, rows: Sequence[StoredRow], others: list[str], stated: Stated
) -> list[Problem]:
    """Figures of last year written beside this year's that are not those then reported."""
    names = [column.name for column in table.contract.figures]
    beside = [c for c in table.contract.columns if c.last_year_of in names]
    found = []
    for row in rows if beside else ():
        months = _year_before(row.scope[1]), _year_before(row.scope[2])
        reported = stated.get((*months, *(row.values[name] for name in others)), ())
        for column in beside if reported else ():
            value: Any = row.values[column.name]
            then = reported[names.index(str(column.last_year_of))]
            if value is not None and then is not None and value != then:
                words = {"period": months_text(months), "expected": f"{then:g}"}
                difference = f"{value - then:+g}"
                found.append(
                    _at(
                        table, row, "last-year-differs", column.name, difference=difference, **words
                    )
                )
    return found


def _year_before(month: str) -> str:
    return f"{int(month[:4]) - 1:04d}{month[4:]}"


def _at(table: Table, row: StoredRow, code: str, name: str, **words: Any) -> Problem:
    return problem(
        code,
        sheet=table.sheet,
        row=row.row,
        column=table.contract.column(name).label,
        letter=table.letter(name),
        value=f"{row.values[name]:g}",
        **words,
    )


# --- accidents ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Accident:
    """An accident as one report has it."""

    key: str
    day: dt.date
    values: Mapping[str, Any]
    where: str
    """File and row, for a message."""


def same_in(tables: Sequence[tuple[str, Table, Sequence[StoredRow]]]) -> list[list[Problem]]:
    """For each of several tables not yet stored, with its file's name, the accidents of it that
    another may hold too.
    """
    found: list[list[Problem]] = []
    if len(tables) < 2:
        return [[] for _ in tables]
    seen: list[Accident] = []
    for file, table, rows in tables:
        is_one = "likely_same_accident" in table.contract.checks
        found.append(_same_as(table, rows, seen) if is_one else [])
        for row in rows if is_one else ():
            if on := _day(row.values):
                where = f"{file}“{table.sheet}”第 {row.row} 行"
                seen.append(Accident(row.key, on, row.values, where))
    return found


def _stored_accidents(
    cursor: duckdb.DuckDBPyConnection, rows: Sequence[StoredRow]
) -> list[Accident]:
    said = stored_rows(rows).columns.get("occurred_at")
    moments = said.compact().values if said else ()
    known = [value for value in moments if value is not None]
    if not known:
        return []
    sql = """
        select
            row_key, occurred_at::date, place, unit_name, accidents.area, deaths,
            uploads.file, source_row
        from accidents left join uploads using (upload_id)
        where occurred_at::date between $first and $last
    """
    fetched = cursor.execute(sql, {"first": day(min(known)), "last": day(max(known))}).fetchall()
    names = ("place", "unit_name", "area", "deaths")
    return [
        Accident(key, day, dict(zip(names, rest[:4], strict=True)), f"{rest[4]} 第 {rest[5]} 行")
        for key, day, *rest in fetched
    ]


def _same_as(table: Table, rows: Sequence[StoredRow], others: Iterable[Accident]) -> list[Problem]:
    """Rows that may be an accident known by another number: of one day and place, or unit, or
    township with as many deaths.
    """
    by_day: dict[dt.date, list[Accident]] = {}
    for other in others:
        by_day.setdefault(other.day, []).append(other)
    found = []
    for row in rows if by_day else ():
        on = _day(row.values)
        beside = by_day.get(on, []) if on else []
        if len(beside) > CROWDED:
            continue
        same = next((o for o in beside if o.key != row.key and _may_be_one(row.values, o)), None)
        if same:
            told = f"已报的“{same.key.replace('|', ' ').strip()}”（{same.where}）"
            number, sheet = row.values["accident_no"], table.sheet
            found.append(
                problem("likely-same-accident", sheet=sheet, row=row.row, value=number, other=told)
            )
    return found


def _may_be_one(one: Mapping[str, Any], known: Accident) -> bool:
    other = known.values
    place, there = normal(one.get("place")), normal(other.get("place"))
    is_numbered_alike = NUMBERS.findall(place) == NUMBERS.findall(there)
    if place and there and is_numbered_alike and fuzz.ratio(place, there) >= SAME_PLACE:
        return True
    deaths = one.get("deaths")
    if deaths is None or deaths != other.get("deaths"):
        return False
    is_unit = one.get("unit_name") and normal(one["unit_name"]) == normal(other.get("unit_name"))
    is_area = deaths > 0 and one.get("area") and one["area"] == other.get("area")
    return bool(is_unit or is_area)


def _day(values: Mapping[str, Any]) -> dt.date | None:
    return day(values.get("occurred_at"))
