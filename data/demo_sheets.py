"""Spreadsheets as offices lay them out: titles, merged headers, totals, signatures.

Owns layout, no figures.
"""

import csv
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

CREATED = dt.datetime(2019, 1, 1)
"""Written into every workbook, so that making one twice gives the same bytes."""


@dataclass(frozen=True)
class Formula:
    """A formula with the result that Excel kept; {row}, {first}, {last} become row numbers."""

    text: str
    value: float | str


Cell = None | str | int | float | dt.date | dt.datetime | Formula
Words = tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One worksheet before it is written."""

    name: str
    header: Sequence[Words] = ()
    """For each column the words of its header from the top level down."""
    rows: Sequence[Sequence[Cell]] = ()
    titles: Sequence[str] = ()
    line: str = ""
    """The line under the title: who, when, unit."""
    total: Sequence[Cell] | None = None
    is_total_first: bool = True
    footers: Sequence[str] = ()
    merged: Sequence[int] = ()
    """Columns whose equal neighbours are one merged cell."""
    is_hidden: bool = False

    @property
    def depth(self) -> int:
        """Levels of the header."""
        return max((len(path) for path in self.header), default=0)

    @property
    def first_line(self) -> int:
        """0-based row below the header."""
        return len(self.titles) + bool(self.line) + self.depth


@dataclass(frozen=True)
class _Styles:
    title: object
    line: object
    head: object
    cell: object
    day: object
    moment: object


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write an .xlsx; the same sheets give the same bytes."""
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        grid = {"border": 1, "valign": "vcenter"}
        styles = _Styles(
            title=book.add_format({"bold": True, "font_size": 16, "align": "center"}),
            line=book.add_format({"align": "left"}),
            head=book.add_format({**grid, "bold": True, "align": "center", "text_wrap": True}),
            cell=book.add_format(grid),
            day=book.add_format({**grid, "num_format": "yyyy-mm-dd"}),
            moment=book.add_format({**grid, "num_format": "yyyy-mm-dd hh:mm"}),
        )
        visible = [sheet for sheet in sheets if not sheet.is_hidden]
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            _write(page, sheet, styles)
            if sheet.is_hidden:
                page.hide()
            elif sheet is visible[0]:
                page.activate()
                page.set_first_sheet()


def _write(page: xlsxwriter.workbook.Worksheet, sheet: Sheet, styles: _Styles) -> None:
    last_column = max(len(sheet.header) - 1, 1)
    for r, text in enumerate((*sheet.titles, *([sheet.line] if sheet.line else []))):
        page.merge_range(
            r, 0, r, last_column, text, styles.line if text == sheet.line else styles.title
        )
    top = len(sheet.titles) + bool(sheet.line)
    for r1, c1, r2, c2, text in _header_cells(sheet):
        if (r1, c1) == (r2, c2):
            page.write_string(top + r1, c1, text, styles.head)
        else:
            page.merge_range(top + r1, c1, top + r2, c2, text, styles.head)
    lines = lines_of(sheet)
    for r, cells in enumerate(lines, sheet.first_line):
        for c, cell in enumerate(cells):
            _write_cell(page, r, c, cell, styles)
    for r1, r2, c in _merges(sheet):
        page.merge_range(r1, c, r2, c, sheet.rows[r1 - _data_line(sheet)][c], styles.cell)
    for r, text in enumerate(sheet.footers, sheet.first_line + len(lines)):
        page.write_string(r, 0, text, styles.line)
    page.set_column(0, last_column, 12)


def _data_line(sheet: Sheet) -> int:
    return sheet.first_line + (sheet.total is not None and sheet.is_total_first)


def lines_of(sheet: Sheet) -> list[list[Cell]]:
    """Rows below the header, total included, with the row numbers of their formulas filled in."""
    rows = [list(row) for row in sheet.rows]
    if sheet.total is not None:
        rows.insert(0 if sheet.is_total_first else len(rows), list(sheet.total))
    first = _data_line(sheet) + 1
    last = first + len(sheet.rows) - 1
    for number, row in enumerate(rows, sheet.first_line + 1):
        for c, cell in enumerate(row):
            if isinstance(cell, Formula):
                row[c] = Formula(cell.text.format(row=number, first=first, last=last), cell.value)
    return rows


def _write_cell(
    page: xlsxwriter.workbook.Worksheet, r: int, c: int, cell: Cell, styles: _Styles
) -> None:
    if cell is None:
        page.write_blank(r, c, None, styles.cell)
    elif isinstance(cell, Formula):
        page.write_formula(r, c, cell.text, styles.cell, cell.value)
    elif isinstance(cell, dt.datetime):
        page.write_datetime(r, c, cell, styles.moment)
    elif isinstance(cell, dt.date):
        page.write_datetime(r, c, cell, styles.day)
    elif isinstance(cell, str):
        page.write_string(r, c, cell, styles.cell)
    else:
        page.write_number(r, c, cell, styles.cell)


def _header_cells(sheet: Sheet) -> Iterator[tuple[int, int, int, int, str]]:
    """First row, first column, last row, last column and text of every cell of the header."""
    for level in range(sheet.depth):
        c = 0
        while c < len(sheet.header):
            path, end = sheet.header[c], c
            if level < len(path):
                is_leaf = level == len(path) - 1
                while (
                    not is_leaf
                    and end + 1 < len(sheet.header)
                    and _shares(sheet, c, end + 1, level)
                ):
                    end += 1
                yield level, c, sheet.depth - 1 if is_leaf else level, end, path[level]
            c = end + 1


def _shares(sheet: Sheet, one: int, other: int, level: int) -> bool:
    """Whether two columns stand under one cell of a level."""
    here, there = sheet.header[one], sheet.header[other]
    return len(there) > level + 1 and here[: level + 1] == there[: level + 1]


def _merges(sheet: Sheet) -> Iterator[tuple[int, int, int]]:
    """First row, last row and column of every vertical merge of the body."""
    top = _data_line(sheet)
    for c in sheet.merged:
        start = 0
        for i in range(1, len(sheet.rows) + 1):
            if i == len(sheet.rows) or sheet.rows[i][c] != sheet.rows[start][c]:
                if i - 1 > start:
                    yield top + start, top + i - 1, c
                start = i


def write_csv(path: Path, sheet: Sheet) -> None:
    """Write a .csv as WPS saves it here: GBK, titles above, dates as text."""
    with path.open("w", encoding="gbk", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerows(
            [title] for title in (*sheet.titles, *([sheet.line] if sheet.line else []))
        )
        writer.writerow(["/".join(path) for path in sheet.header])
        for row in lines_of(sheet):
            writer.writerow([_plain(cell) for cell in row])
        writer.writerows([footer] for footer in sheet.footers)


def _plain(cell: Cell) -> object:
    if isinstance(cell, Formula):
        return cell.value
    if isinstance(cell, dt.datetime):
        return f"{cell:%Y/%m/%d %H:%M}"
    return f"{cell:%Y/%m/%d}" if isinstance(cell, dt.date) else cell
