"""Files to cells, in a child process: `python -m data.containers FILE` prints one JSON document.

Owns telling what a file is by its content and taking the cells out of it. Never interprets a cell
and never trusts the file: the process limits its own memory, whoever started it limits its time.
"""

import gc
import json
import os
import re
import sys
from pathlib import Path
from typing import Any, NoReturn

from data.delimited import csv_rows
from data.encodings import decode
from data.hypertext import hypertext_sheets, is_hypertext
from data.kinds import check_first_bytes, check_ole, check_zip
from data.limits import ANSWER_BYTES, MEMORY_BYTES, Refused, check_size, too_large
from data.opendocument import opendocument_sheets
from data.packing import entry
from data.spreadsheet_xml import NAMESPACE, spreadsheet_xml_sheets
from data.worksheets import workbook_sheets

XML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!DOCTYPE\s+(?!html)|office:document|Workbook)",
    re.IGNORECASE,
)
"""How an XML file begins."""
BINARY_NAMES = (".xls", ".xlsx", ".xlsm", ".xlsb", ".et", ".ods")
"""Endings of names that a text has only by mistake; with a single column it is no table."""


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
