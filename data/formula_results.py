"""What formulas came to, kept in a workbook that is written again.

openpyxl writes a formula without its result, and a cell without a result is a question to whoever
reads the file before Excel has opened it. Owns putting the results back.
"""

import io
import re
import zipfile
from typing import Any
from xml.sax.saxutils import escape

from openpyxl.utils.datetime import to_excel
from openpyxl.workbook import Workbook

from data.grid import CellError
from data.grid import Workbook as Read

FORMULA = re.compile(
    r'<c r="([A-Z]+[0-9]+)"([^>]*?)>(<f[^>]*?(?:/>|>[^<]*</f>))<v\s*/?>(?:</v>)?</c>'
)
"""A formula's cell as openpyxl writes it, its result empty."""


Results = dict[str, dict[str, Any]]
"""Sheet -> cell -> result."""

UNKNOWN = CellError("")
"""What stands for a cell that the reader does not have."""


def results_of(book: Workbook, found: Read) -> Results:
    """Sheet -> cell -> what its formula came to when the file was last saved; None is nothing.

    Where all are known, the workbook no longer says that Excel has to compute them.
    """
    cells = {sheet.name: sheet for sheet in found.sheets}
    results = {
        sheet.title: {
            cell.coordinate: cells[sheet.title].cell(cell.row - 1, cell.column - 1)
            for row in sheet.iter_rows()
            for cell in row
            if _is_formula(cell)
        }
        for sheet in book.worksheets
        if sheet.title in cells
    }
    is_computed = all(one != UNKNOWN for places in results.values() for one in places.values())
    book.calculation.fullCalcOnLoad = not is_computed
    return results


def _is_formula(cell: Any) -> bool:
    return getattr(cell, "data_type", "") == "f"


def with_results(content: bytes, names: list[str], results: Results) -> bytes:
    """The same workbook with results in its formulas; names are its sheets in order."""
    if not any(results.values()):
        return content
    parts = {f"xl/worksheets/sheet{i}.xml": name for i, name in enumerate(names, start=1)}
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            data = source.read(entry)
            if found := results.get(parts.get(entry.filename, "")):
                data = _filled(data.decode("utf-8"), found).encode("utf-8")
            target.writestr(entry.filename, data)
    return written.getvalue()


def _filled(xml: str, results: dict[str, Any]) -> str:
    def cell(match: re.Match[str]) -> str:
        place, attributes, formula = match.groups()
        kind, text = _result(results.get(place, UNKNOWN))
        if text is None:
            return match[0]
        attributes = re.sub(r'\st="[^"]*"', "", attributes)
        return f'<c r="{place}"{attributes}{kind}>{formula}<v>{escape(text)}</v></c>'

    return FORMULA.sub(cell, xml)


def _result(value: Any) -> tuple[str, str | None]:
    """The type attribute and text of a result; None for a formula that was never computed."""
    if value is None or isinstance(value, str):
        return ' t="str"', value or ""
    if isinstance(value, CellError):
        return ' t="e"', value.text or None
    if isinstance(value, bool):
        return ' t="b"', str(int(value))
    return "", repr(value if isinstance(value, int | float) else to_excel(value))
