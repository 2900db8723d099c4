"""A return workbook written: `python -m data.return_sheets own|copy|list FILE`, the order on stdin.

Owns colours, comments, the list of problems and the hidden mark. Runs in a process of its own
under limits; `own` keeps the officer's .xlsx with its formats, `copy` makes a new one of the same
cells, `list` has the problems alone.
"""

import io
import json
import sys
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from data.copied_cells import copied, text_into
from data.formula_results import Results, results_of, with_results
from data.reading import read

AUTHOR = "安澜"
"""Who the comments are by, so that a second return finds those of the first."""

FILLS = {
    "error": PatternFill("solid", fgColor="FFF4B6B0"),
    "warning": PatternFill("solid", fgColor="FFFCE8B2"),
    "corrected": PatternFill("solid", fgColor="FFD3EBDD"),
}
"""Level of a problem -> colour of its cell; and of one that was corrected on the page."""

HEAD = PatternFill("solid", fgColor="FFCFE5E3")
HEADINGS = {
    "序号": 6,
    "程度": 10,
    "位置": 22,
    "列": 16,
    "写的是": 18,
    "问题": 16,
    "应该是": 34,
    "怎么改": 60,
}
"""Heading of the list -> its width."""

LIST_NAME = "问题清单"
MOST_LINKS = 60_000
"""Excel takes 65 530 links a sheet."""
MOST_COMMENTS = 5_000
"""Cells that wear a comment; beyond that a file opens too slowly to be mended in."""


def make(path: Path, way: str, order: dict[str, Any]) -> bytes:
    """The workbook's bytes."""
    book, sheets, results = _opened(path, way, order["stem"])
    _clear(book, order)
    _correct(sheets, order["corrected"])
    _mark_cells(sheets, order["problems"])
    _list(book, sheets, order)
    if way != "list":
        hidden = book.create_sheet(order["mark_name"])
        hidden.sheet_state = "veryHidden"
        for row in order["mark"]:
            hidden.append(row)
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = False
    book.active = 0
    written = io.BytesIO()
    book.save(written)
    return with_results(written.getvalue(), [s.title for s in book.worksheets], results)


def _opened(path: Path, way: str, stem: str) -> tuple[Workbook, dict[str, Worksheet], Results]:
    """The workbook to mark, its sheets by their names as the reader has them, its formulas'
    results.
    """
    if way == "list":
        book = openpyxl.Workbook()
        book.remove(book.active)
        return book, {}, {}
    if way == "copy":
        return *copied(path, stem), {}
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()), rich_text=True)
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    found = read(path)
    if not {sheet.name for sheet in found.sheets} <= sheets.keys():
        raise OSError("openpyxl does not see every sheet")
    return book, sheets, results_of(book, found)


def _clear(book: Workbook, order: dict[str, Any]) -> None:
    """Take out what an earlier return put in."""
    if order["mark_name"] not in book.sheetnames:
        return
    for sheet in list(book.worksheets):
        first = str(sheet["A1"].value or "")
        if first == order["mark_name"] or first.startswith(order["list_name"]):
            book.remove(sheet)
            continue
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment and cell.comment.author == AUTHOR:
                    cell.comment = None
                    cell.fill = PatternFill()


def _correct(sheets: dict[str, Worksheet], corrected: list[list[str]]) -> None:
    """Write what the officer corrected on the page, so that it need not be said again."""
    for name, place, found, text in corrected:
        if name in sheets:
            cell = sheets[name][_anchor(sheets[name], place)]
            text_into(cell, text)
            cell.fill = FILLS["corrected"]
            said = f"上报时已改正：原来写的是“{found}”。" if found else "上报时已补填。"
            cell.comment = Comment(said, AUTHOR, width=320, height=48)


def _mark_cells(sheets: dict[str, Worksheet], problems: list[dict[str, Any]]) -> None:
    """Colour each cell by its gravest problem and say in a comment what is wrong."""
    by_cell: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for one in problems:
        if one["cell"] and one["sheet"] in sheets:
            place = _anchor(sheets[one["sheet"]], one["cell"])
            by_cell.setdefault((one["sheet"], place), []).append(one)
    for number, ((name, place), found) in enumerate(by_cell.items()):
        cell = sheets[name][place]
        level = "error" if any(one["level"] == "error" for one in found) else "warning"
        cell.fill = FILLS[level]
        if number >= MOST_COMMENTS:
            continue
        said = "\n".join(f"【{one['asks']}】{one['message']}" for one in found)
        if cell.comment:
            said = f"{cell.comment.text}\n{said}"
        cell.comment = Comment(said, AUTHOR, width=320, height=28 + 20 * (1 + len(said) // 22))


def _anchor(sheet: Worksheet, place: str) -> str:
    """The cell itself, or the first of the merged range that it lies in."""
    if isinstance(sheet[place], MergedCell):
        for area in sheet.merged_cells.ranges:
            if place in area:
                return str(area.start_cell.coordinate)
    return place


def _list(book: Workbook, sheets: dict[str, Worksheet], order: dict[str, Any]) -> None:
    """The first sheet: every problem, its place a link to its cell."""
    listed = book.create_sheet(LIST_NAME, 0)
    listed["A1"] = order["title"]
    listed["A1"].font = Font(bold=True, size=14)
    for number, line in enumerate(order["how"], start=2):
        listed.cell(number, 1).value = line
    top = len(order["how"]) + 3
    for column, (heading, width) in enumerate(HEADINGS.items(), start=1):
        cell = listed.cell(top, column)
        cell.value, cell.font, cell.fill = heading, Font(bold=True), HEAD
        listed.column_dimensions[cell.column_letter].width = width
    listed.freeze_panes = listed.cell(top + 1, 1)
    wrapped, link = Alignment(wrap_text=True, vertical="top"), Font(color="FF0B5CAD", u="single")
    names = ("asks", "place", "column", "value", "title", "expected", "remedy")
    for number, one in enumerate(order["problems"], start=1):
        row = top + number
        listed.cell(row, 1).value = number
        for column, name in enumerate(names, start=2):
            text_into(listed.cell(row, column), one[name])
        for column in range(1, len(HEADINGS) + 1):
            listed.cell(row, column).alignment = wrapped
        listed.cell(row, 2).fill = FILLS[one["level"]]
        if one["sheet"] in sheets and number <= MOST_LINKS:
            title = sheets[one["sheet"]].title.replace("'", "''")
            place = listed.cell(row, 3)
            place.hyperlink = Hyperlink(
                ref=place.coordinate, location=f"'{title}'!{one['cell'] or 'A1'}"
            )
            place.font = link


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main() -> int:
    """Write the workbook to stdout."""
    order = json.loads(sys.stdin.buffer.read())
    _limit_memory(order["memory"])
    way, path = sys.argv[1:3]
    sys.stdout.buffer.write(make(Path(path), way, order))
    return 0


if __name__ == "__main__":
    sys.exit(main())
