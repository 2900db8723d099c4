"""The worksheets of an .xlsx, .xls or .xlsb: cells as they are seen, for packing.

Owns what is laid over a sheet's cells: errors, percentages, merged ranges that hide what they
cover. Whether a sheet is read whole or in pieces shows in nothing but the time it takes.
"""

import io
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from typing import Any

import python_calamine as calamine

from data.biff import xls_is_encrypted, xls_marks, xlsb_marks
from data.dealing import LARGE, Dealt, Range, Uncut
from data.flaws import Marks, xlsx_marks
from data.limits import Refused, check_size
from data.packing import entry
from data.wire import HIDDEN, Wrong
from data.xlsx_parts import DAMAGED, Parts


def workbook_sheets(content: bytes) -> list[dict[str, Any]]:
    """Sheets of a workbook, chart sheets as empty ones. Raises Refused."""
    book = _Workbook(content)
    with ThreadPoolExecutor(1) as other:  # the reader leaves Python alone while it parses
        marking = other.submit(book.marks)
        found = []
        for about in book.about:
            is_visible = about.visible == calamine.SheetVisibleEnum.Visible
            if about.typ == calamine.SheetTypeEnum.ChartSheet:
                found.append(entry(about.name, is_visible, ()))
            if about.typ == calamine.SheetTypeEnum.WorkSheet:
                found.append(_entry(book, about.name, is_visible, marking))
        return found


class _Workbook:
    """A workbook, opened as a whole only when a sheet of it has to be read so."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._parts: Parts | None = None
        if content.startswith(b"PK"):
            try:
                self._parts = Parts(content)
            except DAMAGED as error:
                raise Refused("file-damaged") from error
        self.about = self._about()
        """Its sheets in order: names, kinds, which are hidden."""

    def _about(self) -> list[calamine.SheetMetadata]:
        if self._parts and any(map(self.is_large, self._parts.sheets)):
            return _opened(self._parts.shelf()).sheets_metadata
        return self.whole.sheets_metadata

    @cached_property
    def whole(self) -> calamine.CalamineWorkbook:
        """All of it."""
        return _opened(self._content)

    def is_large(self, name: str) -> bool:
        """Whether a sheet is to be read in pieces where that can be done."""
        return bool(self._parts and self._parts.is_usual and self._parts.size(name) >= LARGE)

    def dealt(self, name: str) -> Dealt:
        """A large sheet in pieces. Raises Uncut."""
        assert self._parts
        try:
            return Dealt(self._parts.sheet(name), self._parts.shared(), self._parts.is_1904)
        except DAMAGED as error:
            raise Refused("file-damaged") from error

    def marks(self) -> dict[str, Marks]:
        """What is to be said of the cells of each sheet."""
        if self._parts is None:
            names = [about.name for about in self.about]
            return dict(zip(names, xls_marks(self._content), strict=False))
        try:
            return {**xlsb_marks(self._content), **xlsx_marks(self._parts)}
        except DAMAGED as error:
            raise Refused("file-damaged") from error


def _opened(content: bytes) -> calamine.CalamineWorkbook:
    try:
        return calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except calamine.PasswordError as error:
        raise Refused("file-password") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise Refused("file-password" if xls_is_encrypted(content) else "file-damaged") from error


def _entry(
    book: _Workbook, name: str, is_visible: bool, marking: Future[dict[str, Marks]]
) -> dict[str, Any]:
    if book.is_large(name):
        try:
            with book.dealt(name) as dealt:
                merged, height, width = dealt.merged()
                marks = marking.result().get(name, Marks())
                return _seen(name, is_visible, dealt.rows(), _merges(merged, height, width), marks)
        except Uncut:
            pass
    cells = _cells(book.whole, name)
    height, width = (cells.end[0] + 1, cells.end[1] + 1) if cells.end else (0, 0)
    merges = _merges(cells.merged_cell_ranges or (), height, width)
    return _seen(name, is_visible, _rows(cells), merges, marking.result().get(name, Marks()))


def _seen(
    name: str, is_visible: bool, rows: Iterator[list[Any]], merges: list[list[int]], marks: Marks
) -> dict[str, Any]:
    """A sheet as it is seen."""
    rows = _with_wrong(rows, marks.wrong) if marks.wrong else rows
    rows = _uncovered(rows, merges) if merges else rows
    return entry(name, is_visible, rows, merges, marks.percents)


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


def _merges(ranges: Iterable[Range], rows: int, columns: int) -> list[list[int]]:
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
