"""The intake's rules applied the simple way, line after line and row after row: what the product does by column must
come to the same.
"""

from data import checking
from data.cleaning import ALL, _settings, _take
from data.completing import complete
from data.grid import normal
from data.lines import is_set_aside, note_lone_text
from data.periods import day_and_clock
from data.row_checks import CHECKS, day
from data.rows import Row, Table
from data.sifting import DITTO
from data.values import Setting


def cleaned(sheet, mapping, declared):
    """The table without rows, and its rows."""
    table = Table(
        mapping.contract, sheet.name, (1,), mapping.columns, declared.period, declared.area
    )
    settings = _settings(mapping, declared)
    header = [normal(sheet.cell(mapping.last_row, c)) for c in range(sheet.width)]
    body = with_merges(sheet, mapping)
    rows, previous = [], {}
    for index in range(mapping.last_row + 1, len(sheet.rows)):
        cells = body(index)
        if not any(normal(cell) for cell in cells.values()):
            note_lone_text(table, sheet, index)
            continue
        if all(normal(sheet.cell(index, c)) == word for c, word in enumerate(header)):
            continue
        for name, cell in cells.items():
            if isinstance(cell, str) and normal(cell) in DITTO:
                cells[name] = previous.get(name)
        if not is_set_aside(table, sheet, index, cells, settings, declared):
            rows.append(read_row(table, index + 1, cells, settings, declared))
            previous = cells
    return table, rows


def with_merges(sheet, mapping):
    origin = {}
    for r1, c1, r2, c2 in sheet.merges:
        if r2 > mapping.last_row and r2 > r1:
            for r in range(max(r1, mapping.last_row + 1), r2 + 1):
                for c in range(c1, c2 + 1):
                    origin[r, c] = (r1, c1)
    figures = {column.name for column in mapping.contract.figures}

    def cells(index):
        found = {}
        for name, heading in mapping.columns.items():
            place = (index, heading.index)
            found[name] = sheet.cell(*(place if name in figures else origin.get(place, place)))
            if name in mapping.clocks:
                found[name] = day_and_clock(
                    found[name], sheet.cell(index, mapping.clocks[name].index)
                )
        return found

    return cells


def read_row(table, number, cells, settings, declared):
    row = Row(number, {column.name: None for column in table.contract.columns})
    constants = declared.form.constants if declared.form else {}
    for column in table.contract.columns:
        if column.name in cells:
            cell = cells[column.name]
            if column.all_of and isinstance(cell, str) and ALL.match(normal(cell)):
                cell = cells.get(column.all_of)
            _take(table, row, column, cell, settings[column.name])
        elif column.name in constants:
            _take(table, row, column, constants[column.name], Setting(declared.register))
    complete(table, row, declared)
    return row


def checked(table, rows, today, known):
    """The rows that are left, every rule asked of every row."""
    until = {area.name: area.until for area in known.areas if area.until}
    for row in rows:
        for column in table.contract.columns:
            row.problems += checking._column(table, row, column)
        row.problems += checking._within_period(table, row)
        row.problems += checking._on_county(table, row, known) or checking._stopped(
            table, row, until
        )
        for name in table.contract.checks:
            row.problems += CHECKS[name](table, row, today)
    rows = without_duplicates(table, rows)
    if "likely_same_accident" in table.contract.checks:
        likely_same(table, rows)
    return rows


def key_of(values, spec):
    for names in spec.keys:
        if values.get(names[0]) is not None:
            return "|".join(checking._part(values.get(name)) for name in names)
    return ""


def without_duplicates(table, rows):
    seen, kept = {}, []
    for row in rows:
        key = key_of(row.values, table.contract)
        first = seen.setdefault(key, row)
        if first is row or not key:
            kept.append(row)
        elif first.values == row.values and first.marks == row.marks:
            table.duplicates += 1
        else:
            kept.append(row)
            for one, other in ((row, first), (first, row)):
                if not any(p.code == "duplicate-key" for p in one.problems):
                    one.problems.append(checking._twice(table, one, other, key))
    return kept


def likely_same(table, rows):
    seen = {}
    for row in rows:
        on_day, values = day(row.values["occurred_at"]), row.values
        for sign in ((on_day, values["place"]), (on_day, values["unit_name"], values["deaths"])):
            if on_day is None or sign[1] is None:
                continue
            first = seen.setdefault(sign, row)
            if first is not row and not any(p.code == "likely-same-accident" for p in row.problems):
                row.problems.append(checking.same_accident(table, row, first))
