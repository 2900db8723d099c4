"""Second stage: a sheet whose header is understood to rows of typed values.

Owns which lines are data and which are not.

Nothing is dropped unsaid: every line that is kept out of the rows is a total, a statement of
nothing, or a problem.
"""

import re
from collections.abc import Callable
from typing import Any

from data.completing import complete
from data.contract import Column
from data.declared import Declared
from data.figures import factor
from data.grid import Cell, Sheet, normal, shown
from data.headers import Mapping
from data.lines import is_set_aside, note_lone_text
from data.periods import Period, day_and_clock, month
from data.problems import Problem, problem
from data.rows import Row, Table
from data.values import Reading, Setting, read_value, with_form

ALL = re.compile(r"^(全部|均已|已全部|全部已)(整改|完成|到位|整改完成|整改到位|整改完毕|完毕)*$")
DITTO = {"同上", "〃", '"', "″"}


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
    header = [normal(sheet.cell(mapping.last_row, c)) for c in range(sheet.width)]
    body = _with_merges(sheet, mapping)
    previous: dict[str, Cell] = {}
    for index in range(mapping.last_row + 1, len(sheet.rows)):
        cells = body(index)
        if not any(normal(cell) for cell in cells.values()):
            note_lone_text(table, sheet, index)
            continue
        if all(normal(sheet.cell(index, c)) == word for c, word in enumerate(header)):
            continue
        for name, cell in cells.items():
            is_ditto = isinstance(cell, str) and normal(cell) in DITTO
            cells[name] = previous.get(name) if is_ditto else cell
        if not is_set_aside(table, sheet, index, cells, settings, declared):
            table.rows.append(_row(table, index + 1, cells, settings, declared))
            previous = cells
    return table


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


def _with_merges(sheet: Sheet, mapping: Mapping) -> Callable[[int], dict[str, Cell]]:
    """A function from a row's index to its mapped cells, vertical merges filled in except for
    figures.
    """
    origin: dict[tuple[int, int], tuple[int, int]] = {}
    for r1, c1, r2, c2 in sheet.merges:
        if r2 > mapping.last_row and r2 > r1:
            for r in range(max(r1, mapping.last_row + 1), r2 + 1):
                for c in range(c1, c2 + 1):
                    origin[r, c] = (r1, c1)
    figures = {column.name for column in mapping.contract.figures}
    clocks = {name: heading.index for name, heading in mapping.clocks.items()}

    def cells(index: int) -> dict[str, Cell]:
        found = {}
        for name, heading in mapping.columns.items():
            place = (index, heading.index)
            found[name] = sheet.cell(*(place if name in figures else origin.get(place, place)))
            if name in clocks:
                found[name] = day_and_clock(found[name], sheet.cell(index, clocks[name]))
        return found

    return cells


def _row(
    table: Table,
    number: int,
    cells: dict[str, Cell],
    settings: dict[str, Setting],
    declared: Declared,
) -> Row:
    """One data row: every column of the contract, from its cell, a constant of the form, or what
    was declared.
    """
    row = Row(number, {column.name: None for column in table.contract.columns})
    constants = declared.form.constants if declared.form else {}
    base = Setting(declared.register)
    for column in table.contract.columns:
        if column.name in cells:
            cell: Cell = cells[column.name]
            if column.all_of and isinstance(cell, str) and ALL.match(normal(cell)):
                cell = cells.get(column.all_of)
            _take(table, row, column, cell, settings[column.name])
        elif column.name in constants:
            _take(table, row, column, constants[column.name], base)
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
    found: list[str] = []
    for row in table.rows:
        if spec.spans_months:
            found += [m for m in (row.values["month_from"], row.values["month_to"]) if m]
        elif spec.month and row.values.get(spec.month) is not None:
            value = row.values[spec.month]
            found.append(value if isinstance(value, str) else month(value.year, value.month))
    return (min(found), max(found)) if found else None
