"""The parts of an .xlsx file: its sheets by name, and workbooks made of some of its parts.

Owns finding a part by what the others say of it. Never reads a cell.
"""

import html
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from threading import Lock

DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, ValueError, IndexError)
"""What taking a part out of a damaged archive raises."""
BOOK, STYLES, STRINGS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


class Parts:
    """An archive's parts. Raises what DAMAGED names, as its methods do."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._names = {name.replace("\\", "/").lower(): name for name in self._archive.namelist()}
        self._last: tuple[str | None, bytes] = None, b""
        self._lock = Lock()
        self._book = next(iter(self._links("").get("officeDocument", {}).values()), BOOK)
        links = self._links(self._book)
        xml = self._text(self._book)
        self.is_1904 = bool(re.search(r'date1904\s*=\s*["\'](?:1|true)', xml))
        self.is_uncomputed = bool(re.search(r'fullCalcOnLoad\s*=\s*["\'](?:1|true)', xml))
        """Whether the program that wrote the file leaves computing to Excel. One that writes 0
        for every formula has computed none.
        """
        self.sheets: dict[str, str] = {}
        """Name of a sheet -> its part."""
        every = {link: target for group in links.values() for link, target in group.items()}
        tags = re.findall(r"<(?:\w+:)?sheet\s[^>]*>", xml)
        for tag in tags:
            name, link = attribute("name", tag), re.search(r':id\s*=\s*["\']([^"\']*)', tag)
            part = self._names.get(every.get(link[1], "").lower()) if link else None
            if name is not None and part:
                self.sheets[name] = part
        self._shared = {
            real: next(iter(links.get(kind, {}).values()), "")
            for kind, real in (("styles", STYLES), ("sharedStrings", STRINGS))
        }
        self.is_usual = (
            self._book == BOOK
            and len(set(self.sheets.values())) == len(self.sheets) == len(tags)
            and len(self._names) == len(self._archive.namelist())
            and all(part in ("", real) for real, part in self._shared.items())
        )
        """Whether the file is laid out as Excel lays it out, each part of it for one purpose."""

    def size(self, name: str) -> int:
        """Bytes of a sheet's XML, as the archive states them; 0 for none."""
        return self._archive.getinfo(self.sheets[name]).file_size if name in self.sheets else 0

    def sheet(self, name: str) -> bytes:
        """A sheet's XML. The last one asked for is kept: it is asked for by two threads."""
        with self._lock:
            if self._last[0] != name:
                self._last = name, self._archive.read(self.sheets[name])
            return self._last[1]

    @property
    def styles(self) -> str:
        """The XML of its styles, '' for none."""
        return self._text(self._shared[STYLES])

    def shared(self) -> dict[str, bytes]:
        """What the cells of all sheets refer to: styles and texts."""
        found = {part: self._part(part) for part in (STYLES, STRINGS)}
        return {part: content for part, content in found.items() if content}

    def shelf(self) -> bytes:
        """The workbook without what its sheets hold: names, order and what is hidden."""
        wanted = ("_rels/.rels", "[content_types].xml", BOOK, "xl/_rels/workbook.xml.rels")
        return _zipped({name: self._part(name) for name in wanted if name in self._names})

    def _part(self, part: str) -> bytes:
        real = self._names.get(part.lower())
        return self._archive.read(real) if real else b""

    def _text(self, part: str) -> str:
        return self._part(part).decode("utf-8", "replace")

    def _links(self, part: str) -> dict[str, dict[str, str]]:
        """Kind of part -> link -> the part it leads to."""
        folder, name = posixpath.split(part)
        found: dict[str, dict[str, str]] = {}
        for tag in re.findall(
            r"<(?:\w+:)?Relationship\s[^>]*>", self._text(f"{folder}/_rels/{name}.rels".lstrip("/"))
        ):
            kind, link, target = (attribute(one, tag) or "" for one in ("Type", "Id", "Target"))
            whole = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/")))
            found.setdefault(kind.rpartition("/")[2], {})[link] = whole.lstrip("/")
        return found


def attribute(name: str, tag: str) -> str | None:
    """What a tag says of an attribute, None for nothing."""
    found = re.search(rf"\s{name}\s*=\s*(\"[^\"]*\"|'[^']*')", tag)
    return html.unescape(found[1][1:-1]) if found else None


def workbook(sheets: Sequence[bytes], shared: Mapping[str, bytes], is_1904: bool) -> bytes:
    """A workbook of these sheets, whose names are their numbers from 0 on."""
    count = range(len(sheets))
    listed = "".join(f'<sheet name="{i}" sheetId="{i + 1}" r:id="s{i}"/>' for i in count)
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr date1904="{int(is_1904)}"/>'
        f"<sheets>{listed}</sheets></workbook>"
    )
    links = {f"s{i}": ("worksheet", f"worksheets/sheet{i}.xml") for i in count} | {
        kind: (kind, part.removeprefix("xl/"))
        for kind, part in (("styles", STYLES), ("sharedStrings", STRINGS))
        if part in shared
    }
    return _zipped(
        {
            "_rels/.rels": _relationships({"book": ("officeDocument", BOOK)}),
            BOOK: book.encode(),
            "xl/_rels/workbook.xml.rels": _relationships(links),
            **shared,
            **{f"xl/worksheets/sheet{i}.xml": sheets[i] for i in count},
        }
    )


def _relationships(links: dict[str, tuple[str, str]]) -> bytes:
    told = "".join(
        f'<Relationship Id="{link}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for link, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{told}</Relationships>'.encode()


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these parts, not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
