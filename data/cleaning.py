"""Second stage: a sheet whose header is understood to rows of typed values.

Owns which lines are data and which are not.

Nothing is dropped unsaid: every line that is kept out of the rows is a total, a statement of
nothing, or a problem. Cells are read by column, each value once; only rows of which something is
to be said are taken one by one.
"""

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.coded import Coded, constant, groups
from data.columns import read_column, unsaid
from data.completing import complete, complete_columns, is_judged_by_row
from data.contract import Column
from data.declared import Declared
from data.figures import factor
from data.grid import Cell, Sheet, normal, shown
from data.headers import Mapping
from data.lines import is_set_aside, note_lone_text
from data.periods import Period, day_and_clock, month
from data.problems import Problem, problem
from data.rows import Row, Table, TableRows, Typed
from data.sifting import DITTO, Lines, below, line_words, may_be_none
from data.values import Reading, Setting, read_value, with_form

ALL = re.compile(r"^(全部|均已|已全部|全部已)(整改|完成|到位|整改完成|整改到位|整改完毕|完毕)*$")


def clean(sheet: Sheet, mapping: Mapping, declared: Declared) -> Table:
    """Take the rows below a header, typed; totals, statements of nothing and footers apart."""
    table = Table(
        contract=mapping.contract,
        sheet=sheet.name,
        header_rows=tuple(range(mapping.first_row + 1, mapping.last_row + 2)),
        columns=mapping.columns,
        period=declared.period,
        area=declared.area,
    )
    if not declared.form:
        table.problems += _about_header(mapping, sheet.name)
    settings = _settings(mapping, declared)
    raw = below(sheet, mapping)
    lines = Lines(sheet, mapping, raw, _cells(sheet, mapping, raw))
    places = _data_lines(table, sheet, mapping, lines, settings, declared)
    cells = {name: column.take(places) for name, column in lines.cells.items()}
    numbers = places + mapping.last_row + 2
    table.rows = _typed(table, numbers, _with_all(mapping, cells), settings, declared)
    return table


def _data_lines(
    table: Table,
    sheet: Sheet,
    mapping: Mapping,
    lines: Lines,
    settings: dict[str, Setting],
    declared: Declared,
) -> NDArray[Any]:
    """Places of the lines that are data, cells that repeat the one above filled in; what the
    others are is noted.
    """
    is_data = ~lines.is_blank()
    repeated: dict[str, dict[int, Cell]] = {name: {} for name in lines.cells}

    def above(name: str, place: int) -> Cell:
        while (place := place - 1) >= 0 and not is_data[place]:
            continue
        return repeated[name].get(place, lines.cells[name][place]) if place >= 0 else None

    for place in (is_data & may_be_none(lines, declared)).nonzero()[0].tolist():
        index = mapping.last_row + 1 + place
        cells = {name: column[place] for name, column in lines.cells.items()}
        if not any(normal(cell) for cell in cells.values()):
            note_lone_text(table, sheet, index)
            is_data[place] = False
            continue
        if line_words(sheet, index) in lines.heads:
            is_data[place] = False
            continue
        for name, cell in cells.items():
            if isinstance(cell, str) and normal(cell) in DITTO:
                cells[name] = repeated[name][place] = above(name, place)
        is_data[place] = not is_set_aside(table, sheet, index, cells, settings, declared)
    lines.cells = {name: column.put(repeated[name]) for name, column in lines.cells.items()}
    return is_data.nonzero()[0]


def _about_header(mapping: Mapping, sheet: str) -> list[Problem]:
    """Which columns of the sheet were not used and why."""
    said = []
    for heading in mapping.changes:
        said.append(
            problem("header-ignored-change", sheet=sheet, letter=heading.letter, value=heading.text)
        )
    for heading in mapping.unused:
        said.append(
            problem(
                "header-unused", sheet=sheet, letter=heading.letter, value=heading.text, nearest=""
            )
        )
    return said


def _settings(mapping: Mapping, declared: Declared) -> dict[str, Setting]:
    """For each mapped column how its cells are written: year, unit, form."""
    year = (
        int(declared.period[0][:4])
        if declared.period and declared.period[0][:4] == declared.period[1][:4]
        else None
    )
    base = Setting(declared.register, year)
    settings = {}
    for name, heading in mapping.columns.items():
        column = mapping.contract.column(name)
        unit = heading.unit or _sheet_unit(column, declared.units)
        form = declared.form.columns.get(name) if declared.form else None
        settings[name] = with_form(base, form, unit)
    return settings


