"""What a reader of .xlsx does not tell: which empty cells are errors or formulas never computed,
and which numbers are shown as percentages.

Owns finding them in the file itself, by searching its XML for the few cells that matter.
"""

import html
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

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


def xlsx_marks(content: bytes) -> dict[str, Marks]:
    """Sheet -> its marks."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        book = _Book(archive)
        found, zeros, formulas = {}, {}, 0
        for name, part in book.sheets.items():
            sheet = _SheetXml(archive.read(part))
            found[name] = Marks(dict(sheet.wrong()), list(sheet.percents(book.percent_styles)))
            if book.is_uncomputed:
                formulas += sheet.formulas
                zeros[name] = list(sheet.zeros())
        if formulas and formulas == sum(map(len, zeros.values())):
            for name, places in zeros.items():
                found[name].wrong.update(dict.fromkeys(places, ""))
    return found


class _Book:
    """A workbook's parts: its sheets by name, the styles that show percentages."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.names = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
        book = next(iter(self._links("").get("officeDocument", {}).values()), "xl/workbook.xml")
        links = self._links(book)
        xml = self._text(book)
        self.is_uncomputed = bool(re.search(r'fullCalcOnLoad\s*=\s*["\'](?:1|true)', xml))
        """Whether the program that wrote the file leaves computing to Excel. One that writes 0
        for every formula has computed none.
        """
        self.sheets = {}
        every = {link: target for group in links.values() for link, target in group.items()}
        for tag in re.findall(r"<(?:\w+:)?sheet\s[^>]*>", xml):
            name, link = _attribute("name", tag), re.search(r':id\s*=\s*["\']([^"\']*)', tag)
            part = self.names.get(every.get(link[1], "").lower()) if link else None
            if name is not None and part:
                self.sheets[name] = part
        styles = next(iter(links.get("styles", {}).values()), "")
        self.percent_styles = _percent_styles(self._text(styles))

    def _text(self, part: str) -> str:
        real = self.names.get(part.lower())
        return self.archive.read(real).decode("utf-8", "replace") if real else ""

    def _links(self, part: str) -> dict[str, dict[str, str]]:
        """Kind of part -> link -> the part it leads to."""
        folder, name = posixpath.split(part)
        found: dict[str, dict[str, str]] = {}
        for tag in re.findall(
            r"<(?:\w+:)?Relationship\s[^>]*>", self._text(f"{folder}/_rels/{name}.rels".lstrip("/"))
        ):
            kind, link, target = (_attribute(one, tag) or "" for one in ("Type", "Id", "Target"))
            whole = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/")))
            found.setdefault(kind.rpartition("/")[2], {})[link] = whole.lstrip("/")
        return found


def _attribute(name: str, tag: str) -> str | None:
    found = re.search(rf"\s{name}\s*=\s*(\"[^\"]*\"|'[^']*')", tag)
    return html.unescape(found[1][1:-1]) if found else None


def _percent_styles(xml: str) -> list[int]:
    """Which of a workbook's cell styles show percentages."""
    formats = set(PERCENT_FORMATS)
    for tag in re.findall(r"<(?:\w+:)?numFmt\s[^>]*>", xml):
        if is_percent(_attribute("formatCode", tag) or ""):
            formats.add(int(_attribute("numFmtId", tag) or 0))
    styles = re.search(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", xml, re.DOTALL)
    tags = re.findall(r"<(?:\w+:)?xf\s[^>]*>", styles[0]) if styles else []
    return [i for i, tag in enumerate(tags) if int(_attribute("numFmtId", tag) or 0) in formats]


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
