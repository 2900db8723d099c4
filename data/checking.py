"""Third stage: what is wrong with typed rows.

Owns every rule that looks beyond one cell; changes no figure.

Rules about one row that contracts list by name are in row_checks.py; these hold for every
contract.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from data.contract import Column, Contract
from data.periods import month, months_text
from data.places import Register
from data.problems import Problem, problem
from data.row_checks import CHECKS, day, say
from data.rows import Row, Table, TableRows
from data.suspects import suspects
from data.totals import verify


def check(table: Table, today: dt.date, known: Register) -> None:
    """Add to a table's rows and to the table what is wrong or doubtful."""
    until = {area.name: area.until for area in known.areas if area.until}
    county = known.county()
    areas = {*until, county.name} if county else set(until)
    found = suspects(table.rows, table.contract, table.period, areas, today)
    for place in found.nonzero()[0].tolist():
        table.rows.own_row(place)
    for row in table.rows.told():
        for column in table.contract.columns:
            row.problems += _column(table, row, column)
        row.problems += _within_period(table, row)
        row.problems += _on_county(table, row, known) or _stopped(table, row, until)
        for name in table.contract.checks:
            row.problems += CHECKS[name](table, row, today)
    _duplicates(table)
    if "likely_same_accident" in table.contract.checks:
        _likely_same(table)
    table.problems += verify(table)


def _column(table: Table, row: Row, column: Column) -> list[Problem]:
    value = row.values[column.name]
    if value is None:
        is_told = any(p.column == column.label for p in row.problems) or column.name in row.marks
        return (
            [say(table, row, "required", column.name, None)]
            if column.required and not is_told
            else []
        )
    if isinstance(value, int | float) and not isinstance(value, bool):
        if column.is_advisory and not (column.min or 0) <= value <= (column.max or 0):
            row.values[column.name] = None
            span = f"{column.min:g} 到 {column.max:g}"
            return [say(table, row, "outside-unused", column.name, f"{value:g}", expected=span)]
        if column.min is not None and value < column.min:
            return [
                say(table, row, "below-min", column.name, f"{value:g}", expected=f"{column.min:g}")
            ]
        if column.max is not None and value > column.max:
            return [
                say(table, row, "above-max", column.name, f"{value:g}", expected=f"{column.max:g}")
            ]
        whole = row.values.get(column.part_of) if column.part_of else None
        if whole is not None and value > whole >= 0:
            other = table.contract.column(str(column.part_of)).label
            words = {"other": other, "expected": f"{whole:g}"}
            return [say(table, row, "part-exceeds-whole", column.name, f"{value:g}", **words)]
    return []


def _within_period(table: Table, row: Row) -> list[Problem]:
    """An event outside the months that the sheet was declared for."""
    name, period = table.contract.month, table.period
    value = row.values.get(name) if name else None
    if not period or not name or not isinstance(value, dt.date):
        return []
    if period[0] <= month(value.year, value.month) <= period[1]:
        return []
    return [
        say(table, row, "other-period", name, f"{value:%Y-%m-%d}", expected=months_text(period))
    ]


def _on_county(table: Table, row: Row, known: Register) -> list[Problem]:
    """A row on the county as a whole, in a dataset whose rows belong to its parts."""
    area, county = row.values.get("area"), known.county()
    if table.contract.county_rows or not county or area != county.name:
        return []
    return [say(table, row, "area-county", "area", area)]


def _stopped(table: Table, row: Row, until: dict[str, str]) -> list[Problem]:
    area = row.values.get("area")
    stop = until.get(area) if isinstance(area, str) else None
    if not stop:
        return []
    value = row.values.get("month_to") or row.values.get(table.contract.month or "")
    text = value if isinstance(value, str) else month(value.year, value.month) if value else ""
    return [say(table, row, "area-stopped", "area", area, expected=stop)] if text > stop else []


# --- rows against each other ------------------------------------------------------------


