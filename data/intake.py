"""The story of an upload in one place: read -> clean -> check -> store -> receipt. Each step has
a module of its own.

prepare() understands a file and writes nothing; commit() stores what was prepared; load() does
both.
"""

import datetime as dt
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from data.checking import months_text
from data.contract import Contract, by_label, contract, contracts
from data.difference import difference
from data.forms import read_form
from data.periods import Period
from data.problems import Problem, problem
from data.reading import read
from data.receipts import PARTLY, REFUSED, STORED, Prepared, Receipt, no_rows
from data.reference import register
from data.requests import Request
from data.rows import Table
from data.understanding import refused, tables_of
from data.uploads import Scope, Upload
from data.warehouse import Store

__all__ = ["Request", "commit", "compare", "foreseen", "load", "prepare", "zero"]


def load(
    store: Store, paths: Iterable[Path], request: Request, dry_run: bool = False
) -> list[Receipt]:
    """Load files one after another; with dry_run only say what would happen. One receipt a
    table, or a refused file.
    """
    receipts: list[Receipt] = []
    for path in paths:
        prepared = prepare(store, path, request)
        receipts += (
            [foreseen(one, request) for one in prepared]
            if dry_run
            else commit(store, prepared, request)
        )
    return receipts


def prepare(store: Store, path: Path, request: Request) -> list[Prepared]:
    """Understand every table of a file: one result a table, or one refused result for the file."""
    form = read_form(request.mapping) if request.mapping else None
    if isinstance(form, Problem):
        return [refused(path, None, form)]
    dataset = form.dataset if form else request.dataset
    spec = by_label(dataset) if dataset else None
    if dataset and not spec:
        expected = "、".join(f"{one.name}（{one.label}）" for one in contracts().values())
        return [refused(path, None, problem("dataset-unknown", value=dataset, expected=expected))]
    workbook = read(path)
    if workbook.problems:
        return [refused(path, None, *workbook.problems)]
    with store.cursor() as cursor:
        known = register(cursor)
    prepared = tables_of(path, workbook, spec, form, known, request)
    for one in prepared:
        compare(store, one)
    return prepared


def compare(store: Store, one: Prepared) -> None:
    """Bring a prepared table's counts and changes up to the store as it is now."""
    one.data_version = store.data_version()
    one.counts = no_rows()
    if one.table is None:
        return
    with store.cursor() as cursor:
        found = difference(cursor, one.table.contract, one.rows, one.scopes)
    one.changes = found.changes
    skipped = one.table.skipped + one.table.duplicates + len(one.table.nothing)
    one.counts |= {kind: found.count(kind) for kind in ("new", "changed", "removed")}
    one.counts |= {
        "read": len(one.table.rows) + skipped,
        "unchanged": found.unchanged,
        "skipped": skipped,
        "refused": one.refused,
    }


def foreseen(one: Prepared, request: Request) -> Receipt:
    """The receipt that confirming would give, without an upload id."""
    return _receipt(one, one.status(request.partial), None)


def _receipt(one: Prepared, status: str, upload_id: str | None) -> Receipt:
    counts, problems = dict(one.counts), list(one.problems)
    if status == REFUSED:
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


def commit(store: Store, prepared: list[Prepared], request: Request) -> list[Receipt]:
    """Store what was prepared, each table one upload; refused and unchanged tables leave the
    store untouched.

    Tables that do not touch one another are published together. One that follows another on the
    same rows, or that
    replaces, is compared again with what the earlier ones left.
    """
    receipts: list[Receipt] = []
    waiting: list[tuple[Prepared, str, list[Upload]]] = []
    touched: set[tuple[str | None, str]] = set()

    def publish() -> None:
        uploads = [upload for _, _, each in waiting for upload in each]
        upload_ids = iter(store.append_many(uploads))
        for one, status, each in waiting:
            ids = [next(upload_ids) for _ in each]
            receipts.append(_receipt(one, status, ids[0] if ids else None))
        waiting.clear()
        touched.clear()

    for one in prepared:
        keys = {(one.dataset, row.key) for row in one.rows}
        if waiting and (keys & touched or one.scopes or one.zeros):
            publish()
        if one.data_version != store.data_version():
            compare(store, one)
        _contradictions(store, one)
        status = one.status(request.partial)
        uploads = _uploads(store, one, status, request) if status in (STORED, PARTLY) else []
        waiting.append((one, status, uploads))
        touched |= keys
    publish()
    return receipts


def _uploads(store: Store, one: Prepared, status: str, request: Request) -> list[Upload]:
    """What a table hands to the store: its rows, and a zero report for each statement of
    nothing.
    """
    if one.table is None:
        return []
    sha256 = store.keep_original(one.path)
    period = _until_now(one.period, request.at)
    origin = partial(
        Upload,
        dataset=one.table.contract.name,
        by=request.by,
        at=request.at,
        file=one.file,
        sha256=sha256,
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
        period=period,
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
    with store.cursor() as cursor:
        found = difference(cursor, spec, [], [scope])
    return found.count("removed")


def zero(
    store: Store, dataset: str, period: Period, area: str, by: str, at: dt.datetime | None = None
) -> Receipt:
    """Register a zero report. Refused, with the reason, for an unknown dataset or area, or where
    rows are stored.
    """
    spec = by_label(dataset)
    with store.cursor() as cursor:
        known = register(cursor)
    found = known.find(area)
    one = Prepared("零报告", Path(), None, None, period, area, counts=no_rows())
    if spec is None:
        expected = "、".join(each.label for each in contracts().values())
        one.problems.append(problem("dataset-unknown", value=dataset, expected=expected))
    elif found.area is None:
        nearest = f"最接近的是“{found.candidates[0]}”。" if found.candidates else ""
        one.problems.append(problem("declared-area-unknown", value=area, nearest=nearest))
    elif count := _rows_in(store, spec, (found.area.name, *period)):
        one.problems.append(_contradicted(spec, found.area.name, period, count))
    if one.problems or spec is None or found.area is None:
        return Receipt(one, REFUSED, None, one.counts, one.problems)
    one.table = Table(spec, "", (), {}, period, found.area.name)
    scope = (found.area.name, *period)
    upload = Upload("zero", spec.name, by, at, period=period, area=found.area.name, scopes=(scope,))
    return Receipt(one, STORED, store.append(upload), one.counts, one.problems)
