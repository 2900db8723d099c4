"""A file of another format as an .xlsx of the same cells, merges and widths.

Owns the copy; a format that says nothing of widths gets those its words need.
"""

import contextlib
import struct
import unicodedata
from pathlib import Path
from typing import Any

import openpyxl
import xlrd
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.grid import CellError, Sheet
from data.reading import read

FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
"""What the name of a sheet may not hold."""

LONGEST_NAME = 31
WIDEST = 40
"""Characters of the widest column whose width is guessed."""
LOOKED_AT = 200
"""Rows whose words decide a width."""


def text_into(cell: Any, text: str) -> None:
    """Write words that are never taken for a formula."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    if cell.data_type == "f":
        cell.data_type = "s"


def copied(path: Path, stem: str) -> tuple[Workbook, dict[str, Worksheet]]:
    """Every sheet of a file, cell by cell, and each by the name that it had.

    stem is the file's name as the officer knows it: a .csv's only sheet goes by it. Raises OSError
    for a file that cannot be read.
    """
    found = read(path)
    if found.problems:
        raise OSError(found.problems[0].code)
    book = openpyxl.Workbook()
    book.remove(book.active)
    widths, by_name = _stated_widths(path), {}
    for sheet in found.sheets:
        name = stem if sheet.name == path.stem else sheet.name
        by_name[name] = made = book.create_sheet(name.translate(FORBIDDEN)[:LONGEST_NAME])
        made.sheet_state = "visible" if sheet.is_visible else "hidden"
        _fill(made, sheet)
        for column, width in (_guessed_widths(sheet) | widths.get(sheet.name, {})).items():
            made.column_dimensions[get_column_letter(column + 1)].width = width
    return book, by_name


def _fill(made: Worksheet, sheet: Sheet) -> None:
    for number, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row, start=1):
            if isinstance(value, CellError):
                made.cell(number, column).value = value.text or None
            elif isinstance(value, str):
                text_into(made.cell(number, column), value)
            elif value is not None:
                made.cell(number, column).value = value
    for r1, c1, last_row, last_column in sheet.merges:
        r2, c2 = min(last_row, len(sheet.rows)), min(last_column, sheet.width)
        covered = ((r, c) for r in range(r1, r2 + 1) for c in range(c1, c2 + 1))
        if all(sheet.cell(*place) is None for place in covered if place != (r1, c1)):
            area = f"{get_column_letter(c1 + 1)}{r1 + 1}:{get_column_letter(c2 + 1)}{r2 + 1}"
            made.merge_cells(area)


def _guessed_widths(sheet: Sheet) -> dict[int, float]:
    """0-based column -> width its words need, a Chinese character counting two."""
    merged = {(r1, c1) for r1, c1, _, c2 in sheet.merges if c2 > c1}
    widths: dict[int, float] = {}
    for number, row in enumerate(sheet.rows[:LOOKED_AT]):
        for column, value in enumerate(row):
            if value is not None and (number, column) not in merged:
                wide = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in str(value))
                widths[column] = min(max(widths.get(column, 9), wide + 2), WIDEST)
    return widths


def _stated_widths(path: Path) -> dict[str, dict[int, float]]:
    """Sheet -> 0-based column -> width, as an .xls says; empty for anything else."""
    with (
        contextlib.suppress(
            xlrd.XLRDError,
            AssertionError,
            LookupError,
            ValueError,
            TypeError,
            struct.error,
            OSError,
        ),
        xlrd.open_workbook(str(path), formatting_info=True) as book,
    ):
        return {
            sheet.name: {c: about.width / 256 for c, about in sheet.colinfo_map.items()}
            for sheet in book.sheets()
        }
    return {}