def keys_of(rows: TableRows, spec: Contract) -> list[str]:
    """Each row's key: the first of the contract's alternatives whose leading column is filled, its
    parts joined by |; empty where none is.
    """
    if not rows:
        return []
    keys = [""] * len(rows)
    waiting = list(range(len(rows)))
    for names in spec.keys:
        leading = rows.values(names[0])
        taken = [i for i in waiting if leading[i] is not None]
        parts = [_parts(rows.values(name)) for name in names] if taken else []
        joined = parts[0] if len(parts) == 1 else list(map("|".join, zip(*parts, strict=True)))
        if len(taken) == len(rows):
            return joined
        for i in taken:
            keys[i] = joined[i]
        waiting = [i for i in waiting if leading[i] is None]
    return keys


def _parts(values: list[Any]) -> list[str]:
    return values if set(map(type, values)) == {str} else list(map(_part, values))


def _part(value: Any) -> str:
    if type(value) is str:
        return value
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes" if value.second == 0 else "seconds")
    if isinstance(value, list):
        return "、".join(value)
    return "" if value is None else str(value)


def _repeated(signs: Iterable[Hashable]) -> set[Hashable]:
    """What comes more than once."""
    listed = list(signs)
    if len(set(listed)) == len(listed):
        return set()
    return {sign for sign, count in Counter(listed).items() if count > 1}


def _duplicates(table: Table) -> None:
    """Rows with one key: the same row twice is taken once, rows that differ are both refused."""
    keys = keys_of(table.rows, table.contract)
    twice = _repeated(filter(None, keys))
    seen: dict[str, Row] = {}
    gone: list[int] = []
    for place in [i for i, key in enumerate(keys) if key in twice] if twice else ():
        key, row = keys[place], table.rows.own_row(place)
        first = seen.setdefault(key, row)
        if first is row:
            continue
        if first.values == row.values and first.marks == row.marks:
            gone.append(place)
            table.problems.append(
                problem("duplicate-row", sheet=table.sheet, row=row.number, other=first.number)
            )
            continue
        for one, other in ((row, first), (first, row)):
            if not any(p.code == "duplicate-key" for p in one.problems):
                one.problems.append(_twice(table, one, other, key))
    table.duplicates += len(gone)
    table.rows = table.rows.without(gone) if gone else table.rows


def _twice(table: Table, row: Row, other: Row, key: str) -> Problem:
    names = next(names for names in table.contract.keys if row.values.get(names[0]) is not None)
    labels = "、".join(f"“{table.contract.column(name).label}”" for name in names)
    return problem(
        "duplicate-key",
        sheet=table.sheet,
        row=row.number,
        letter=table.letter(names[0]),
        column=labels,
        value=key.replace("|", " ").strip(),
        other=other.number,
    )


def _likely_same(table: Table) -> None:
    """Accidents under different numbers on one day at one place, or of one unit with as many
    deaths.
    """
    rows = table.rows
    if not rows:
        return
    names = ("occurred_at", "place", "unit_name", "deaths")
    moments, places, units, deaths = map(rows.values, names)
    signs: dict[int, list[Hashable]] = defaultdict(list)
    for place in _again(places):
        signs[place].append((day(moments[place]), places[place]))
    for place in _again(units):
        signs[place].append((day(moments[place]), units[place], deaths[place]))
    twice = _repeated(sign for each in signs.values() for sign in each)
    seen: dict[Hashable, Row] = {}
    for place in sorted(signs) if twice else ():
        for sign in (one for one in signs[place] if moments[place] and one in twice):
            row = rows.own_row(place)
            first = seen.setdefault(sign, row)
            if first is not row and not any(p.code == "likely-same-accident" for p in row.problems):
                row.problems.append(same_accident(table, row, first))


def _again(values: Sequence[Hashable]) -> list[int]:
    """Places of the values that come more than once."""
    if len(set(values)) == len(values):
        return []
    counts = Counter(values)
    return [i for i, value in enumerate(values) if value is not None and counts[value] > 1]


def same_accident(table: Table, row: Row, first: Row) -> Problem:
    """An accident that may be an earlier row's under another number."""
    return problem(
        "likely-same-accident",
        sheet=table.sheet,
        row=row.number,
        value=row.values["accident_no"],
        other=f"第 {first.number} 行",
    )
