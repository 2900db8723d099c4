"""Workbooks whose parts a test writes itself."""

import io
import zipfile

import xlsxwriter

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"
"""The part of the only sheet."""


def workbook(
    replaced: dict[str, bytes] | None = None, added: dict[str, bytes] | None = None
) -> bytes:
    """A workbook with 青溪镇 and 3 in its first row, some parts replaced or added."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    book.add_worksheet("表").write_row(0, 0, ["青溪镇", 3])
    book.close()
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, (replaced or {}).get(one) or old.read(one))
        for name, content in (added or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def sheet_xml(
    rows: str, dimension: str = "A1:B1", after: str = "", before: str = ""
) -> dict[str, bytes]:
    """The only sheet's part with these rows, what follows them and what comes before the sheet."""
    xml = f'{before}<worksheet {MAIN}><dimension ref="{dimension}"/><sheetData>{rows}</sheetData>{after}</worksheet>'
    return {SHEET: xml.encode()}
