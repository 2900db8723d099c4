"""What the child process that reads a file may take, and how it refuses one that asks for more."""

from collections.abc import Sequence
from typing import Any

MEMORY_BYTES = 3 << 30
"""Most address space the child may take."""
UNPACKED_BYTES = 1 << 30
"""Most bytes a zipped workbook may unpack to."""
ENTRIES = 10_000
"""Most files in a zipped workbook."""
CELLS = 20_000_000
"""Most cells of a sheet, empty ones before the last filled one included."""
ROWS, COLUMNS = 1 << 20, 1 << 14
"""A sheet's size in Excel; a place beyond is no place."""
ANSWER_BYTES = 400 << 20
"""Longest document the child may print."""


class Refused(Exception):
    """The file cannot be read; args are the problem's code and words for its sentence: what was
    found, or the limit passed.
    """


def too_large(limit: str) -> Refused:
    """The refusal of a file that passes a limit."""
    return Refused("file-too-large", limit)


def check_size(rows: int, columns: int) -> None:
    """Refuse a sheet of so many rows and columns where it is more than is read."""
    if rows > ROWS or columns > COLUMNS:
        raise too_large("1048576 行、16384 列")
    if rows * columns > CELLS:
        raise too_large(f"{CELLS // 10_000} 万个单元格")


def place(rows: list[list[Any]], row: int, column: int, value: Any) -> None:
    """Put a cell at a place, 0-based, with empty cells and rows before it."""
    check_size(row + 1, column + 1)
    while len(rows) <= row:
        rows.append([])
    cells = rows[row]
    if len(cells) <= column:
        cells += [None] * (column + 1 - len(cells))
    cells[column] = value


def check_cells(rows: Sequence[Sequence[Any]]) -> None:
    """Refuse rows that together hold more cells than a sheet may."""
    check_size(len(rows), max(map(len, rows), default=0))
