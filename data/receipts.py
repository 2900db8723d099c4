"""What an officer is told about one table: understood before confirming, stored after.

Owns the public JSON shape.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.difference import Change
from data.periods import Period
from data.problems import INFO, Problem
from data.return_mark import Mark
from data.rows import Table
from data.seen import HeaderSeen
from data.stored import NOTHING, StoredRows, stored_rows
from data.uploads import Restated, Scope, StoredRow

COUNTS = ("read", "new", "changed", "unchanged", "removed", "skipped", "refused")
"""What is counted of a table's rows."""

STORED, PARTLY, REFUSED, UNCHANGED = "stored", "partly stored", "refused", "unchanged"


def no_rows() -> dict[str, int]:
    """Every count at zero."""
    return dict.fromkeys(COUNTS, 0)


@dataclass
class Prepared:
    """One table of a file, understood and checked; nothing of it is stored yet."""

    file: str
    path: Path | None
    """Where the file lies; None for a zero report, which has none."""
    sheet: str | None = None
    table: Table | None = None
    period: Period | None = None
    area: str | None = None
    mode: str = "merge"
    scopes: tuple[Scope, ...] = ()
    rows: StoredRows = NOTHING
    """Rows that can be stored."""
    returned: Mark | None = None
    """What the file remembers of its return, where it is a return workbook sent again."""
    untouched: tuple[StoredRow, ...] = ()
    """Sound rows of such a file that were not mended and stay as they are in the store."""
    restated: tuple[Restated, ...] = ()
    """What the sheet states of its own figures, recomputed."""
    restates: bool = False
    """Whether it states one of them otherwise than the sheet before it did."""
    refused: int = 0
    zeros: tuple[Scope, ...] = ()
    """Areas and months for which the sheet states that there was nothing."""
    header: HeaderSeen | None = None
    """The sheet's header as it was seen, of a refused sheet too."""
    keep: tuple[str, dict[str, Any]] | None = None
    """Name and value of the setting by which the next sheet of this form is read the same way."""
    changes: Sequence[Change] = ()
    counts: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    is_refused: bool = False
    """Whether something about the table as a whole keeps all of it out."""
    data_version: int = 0
    """The state of the store that the changes were compared with."""

    @property
    def sound(self) -> StoredRows:
        """Every row with which nothing is wrong, in the order of the sheet."""
        if not self.untouched:
            return self.rows
        return stored_rows(sorted((*self.rows, *self.untouched), key=lambda row: row.row))

    @property
    def dataset(self) -> str | None:
        """Code of the dataset, once recognised."""
        return self.table.contract.name if self.table else None

    def status(self, is_partial: bool) -> str:
        """What confirming would do."""
        if self.is_refused or (self.refused and not (is_partial and (self.rows or self.zeros))):
            return REFUSED
        moved = any(self.counts.get(kind) for kind in ("new", "changed", "removed"))
        if not moved and not self.zeros and not self.restates:
            return UNCHANGED if not self.refused else REFUSED
        return PARTLY if self.refused else STORED

    def as_header_json(self) -> dict[str, Any]:
        """How its columns were understood, as the command line prints it."""
        header = self.header.as_json() if self.header else None
        return {"file": self.file, "sheet": self.sheet, "header": header}

    def grouped(self) -> dict[str, int]:
        """Problem title -> how many, the gravest first; notes that need nothing done are left
        out.
        """
        order = {"error": 0, "warning": 1}
        told = sorted((p for p in self.problems if p.level != INFO), key=lambda p: order[p.level])
        return dict(Counter(p.title for p in told))


@dataclass(frozen=True)
class Receipt:
    """What became of one table."""

    prepared: Prepared
    status: str
    upload_id: str | None
    counts: dict[str, int]
    problems: list[Problem]

    @property
    def is_held(self) -> bool:
        """Whether it was kept back because it would do something else than was seen."""
        return any(one.code == "moved-meanwhile" for one in self.problems)

    def as_json(self) -> dict[str, Any]:
        """The receipt as `load --json` prints it."""
        one = self.prepared
        return {
            "file": one.file,
            "sheet": one.sheet,
            "dataset": one.dataset,
            "status": self.status,
            "upload_id": self.upload_id,
            "period": {"from": one.period[0], "to": one.period[1]} if one.period else None,
            "area": one.area,
            "header_rows": list(one.table.header_rows) if one.table else [],
            "rows": self.counts,
            "mapping": {name: h.text for name, h in one.table.columns.items()} if one.table else {},
            "matches": {c.column: c.how for c in one.header.columns if c.column}
            if one.header
            else {},
            "header": one.header.as_json() if one.header else None,
            "problems": [problem.as_json() for problem in self.problems],
        }
