"""Prepared tables to the store. Owns what each is compared with and what waits for what."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from data.contract import Contract, contract
from data.difference import difference
from data.mapping_memory import KIND
from data.periods import Period, months_text
from data.problems import Problem, problem
from data.progress import COMPARING, STORING, Progress, silent
from data.receipts import PARTLY, REFUSED, STORED, Prepared, Receipt, no_rows
from data.requests import Request
from data.returned import settle
from data.uploads import Scope, Upload
from data.warehouse import Store


def compare(store: Store, one: Prepared) -> None:
    """Bring a prepared table's counts and changes up to the store as it is now."""
    one.data_version = store.data_version()
    one.counts = no_rows()
    if one.table is None:
        return
    with store.whole_cursor(one.table.contract.name) as cursor:
        settle(cursor, one)
        found = difference(cursor, one.table.contract, one.rows, one.scopes)
    one.changes = found.changes
    skipped = one.table.skipped + one.table.duplicates + len(one.table.nothing)
    one.counts |= {kind: found.count(kind) for kind in ("new", "changed", "removed")}
    one.counts |= {
        "read": len(one.table.rows) + skipped,
        "unchanged": found.unchanged + len(one.untouched),
        "skipped": skipped,
        "refused": one.refused,
    }


def foreseen(one: Prepared, request: Request) -> Receipt:
    """The receipt that confirming would give, without an upload id."""
    return _receipt(one, one.status(request.partial), None, request.partial)


def _receipt(
    one: Prepared, status: str, upload_id: str | None, is_partial: bool = False
) -> Receipt:
    counts, problems = dict(one.counts), list(one.problems)
    if status == REFUSED and (one.is_refused or not is_partial):
        counts |= {
            "new": 0,
            "changed": 0,
            "unchanged": 0,
            "removed": 0,
            "refused": counts["read"] - counts["skipped"],
        }
    if status == PARTLY:
        problems.append(problem("rows-left-out", sheet=one.sheet, count=one.refused))
    return Receipt(one, status, upload_id, counts, problems)


def commit(
    store: Store, prepared: Sequence[Prepared], request: Request, progress: Progress = silent
) -> list[Receipt]:
    """Store what was prepared, each table one upload, as the request says.

    Refused and unchanged tables leave the store untouched.
    """
    progress(COMPARING, 0)
    receipts = commit_all(store, _telling([(one, request) for one in prepared], progress))
    progress(STORING, 1)
    return receipts


def _telling(
    waiting: Sequence[tuple[Prepared, Request]], progress: Progress
) -> Iterator[tuple[Prepared, Request]]:
    """What waits, told one by one as it is taken; once all is taken, it is stored."""
    for i, each in enumerate(waiting):
        yield each
        progress(STORING, (i + 1) / (len(waiting) + 1))


def commit_all(store: Store, waiting: Iterable[tuple[Prepared, Request]]) -> list[Receipt]:
    """Store tables in their order, each by its own request.

    Tables that do not touch one another are published together. One that follows another of its
    dataset on the same rows, or where either replaces, is compared with what that one left.
    """
    receipts: list[Receipt] = []
    batch = _Batch()
    told: dict[str, tuple[object, str]] = {}
    for one, request in waiting:
        if batch.touches(one):
            receipts += batch.publish(store)
        if one.data_version != store.data_version():
            compare(store, one)
        _contradictions(store, one)
        status = one.status(request.partial)
        uploads = _uploads(store, one, status, request) if status in (STORED, PARTLY) else []
        batch.add(one, status, uploads, request.partial)
        if one.table and one.table.contract.kind == "reference":
            receipts += batch.publish(store)  # what comes next is read by it
        if one.keep and status != REFUSED:
            told[one.keep[0]] = (one.keep[1], request.by)
    receipts += batch.publish(store)
    for name, (value, by) in told.items():
        if store.setting(KIND, name) != value:
            store.set(KIND, name, value, by)
    return receipts