def _sheet_unit(column: Column, units: tuple[str, ...]) -> str | None:
    """The sheet's unit for a column: the one stated that measures what the column does."""
    fitting = [unit for unit in units if column.unit and factor(unit, column.unit) is not None]
    return fitting[0] if len(fitting) == 1 else None


def _cells(sheet: Sheet, mapping: Mapping, raw: list[Coded]) -> dict[str, Coded]:
    """The mapped columns below the header, vertical merges filled in except for figures."""
    first = mapping.last_row + 1
    origin: dict[int, dict[int, Cell]] = {}
    for r1, c1, r2, c2 in sheet.merges:
        if r2 >= first and r2 > r1:
            for c in range(c1, c2 + 1):
                places = range(max(r1, first) - first, min(r2 + 1, len(sheet.rows)) - first)
                origin.setdefault(c, {}).update(dict.fromkeys(places, sheet.cell(r1, c1)))
    figures = {column.name for column in mapping.contract.figures}
    empty = constant(None, len(sheet.rows) - first)
    found = {}
    for name, heading in mapping.columns.items():
        column = raw[heading.index] if heading.index < len(raw) else empty
        if name not in figures:
            column = column.put(origin.get(heading.index, {}))
        if clock := mapping.clocks.get(name):
            beside = raw[clock.index]
            found_once, codes = groups([column, beside])
            moments = [day_and_clock(column[row], beside[row]) for row in found_once]
            column = Coded(moments, codes)
        found[name] = column
    return found


def _with_all(mapping: Mapping, cells: dict[str, Coded]) -> dict[str, Coded]:
    """The columns, cells that say 全部 replaced by what they are all of."""
    found = dict(cells)
    for name, column in cells.items():
        if whole := mapping.contract.column(name).all_of:
            said = column.where(lambda v: isinstance(v, str) and bool(ALL.match(normal(v))))
            other = cells.get(whole)
            places = said.nonzero()[0].tolist()
            found[name] = column.put({p: other[p] if other else None for p in places})
    return found


def _typed(
    table: Table,
    numbers: NDArray[Any],
    cells: dict[str, Coded],
    settings: dict[str, Setting],
    declared: Declared,
) -> TableRows:
    """The data rows: every column of the contract, from its cells, a constant of the form, or what
    was declared.
    """
    constants = declared.form.constants if declared.form else {}
    base = Setting(declared.register)
    for name in constants.keys() - cells.keys():
        cells[name], settings[name] = constant(constants[name], len(numbers)), base
    columns: dict[str, Typed] = {}
    is_odd = np.full(len(numbers), is_judged_by_row(table.contract))
    for column in table.contract.columns:
        if column.name in cells:
            columns[column.name], faulty = read_column(
                cells[column.name], column, settings[column.name]
            )
            is_odd |= faulty
        else:
            columns[column.name] = unsaid(len(numbers))
    rows = TableRows(numbers, columns, {})
    for place in is_odd.nonzero()[0].tolist():
        row = {name: column[place] for name, column in cells.items()}
        rows.own[place] = _row(table, int(numbers[place]), row, settings, declared)
    complete_columns(table, rows, declared)
    return rows


def _row(
    table: Table,
    number: int,
    cells: dict[str, Cell],
    settings: dict[str, Setting],
    declared: Declared,
) -> Row:
    """One data row of which something is to be said."""
    row = Row(number, {column.name: None for column in table.contract.columns})
    for column in table.contract.columns:
        if column.name in cells:
            _take(table, row, column, cells[column.name], settings[column.name])
    complete(table, row, declared)
    return row


def _take(table: Table, row: Row, column: Column, cell: Cell, setting: Setting) -> None:
    read: Reading = read_value(cell, column, setting)
    row.values[column.name] = read.value
    if read.mark:
        row.marks[column.name] = read.mark
    if read.code:
        unit = column.unit or ""
        words: dict[str, Any] = {
            "unit": f"（{unit}）" if read.code in ("bad-number", "not-integer") and unit else unit
        }
        row.problems.append(
            problem(
                read.code,
                sheet=table.sheet,
                row=row.number,
                column=column.label,
                letter=table.letter(column.name),
                value=shown(cell) if read.code != "unit-unknown" else setting.unit,
                **{**words, **dict(read.words)},
            )
        )


def months_of(table: Table) -> Period | None:
    """The months that a table's rows span; None when no row says."""
    spec = table.contract
    names = ("month_from", "month_to") if spec.spans_months else (spec.month,) if spec.month else ()
    said = [value for name in names if table.rows for value in table.rows.values(name) if value]
    ends = (min(said), max(said)) if said else ()
    found = [v if isinstance(v, str) else month(v.year, v.month) for v in ends]
    return (found[0], found[1]) if found else None
