"""Files to cells, in a child process: `python -m data.containers FILE` prints one JSON document.

Owns telling what a file is by its content and taking the cells out of it. Never interprets a cell
and never trusts the file: the process limits its own memory, whoever started it limits its time.
"""

import gc
import io
import json
import os
import re
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, NoReturn

import python_calamine as calamine

from data.biff import xls_is_encrypted, xls_marks, xlsb_marks
from data.delimited import csv_rows
from data.encodings import decode
from data.flaws import Marks, xlsx_marks
from data.hypertext import hypertext_sheets, is_hypertext
from data.kinds import check_first_bytes, check_ole, check_zip
from data.limits import ANSWER_BYTES, MEMORY_BYTES, Refused, check_size, too_large
from data.opendocument import opendocument_sheets
from data.packing import entry
from data.spreadsheet_xml import NAMESPACE, spreadsheet_xml_sheets
from data.wire import HIDDEN, Wrong

XML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!DOCTYPE\s+(?!html)|office:document|Workbook)",
    re.IGNORECASE,
)
"""How an XML file begins."""
BINARY_NAMES = (".xls", ".xlsx", ".xlsm", ".xlsb", ".et", ".ods")
"""Endings of names that a text has only by mistake; with a single column it is no table."""


def workbook_sheets(content: bytes) -> list[dict[str, Any]]:
    """Sheets of an .xlsx, .xls or .xlsb, with merged ranges, error cells and percentages; chart
    sheets as empty ones.
    """
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except calamine.PasswordError as error:
        raise Refused("file-password") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise Refused("file-password" if xls_is_encrypted(content) else "file-damaged") from error
    with ThreadPoolExecutor(1) as other:  # the reader leaves Python alone while it parses
        names = [about.name for about in book.sheets_metadata]
        return _worksheets(book, other.submit(_marks, content, names))


def _worksheets(
    book: calamine.CalamineWorkbook, marking: Future[dict[str, Marks]]
) -> list[dict[str, Any]]:
    sheets = []
    for about in book.sheets_metadata:
        is_visible = about.visible == calamine.SheetVisibleEnum.Visible
        if about.typ == calamine.SheetTypeEnum.ChartSheet:
            sheets.append(entry(about.name, is_visible, ()))
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        cells = _cells(book, about.name)
        height, width = (cells.end[0] + 1, cells.end[1] + 1) if cells.end else (0, 0)
        merges = _merges(cells.merged_cell_ranges or (), height, width)
        found = marking.result().get(about.name, Marks())
        rows = _rows(cells)
        rows = _with_wrong(rows, found.wrong) if found.wrong else rows
        rows = _uncovered(rows, merges) if merges else rows
        sheets.append(entry(about.name, is_visible, rows, merges, found.percents))
    return sheets


def _marks(content: bytes, names: list[str]) -> dict[str, Marks]:
    if not content.startswith(b"PK"):
        return dict(zip(names, xls_marks(content), strict=False))
    try:
        return {**xlsb_marks(content), **xlsx_marks(content)}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, IndexError) as error:
        raise Refused("file-damaged") from error


def _cells(book: calamine.CalamineWorkbook, name: str) -> calamine.CalamineSheet:
    """A sheet whose rows can be taken."""
    try:
        sheet = book.get_sheet_by_name(name)
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise Refused("file-damaged") from error
    if sheet.end:
        check_size(sheet.end[0] + 1, sheet.end[1] + 1)
    return sheet


def _rows(sheet: calamine.CalamineSheet) -> Iterator[list[Any]]:
    """The rows of a sheet from A1 on, each made when it is asked for."""
    margin = [None] * sheet.start[1] if sheet.start else []
    try:
        if not margin:
            yield from sheet.iter_rows()
        for row in sheet.iter_rows() if margin else ():
            yield margin + row
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise Refused("file-damaged") from error


def _merges(
    ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]], rows: int, columns: int
) -> list[list[int]]:
    """Merged ranges, as long as they could lie beside one another on the sheet; what a hostile
    file heaps up beyond that is left out.
    """
    room, kept = rows * columns, []
    for (first, left), (last, right) in dict.fromkeys(ranges):
        room -= max(min(last + 1, rows) - first, 0) * max(min(right + 1, columns) - left, 0)
        if room < 0:
            break
        kept.append([first, left, last, right])
    return kept


