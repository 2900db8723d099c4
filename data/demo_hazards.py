"""One hazard of the demonstration county: its story, and how much of it was known on a day.

Owns the statuses an officer would write; draws nothing, owns no spreadsheet.
"""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Attempt:
    """One time that a unit reported a hazard mended, and what the recheck said."""

    rectified_on: dt.date
    rechecked_on: dt.date
    result: str


@dataclass(frozen=True)
class Hazard:
    """One hazard with its whole story, from finding to closing."""

    hazard_no: str
    found_on: dt.date
    source: str
    inspected_by: str
    area: str
    sector: str
    unit_name: str
    part: str
    description: str
    kind: str
    grade: str
    listed: str | None
    due_on: dt.date | None
    extended_to: dt.date | None
    extended_at: dt.date | None
    attempts: tuple[Attempt, ...]
    closed_on: dt.date | None
    is_held: bool
    """Cannot be removed for now; measures are in place."""
    dated_on: dt.date | None
    """Until then the ledger says 已整改 without a date."""
    funds_wan_yuan: float | None

    @property
    def month(self) -> str:
        """The month it was found, YYYY-MM."""
        return f"{self.found_on:%Y-%m}"

    def attempt_on(self, day: dt.date) -> Attempt | None:
        """The last mending reported by a day."""
        return next((one for one in reversed(self.attempts) if one.rectified_on <= day), None)

    def is_rectified(self, day: dt.date) -> bool:
        """Whether it counts as mended on a day: the last recheck by then did not fail it."""
        last = self.attempt_on(day)
        return last is not None and not (last.rechecked_on <= day and last.result == "不合格")

    def is_closed(self, day: dt.date) -> bool:
        """Whether it had been struck off by a day."""
        return self.closed_on is not None and self.closed_on <= day

    def is_settled(self, day: dt.date) -> bool:
        """Whether the ledger says by a day that it is struck off, with its dates."""
        return self.is_closed(day) and (self.dated_on is None or self.dated_on <= day)

    def _is_extended(self, day: dt.date) -> bool:
        return self.extended_at is not None and self.extended_at <= day

    def status(self, day: dt.date) -> str:
        """The status an officer would write on a day."""
        last = self.attempt_on(day)
        if self.is_closed(day):
            return "已销号"
        if last:
            rechecked = last.rechecked_on <= day
            return "待复查" if not rechecked else "已整改" if last.result == "合格" else "退回"
        if self.is_held:
            return "管控中"
        if self._is_extended(day):
            return "已批准延期"
        return "整改中" if day - self.found_on > dt.timedelta(days=4) else "待整改"

    def known(self, day: dt.date) -> dict[str, object]:
        """The ledger's columns as they stood on a day; what had not happened yet is blank."""
        last = self.attempt_on(day)
        rechecked = last is not None and last.rechecked_on <= day
        is_undated = last is not None and self.dated_on is not None and day < self.dated_on
        shown = None if is_undated else last
        return {
            "hazard_no": self.hazard_no,
            "found_on": self.found_on,
            "source": self.source,
            "inspected_by": self.inspected_by,
            "area": self.area,
            "sector": self.sector,
            "unit_name": self.unit_name,
            "part": self.part,
            "description": self.description,
            "kind": self.kind,
            "grade": self.grade,
            "listed": self.listed,
            "due_on": self.due_on,
            "extended_to": self.extended_to if self._is_extended(day) else None,
            "rectified_on": shown.rectified_on if shown else None,
            "rechecked_on": shown.rechecked_on if shown and rechecked else None,
            "recheck_result": shown.result if shown and rechecked else None,
            "closed_on": self.closed_on if shown and self.is_closed(day) else None,
            "status": "已整改" if is_undated else self.status(day),
            "funds_wan_yuan": self.funds_wan_yuan if last else None,
            "note": "已落实管控措施" if self.is_held and not last else None,
        }
