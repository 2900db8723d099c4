"""Prepared tables to the store. Owns what each is compared with and what waits for what."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from data.contract import Contract, contract
from data.difference import difference
from data.faults import NotWritten
from data.handing import uploads_of
from data.log_history import restates
from data.mapping_memory import KIND
from data.periods import Period, months_text
from data.problems import Problem, problem
from data.progress import COMPARING, STORING, Progress, silent
from data.receipts import PARTLY, REFUSED, STORED, Prepared, Receipt, no_rows
from data.requests import Request
from data.returned import settle
from data.stored import NOTHING
from data.uploads import Moved, Scope, Upload
from data.warehouse import Store


def compare(store: Store, one: Prepared) -> None:
    """Bring a prepared table's counts and changes up to the store as it is now."""
    one.data_version, one.counts = store.data_version(), no_rows()
    if one.table is None:
        return
    with store.whole_cursor(one.table.contract.name) as cursor:
        settle(cursor, one)
        found = difference(cursor, one.table.contract, one.rows, one.scopes)
        one.restates = restates(cursor, one.restated)
    one.changes = found.changes
    skipped = one.table.skipped + one.table.duplicates + len(one.table.nothing)
    one.counts |= {
        "new": found.new,
        "changed": found.changed,
        "removed": found.removed,
        "read": len(one.table.rows) + skipped,
        "unchanged": found.unchanged + len(one.untouched),
        "skipped": skipped,
        "refused": one.refused,
    }
    _contradictions(store, one)


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
    receipts = commit_all(store, telling([(one, request) for one in prepared], progress))
    progress(STORING, 1)
    return receipts


def telling(
    waiting: Sequence[tuple[Prepared, Request]], progress: Progress
) -> Iterator[tuple[Prepared, Request]]:
    """What waits, told one by one as it is taken; once all is taken, it is stored."""
    for i, each in enumerate(waiting):
        yield each
        progress(STORING, (i + 1) / (len(waiting) + 1))


def commit_all(
    store: Store, waiting: Iterable[tuple[Prepared, Request]], as_seen: bool = False
) -> list[Receipt]:
    """Store tables in their order, each by its own request.

    Tables that do not touch one another are published together. One that follows another of its
    dataset on the same rows, or where either replaces, is compared with what that one left.

    as_seen: an officer has seen what each would do; one that would do something else, because
    others stored or withdrew rows of its dataset meanwhile, is held back with its new difference.
    """
    receipts: list[Receipt] = []
    batch = _Batch(store, as_seen)
    for one, request in waiting:
        if batch.touches(one):
            receipts += batch.publish()
        batch.add(one, request)
        if one.table and one.table.contract.kind == "reference":
            receipts += batch.publish()  # what comes next is read by it
    receipts += batch.publish()
    for name, (value, by) in batch.told.items():
        if store.setting(KIND, name) != value:
            with suppress(NotWritten):  # it is asked again; what was stored stays told
                store.set(KIND, name, value, by)
    return receipts


@dataclass
class _Waiting:
    """A table with what is said of it, and what it hands to the store as that is now."""

    one: Prepared
    request: Request
    status: str = REFUSED
    uploads: list[Upload] = field(default_factory=list)
    moved_by: str = ""
    """Who moved what it would do since it was seen."""


@dataclass
class _Batch:
    """Tables that wait to be published in one go."""

    store: Store
    as_seen: bool
    waiting: list[_Waiting] = field(default_factory=list)
    keys: dict[str | None, set[str]] = field(default_factory=dict)
    scopes: set[tuple[str | None, Scope]] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    """Uploads that were published before from the same hands."""
    told: dict[str, tuple[object, str]] = field(default_factory=dict)
    """What was said of the forms of tables that were taken, and who said so."""

    def touches(self, one: Prepared) -> bool:
        """Whether what a table would do depends on a waiting one."""
        alike = [each.one for each in self.waiting if each.one.dataset == one.dataset]
        if any(one.scopes or each.scopes for each in alike):
            return True
        if not self.keys.get(one.dataset, set()).isdisjoint(one.rows.keys):
            return True
        return any(
            dataset == one.dataset and area == zero[0] and first <= zero[2] and zero[1] <= last
            for zero in one.zeros
            for dataset, (area, first, last) in self.scopes
        )

    def add(self, one: Prepared, request: Request) -> None:
        """Let a table wait."""
        self.waiting.append(_Waiting(one, request))
        self.keys.setdefault(one.dataset, set()).update(one.rows.keys)
        self.scopes |= {(one.dataset, scope) for scope in one.rows.places}

    def publish(self) -> list[Receipt]:
        """Store all that waits; one receipt a table. A fault of the disk refuses all of it."""
        try:
            receipts = self._publish()
        except NotWritten as fault:
            receipts = [_receipt(each.one, REFUSED, None) for each in self.waiting]
            for receipt in receipts:
                receipt.problems.insert(0, fault.problem)
        self.waiting, self.keys, self.scopes = [], {}, set()
        return receipts

    def _publish(self) -> list[Receipt]:
        ids: Iterator[str] | None = None
        while ids is None:
            version = self.store.data_version()
            for each in self.waiting:
                self._settle(each, version)
            uploads = [upload for each in self.waiting for upload in each.uploads]
            with suppress(Moved):
                ids = iter(self.store.append_many(uploads, version))
        receipts = [_settled(each, [next(ids) for _ in each.uploads]) for each in self.waiting]
        self.own |= {receipt.upload_id for receipt in receipts if receipt.upload_id}
        for each in self.waiting:
            if each.one.keep and each.status != REFUSED:
                self.told[each.one.keep[0]] = (each.one.keep[1], each.request.by)
        return receipts

    def _settle(self, each: _Waiting, version: int) -> None:
        """Bring what a table would do up to a version of the store."""
        one = each.one
        if one.data_version != version:
            seen, since = (one.changes, one.counts), one.data_version
            compare(self.store, one)
            if self.as_seen and (one.changes, one.counts) != seen:
                each.moved_by = _others(self.store, one, since, self.own) or each.moved_by
        each.status = REFUSED if each.moved_by else one.status(each.request.partial)
        is_stored = each.status in (STORED, PARTLY)
        each.uploads = uploads_of(self.store, one, each.status, each.request) if is_stored else []


def _others(store: Store, one: Prepared, since: int, own: set[str]) -> str:
    """Who, other than the same hands, stored or withdrew rows of a table's dataset since then."""
    entries = [
        entry
        for entry in reversed(store.history(since))
        if entry["dataset"] == one.dataset and entry["upload_id"] not in own
    ]
    return "、".join(
        f"{entry['uploaded_by']}（{entry['upload_id']}，{entry['uploaded_at']:%H:%M}）"
        for entry in entries
    )


def _settled(each: _Waiting, upload_ids: Sequence[str]) -> Receipt:
    upload_id = upload_ids[0] if upload_ids else None
    receipt = _receipt(each.one, each.status, upload_id, each.request.partial)
    if each.moved_by:
        receipt.problems.insert(
            0, problem("moved-meanwhile", sheet=each.one.sheet, value=each.moved_by)
        )
    return receipt


def _contradictions(store: Store, one: Prepared) -> None:
    """A statement of nothing for an area and months that already have rows is refused."""
    for area, first, last in one.zeros:
        count = _rows_in(store, contract(one.dataset or ""), (area, first, last))
        is_told = any(each.code == "zero-contradicted" for each in one.problems)
        if count and not is_told:
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
        found = difference(cursor, spec, NOTHING, [scope])
    return found.removed
