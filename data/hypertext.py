"""Web pages that systems export and name .xls, to one sheet, as Excel opens them.

Owns tables, spanned cells as merged ranges, and where text outside of tables goes: a row of its
own. A table within a cell starts a row of its own, so that tables made for layout hold no table
back.
"""

import re
from html.parser import HTMLParser
from typing import Any

from data.encodings import decode
from data.limits import COLUMNS, ROWS, Refused, check_cells, check_size
from data.packing import entry

MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?"
    rb"<(!doctype\s+html|html|head|body|meta|style|title|table|div|center|script|tr)\b",
    re.IGNORECASE | re.DOTALL,
)
"""How a web page begins."""
CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "cp950"}
"""The encoding that holds all of one that pages name."""
SHEET_NAME = re.compile(r"<x:Name>([^<>]{1,31})</x:Name>")

BLOCKS = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "li", "caption", "form", "center")
)
UNSEEN = frozenset(("script", "style", "title", "head", "noscript", "template"))
MOST_ACROSS, MOST_DOWN = 1000, 65_534
"""Most columns and rows that a cell may span, as in browsers."""


def is_hypertext(content: bytes) -> bool:
    """Whether a file begins as a web page does."""
    start = content[:4096]
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if start.startswith(mark):
            start = start[2:].decode(encoding, errors="replace").encode("utf-8", "replace")
    return bool(MARKUP.match(start.removeprefix(b"\xef\xbb\xbf")))


def hypertext_sheets(content: bytes, name: str) -> list[dict[str, Any]]:
    """The tables of a web page, one below the other on one sheet. Raises Refused."""
    text = _text(content)
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_row()
    if not reader.has_table:
        raise Refused("file-type", "是没有表格的网页")
    check_cells(reader.rows)
    stated = SHEET_NAME.search(text)
    return [entry(stated[1] if stated else name, True, reader.rows, reader.merges)]


def _text(content: bytes) -> str:
    stated = CHARSET.search(content[:4096])
    if stated and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        named = stated[1].decode("ascii").lower()
        try:
            return content.decode(CHINESE.get(named, named))
        except (LookupError, UnicodeDecodeError):
            pass
    try:
        return decode(content)
    except ValueError as error:
        raise Refused("file-damaged") from error


def _span(attributes: dict[str, str | None], name: str, most: int) -> int:
    stated = re.match(r"\s*(\d{1,9})", attributes.get(name) or "")
    return min(max(int(stated[1]), 1), most) if stated else 1


class _Reader(HTMLParser):
    """Rows of cells and merged ranges of every table, with the text between tables."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[Any]] = []
        self.merges: list[list[int]] = []
        self.has_table = False
        self.depth = 0
        self.unseen: str | None = None
        self.row: list[Any] | None = None
        self.taken: dict[int, int] = {}
        """Column -> first row below the cell that reaches down into it."""
        self.span = (1, 1)
        self.words: list[str] | None = None
        """Text of the cell, or of the paragraph outside of tables, as it is read."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.unseen:
            return
        if tag in UNSEEN:
            self.unseen = tag
        elif tag == "table":
            self.end_row()
            self.depth += 1
            self.has_table = True
        elif tag == "tr" and self.depth:
            self.end_row()
            self.row = []
        elif tag in ("td", "th") and self.depth:
            self._end_cell()
            self.row = [] if self.row is None else self.row
            said = dict(attrs)
            self.span = (_span(said, "rowspan", MOST_DOWN), _span(said, "colspan", MOST_ACROSS))
            self.words = []
        elif tag in BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            self.unseen = None if tag == self.unseen else self.unseen
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "tr":
            self.end_row()
        elif tag == "table":
            self.end_row()
            self.depth = max(self.depth - 1, 0)
            self.taken = {} if not self.depth else self.taken
        elif tag in BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if self.unseen:
            return
        if self.words is None and (self.depth == 0 or data.strip()):
            self.words = []
        if self.words is not None:
            self.words.append(data)

    def _break(self) -> None:
        """A line ends: within a cell a new line, outside of tables a row."""
        if self.row is None and self.depth == 0:
            self.end_row()
        elif self.words is not None:
            self.words.append("\0")

    def _end_cell(self) -> None:
        if self.words is None:
            return
        row = self.row if self.row is not None else []
        below, column = len(self.rows), len(row)
        while self.taken.get(column, 0) > below:
            column += 1
        down, across = self.span
        check_size(below + 1, column + across)
        row += [None] * (column - len(row)) + [_shown(self.words)] + [None] * (across - 1)
        if down > 1 or across > 1:
            last = min(below + down, ROWS) - 1, min(column + across, COLUMNS) - 1
            self.merges.append([below, column, *last])
            self.taken.update(dict.fromkeys(range(column, column + across), below + down))
        self.row, self.words, self.span = row, None, (1, 1)

    def end_row(self) -> None:
        """The row, or the paragraph, is over."""
        is_paragraph = self.row is None
        self._end_cell()
        if self.row is not None and not (is_paragraph and not self.row[0]):
            self.rows.append(self.row)
        self.row = None


def _shown(words: list[str]) -> str | None:
    """Text as a browser shows it: spaces in one, lines where they break."""
    lines = (" ".join(line.split()) for line in "".join(words).split("\0"))
    return "\n".join(line for line in lines if line) or None
