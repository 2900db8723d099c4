"""What a prepared table hands to the store. Owns that; stores nothing itself."""

import datetime as dt
from functools import partial

from data.corrections import as_kept
from data.periods import Period
from data.receipts import PARTLY, STORED, Prepared
from data.requests import Request
from data.uploads import Upload
from data.warehouse import Store


def candidates(one: Prepared, request: Request) -> list[Upload]:
    """What a table would hand to the store if it were confirmed now; keeps no original."""
    status = one.status(request.partial)
    return uploads_of(None, one, status, request) if status in (STORED, PARTLY) else []


def uploads_of(store: Store | None, one: Prepared, status: str, request: Request) -> list[Upload]:
    """What a table hands to the store: its rows, a zero report for each statement of nothing."""
    if one.table is None:
        return []
    spec, table = one.table.contract, one.table
    origin = partial(
        Upload,
        dataset=spec.name,
        by=request.by,
        at=request.at,
        file=one.file,
        sha256=store.keep_original(one.path) if store and one.path else "",
        sheet=one.sheet,
        corrections=as_kept(request.corrections, one.sheet, spec, table.columns),
    )
    zeros = [
        origin(action="zero", area=area, period=(first, last), scopes=((area, first, last),))
        for area, first, last in one.zeros
    ]
    if not one.rows:
        return zeros
    load = origin(
        action="load",
        header_rows=table.header_rows,
        mapping=table.mapping(),
        mode=one.mode,
        period=_until_now(one.period, request.at),
        area=one.area,
        is_partial=status == PARTLY or request.partial,
        scopes=one.scopes,
        rows=one.rows,
        restated=one.restated,
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