def _with_wrong(
    rows: Iterator[list[Any]], wrong: dict[tuple[int, int], str]
) -> Iterator[list[Any]]:
    """Rows with the errors in them, and as many more as it takes to hold all of those."""
    told: dict[int, list[tuple[int, str]]] = {}
    for (number, column), text in wrong.items():
        check_size(number + 1, column + 1)
        told.setdefault(number, []).append((column, text))
    count = max(told, default=-1) + 1
    for number, row in enumerate(_at_least(rows, count)):
        for column, text in told.get(number, ()):
            row += [None] * (column + 1 - len(row))
            if row[column] in (None, "", 0):
                row[column] = Wrong(text)
        yield row


def _at_least(rows: Iterator[list[Any]], count: int) -> Iterator[list[Any]]:
    for row in rows:
        count -= 1
        yield row
    yield from ([] for _ in range(count))


def _uncovered(rows: Iterator[list[Any]], merges: list[list[int]]) -> Iterator[list[Any]]:
    """Rows with the cells under merged ranges emptied: nobody sees what they hold."""
    waiting, reached = sorted(merges, reverse=True), []
    for number, row in enumerate(rows):
        while waiting and waiting[-1][0] <= number:
            reached.append(waiting.pop())
        for first, left, _, right in reached:
            for column in range(left + (number == first), min(right + 1, len(row))):
                if row[column] not in (None, ""):
                    row[column] = HIDDEN
        reached = [merge for merge in reached if merge[2] > number]
        yield row


def parse(path: Path) -> dict[str, Any]:
    """A file's sheets. Raises Refused with a problem's code."""
    content = path.read_bytes()
    check_first_bytes(content, path.name)
    sheets = _sheets(content, path)
    if not sheets:
        raise Refused("file-type", "里没有工作表")
    return {"sheets": sheets}


def _sheets(content: bytes, path: Path) -> list[dict[str, Any]]:
    if content.startswith(b"PK"):
        document = check_zip(content)
        return opendocument_sheets(document) if document else workbook_sheets(content)
    if content.startswith((b"\xd0\xcf\x11\xe0", b"\x09\x08")):
        check_ole(content)
        return workbook_sheets(content)
    if XML.match(content):
        start = content[:4096]
        if b"<office:document" in start:
            return opendocument_sheets(content)
        if NAMESPACE in start:
            return spreadsheet_xml_sheets(content)
    if is_hypertext(content):
        return hypertext_sheets(content, path.stem)
    if XML.match(content):
        raise Refused("file-type", "是 XML 文件")
    return _text_sheets(content, path)


def _text_sheets(content: bytes, path: Path) -> list[dict[str, Any]]:
    try:
        text = decode(content)
    except ValueError as error:
        raise Refused("file-type", "是程序或数据文件") from error
    try:
        rows = csv_rows(text)
    except ValueError as error:
        raise too_large("一格 100 万字") from error
    check_size(len(rows), max(map(len, rows), default=0))
    if path.suffix.lower() in BINARY_NAMES and max(map(len, rows), default=0) < 2:
        raise Refused("file-type", "是纯文字")
    return [entry(path.stem, True, rows)]


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def _answer(document: dict[str, Any]) -> bytes:
    answer = json.dumps(document, ensure_ascii=False).encode("utf-8", "replace")
    if len(answer) > ANSWER_BYTES:
        raise too_large(f"内容 {ANSWER_BYTES >> 20} MB")
    return answer


def answer(path: Path) -> bytes:
    """The document for a file as it is printed; a refusal is a document too."""
    try:
        return _answer(parse(path))
    except Refused as refusal:
        code, found = (*refusal.args, "")[:2]
        return _answer({"problem": code, "found": found})
    except MemoryError:
        return _answer({"problem": "file-too-large", "found": f"内存 {MEMORY_BYTES >> 30} GB"})


def main() -> NoReturn:
    """Print the document for the file named on the command line."""
    _limit_memory()
    gc.disable()  # what is read is kept until the process ends
    sys.stdout.buffer.write(answer(Path(sys.argv[1])))
    sys.stdout.buffer.flush()
    os._exit(0)  # what was read is not taken apart cell by cell first


if __name__ == "__main__":
    main()
