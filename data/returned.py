"""A return workbook sent again: which of its rows go in and which stay as they are.

Owns that choice. A row that says what it said when the file was returned was not mended: it is
stored already, or goes in unless the store has been told something newer of it since.
"""

import hashlib
from collections.abc import Iterable, Sequence

import duckdb

from data.contract import Contract, contract
from data.grid import Workbook
from data.problems import Problem, problem
from data.receipts import Prepared
from data.requests import Request
from data.return_mark import Mark, fingerprint, taken
from data.scopes import contains
from data.stored import stored_rows
from data.tables import log_table, quoted
from data.uploads import StoredRow

CODES = ("return-recognised", "return-newer")
SHOWN = 10
"""How many rows a sentence names."""

LIVE = """
select u.sequence, u.upload_id, u.dataset
from uploads as u
where
    u.action = 'load'
    and not exists (select 1 from uploads as w where w.withdraws = u.upload_id)
"""


def identity(cursor: duckdb.DuckDBPyConnection) -> str:
    """What tells one store from another: its log's first entry, which never changes; empty for
    an empty store.
    """
    first = cursor.execute(
        "select upload_id, uploaded_at, uploaded_by, sha256 from uploads order by sequence limit 1"
    ).fetchone()
    return hashlib.sha256(repr(first).encode("utf-8")).hexdigest()[:16] if first else ""


def return_of(
    cursor: duckdb.DuckDBPyConnection, workbook: Workbook
) -> tuple[Workbook, Mark | None, list[Problem]]:
    """The workbook without what a return adds to it, the mark where this store (or one that held
    nothing yet) made it, and what is to be said where another did.
    """
    workbook, mark = taken(workbook)
    if mark is None or not mark.store or mark.store == identity(cursor):
        return workbook, mark, []
    return workbook, None, [problem("return-elsewhere", value=mark.file)]


def begin(one: Prepared, mark: Mark | None, request: Request) -> None:
    """Make a table part of a return sent again: it adds and corrects, and removes nothing."""
    if one.table is None or mark is None or request.mode == "replace":
        return
    one.returned, one.mode, one.scopes = mark, "merge", ()


def settle(cursor: duckdb.DuckDBPyConnection, one: Prepared) -> None:
    """Part the sound rows of a return into those that go in and those that stay as they are."""
    mark, spec = one.returned, contract(str(one.dataset))
    if mark is None:
        return
    every = one.sound
    uploads = {row.row: mark.rows.get(fingerprint(spec.name, row)) for row in every}
    live = _live(cursor, spec.name)
    stored = {number for number, upload_id in uploads.items() if upload_id in live}
    again = [row for row in every if uploads[row.row] is not None and row.row not in stored]
    newer = _newer(cursor, spec, again, live, mark.data_version)
    kept = stored | {row.row for row in newer}
    one.untouched = tuple(row for row in every if row.row in kept)
    one.rows = stored_rows([row for row in every if row.row not in kept])
    one.zeros = tuple(zero for zero in one.zeros if not _is_registered(cursor, spec.name, zero))
    one.problems[:] = [p for p in one.problems if p.code not in CODES]
    one.problems[:0] = _said(one, mark, newer)


def _said(one: Prepared, mark: Mark, newer: Sequence[StoredRow]) -> list[Problem]:
    said = [
        problem(
            "return-recognised",
            sheet=one.sheet,
            value=mark.file,
            day=mark.made_at[:10],
            count=len(one.rows),
            untouched=len(one.untouched),
        )
    ]
    if newer:
        numbers = "、".join(str(row.row) for row in newer[:SHOWN])
        more = "" if len(newer) <= SHOWN else " 等"
        said.append(
            problem("return-newer", sheet=one.sheet, count=len(newer), value=f"{numbers}{more}")
        )
    return said


def _live(cursor: duckdb.DuckDBPyConnection, dataset: str) -> dict[str, int]:
    """Loads of a dataset in force: upload id -> sequence."""
    found = cursor.execute(LIVE).fetchall()
    return {upload_id: sequence for sequence, upload_id, of in found if of == dataset}


def _newer(
    cursor: duckdb.DuckDBPyConnection,
    spec: Contract,
    rows: Sequence[StoredRow],
    live: dict[str, int],
    version: int,
) -> list[StoredRow]:
    """Those of the rows of which the store was told something after that version."""
    later = sorted(sequence for sequence in live.values() if sequence > version)
    if not rows or not later:
        return []
    sql = (
        f"select distinct row_key from {quoted(log_table(spec.name))} "  # noqa: S608 - names of a contract
        "where sequence in (select unnest($later::bigint[]))"
    )
    keys = {key for (key,) in cursor.execute(sql, {"later": later}).fetchall()}
    scopes = cursor.execute(
        "select area, month_from, month_to from scopes "
        "where sequence in (select unnest($later::bigint[]))",
        {"later": later},
    ).fetchall()
    return [row for row in rows if row.key in keys or _is_within(scopes, row)]


def _is_within(scopes: Iterable[tuple[str, str, str]], row: StoredRow) -> bool:
    return any(contains(scope, row.scope) for scope in scopes)


def _is_registered(
    cursor: duckdb.DuckDBPyConnection, dataset: str, zero: tuple[str, str, str]
) -> bool:
    """Whether the same zero report is in the log already."""
    found = cursor.execute(
        "select 1 from reported where dataset = $dataset and area = $area and is_zero "
        "and month in ($first, $last)",
        {"dataset": dataset, "area": zero[0], "first": zero[1], "last": zero[2]},
    ).fetchone()
    return found is not None
