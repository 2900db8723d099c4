"""Appending to the log: uploads, withdrawals, settings. Owns how; never edits what is there."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]

from data.contract import contracts
from data.masking import masked_problem
from data.tables import (
    RESTATED,
    SCOPES,
    SETTINGS,
    UPLOADS,
    contract_columns,
    current_columns,
    log_columns,
    log_table,
    quoted,
)
from data.uploads import Scope, StoredRow, Upload

ARROW_TYPES = {
    "VARCHAR": pa.string(),
    "BIGINT": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
    "VARCHAR[]": pa.list_(pa.string()),
    "MAP(VARCHAR, VARCHAR)": pa.map_(pa.string(), pa.string()),
}
"""SQL type -> Arrow type. The type is always stated: guessing from values turns blanks into NaN."""


def _whole(value: Any) -> Any:
    if isinstance(value, float) and not value.is_integer():
        raise ValueError(f"{value} is not a whole number")  # Arrow would cut it off silently
    return value


def _real(value: Any) -> Any:
    return None if value != value else value


def _moment(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    return value


CAREFULLY: dict[str, Callable[[Any], Any]] = {
    "BIGINT": _whole,
    "DOUBLE": _real,
    "TIMESTAMP": _moment,
    "MAP(VARCHAR, VARCHAR)": lambda marks: list(marks.items()),
}
"""SQL type -> what a Python value needs before Arrow takes it."""


def _arrow(values: Sequence[Any], kind: str) -> pa.Array:
    if prepare := CAREFULLY.get(kind):
        values = [None if value is None else prepare(value) for value in values]
    return pa.array(values, ARROW_TYPES[kind])


def insert(
    con: duckdb.DuckDBPyConnection,
    table: str,
    types: Mapping[str, str],
    columns: Mapping[str, Sequence[Any]],
) -> None:
    """Append columns of Python values to a table at once. Raises if a value is not of its type."""
    con.register(
        "incoming", pa.table({name: _arrow(columns[name], kind) for name, kind in types.items()})
    )
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


def _checked(upload: Upload) -> Upload:
    """The upload itself. Raises KeyError or ValueError when the caller made it wrongly."""
    known = contract_columns(contracts()[upload.dataset]).keys()
    if upload.action not in ("load", "zero") or upload.mode not in ("merge", "replace"):
        raise ValueError(f"unknown action {upload.action} or mode {upload.mode}")
    for row in upload.rows:
        if not row.values.keys() <= known:
            raise ValueError(f"{upload.dataset} has no columns {row.values.keys() - known}")
    return upload


def _scopes(upload: Upload) -> list[Scope]:
    """What the upload replaces: what was declared, else the places its rows stand in."""
    if upload.mode != "replace" or upload.is_partial:
        return []
    return list(upload.scopes) or sorted({row.scope for row in upload.rows})


def _append_rows(
    con: duckdb.DuckDBPyConnection,
    dataset: str,
    rows: list[tuple[int, str | None, StoredRow]],
) -> None:
    contract = contracts()[dataset]
    values = [row.values for _, _, row in rows]
    upload_ids = {sequence: upload_id_of(sequence) for sequence, _, _ in rows}
    columns: dict[str, list[Any]] = {
        name: [value.get(name) for value in values] for name in current_columns(contract)
    }
    columns |= {
        "sequence": [sequence for sequence, _, _ in rows],
        "upload_id": [upload_ids[sequence] for sequence, _, _ in rows],
        "source_sheet": [sheet for _, sheet, _ in rows],
        "source_row": [row.row for _, _, row in rows],
        "row_key": [row.key for _, _, row in rows],
        "marks": [row.marks for _, _, row in rows],
        "scope_area": [row.scope[0] for _, _, row in rows],
        "scope_from": [row.scope[1] for _, _, row in rows],
        "scope_to": [row.scope[2] for _, _, row in rows],
    }
    insert(con, log_table(dataset), log_columns(contract), columns)


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
    numbered = list(enumerate(map(_checked, uploads), first))
    _append_entries(con, [_entry(upload, sequence) for sequence, upload in numbered])
    scopes = [(sequence, *scope) for sequence, upload in numbered for scope in _scopes(upload)]
    if scopes:
        insert(con, "scopes", SCOPES, dict(zip(SCOPES, zip(*scopes, strict=True), strict=True)))
    _append_restated(con, numbered)
    rows: dict[str, list[tuple[int, str | None, StoredRow]]] = defaultdict(list)
    for sequence, upload in numbered:
        rows[upload.dataset].extend((sequence, upload.sheet, row) for row in upload.rows)
    for dataset, found in rows.items():
        if found:
            _append_rows(con, dataset, found)
    return [upload_id_of(sequence) for sequence, _ in numbered]


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
