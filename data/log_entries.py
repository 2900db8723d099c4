"""Appending to the log: uploads, withdrawals, settings. Owns how; never edits what is there."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import islice
from operator import lt
from typing import Any

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]

from data.contract import contracts
from data.masking import masked_problem
from data.stored import ARROW_TYPES, StoredRows, arrow, stored_rows
from data.tables import (
    PART,
    RESTATED,
    SCOPES,
    SETTINGS,
    UPLOADS,
    contract_columns,
    log_columns,
    log_table,
    quoted,
)
from data.uploads import Scope, Upload

ORDER = [("source_row", "ascending"), ("row_key", "ascending")]
"""In which an upload's rows are stored."""


def insert(
    con: duckdb.DuckDBPyConnection,
    table: str,
    types: Mapping[str, str],
    columns: Mapping[str, Sequence[Any]],
) -> None:
    """Append columns of Python values to a table at once. Raises if a value is not of its type."""
    append(con, table, pa.table({name: arrow(columns[name], kind) for name, kind in types.items()}))


def append(con: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    """Append rows to a table at once, of which it may take several parts side by side."""
    parts = rows.combine_chunks().to_batches(max_chunksize=PART)
    con.register("incoming", pa.Table.from_batches(parts, rows.schema))
    try:
        con.execute(f"insert into {quoted(table)} by name from incoming")
    finally:
        con.unregister("incoming")


def upload_id_of(sequence: int) -> str:
    """The number that officers see: 12 -> U000012."""
    return f"U{sequence:06d}"


def last_sequence(con: duckdb.DuckDBPyConnection) -> int:
    """The last sequence of the log; 0 when it is empty."""
    found = con.execute("select max(sequence) from uploads").fetchone()
    return found[0] or 0 if found else 0


def local(moment: datetime | None) -> datetime:
    """The moment as the log keeps it: local time without a zone; None is now."""
    if moment is None:
        return datetime.now()
    return moment.astimezone().replace(tzinfo=None) if moment.tzinfo else moment


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _entry(upload: Upload, sequence: int) -> dict[str, object]:
    period_from, period_to = upload.period or (None, None)
    return {
        "sequence": sequence,
        "upload_id": upload_id_of(sequence),
        "action": upload.action,
        "uploaded_at": local(upload.at),
        "uploaded_by": upload.by,
        "dataset": upload.dataset,
        "file": upload.file,
        "sha256": upload.sha256,
        "sheet": upload.sheet,
        "header_rows": _json(list(upload.header_rows)),
        "mapping": _json(upload.mapping),
        "mode": upload.mode,
        "period_from": period_from,
        "period_to": period_to,
        "area": upload.area,
        "is_partial": upload.is_partial,
        "counts": _json(upload.counts),
        "problems": _json(
            [masked_problem(contracts()[upload.dataset], one) for one in upload.problems]
        ),
        "corrections": _json(upload.corrections),
        "withdraws": None,
    }


def _append_entries(con: duckdb.DuckDBPyConnection, entries: list[dict[str, object]]) -> None:
    insert(con, "uploads", UPLOADS, {name: [one[name] for one in entries] for name in UPLOADS})


def _checked(upload: Upload) -> tuple[Upload, StoredRows]:
    """The upload itself and its rows. Raises KeyError or ValueError when the caller made it
    wrongly.
    """
    known, rows = contract_columns(contracts()[upload.dataset]).keys(), stored_rows(upload.rows)
    if upload.action not in ("load", "zero") or upload.mode not in ("merge", "replace"):
        raise ValueError(f"unknown action {upload.action} or mode {upload.mode}")
    if not rows.columns.keys() <= known:
        raise ValueError(f"{upload.dataset} has no columns {rows.columns.keys() - known}")
    return upload, rows


def _scopes(upload: Upload, rows: StoredRows) -> list[Scope]:
    """What the upload replaces: what was declared, else the places its rows stand in."""
    if upload.mode != "replace" or upload.is_partial:
        return []
    return list(upload.scopes) or rows.places


def rows_of(upload: Upload, sequence: int) -> pa.Table:
    """An upload's rows as the log keeps them, in the order of their lines and keys."""
    types, rows = log_columns(contracts()[upload.dataset]), stored_rows(upload.rows)
    same = {
        "sequence": sequence,
        "upload_id": upload_id_of(sequence),
        "source_sheet": upload.sheet,
    }
    table = rows.table({name: kind for name, kind in types.items() if name not in same})
    for name, value in same.items():
        table = table.append_column(
            name, pa.repeat(pa.scalar(value, ARROW_TYPES[types[name]]), len(rows))
        )
    is_in_order = all(map(lt, rows.numbers, islice(rows.numbers, 1, None)))
    return table if is_in_order else table.sort_by(ORDER)


def _append_restated(
    con: duckdb.DuckDBPyConnection, numbered: Sequence[tuple[int, Upload]]
) -> None:
    """What sheets state of their own figures, beside the same recomputed."""
    lines = [
        vars(one)
        | {"sequence": sequence, "upload_id": upload_id_of(sequence), "source_row": one.row}
        | dict(zip(("month_from", "month_to"), one.months or (None, None), strict=True))
        | {"source_sheet": upload.sheet}
        for sequence, upload in numbered
        for one in upload.restated
    ]
    if lines:
        insert(con, "restated", RESTATED, {name: [one[name] for one in lines] for name in RESTATED})


def append_uploads(con: duckdb.DuckDBPyConnection, uploads: Sequence[Upload]) -> list[str]:
    """Append uploads in their order, each with its own sequence; returns their upload ids."""
    first = last_sequence(con) + 1
    numbered = [(i, *_checked(upload)) for i, upload in enumerate(uploads, first)]
    _append_entries(con, [_entry(upload, sequence) for sequence, upload, _ in numbered])
    scopes = [(i, *scope) for i, upload, rows in numbered for scope in _scopes(upload, rows)]
    if scopes:
        insert(con, "scopes", SCOPES, dict(zip(SCOPES, zip(*scopes, strict=True), strict=True)))
    _append_restated(con, [(i, upload) for i, upload, _ in numbered])
    tables: dict[str, list[pa.Table]] = defaultdict(list)
    for sequence, upload, rows in numbered:
        if rows:
            tables[upload.dataset].append(rows_of(upload, sequence))
    for dataset, found in tables.items():
        append(con, log_table(dataset), pa.concat_tables(found))
    return [upload_id_of(sequence) for sequence, *_ in numbered]


def append_withdrawal(
    con: duckdb.DuckDBPyConnection, upload_id: str, by: str, at: datetime | None
) -> str:
    """Append a withdrawal; returns the dataset. Raises KeyError or ValueError in Chinese."""
    found = con.execute(
        "select u.action, u.dataset, u.file, "
        "exists (select 1 from uploads as w where w.withdraws = u.upload_id) "
        "from uploads as u where u.upload_id = $upload_id",
        {"upload_id": upload_id},
    ).fetchone()
    if found is None:
        raise KeyError(f"没有编号为 {upload_id} 的上报")
    action, dataset, file, is_withdrawn = found
    if action == "withdraw":
        raise ValueError(f"{upload_id} 本身是一次撤销，不能再撤销")
    if is_withdrawn:
        raise ValueError(f"{upload_id} 已经撤销过了")
    sequence = last_sequence(con) + 1
    entry = _entry(Upload("withdraw", dataset, by, at, file), sequence)
    _append_entries(con, [entry | {"withdraws": upload_id}])
    return str(dataset)


def append_setting(
    con: duckdb.DuckDBPyConnection, kind: str, name: str, value: object, by: str
) -> None:
    """Append a setting; the one before it stays in the table."""
    row = ([kind], [name], [_json(value)], [by], [local(None)])
    insert(con, "settings", SETTINGS, dict(zip(SETTINGS, row, strict=True)))
