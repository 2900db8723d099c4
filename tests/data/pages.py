"""Pages of cells written as files of the kinds that offices send."""

import csv
import datetime as dt
import io
import zipfile
from html import escape
from pathlib import Path

import xlsxwriter
from hypothesis import strategies as st

ENCODINGS = ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16")
NAMESPACES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


class Page:
    """Lines of cells under one another, with merged ranges and where each row of the ledger is."""

    def __init__(self) -> None:
        self.lines: list[list[object]] = []
        self.merges: list[tuple[int, int, int, int]] = []
        self.places: list[int] = []

    def put(self, *cells: object) -> int:
        """Add a line; returns its index."""
        self.lines.append(list(cells))
        return len(self.lines) - 1


def written(draw: st.DrawFn, page: Page, folder: Path) -> Path:
    """The page as a file of one of several kinds."""
    kind = draw(st.sampled_from(["xlsx", "xlsx", "csv", "xls", "ods"]))
    if kind == "csv":
        return as_csv(page, folder, draw(st.sampled_from(ENCODINGS)))
    return {"xlsx": as_xlsx, "xls": as_html, "ods": as_ods}[kind](page, folder)


def as_xlsx(page: Page, folder: Path) -> Path:
    path = folder / "表.xlsx"
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("Sheet1")
    for r, line in enumerate(page.lines):
        for c, cell in enumerate(line):
            if cell is not None:
                sheet.write_string(r, c, cell) if isinstance(cell, str) else sheet.write(r, c, cell)
    for r1, c1, r2, c2 in page.merges:
        if (r1, c1) != (r2, c2):
            sheet.merge_range(r1, c1, r2, c2, page.lines[r1][c1])
    book.close()
    return path


def as_csv(page: Page, folder: Path, encoding: str) -> Path:
    path, text = folder / "表.csv", io.StringIO()
    csv.writer(text).writerows(page.lines)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def placed(page: Page) -> list[list[tuple[object, tuple[int, int]] | None]]:
    """Every cell with how many rows and columns it spans; None for one under another."""
    spans = {(r1, c1): (r2 - r1 + 1, c2 - c1 + 1) for r1, c1, r2, c2 in page.merges}
    covered = {
        (r, c)
        for r1, c1, r2, c2 in page.merges
        for r in range(r1, r2 + 1)
        for c in range(c1, c2 + 1)
    } - set(spans)
    width = max(map(len, page.lines))
    return [
        [
            None if (r, c) in covered else (cell, spans.get((r, c), (1, 1)))
            for c, cell in enumerate([*line, *([None] * (width - len(line)))])
        ]
        for r, line in enumerate(page.lines)
    ]


def as_html(page: Page, folder: Path) -> Path:
    """A web page named .xls, as office systems export it."""
    path, body = folder / "表.xls", ""
    for line in placed(page):
        cells = ""
        for cell, (down, across) in filter(None, line):
            said = "" if cell is None else escape(str(cell)).replace("\n", "<br>")
            cells += f'<td rowspan="{down}" colspan="{across}">{said}</td>'
        body += f"<tr>{cells}</tr>"
    path.write_text(f"<html><meta charset='utf-8'><table>{body}</table></html>", "utf-8")
    return path


def as_ods(page: Page, folder: Path) -> Path:
    """An OpenDocument spreadsheet."""
    path, body = folder / "表.ods", ""
    for line in placed(page):
        cells = "".join(_ods_cell(*one) if one else "<table:covered-table-cell/>" for one in line)
        body += f"<table:table-row>{cells}</table:table-row>"
    content = (
        f"<office:document-content{NAMESPACES}><office:body><office:spreadsheet>"
        f'<table:table table:name="Sheet1">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return path


def _ods_cell(cell: object, spans: tuple[int, int]) -> str:
    if isinstance(cell, dt.date):
        kind = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
    elif isinstance(cell, int | float):
        kind = f'office:value-type="float" office:value="{cell}"'
    else:
        kind = 'office:value-type="string"'
    across = f'table:number-rows-spanned="{spans[0]}" table:number-columns-spanned="{spans[1]}"'
    words = "" if cell is None else escape(str(cell)).replace("\n", "</text:p><text:p>")
    said = f"<text:p>{words}</text:p>" if words else ""
    return f"<table:table-cell {kind if said else ''} {across}>{said}</table:table-cell>"
