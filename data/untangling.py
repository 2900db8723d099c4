"""Cells that hold more than one figure, taken apart before a sheet's rows are read.

Owns putting each part where its column is looked for: beside the sheet's own columns. Places in
messages stay those of the sheet.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from data.compounds import Apart, Part, apart, in_order, parts
from data.contract import Column
from data.figures import read_figure
from data.grid import Cell, CellQuestion, Sheet, normal, shown
from data.headers import Mapping
from data.headings import Heading
from data.problems import Problem, problem
from data.row_units import settle_unit

PADDED = re.compile(r"0\d+")
LONGEST = 60
"""Characters of a cell that may be figures with their words; a longer one is prose."""


@dataclass
class Untangled:
    """A sheet on its way: cells changed, columns added at the right, what is to be said."""

    sheet: Sheet
    mapping: Mapping
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    """Row and column, 0-based -> the cell instead."""
    places: dict[tuple[int, str], int] = field(default_factory=dict)
    """Sheet's column and contract's column -> the column added for it."""
    problems: list[Problem] = field(default_factory=list)

    def add(self, place: int, name: str) -> int:
        """The column at the right for the parts of a sheet's column that are of a contract's."""
        at = self.sheet.width + len(self.places)
        return self.places.setdefault((place, name), at)

    def changed(self) -> Sheet:
        """The sheet with what was taken apart in it."""
        if not self.cells:
            return self.sheet
        width = self.sheet.width + len(self.places)
        rows = [[*row, *[None] * (width - len(row))] for row in self.sheet.rows]
        for (r, c), cell in self.cells.items():
            rows[r][c] = cell
        return replace(self.sheet, rows=rows)


def untangle(sheet: Sheet, mapping: Mapping) -> tuple[Sheet, Mapping, list[Problem]]:
    """The sheet with one figure a cell, the mapping of its columns, and what is to be said."""
    work = Untangled(sheet, mapping)
    for place, names in mapping.parted.items():
        _part_column(work, place, names)
    figures = {column.name for column in mapping.contract.figures}
    mapped = {name: heading for name, heading in mapping.columns.items() if name in figures}
    for name, heading in mapped.items():
        if heading.index not in mapping.parted and not mapping.contract.column(name).unit_column:
            _part_cells(work, name, heading)
    for column in mapping.contract.figures:
        if column.unit_column and column.name in mapping.columns:
            _settle_units(work, column)
    _tell_lost_zeros(work)
    headings = {heading.index: heading for heading in mapping.columns.values()}
    added = {
        name: replace(headings[place], index=at, place=place, unit=None)
        for (place, name), at in work.places.items()
    }
    columns = mapping.columns | added
    return work.changed(), replace(mapping, columns=columns), work.problems


def _rows_with(work: Untangled, place: int) -> list[tuple[int, Cell, tuple[Part, ...]]]:
    """Rows below the header whose cell in a column holds several figures."""
    column = work.sheet.columns[place]
    if str not in column.kinds():
        return []
    texts = [(i, v) for i, v in enumerate(column.values) if isinstance(v, str)]
    found = {i: parts(v) for i, v in texts if len(v) <= LONGEST and not v.isdecimal()}
    held = {i: each for i, each in found.items() if each}
    first = work.mapping.last_row + 1
    if not held:
        return []
    codes = column.codes[first:].tolist()
    return [(first + r, column.values[i], held[i]) for r, i in enumerate(codes) if i in held]


def _part_column(work: Untangled, place: int, names: tuple[str, ...]) -> None:
    """Take every cell of a column apart whose header names several."""
    several = {row: each for row, _, each in _rows_with(work, place)}
    for row in range(work.mapping.last_row + 1, len(work.sheet.rows)):
        cell = work.sheet.cell(row, place)
        taken = in_order(several.get(row, ()), names, work.mapping.contract)
        is_one = not taken and read_figure(cell, None).value
        for name in names:
            question = CellQuestion(shown(cell), "compound-unsure", _readings("", names, work))
            found = taken.figures[name] if taken else question if is_one else cell
            work.cells[row, work.add(place, name)] = found


def _part_cells(work: Untangled, name: str, heading: Heading) -> None:
    """Take the cells of a figure's own column apart that hold more than its figure."""
    own = work.mapping.contract.column(name)
    done: list[tuple[int, Cell, Apart]] = []
    for row, cell, found in _rows_with(work, heading.index):
        taken = apart(found, own, work.mapping.contract)
        question = _question(work, row, name, taken)
        if question:
            work.cells[row, heading.index] = CellQuestion(shown(cell), *question)
            continue
        for target, figure in taken.figures.items():
            if target == name:
                work.cells[row, heading.index] = figure
            elif target not in work.mapping.columns:
                work.cells[row, work.add(heading.index, target)] = figure
        if name not in taken.figures:
            work.cells[row, heading.index] = None
        done.append((row, cell, taken))
        _tell_unnamed(work, row, cell, heading, name, taken)
    if done:
        _tell_split(work, heading, done)


