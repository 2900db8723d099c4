"""Lines below a header that are no data: footers, totals, statements of nothing.

Tells them apart.

Each is noted with the table as what it is; none is dropped unsaid.
"""

import re

from data.declared import Declared
from data.grid import Cell, Sheet, normal, shown
from data.places import Register
from data.problems import problem
from data.rows import Nothing, Table, Total
from data.totals import kind
from data.values import Setting, read_value

FOOTER = re.compile(
    r"^(填表人|制表|填报人|审核|复核|负责人|单位负责人|分管|主管|经办人|联系人|联系电话|填表日期|填报日期|填报时间|填报单位|"
    r"(备注|附注|注|说明|填表说明|填报说明)\d*[:：.、]|\(盖章\)|签字|统计负责人|局长|领导签)"
)
"""How a line of signatures, contacts or notes begins."""


def most_filled(columns: int) -> int:
    """How many cells a line of signatures or notes may fill where so many columns are known."""
    return max(6, columns // 2)


def _first_text(sheet: Sheet, index: int) -> str:
    """The first cell of a row that holds words."""
    for cell in sheet.rows[index]:
        if normal(cell) and not isinstance(cell, int | float):
            return shown(cell)
    return ""


def note_lone_text(table: Table, sheet: Sheet, index: int) -> None:
    """A line with words only outside the mapped columns: a footer, or a statement that there was
    nothing.
    """
    text = _first_text(sheet, index)
    if not text:
        return
    if normal(text) in {normal(word) for word in table.contract.zero_words}:
        table.nothing.append(Nothing(index + 1, text, table.area))
    else:
        table.skipped += 1
        table.problems.append(
            problem("footer-skipped", sheet=table.sheet, row=index + 1, value=text)
        )


def is_set_aside(
    table: Table,
    sheet: Sheet,
    index: int,
    cells: dict[str, Cell],
    settings: dict[str, Setting],
    declared: Declared,
) -> bool:
    """Whether a line is no data row; it is then noted as what it is."""
    number, first = index + 1, _first_text(sheet, index)
    words = [
        shown(cell)
        for name, cell in cells.items()
        if not table.contract.column(name).is_figure and normal(cell)
    ]
    if declared.form and any(first.startswith(begin) for begin in declared.form.ignore):
        table.skipped += 1
        table.problems.append(problem("line-ignored", sheet=table.sheet, row=number, value=first))
        return True
    filled = sum(1 for cell in sheet.rows[index] if normal(cell))
    if FOOTER.match(normal(first)) and filled <= most_filled(len(cells)):
        table.skipped += 1
        table.problems.append(problem("footer-skipped", sheet=table.sheet, row=number, value=first))
        return True
    zero = {normal(word) for word in table.contract.zero_words}
    stated = next((shown(c) for c in sheet.rows[index] if normal(c) in zero), None)
    if stated and not _has_figures(table, cells):
        area = _area_of(cells, settings)
        table.nothing.append(Nothing(number, stated, area or declared.area))
        return True
    return _is_total(table, number, [first, *words[:2]], cells, settings, declared.register)


def _has_figures(table: Table, cells: dict[str, Cell]) -> bool:
    return any(isinstance(cells.get(column.name), int | float) for column in table.contract.figures)


def _area_of(cells: dict[str, Cell], settings: dict[str, Setting]) -> str | None:
    cell = cells.get("area")
    found = (
        settings["area"].register.find(cell).area if normal(cell) and "area" in settings else None
    )
    return found.name if found else None


def _is_total(
    table: Table,
    number: int,
    words: list[str],
    cells: dict[str, Cell],
    settings: dict[str, Setting],
    register: Register,
) -> bool:
    named = next((word for word in words if kind(word)), None)
    if named and table.contract.county_rows and register.is_county(named):
        return False
    is_county = (
        table.contract.spans_months
        and not table.contract.county_rows
        and register.is_county(cells.get("area"))
    )
    dated = table.contract.month
    if (not named and not is_county) or (dated and normal(cells.get(dated))):
        return False
    text = named or shown(cells.get("area"))
    values = {
        column.name: read_value(cells[column.name], column, settings[column.name]).value
        for column in table.contract.figures
        if column.name in cells
    }
    which = kind(text) or "total"
    table.totals.append(Total(number, text, which, values))
    table.skipped += 1
    return True
