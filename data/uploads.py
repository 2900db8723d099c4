"""What one upload hands to the store: plain values that the log keeps. Checks nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

ANY_AREA = "*"
"""In a scope: every area."""

NO_AREA = ""
"""In a scope: rows without an area, and rows of datasets that have none."""

ANY_MONTH = ("0000-00", "9999-99")
"""In a scope: every month."""

Scope = tuple[str, str, str]
"""(area, month_from, month_to), both months inclusive."""


class Moved(Exception):
    """Another upload was stored since the version of the store that was asked for."""


@dataclass(frozen=True)
class StoredRow:
    """One row of an upload as the log keeps it, with where it stood in the sheet."""

    values: dict[str, object]
    """Contract column -> Python value or None."""
    marks: dict[str, str]
    """Column -> state other than a plain value or missing: masked, not_applicable, base_zero, …"""
    row: int
    """Row number as Excel counts."""
    key: str
    scope: Scope = (NO_AREA, *ANY_MONTH)
    """The (area, months) that the row belongs to; reference rows keep the default."""


@dataclass(frozen=True)
class Restated:
    """One figure that a sheet states of its own rows, beside the same recomputed from them."""

    figure: str
    """dataset.column: accident_stats.deaths_change_pct."""
    label: str
    unit: str | None
    kind: str
    """rate | share | change | change_pct | total"""
    area: str | None
    months: tuple[str, str] | None
    stated: float | None
    mark: str | None
    """State of the cell where it holds no number: base_zero, not_applicable."""
    recomputed: float | None
    agrees: bool | None
    """None where the sheet alone does not have what it takes."""
    row: int
    letter: str | None
    note: str
    """The words of a total: 合计."""


@dataclass(frozen=True)
class Upload:
    """One sheet ready to be stored, or a zero report: who, when, whence, how it joins, its rows."""

    action: str
    """load | zero"""
    dataset: str
    by: str
    at: datetime | None = None
    """When; None is now. Only a demonstration or a restore gives a past time."""
    file: str = ""
    sha256: str = ""
    sheet: str | None = None
    header_rows: tuple[int, ...] = ()
    mapping: dict[str, dict[str, str]] = field(default_factory=dict)
    """Column -> {"header": path of the header, "letter": Excel column}."""
    mode: str = "merge"
    """merge | replace"""
    period: tuple[str, str] | None = None
    area: str | None = None
    """The declared reporting unit, if one was declared."""
    is_partial: bool = False
    scopes: tuple[Scope, ...] = ()
    """What a replacing upload replaces; ignored for merge and for partial uploads."""
    rows: Sequence[StoredRow] = ()
    restated: tuple[Restated, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    problems: list[dict[str, Any]] = field(default_factory=list)
    corrections: list[dict[str, Any]] = field(default_factory=list)
    """Cells that were corrected before the sheet was understood; the original is as it was."""