def _settle_units(work: Untangled, column: Column) -> None:
    """Let a figure's own unit and the one in the row's column for it agree."""
    place, name = work.mapping.columns[column.name].index, str(column.unit_column)
    units = work.mapping.columns.get(name)
    for row in range(work.mapping.last_row + 1, len(work.sheet.rows)):
        unit = work.sheet.cell(row, units.index) if units else None
        is_percent = bool(work.sheet.percents) and work.sheet.is_percent(row, place)
        settled = settle_unit(work.sheet.cell(row, place), unit, is_percent)
        if settled is None:
            continue
        work.cells[row, place] = settled.figure
        if settled.unit and not normal(unit):
            work.cells[row, units.index if units else work.add(place, name)] = settled.unit


def _tell_lost_zeros(work: Untangled) -> None:
    """Tell of codes that are numbers in a column where others begin with 0."""
    for name, heading in work.mapping.columns.items():
        spec = work.mapping.contract.column(name)
        if spec.type != "code":
            continue
        column = work.sheet.columns[heading.index]
        if int not in column.kinds():
            continue
        digits = (v for v in column.values if isinstance(v, str) and not v[:1].isalpha())
        padded = [v for v in digits if PADDED.fullmatch(normal(v))]
        longest = max(padded, key=len, default="")
        for row in range(work.mapping.last_row + 1, len(column) if padded else 0):
            cell = column[row]
            is_short = isinstance(cell, int) and len(str(cell)) < len(longest)
            if is_short and not isinstance(cell, bool):
                words = {"letter": heading.letter, "value": cell, "found": longest}
                _tell(work, "code-zeros", row, column=spec.label, **words)


def _tell(work: Untangled, code: str, row: int, **words: Any) -> None:
    work.problems.append(problem(code, sheet=work.sheet.name, row=row + 1, **words))


def _question(
    work: Untangled, row: int, name: str, taken: Apart
) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """What is unclear of a cell's parts: of which column one is, or that another says otherwise."""
    if taken.question:
        return "compound-unsure", _readings(*taken.question, work)
    for target, figure in taken.figures.items():
        heading = work.mapping.columns.get(target)
        if target == name or heading is None:
            continue
        column = work.mapping.contract.column(target)
        beside = work.sheet.cell(row, heading.index)
        is_equal = read_figure(beside, column.unit) == read_figure(figure, column.unit)
        if not is_equal and not normal(beside):
            return "compound-unsure", _readings(figure, (target,), work)
        if not is_equal:
            return "compound-differs", (("other", column.label), ("found", shown(beside)))
    return None


def _readings(part: str, names: tuple[str, ...], work: Untangled) -> tuple[tuple[str, str], ...]:
    labels = [f"“{work.mapping.contract.column(name).label}”" for name in names]
    listed = "还是".join(labels)
    which = f"“{part}”" if part else ""
    if len(labels) == 1:
        said = f"“{part}”可能是{listed}，而那一列没有填"
    else:
        said = f"{which}分不清是{listed}" if labels else f"“{part}”不知道是哪一项"
    return (("expected", said),)


def _tell_split(work: Untangled, heading: Heading, done: list[tuple[int, Cell, Apart]]) -> None:
    row, cell, _ = done[0]
    names = dict.fromkeys(name for _, _, taken in done for name in taken.figures)
    labels = "".join(f"“{work.mapping.contract.column(name).label}”" for name in names)
    words = {"letter": heading.letter, "value": heading.text, "found": shown(cell)}
    _tell(work, "compound-split", row, count=len(done), expected=labels, **words)


def _tell_unnamed(
    work: Untangled, row: int, cell: Cell, heading: Heading, name: str, taken: Apart
) -> None:
    label = work.mapping.contract.column(name).label
    for text in taken.unnamed:
        words = {"letter": heading.letter, "value": shown(cell), "found": text}
        _tell(work, "compound-left", row, column=label, **words)
