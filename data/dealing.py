"""A large worksheet in pieces that two threads parse side by side.

Owns where its XML may be cut and that its rows come as they would from the whole. Whatever is
unusual about the XML is Uncut: then the sheet is to be read whole.
"""

import io
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple

import python_calamine as calamine

from data.limits import check_size
from data.xlsx_parts import workbook

LARGE = 8 << 20
"""Bytes of XML from which on a worksheet is worth cutting."""
PIECE = 4 << 20
"""Bytes of XML in a piece, about."""
REPEATED = 1 << 20
"""Bytes of what all sheets refer to, from which on pieces share workbooks, for each of those is
parsed with all of it.
"""
LANES = 2
"""Pieces parsed at the same time."""
AHEAD = 2 * LANES
"""Pieces parsed before their rows are asked for."""

END = b"</sheetData></worksheet>"
ROW = re.compile(rb"<row(?:\s[^<>]*?)?\sr=[\"'](\d{1,7})[\"']")
"""A row that tells its number."""

Range = tuple[tuple[int, int], tuple[int, int]]
"""First row and column, last row and column, 0-based."""


class Uncut(Exception):
    """The sheet cannot be read in pieces."""


class Piece(NamedTuple):
    """Some rows of a worksheet, with what makes them a worksheet of their own."""

    head: bytes
    body: memoryview
    foot: bytes
    first: int
    """Its first row, 0-based."""
    end: int | None
    """The first row of the next piece, None for the last."""

    @property
    def xml(self) -> bytes:
        """The worksheet of these rows."""
        return b"".join((self.head, self.body, self.foot))


def cut(xml: bytes, size: int) -> list[Piece]:
    """A worksheet's pieces of about so many bytes; the last holds what follows the rows. Raises
    Uncut.
    """
    start, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    if min(start, end) < 0 or xml.count(b"/sheetData", start) > 1 or _is_more_than_tags(xml, start):
        raise Uncut
    places = []
    found = ROW.search(xml, start, end)
    while found:
        places.append((found.start(), int(found[1]) - 1))
        found = ROW.search(xml, found.start() + size, end)
    if len(places) < 2:
        raise Uncut
    head, tail, bodies = xml[: places[0][0]], xml[end:], memoryview(xml)
    pieces = []
    for i, (begin, first) in enumerate(places[:-1]):
        stop, following = places[i + 1]
        pieces.append(Piece(head, bodies[begin:stop], END, first, following))
    begin, first = places[-1]
    return [*pieces, Piece(head, bodies[begin:end], tail, first, None)]


def _is_more_than_tags(xml: bytes, start: int) -> bool:
    """Whether there are comments, instructions or the like from a place on. The marks alone are
    found ten times faster than with what stands before them, and seldom there.
    """
    return any(
        xml.find(mark, start) >= 0 and xml.find(b"<" + mark, start) >= 0 for mark in (b"!", b"?")
    )


class _Lane:
    """A thread that parses pieces, one after another: a workbook is used by one thread only."""

    def __init__(self, pieces: Sequence[Piece], shared: Mapping[str, bytes], is_1904: bool) -> None:
        is_together = sum(map(len, shared.values())) > REPEATED
        books = [pieces] if is_together else [[piece] for piece in pieces]
        self._sheets = _sheets(books, shared, is_1904)
        self.thread = ThreadPoolExecutor(1)

    def next(self) -> "Future[calamine.CalamineSheet]":
        """Its next piece, parsed some time."""
        return self.thread.submit(next, self._sheets)


def _sheets(
    books: Iterable[Sequence[Piece]], shared: Mapping[str, bytes], is_1904: bool
) -> Iterator[calamine.CalamineSheet]:
    """Pieces, parsed as they are asked for, from workbooks that hold so many each."""
    for pieces in books:
        file = io.BytesIO(workbook([piece.xml for piece in pieces], shared, is_1904))
        book = calamine.CalamineWorkbook.from_filelike(file)
        del file  # its content is the book's now
        yield from map(book.get_sheet_by_index, range(len(pieces)))


class Dealt:
    """A worksheet whose pieces are dealt to two threads, for use in a with statement. Its methods
    raise Uncut, and Refused for a sheet that is too large.
    """

    def __init__(self, xml: bytes, shared: Mapping[str, bytes], is_1904: bool) -> None:
        self._pieces = cut(xml, PIECE)
        self._lanes = [_Lane(self._pieces[i::LANES], shared, is_1904) for i in range(LANES)]
        self._coming: deque[Future[calamine.CalamineSheet]] = deque()
        self._asked = 0
        self._ask(AHEAD)

    def __enter__(self) -> "Dealt":
        return self

    def __exit__(self, *_: object) -> None:
        for lane in self._lanes:
            lane.thread.shutdown(cancel_futures=True)

    def _ask(self, count: int) -> None:
        for _ in range(min(count, len(self._pieces) - self._asked)):
            self._coming.append(self._lanes[self._asked % LANES].next())
            self._asked += 1

    def merged(self) -> tuple[Sequence[Range], int, int]:
        """Its merged ranges, and the rows and columns it has: known only once all of it is parsed,
        which is not waited for where nothing is merged.
        """
        last = self._pieces[-1]
        if b"mergeCell" not in last.head and b"mergeCell" not in last.foot:
            return (), 0, 0
        self._ask(len(self._pieces))
        sheets = [_parsed(one) for one in self._coming]
        ends = [sheet.end for sheet in sheets if sheet.end]
        rows, columns = (max((end[i] + 1 for end in ends), default=0) for i in range(2))
        return sheets[-1].merged_cell_ranges or (), rows, columns

    def rows(self) -> Iterator[list[Any]]:
        """Its rows from A1 on. They are those of the sheet only if none of them raises Uncut."""
        reached = width = 0
        for piece in self._pieces:
            sheet = _parsed(self._coming.popleft())
            self._ask(1)
            if not sheet.start or not sheet.end:
                continue
            if sheet.start[0] < piece.first or (
                piece.end is not None and sheet.end[0] >= piece.end
            ):
                raise Uncut
            width = max(width, sheet.end[1] + 1)
            check_size(sheet.end[0] + 1, width)
            yield from ([] for _ in range(sheet.start[0] - reached))
            reached = sheet.end[0] + 1
            yield from _padded(sheet)


def _parsed(one: "Future[calamine.CalamineSheet]") -> calamine.CalamineSheet:
    try:
        return one.result()
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise Uncut from error


def _padded(sheet: calamine.CalamineSheet) -> Iterator[list[Any]]:
    """A piece's rows, from its first filled one and from column A on."""
    margin = [None] * sheet.start[1] if sheet.start else []
    try:
        rows = sheet.to_python()
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise Uncut from error
    yield from (margin + row for row in rows) if margin else rows