@dataclass
class _Batch:
    """Tables that wait to be published in one go."""

    tables: list[tuple[Prepared, str, list[Upload], bool]] = field(default_factory=list)
    keys: set[tuple[str | None, str]] = field(default_factory=set)
    scopes: set[tuple[str | None, Scope]] = field(default_factory=set)

    def touches(self, one: Prepared) -> bool:
        """Whether what a table would do depends on a waiting one."""
        alike = [each for each, *_ in self.tables if each.dataset == one.dataset]
        if any(one.scopes or each.scopes for each in alike):
            return True
        if any((one.dataset, row.key) in self.keys for row in one.rows):
            return True
        return any(
            dataset == one.dataset and area == zero[0] and first <= zero[2] and zero[1] <= last
            for zero in one.zeros
            for dataset, (area, first, last) in self.scopes
        )

    def add(self, one: Prepared, status: str, uploads: list[Upload], is_partial: bool) -> None:
        """Let a table wait, with what it hands to the store."""
        self.tables.append((one, status, uploads, is_partial))
        if uploads:
            self.keys |= {(one.dataset, row.key) for row in one.rows}
            self.scopes |= {(one.dataset, row.scope) for row in one.rows}

    def publish(self, store: Store) -> list[Receipt]:
        """Store all that waits; one receipt a table, in order."""
        upload_ids = iter(store.append_many([u for _, _, each, _ in self.tables for u in each]))
        receipts = []
        for one, status, each, is_partial in self.tables:
            ids = [next(upload_ids) for _ in each]
            receipts.append(_receipt(one, status, ids[0] if ids else None, is_partial))
        self.tables.clear()
        self.keys.clear()
        self.scopes.clear()
        return receipts


def _uploads(store: Store, one: Prepared, status: str, request: Request) -> list[Upload]:
    """What a table hands to the store: its rows, a zero report for each statement of nothing."""
    if one.table is None:
        return []
    origin = partial(
        Upload,
        dataset=one.table.contract.name,
        by=request.by,
        at=request.at,
        file=one.file,
        sha256=store.keep_original(one.path) if one.path else "",
        sheet=one.sheet,
    )
    zeros = [
        origin(action="zero", area=area, period=(first, last), scopes=((area, first, last),))
        for area, first, last in one.zeros
    ]
    if not one.rows:
        return zeros
    load = origin(
        action="load",
        header_rows=one.table.header_rows,
        mapping=one.table.mapping(),
        mode=one.mode,
        period=_until_now(one.period, request.at),
        area=one.area,
        is_partial=status == PARTLY or request.partial,
        scopes=one.scopes,
        rows=one.rows,
        counts=one.counts,
        problems=[p.as_json() for p in one.problems],
    )
    return [load, *zeros]


def _until_now(period: Period | None, at: dt.datetime | None) -> Period | None:
    """A declared period without the months still to come: a ledger of 2026 sent in July reports
    on January to July.
    """
    if period is None:
        return None
    now = f"{at or dt.datetime.now():%Y-%m}"
    return (period[0], min(period[1], max(now, period[0])))


def _contradictions(store: Store, one: Prepared) -> None:
    """A statement of nothing for an area and months that already have rows is refused."""
    for area, first, last in one.zeros:
        count = _rows_in(store, contract(one.dataset or ""), (area, first, last))
        if count:
            spec = contract(one.dataset or "")
            one.problems.append(_contradicted(spec, area, (first, last), count))
            one.is_refused = True


def _contradicted(spec: Contract, area: str, period: Period, count: int) -> Problem:
    return problem(
        "zero-contradicted",
        value=area,
        period=months_text(period),
        dataset=spec.label,
        count=count,
    )


def _rows_in(store: Store, spec: Contract, scope: Scope) -> int:
    with store.whole_cursor(spec.name) as cursor:
        found = difference(cursor, spec, [], [scope])
    return found.count("removed")
