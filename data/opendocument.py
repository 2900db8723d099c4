"""OpenDocument spreadsheets, zipped (.ods) and flat (.fods), to sheets.

Owns its XML: repeated and covered cells, merged ranges, error cells, formulas without a result,
percentages, hidden sheets. Never expands an entity.
"""

import datetime as dt
import re
from typing import Any
from xml.parsers import expat

from data.limits import COLUMNS, ROWS, Refused, check_size
from data.packing import entry
from data.wire import ERRORS, Wrong

DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?")
FAILED = re.compile(r"Err:\d{3}")
"""How LibreOffice shows an error that has no name in Excel."""


def opendocument_sheets(content: bytes) -> list[dict[str, Any]]:
    """Sheets of an OpenDocument spreadsheet's XML. Raises Refused."""
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except (expat.ExpatError, ValueError, OverflowError) as error:
        raise Refused("file-damaged") from error
    return [
        entry(
            table.name, table.style not in reader.hidden, table.rows, table.merges, table.percents
        )
        for table in reader.tables
    ]


def refuse_entities(parser: expat.XMLParserType) -> None:
    """Make a parser refuse a document that declares entities, which no spreadsheet does."""

    def refuse(*_: Any) -> None:
        raise Refused("file-damaged")

    parser.EntityDeclHandler = refuse


class _Table:
    def __init__(self, words: dict[str, str]) -> None:
        self.name, self.style = words.get("table:name", ""), words.get("table:style-name", "")
        self.rows: list[list[Any]] = []
        self.merges: list[list[int]] = []
        self.percents: set[tuple[int, int]] = set()
        self.skipped = 0
        """Empty rows not yet known to stand before a filled one."""


class _Reader:
    """A handler of expat's events. Prefixes are those that every office program writes."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data
        self.parser.buffer_text = True
        refuse_entities(self.parser)
        self.tables: list[_Table] = []
        self.hidden: set[str] = set()
        self.style = ""
        self.row: list[Any] = []
        self.skipped = self.repeated = 0
        self.cell: dict[str, str] | None = None
        self.lines: list[str] = []
        self.is_text = False
        self.aside = 0
        """How deep within a comment or drawing, whose text is not the cell's."""

    def start(self, name: str, words: dict[str, str]) -> None:
        if name in ("office:annotation", "draw:frame", "table:shapes") or self.aside:
            self.aside += 1
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self.cell, self.lines = words, []
        elif name in ("text:p", "text:h") and self.cell is not None:
            self.lines.append("")
            self.is_text = True
        elif self.is_text:
            self.lines[-1] += _space(name, words)
        else:
            self._start_part(name, words)

    def _start_part(self, name: str, words: dict[str, str]) -> None:
        if name == "table:table-row":
            self.row, self.skipped = [], 0
            self.repeated = int(words.get("table:number-rows-repeated", 1))
        elif name == "table:table":
            self.tables.append(_Table(words))
        elif name == "style:style":
            self.style = words.get("style:name", "")
        elif name == "style:table-properties" and words.get("table:display") == "false":
            self.hidden.add(self.style)

    def data(self, text: str) -> None:
        if self.is_text and not self.aside:
            self.lines[-1] += text

    def end(self, name: str) -> None:
        if self.aside:
            self.aside -= 1
        elif name in ("text:p", "text:h"):
            self.is_text = False
        elif name in ("table:table-cell", "table:covered-table-cell") and self.cell is not None:
            self._end_cell(self.cell)
            self.cell = None
        elif name == "table:table-row" and self.tables:
            self._end_row(self.tables[-1])

    def _end_cell(self, words: dict[str, str]) -> None:
        value = _value(words, "\n".join(self.lines))
        count = int(words.get("table:number-columns-repeated", 1))
        table = self.tables[-1]
        row, column = len(table.rows) + table.skipped, len(self.row) + self.skipped
        across = int(words.get("table:number-columns-spanned", 1))
        down = int(words.get("table:number-rows-spanned", 1))
        if across > 1 or down > 1:
            last_row, last_column = min(row + down, ROWS) - 1, min(column + across, COLUMNS) - 1
            table.merges.append([row, column, last_row, last_column])
        if value is None or value == "":
            self.skipped += count
            return
        check_size(row + self.repeated, column + count)
        self.row += [None] * self.skipped + [value] * count
        self.skipped = 0
        if words.get("office:value-type") == "percentage":
            rows = range(row, row + self.repeated)
            table.percents.update((r, c) for r in rows for c in range(column, column + count))

    def _end_row(self, table: _Table) -> None:
        if not self.row:
            table.skipped += self.repeated
            return
        height = len(table.rows) + table.skipped + self.repeated
        check_size(height, len(self.row))
        table.rows += [[] for _ in range(table.skipped)]
        table.rows += [list(self.row) for _ in range(self.repeated)]
        table.skipped = 0


def _space(name: str, words: dict[str, str]) -> str:
    if name == "text:s":
        return " " * min(int(words.get("text:c", 1)), 1000)
    return {"text:tab": "\t", "text:line-break": "\n"}.get(name, "")


def _value(words: dict[str, str], text: str) -> Any:
    """A cell's value by its attributes and the text it shows."""
    kind = words.get("office:value-type")
    has_formula = "table:formula" in words
    if has_formula and (text in ERRORS or FAILED.fullmatch(text)):
        return Wrong(text)
    if kind is None:
        return Wrong("") if has_formula and not text else text
    if kind in ("float", "percentage", "currency"):
        return float(words["office:value"])
    if kind == "date":
        stated = dt.datetime.fromisoformat(words["office:date-value"])
        return stated.date() if "T" not in words["office:date-value"] else stated
    if kind == "time":
        return _clock(words["office:time-value"])
    if kind == "boolean":
        return words["office:boolean-value"] == "true"
    return words.get("office:string-value", text)


def _clock(text: str) -> dt.time | dt.timedelta:
    found = DURATION.fullmatch(text)
    if not found:
        raise ValueError(text)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()[:3])
    length = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return length if length >= dt.timedelta(days=1) else (dt.datetime.min + length).time()
