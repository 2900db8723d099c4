"""What formulas came to, kept in a workbook that is written again.

openpyxl writes a formula without its result, and a cell without a result is a question to whoever
reads the file before Excel has opened it. Owns putting the results back.
"""

import io
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.workbook import Workbook

FORMULA = re.compile(
    r'<c r="([A-Z]+[0-9]+)"([^>]*?)>(<f[^>]*?(?:/>|>[^<]*</f>))<v\s*/?>(?:</v>)?</c>'
)
"""A formula's cell as openpyxl writes it, its result empty."""


def results_of(book: Workbook, path: Path) -> dict[str, dict[str, Any]]:
    """Sheet -> cell -> what its formula came to when the file was last saved."""
    places = {
        sheet.title: [
            cell.coordinate for row in sheet.iter_rows() for cell in row if _is_formula(cell)
        ]
        for sheet in book.worksheets
    }
    if not any(places.values()):
        return {}
    saved = openpyxl.load_workbook(io.BytesIO(path.read_bytes()), data_only=True)
    return {
        name: {place: saved[name][place].value for place in listed}
        for name, listed in places.items()
    }


def _is_formula(cell: Any) -> bool:
    return getattr(cell, "data_type", "") == "f"


def with_results(content: bytes, names: list[str], results: dict[str, dict[str, Any]]) -> bytes:
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
        value = results.get(place)
        kind, text = _result(value)
        if text is None:
            return match[0]
        attributes = re.sub(r'\st="[^"]*"', "", attributes)
        return f'<c r="{place}"{attributes}{kind}>{formula}<v>{escape(text)}</v></c>'

    return FORMULA.sub(cell, xml)


def _result(value: Any) -> tuple[str, str | None]:
    """The type attribute and text of a result; None for what has none."""
    if isinstance(value, bool):
        return ' t="b"', str(int(value))
    if isinstance(value, int | float):
        return "", repr(value)
    if isinstance(value, str):
        return (' t="e"', value) if value.startswith("#") else (' t="str"', value)
    return "", None
