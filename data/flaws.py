"""Cells that a reader shows as empty though they are not: errors, and formulas never computed.

Owns finding them in the file itself; sheet -> place (row, column, 0-based) -> error text, '' for a
formula.
"""

import html
import io
import re
import zipfile

import xlrd

Flaws = dict[str, dict[tuple[int, int], str]]


def _place(reference: str) -> tuple[int, int]:
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(reference[len(letters) :]) - 1, column - 1


CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
REFERENCE = re.compile(rb'\br="([A-Z]{1,3}\d+)"')
VALUE = re.compile(rb"<(?:\w+:)?v>(.*?)</(?:\w+:)?v>", re.DOTALL)


def xlsx_flaws(content: bytes) -> Flaws:
    """Sheet -> place -> error text ('' for a formula without a result): what the reader shows as
    an empty cell.
    """
    found: Flaws = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name, part in _xlsx_parts(archive).items():
            xml = archive.read(part)
            if b't="e"' not in xml and b"<f" not in xml and b":f>" not in xml:
                continue
            for attributes, body in CELL.findall(xml):
                reference = REFERENCE.search(attributes)
                value = VALUE.search(body)
                is_error = b't="e"' in attributes
                is_bare = (b"<f" in body or b":f" in body) and (value is None or not value[1])
                if reference and (is_error or (is_bare and b't="str"' not in attributes)):
                    text = value[1].decode("utf-8", "replace") if is_error and value else ""
                    found.setdefault(name, {})[_place(reference[1].decode())] = text
    return found


def _xlsx_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name -> its part in the archive; empty for other kinds of workbook."""
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return {}
    links = dict(
        reversed(pair)
        for pair in re.findall(
            r'(?=[^>]*Target="([^"]+)")[^>]*Id="([^"]+)"',
            archive.read("xl/_rels/workbook.xml.rels").decode("utf-8"),
        )
    )
    parts = {}
    for tag in re.findall(
        r"<(?:\w+:)?sheet\s[^>]*>", archive.read("xl/workbook.xml").decode("utf-8")
    ):
        name, link = re.search(r'name="([^"]*)"', tag), re.search(r'r:id="([^"]*)"', tag)
        target = links.get(link[1], "") if link else ""
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if name and part in names:
            parts[html.unescape(name[1])] = part
    return parts


def xls_flaws(content: bytes) -> Flaws:
    """The same for .xls, whose error cells only a second reader tells apart; empty where that
    one gives up.
    """
    try:
        book = xlrd.open_workbook(file_contents=content, on_demand=True, logfile=io.StringIO())
        found: Flaws = {}
        for name in book.sheet_names():
            sheet = book.sheet_by_name(name)
            for row in range(sheet.nrows):
                for column, kind in enumerate(sheet.row_types(row)):
                    if kind == xlrd.XL_CELL_ERROR:
                        code = sheet.cell_value(row, column)
                        found.setdefault(name, {})[row, column] = xlrd.error_text_from_code.get(
                            code, "#ERR"
                        )
            book.unload_sheet(name)
    except Exception:  # noqa: BLE001 - a second opinion on a file that the first reader took; any failure means none
        return {}
    return found


def xls_is_encrypted(content: bytes) -> bool:
    """Whether an .xls that cannot be read asks for a password."""
    try:
        xlrd.open_workbook(file_contents=content, on_demand=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        return "encrypted" in str(error)
    except Exception:  # noqa: BLE001 - whatever else is wrong with the file, it is not a password
        return False
    return False
