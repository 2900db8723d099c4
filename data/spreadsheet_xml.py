"""XML spreadsheets of Excel 2003, which many systems export and name .xls, to sheets.

Owns its XML: skipped places, merged ranges, error cells, percentages, hidden sheets. Never expands
an entity.
"""

import datetime as dt
from typing import Any
from xml.parsers import expat

from data.limits import COLUMNS, ROWS, Refused, check_cells, place
from data.opendocument import refuse_entities
from data.packing import entry
from data.wire import Wrong

NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
ZERO_DAY = dt.date(1899, 12, 31)
"""The day on which a time of day without a date lies."""


def spreadsheet_xml_sheets(content: bytes) -> list[dict[str, Any]]:
    """Sheets of an XML spreadsheet. Raises Refused."""
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except (expat.ExpatError, ValueError, OverflowError) as error:
        raise Refused("file-damaged") from error
    for one in reader.sheets:
        check_cells(one.rows)
    return [
        entry(one.name, one.is_visible, one.rows, one.merges, one.percents) for one in reader.sheets
    ]


class _Sheet:
    def __init__(self, name: str) -> None:
        self.name, self.is_visible = name, True
        self.rows: list[list[Any]] = []
        self.merges: list[list[int]] = []
        self.percents: set[tuple[int, int]] = set()


class _Reader:
    """A handler of expat's events; names are taken without their namespaces."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data
        self.parser.buffer_text = True
        refuse_entities(self.parser)
        self.sheets: list[_Sheet] = []
        self.percent_styles: set[str] = set()
        self.style = ""
        self.row = self.column = -1
        self.cell: dict[str, str] = {}
        self.kind: str | None = None
        self.text: list[str] = []
        self.is_told = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        words = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        name = name.rpartition(" ")[2]
        self.text = [] if name in ("Data", "Visible") else self.text
        if name == "Worksheet":
            self.sheets.append(_Sheet(words.get("Name", "")))
            self.row = -1
        elif name == "Row":
            self.row = int(words["Index"]) - 1 if "Index" in words else self.row + 1
            self.column = -1
        elif name == "Cell" and self.sheets:
            self._start_cell(words)
        elif name == "Data":
            self.kind = words.get("Type", "String")
        elif name == "Style":
            self.style = words.get("ID", "")
        elif name == "NumberFormat" and _is_percent(words.get("Format", "")):
            self.percent_styles.add(self.style)

    def _start_cell(self, words: dict[str, str]) -> None:
        sheet, self.cell, self.is_told = self.sheets[-1], words, False
        self.column = int(words["Index"]) - 1 if "Index" in words else self.column + 1
        across, down = int(words.get("MergeAcross", 0)), int(words.get("MergeDown", 0))
        if across or down:
            last = min(self.row + down, ROWS - 1), min(self.column + across, COLUMNS - 1)
            sheet.merges.append([self.row, self.column, *last])
        if words.get("StyleID") in self.percent_styles:
            sheet.percents.add((self.row, self.column))

    def data(self, text: str) -> None:
        self.text.append(text)

    def end(self, name: str) -> None:
        name = name.rpartition(" ")[2]
        if not self.sheets:
            return
        sheet = self.sheets[-1]
        if name == "Data" and self.kind:
            place(sheet.rows, self.row, self.column, _value(self.kind, "".join(self.text)))
            self.kind, self.is_told = None, True
        elif name == "Cell":
            if "Formula" in self.cell and not self.is_told:
                place(sheet.rows, self.row, self.column, Wrong(""))
            self.column += int(self.cell.get("MergeAcross", 0))
        elif name == "Visible":
            sheet.is_visible = "Hidden" not in "".join(self.text)


def _is_percent(code: str) -> bool:
    return code == "Percent" or "%" in code


def _value(kind: str, text: str) -> Any:
    if kind == "Number":
        return float(text)
    if kind == "Boolean":
        return text == "1"
    if kind == "Error":
        return Wrong(text)
    if kind != "DateTime":
        return text
    stated = dt.datetime.fromisoformat(text)
    if stated.date() == ZERO_DAY:
        return stated.time()
    return stated.date() if stated.time() == dt.time() else stated
