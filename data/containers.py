"""Files to cells, in a child process: `python -m data.containers FILE` prints one JSON document.

Owns telling what a file is by its content and taking the cells out of it. Never interprets a cell
and never trusts the file: the process limits its own memory, whoever started it limits its time.
"""

import io
import json
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import python_calamine as calamine

from data.delimited import csv_rows, decode
from data.flaws import xls_flaws, xls_is_encrypted, xlsx_flaws
from data.packing import Wrong, pack

MEMORY_BYTES = 3 << 30
"""Most address space the child may take."""
UNPACKED_BYTES = 1 << 30
"""Most bytes a zipped workbook may unpack to."""
FOREIGN = {
    b"%PDF": "是 PDF 文件",
    b"\x89PNG": "是图片",
    b"\xff\xd8\xff": "是图片",
    b"GIF8": "是图片",
    b"BM": "是图片",
    b"Rar!": "是压缩包",
    b"7z\xbc\xaf": "是压缩包",
    b"\x1f\x8b": "是压缩包",
    b"{\\rtf": "是文档",
}
OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
"""First bytes of BIFF2, BIFF3 and BIFF4."""


MARKUP = re.compile(r"\s*<(!doctype|html|\?xml|table|head|body|meta|style)", re.IGNORECASE)
"""How a web page begins."""


class Refused(Exception):
    """The file cannot be read; args are the problem's code and words for its sentence."""


def trimmed(rows: list[list[Any]]) -> list[list[Any]]:
    """Rows without the empty cells at their right and the empty rows at the end."""
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def workbook_sheets(content: bytes) -> list[dict[str, Any]]:
    """Sheets of an .xlsx, .xls, .xlsb or .ods, with merged ranges and error cells."""
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except calamine.PasswordError as error:
        raise Refused("file-password") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise Refused("file-password" if xls_is_encrypted(content) else "file-damaged") from error
    flaws = xlsx_flaws(content) if content.startswith(b"PK") else xls_flaws(content)
    sheets = []
    for about in book.sheets_metadata:
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = book.get_sheet_by_name(about.name)
            rows = sheet.to_python(skip_empty_area=False)
        except (calamine.CalamineError, OSError, ValueError) as error:
            raise Refused("file-damaged") from error
        for (row, column), text in flaws.get(about.name, {}).items():
            _put(rows, row, column, Wrong(text))
        merges = [[a[0], a[1], b[0], b[1]] for a, b in sheet.merged_cell_ranges or ()]
        sheets.append(
            {
                "name": about.name,
                "visible": about.visible == calamine.SheetVisibleEnum.Visible,
                "rows": pack(rows),
                "merges": merges,
            }
        )
    return sheets


def _put(rows: list[list[Any]], row: int, column: int, value: Any) -> None:
    while len(rows) <= row:
        rows.append([])
    rows[row] += [None] * (column + 1 - len(rows[row]))
    if rows[row][column] in (None, ""):
        rows[row][column] = value


def parse(path: Path) -> dict[str, Any]:
    """A file's sheets. Raises Refused with a problem's code."""
    content = path.read_bytes()
    _check_first_bytes(content)
    if content.startswith(b"PK"):
        _check_zip(content)
        return {"sheets": workbook_sheets(content)}
    if content.startswith((b"\xd0\xcf\x11\xe0", b"\x09\x08")):
        _check_ole(content)
        return {"sheets": workbook_sheets(content)}
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused("file-type", "是程序或数据文件")
    text = decode(content)
    if MARKUP.match(text[:500]):
        raise Refused("file-type", "是网页")
    rows = trimmed(csv_rows(text))
    if path.suffix.lower() in (".xls", ".xlsx", ".et", ".ods") and max(map(len, rows)) < 2:
        raise Refused("file-type", "是纯文字")
    return {"sheets": [{"name": path.stem, "visible": True, "rows": pack(rows), "merges": []}]}


def _check_first_bytes(content: bytes) -> None:
    if not content.strip(b"\0 \r\n\t"):
        raise Refused("file-empty")
    for mark, found in FOREIGN.items():
        if content.startswith(mark):
            raise Refused("file-type", found)
    if content.startswith(OLD_EXCEL):
        raise Refused("file-old-excel")


def _check_zip(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            unpacked = sum(one.file_size for one in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Refused("file-damaged") from error
    if unpacked > UNPACKED_BYTES:
        raise Refused("file-too-large")
    if any(name.startswith("word/") for name in names):
        raise Refused("file-type", "是 Word 文档")
    if any(name.startswith("ppt/") for name in names):
        raise Refused("file-type", "是演示文稿")
    if not any(
        name.replace("\\", "/").startswith("xl/") or name == "content.xml" for name in names
    ):
        raise Refused("file-type", "是压缩包")


def _check_ole(content: bytes) -> None:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        raise Refused("file-password")
    if holds("WordDocument"):
        raise Refused("file-type", "是 Word 文档")
    if holds("PowerPoint Document"):
        raise Refused("file-type", "是演示文稿")


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def main() -> int:
    """Print the document for the file named on the command line; a refusal is a document too."""
    _limit_memory()
    try:
        document = parse(Path(sys.argv[1]))
    except Refused as refusal:
        document = {
            "problem": refusal.args[0],
            "found": refusal.args[1] if len(refusal.args) > 1 else "",
        }
    except MemoryError:
        document = {"problem": "file-too-large", "found": ""}
    sys.stdout.buffer.write(json.dumps(document, ensure_ascii=False).encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
