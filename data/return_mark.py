"""What a return workbook remembers of the file it was made from, on a hidden sheet of its own.

Owns its shape there and back. A sheet survives saving in any format and program, where document
properties do not. What it says is never trusted further than its own file's rows.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from data.grid import Cell, Sheet, Workbook
from data.periods import Period
from data.requests import Request
from data.uploads import StoredRow

MARK = "安澜退回件标记"
"""First cell of the hidden sheet, and its name."""

LIST = "安澜退回件问题清单"
"""How the first cell of the list of problems begins."""

SAID = ("dataset", "sheet", "area", "columns", "header_rows", "units")
"""What the officer said about the file the first time, and need not say again."""


@dataclass(frozen=True)
class Mark:
    """The file that was returned, and the rows of it with which nothing was wrong."""

    file: str
    sha256: str
    store: str
    """Identity of the store; empty for one that held nothing."""
    data_version: int
    """The state of the store when the workbook was made."""
    made_at: str
    said: dict[str, Any] = field(default_factory=dict)
    period: Period | None = None
    rows: dict[str, str] = field(default_factory=dict)
    """Fingerprint of a sound row -> upload that stored it; empty where none did."""

    def cells(self) -> list[list[str]]:
        """The hidden sheet's rows."""
        about = {name: value for name, value in vars(self).items() if name != "rows"}
        return [
            [MARK, json.dumps(about, ensure_ascii=False)],
            *([fingerprint, upload_id] for fingerprint, upload_id in self.rows.items()),
        ]

    def completed(self, request: Request) -> Request:
        """The request with what it leaves open and the officer had said the first time."""
        open_to = [name for name in SAID if not getattr(request, name) and self.said.get(name)]
        said = {name: self.said[name] for name in open_to}
        if isinstance(said.get("header_rows"), list):
            said["header_rows"] = tuple(said["header_rows"])
        return replace(request, **said, period=request.period or self.period)


def fingerprint(dataset: str, row: StoredRow) -> str:
    """What tells a row that says the same from one that was mended. Programs that save a file cut
    the last digits of a fraction.
    """
    values = [
        (name, f"{value:.12g}" if isinstance(value, float) else value)
        for name, value in sorted(row.values.items())
    ]
    said = [dataset, row.key, values, sorted(row.marks.items())]
    text = json.dumps(said, ensure_ascii=False, default=str)
    return hashlib.blake2b(text.encode("utf-8"), digest_size=12).hexdigest()


def taken(workbook: Workbook) -> tuple[Workbook, Mark | None]:
    """The workbook without the sheets that a return puts into it, and the mark among them."""
    marks = [sheet for sheet in workbook.sheets if _first(sheet) == MARK]
    kept = tuple(
        sheet
        for sheet in workbook.sheets
        if sheet not in marks and not _first(sheet).startswith(LIST)
    )
    if not kept:
        return workbook, None
    return replace(workbook, sheets=kept), _read(marks[-1]) if marks else None


def _first(sheet: Sheet) -> str:
    cell = sheet.cell(0, 0)
    return cell if isinstance(cell, str) else ""


def _read(sheet: Sheet) -> Mark | None:
    """The mark that a sheet holds; None where someone has damaged it."""
    try:
        about = json.loads(str(sheet.cell(0, 1)))
        period = tuple(about.pop("period") or ())
        rows = {str(row[0]): _text(row[1:]) for row in sheet.rows[1:] if row}
        mark = Mark(**about, period=(period[0], period[1]) if period else None, rows=rows)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError):
        return None
    is_sound = (
        isinstance(mark.said, dict)
        and isinstance(mark.data_version, int)
        and all(isinstance(one, str) for one in (mark.store, mark.file, mark.made_at))
    )
    return mark if is_sound else None


def _text(cells: Sequence[Cell]) -> str:
    found: Any = cells[0] if cells else None
    return str(found) if found else ""
