"""What an officer says about an upload. Owns its shape, judges nothing."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from data.corrections import Correction
from data.periods import Period


@dataclass(frozen=True)
class Request:
    """What the officer says about an upload; everything but the name may be left to the sheet.

    columns, header_rows and units correct how one sheet was understood; with a file of several
    sheets, sheet says which. What they say is kept for the next sheet of the same form and unit.
    """

    by: str
    dataset: str | None = None
    sheet: str | None = None
    period: Period | None = None
    area: str | None = None
    mode: str | None = None
    mapping: Path | None = None
    partial: bool = False
    at: dt.datetime | None = None
    """When it was delivered; None is now."""
    columns: dict[str, str] = field(default_factory=dict, hash=False)
    """Column of the dataset -> the header's words as written, or Excel's letter of the column; an
    empty text says that the sheet has no such column.
    """
    header_rows: tuple[int, int] | None = None
    """First and last row of the header, as Excel numbers them."""
    units: dict[str, str] = field(default_factory=dict, hash=False)
    """Column of the dataset -> the unit in which the sheet writes it: 元, 亩 …"""
    corrections: tuple[Correction, ...] = ()
    """Cells to be read otherwise than the file has them."""
