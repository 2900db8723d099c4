"""What a reader of .xlsx does not tell: which empty cells are errors or formulas never computed,
and which numbers are shown as percentages.

Owns finding them in the file itself, by searching its XML for the few cells that matter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from data.xlsx_parts import Parts, attribute

Place = tuple[int, int]
"""Row and column, 0-based."""

PERCENT_FORMATS = (9, 10)
"""Numbers of the formats 0% and 0.00%, which no file declares."""


@dataclass
class Marks:
    """What is to be said of a sheet's cells."""

    wrong: dict[Place, str] = field(default_factory=dict)
    """Error text; '' for a formula that was never computed."""
    percents: list[Place] = field(default_factory=list)


def is_percent(code: str) -> bool:
    """Whether a number format shows a percentage: a % that is no quoted or escaped text."""
    return "%" in re.sub(r'"[^"]*"|\\.', "", code.partition(";")[0])


def xlsx_marks(parts: Parts) -> dict[str, Marks]:
    """Sheet -> its marks."""
    styles = _percent_styles(parts.styles)
    found, zeros, formulas = {}, {}, 0
    for name in parts.sheets:
        sheet = _SheetXml(parts.sheet(name))
        found[name] = Marks(dict(sheet.wrong()), list(sheet.percents(styles)))
        if parts.is_uncomputed:
            formulas += sheet.formulas
            zeros[name] = list(sheet.zeros())
    if formulas and formulas == sum(map(len, zeros.values())):
        for name, places in zeros.items():
            found[name].wrong.update(dict.fromkeys(places, ""))
    return found


def _percent_styles(xml: str) -> list[int]:
    """Which of a workbook's cell styles show percentages."""
    formats = set(PERCENT_FORMATS)
    for tag in re.findall(r"<(?:\w+:)?numFmt\s[^>]*>", xml):
        if is_percent(attribute("formatCode", tag) or ""):
            formats.add(int(attribute("numFmtId", tag) or 0))
    styles = re.search(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", xml, re.DOTALL)
    tags = re.findall(r"<(?:\w+:)?xf\s[^>]*>", styles[0]) if styles else []
    return [i for i, tag in enumerate(tags) if int(attribute("numFmtId", tag) or 0) in formats]


class _SheetXml:
    """A worksheet's XML, searched."""

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        stated = re.search(rb"<(\w+:)?sheetData", xml)
        prefix = (stated[1] or b"") if stated else b""
        self.cell, self.row = b"<%sc" % prefix, b"<%srow" % prefix
        self.value = re.compile(rb"<%sv(?:\s[^>]*)?>([^<]*)<" % prefix)
        self.has_formulas = b"<%sf" % prefix in xml
        self.formula_end = rb"(?:</%sf>|<%sf(?:\s[^>]*)?/>)" % (prefix, prefix)
        self.nothing = rb"\s*(?:</%sc>|<%sv\s*/>|<%sv>\s*</)" % (prefix, prefix, prefix)
        self.zero = rb"\s*<%sv>0</" % prefix

    def wrong(self) -> Iterator[tuple[Place, str]]:
        """Cells that hold an error or a formula without a result."""
        has_errors = b't="e"' in self.xml or b"t='e'" in self.xml
        for found in re.finditer(rb"\st=[\"']e[\"']", self.xml) if has_errors else ():
            if cell := self._cell(found.start(), is_within=True):
                value = self.value.search(self.xml, found.end())
                yield self._place(cell), value[1].decode("utf-8", "replace") if value else "#ERR"
        if not self.has_formulas:
            return
        for found in re.finditer(self.formula_end + self.nothing, self.xml):
            cell = self._cell(found.start())
            if cell and not re.search(rb"\st=[\"']str[\"']", cell[0]):
                yield self._place(cell), ""

    def percents(self, styles: list[int]) -> Iterator[Place]:
        """Filled cells of these styles."""
        if not styles:
            return
        numbers = b"|".join(b"%d" % one for one in styles)
        for found in re.finditer(rb"\ss=[\"'](?:%s)[\"'](?:[^>]*[^>/])?>" % numbers, self.xml):
            if cell := self._cell(found.start(), is_within=True):
                yield self._place(cell)

    @property
    def formulas(self) -> int:
        """How many cells hold a formula."""
        return len(re.findall(self.formula_end, self.xml)) if self.has_formulas else 0

    def zeros(self) -> Iterator[Place]:
        """Cells whose formula has the result 0."""
        if self.has_formulas:
            for found in re.finditer(self.formula_end + self.zero, self.xml):
                if cell := self._cell(found.start()):
                    yield self._place(cell)

    def _cell(self, position: int, is_within: bool = False) -> re.Match[bytes] | None:
        """The cell's tag before a position; is_within: which must lie within that tag."""
        start = self.xml.rfind(self.cell, 0, position)
        while start >= 0 and self.xml[start + len(self.cell)] not in b" \t\r\n>":
            start = self.xml.rfind(self.cell, 0, start)
        tag = re.compile(rb"[^>]*>").match(self.xml, start) if start >= 0 else None
        return None if tag is None or (is_within and tag.end() < position) else tag

    def _place(self, cell: re.Match[bytes]) -> Place:
        stated = re.search(rb"\sr=[\"']([A-Z]{1,3})(\d{1,7})[\"']", cell[0])
        if stated:
            column = 0
            for letter in stated[1]:
                column = column * 26 + letter - 64
            return int(stated[2]) - 1, column - 1
        return self._counted(cell.start())

    def _counted(self, position: int) -> Place:
        """The place of a cell that states none: by counting rows and cells."""
        rows = list(re.finditer(rb"%s\b[^>]*>" % self.row, self.xml[:position]))
        stated = re.search(rb"\sr=[\"'](\d{1,7})[\"']", rows[-1][0]) if rows else None
        row = int(stated[1]) - 1 if stated else len(rows) - 1
        before = self.xml[rows[-1].start() if rows else 0 : position]
        return row, len(re.findall(rb"%s[\s/>]" % self.cell, before))
