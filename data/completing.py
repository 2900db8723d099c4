"""What a row takes from its sheet: its unit, its months, the unit of a figure.

Owns filling these in; reads no cell and never overrules what the row itself says.
"""

import datetime as dt

from data.coded import groups
from data.contract import Column, Contract
from data.declared import Declared
from data.figures import factor, scaled
from data.periods import Period, last_day, span_of
from data.problems import problem
from data.rows import Row, Table, TableRows, Typed
from data.values import YEARLESS


def complete(table: Table, row: Row, declared: Declared) -> None:
    """Fill what a row leaves to its sheet, and bring its figures to the units in which they are
    kept.
    """
    _take_area_and_months(table, row, declared)
    _settle_years(table, row)
    _convert(table, row)


def _take_area_and_months(table: Table, row: Row, declared: Declared) -> None:
    spec = table.contract
    if spec.has("area") and spec.column("area").type == "area":
        is_unsaid = row.values["area"] is None and "area" not in row.marks
        if is_unsaid and not any(p.column == spec.column("area").label for p in row.problems):
            row.values["area"] = declared.area
    if not spec.spans_months:
        _from_period(row, spec, declared)
        for column in spec.columns:
            if column.type == "month" and isinstance(row.values[column.name], tuple):
                row.values[column.name] = row.values[column.name][0]
        return
    start, end = row.values["month_from"], row.values["month_to"]
    row.values["month_from"], row.values["month_to"] = _span(table, declared, start, end)


def _span(
    table: Table, declared: Declared, start: Period | None, end: Period | None
) -> tuple[str | None, str | None]:
    """The months that a row of a measure is of, given what its cells say."""
    span = start or end or declared.period
    first = start[0] if start else span[0] if span else None
    last = end[1] if end else span[1] if span else None
    if declared.span and last and "month_to" not in table.columns:
        return span_of(declared.span, last)
    return first, last


def _from_period(row: Row, spec: Contract, declared: Declared) -> None:
    """A month, or a day known only to its month, from the period of a sheet without such a
    column.
    """
    if not declared.period:
        return
    for column in spec.columns:
        if row.values[column.name] is not None or any(
            p.column == column.label for p in row.problems
        ):
            continue
        if spec.kind == "state" and column.name == spec.month:
            row.values[column.name] = declared.period[1]
        elif column.from_period:
            row.values[column.name] = last_day(declared.period[1])
            row.marks[column.name] = "approximate"


def _settle_years(table: Table, row: Row) -> None:
    """Refuse a day without a year that its sheet's year puts before the row's own day."""
    spec = table.contract
    own = row.values.get(spec.month) if spec.month else None
    for name in [name for name, mark in row.marks.items() if mark == YEARLESS]:
        del row.marks[name]
        value = row.values[name]
        if name == spec.month or not isinstance(own, dt.date) or f"{value:%F}" >= f"{own:%F}":
            continue
        column = spec.column(name)
        row.problems.append(
            problem(
                "year-missing",
                sheet=table.sheet,
                row=row.number,
                column=column.label,
                letter=table.letter(name),
                value=f"{value:%Y-%m-%d}",
                other=spec.column(str(spec.month)).label,
            )
        )


def _convert(table: Table, row: Row) -> None:
    """Bring a figure whose unit stands in its own row to the unit in which it is kept."""
    for column in table.contract.columns:
        value, unit = row.values[column.name], row.values.get(column.unit_column or "")
        wanted = _unit_kept(column, row)
        if wanted is None or value is None:
            continue
        times = factor(unit, wanted) if unit else None
        if times is None:
            named = column if unit else table.contract.column(str(column.unit_column))
            row.problems.append(
                problem(
                    "unit-of-row" if unit else "required",
                    sheet=table.sheet,
                    row=row.number,
                    column=named.label,
                    letter=table.letter(named.name),
                    value=unit,
                    unit=wanted,
                )
            )
            continue
        row.values[column.name] = scaled(value, times)
        row.values[str(column.unit_column)] = wanted


def _unit_kept(column: Column, row: Row) -> str | None:
    """The unit in which a row's figure is kept, where the contract says one for what it is of."""
    for name, units in column.units_by.items():
        if row.values.get(name) in units:
            return units[row.values[name]]
    return None


# --- the same by column -------------------------------------------------------------------------


def is_judged_by_row(spec: Contract) -> bool:
    """Whether what a figure of the dataset stands for depends on other cells of its row."""
    return any(column.unit_column or column.units_by for column in spec.columns)


def complete_columns(table: Table, rows: TableRows, declared: Declared) -> None:
    """What complete() fills, for the rows of which nothing is to be said."""
    spec, columns = table.contract, rows.columns
    if spec.has("area") and spec.column("area").type == "area":
        area = columns["area"]
        unsaid = [place for place in _blank(area) if place not in area.marks]
        columns["area"] = _filled(area, declared.area, unsaid)
    if spec.spans_months:
        start, end = columns["month_from"], columns["month_to"]
        found, codes = groups([start, end])
        spans = [_span(table, declared, start[row], end[row]) for row in found]
        columns["month_from"] = Typed([first for first, _ in spans], codes)
        columns["month_to"] = Typed([last for _, last in spans], codes)
        return
    for column in spec.columns:
        own = columns[column.name]
        if declared.period and spec.kind == "state" and column.name == spec.month:
            own = _filled(own, declared.period[1], _blank(own))
        elif declared.period and column.from_period:
            own = _filled(own, last_day(declared.period[1]), _blank(own), "approximate")
        if column.type == "month":
            values = [value[0] if isinstance(value, tuple) else value for value in own.values]
            own = Typed(values, own.codes, own.marks)
        columns[column.name] = own


def _blank(column: Typed) -> list[int]:
    return [i for i, value in enumerate(column.values) if value is None]


def _filled(column: Typed, value: object, places: list[int], mark: str | None = None) -> Typed:
    """The column with another value, and its state, at some places among its values."""
    values = list(column.values)
    for place in places:
        values[place] = value
    marks = dict.fromkeys(places, mark) if mark else {}
    return Typed(values, column.codes, column.marks | marks)
