"""Cells that an officer corrects before a sheet is understood; the original file is never touched.

Owns what a correction is and how it is put into the sheets that were read.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from data.contract import Contract
from data.grid import Cell, Sheet, Workbook, shown
from data.headings import Heading
from data.masking import masked
from data.problems import Problem, letter_of, problem

WHOLE_ROW = ""
"""In place of a column's letter: the row is left out."""


@dataclass(frozen=True)
class Correction:
    """One cell as the file has it and as it should be read, and who said so."""

    sheet: str
    row: int
    """As Excel numbers it."""
    letter: str
    found: str
    """What the officer saw there; a correction of a cell that says something else is refused."""
    set: str
    """What to read instead; empty for a blank cell."""
    by: str = ""


def corrected(
    workbook: Workbook, corrections: Iterable[Correction]
) -> tuple[Workbook, list[Problem]]:
    """The sheets with their cells corrected, or the problems with corrections that do not fit."""
    problems: list[Problem] = []
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    for one in corrections:
        sheet = sheets.get(one.sheet)
        cell = sheet.cell(one.row - 1, index_of(one.letter)) if sheet and one.letter else None
        if sheet is None or not (1 <= one.row <= len(sheet.rows)) or shown(cell) != one.found:
            problems.append(_unfit(one, shown(cell)))
            continue
        sheets[one.sheet] = _with(sheet, one)
    return replace(workbook, sheets=tuple(sheets.values())), problems


def _unfit(one: Correction, found: str) -> Problem:
    return problem(
        "correction-differs",
        sheet=one.sheet,
        row=one.row,
        letter=one.letter,
        value=one.found or "空",
        expected=found or "空",
    )


def _with(sheet: Sheet, one: Correction) -> Sheet:
    """The sheet with one cell corrected, or one row blank."""
    rows = list(sheet.rows)
    line: list[Cell] = list(rows[one.row - 1])
    if one.letter == WHOLE_ROW:
        rows[one.row - 1] = [None] * len(line)
    else:
        index = index_of(one.letter)
        line += [None] * (index + 1 - len(line))
        line[index] = one.set or None
        rows[one.row - 1] = line
    return replace(sheet, rows=rows)


def index_of(letter: str) -> int:
    """0-based column of Excel's letter: A -> 0, AA -> 26."""
    index = 0
    for each in letter:
        index = index * 26 + ord(each) - ord("A") + 1
    return index - 1


def as_kept(
    corrections: Iterable[Correction],
    sheet: str | None,
    spec: Contract,
    columns: dict[str, Heading],
) -> list[dict[str, Any]]:
    """The corrections of a sheet as the log keeps them, what was said of sensitive cells masked."""
    hidden = {heading.letter for name, heading in columns.items() if spec.column(name).sensitive}
    kept = []
    for one in corrections:
        if one.sheet == sheet:
            said = asdict(one)
            if one.letter in hidden:
                said |= {name: masked(said[name]) for name in ("found", "set")}
            kept.append(said)
    return kept


def place_of(sheet: Sheet, row: int, index: int, is_figure: bool) -> tuple[int, str]:
    """Row as Excel numbers it and letter of the cell from which a place is read: a merged cell's
    words stand in its first row, except a figure's.
    """
    for r1, c1, r2, c2 in sheet.merges:
        if not is_figure and r1 <= row - 1 <= r2 and c1 <= index <= c2:
            return r1 + 1, letter_of(c1)
    return row, letter_of(index)
