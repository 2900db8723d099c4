"""Reading the log back: history, versions of a row, settings, whether the tables agree with it.

Writes nothing.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from data.contract import Contract, contracts
from data.log_rule import END_OF_TIME, current_sql, fates_sql, reports_sql
from data.masking import masked_values
from data.tables import REPORTED, contract_columns, current_columns, quoted
from data.uploads import Restated

HISTORY = """
select
    u.*,
    u.action <> 'withdraw' and w.upload_id is null as is_live,
    w.uploaded_by as withdrawn_by,
    w.uploaded_at as withdrawn_at
from uploads as u
left join uploads as w on w.withdraws = u.upload_id
where u.sequence > $after
order by u.sequence desc
"""

AS_JSON = ("header_rows", "mapping", "counts", "problems", "corrections")
"""Columns of `uploads` that hold JSON; the history gives them as values."""


def _records(answer: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def history(con: duckdb.DuckDBPyConnection, after: int = 0) -> list[dict[str, Any]]:
    """Entries of the log after a sequence, newest first, with whether each is live and who
    withdrew it when.
    """
    entries = _records(con.execute(HISTORY, {"after": after}))
    for entry in entries:
        entry |= {name: json.loads(entry[name] or "[]") for name in AS_JSON}
    return entries


def _version(contract: Contract, found: dict[str, Any], unmask: bool) -> dict[str, Any]:
    values = {name: found[name] for name in contract_columns(contract)}
    is_live, superseded_by = found["is_live"], found["superseded_by"]
    fate = "withdrawn" if not is_live else "superseded" if superseded_by else "current"
    mapping: dict[str, dict[str, str]] = json.loads(found["mapping"])
    return {
        "upload_id": found["upload_id"],
        "file": found["file"],
        "sheet": found["source_sheet"],
        "row": found["source_row"],
        "uploaded_by": found["uploaded_by"],
        "uploaded_at": found["uploaded_at"],
        "is_live": is_live,
        "is_current": fate == "current",
        "fate": fate,
        "superseded_by": superseded_by if fate == "superseded" else None,
        "cells": {
            column: f"{header['letter']}{found['source_row']}"
            for column, header in mapping.items()
            if header.get("letter")
        },
        "corrections": [
            one
            for one in json.loads(found["corrections"] or "[]")
            if one["row"] == found["source_row"]
        ],
        "values": values if unmask else masked_values(contract, values),
        "marks": found["marks"],
    }


def trace(
    con: duckdb.DuckDBPyConnection, dataset: str, row_key: str, unmask: bool = False
) -> list[dict[str, Any]]:
    """Every version of a row, newest last: where it stood, what it said, why it counts or not.

    Fate: current, superseded (by the upload in `superseded_by`) or withdrawn. Raises KeyError for
    an unknown dataset. The cursor must have the sensitive columns joined.
    """
    contract = contracts()[dataset]
    parameters = {"dataset": dataset, "at": END_OF_TIME, "row_key": row_key}
    found = con.execute(fates_sql(contract), parameters)
    return [_version(contract, one, unmask) for one in _records(found)]


STATED_LAST = """
select figure, area, month_from, month_to, note, list((stated, mark))
from restated
where upload_id not in (select withdraws from uploads where withdraws is not null)
group by figure, area, month_from, month_to, note, sequence
qualify
    row_number() over (
        partition by figure, area, month_from, month_to, note order by sequence desc
    )
    = 1
"""
"""What the last live upload that stated a figure of its own rows wrote, in each of its rows."""


def restates(con: duckdb.DuckDBPyConnection, stated: Sequence[Restated]) -> bool:
    """Whether a sheet writes a rate, change or total otherwise than the last one that had it did:
    the rows may be the same, and the misprint mended.
    """
    if not stated:
        return False
    told: dict[tuple[Any, ...], list[Any]] = {}
    for one in stated:
        key = (one.figure, one.area, *(one.months or (None, None)), one.note)
        value = None if one.stated is None else float(one.stated)
        told.setdefault(key, []).append((value, one.mark))
    kept = {
        tuple(key): list(map(tuple, written))
        for *key, written in con.execute(STATED_LAST).fetchall()
    }
    return any(
        key in kept and sorted(map(str, kept[key])) != sorted(map(str, written))
        for key, written in told.items()
    )


def setting(con: duckdb.DuckDBPyConnection, kind: str, name: str) -> Any:
    """The last value set under that kind and name, or None."""
    found = con.execute(
        "select value from settings where kind = $kind and name = $name "
        "order by rowid desc limit 1",
        {"kind": kind, "name": name},
    ).fetchone()
    return None if found is None else json.loads(found[0])


@dataclass(frozen=True)
class Setting:
    """What was last set under a name, and by whom."""

    value: Any
    by: str


def settings(con: duckdb.DuckDBPyConnection, kind: str) -> dict[str, Setting]:
    """Every name of a kind with the last value set under it."""
    rows = con.execute(
        "select name, value, set_by from settings where kind = $kind order by rowid", {"kind": kind}
    ).fetchall()
    return {name: Setting(json.loads(value), by) for name, value, by in rows}


FINGERPRINTS = """
with
    stored as (select {columns} from {table} where {those}),
    derived as ({derived})
select
    (select (count(*), sum(hash(stored)::hugeint)) from stored)
    is not distinct from (select (count(*), sum(hash(derived)::hugeint)) from derived)
"""
"""Whether the stored rows are those derived from the log, in any order."""

COUNT_DIFFERENCES = """
with
    stored as (select {columns} from {table} where {those}),
    derived as ({derived})
select
    (select count(*) from (from stored except all from derived)),
    (select count(*) from (from derived except all from stored))
"""
"""How many stored rows the log does not give, and how many of its rows are not stored."""


def _difference(
    con: duckdb.DuckDBPyConnection, contract: Contract, table: str, derived: str
) -> str | None:
    """One Chinese sentence when the stored rows are not those derived from the log."""
    is_register = table == "reported"
    columns = REPORTED if is_register else current_columns(contract)
    parameters = {"dataset": contract.name, "at": END_OF_TIME}

    def answer(sql: str) -> tuple[Any, ...]:
        sql = sql.replace("{columns}", ", ".join(map(quoted, columns)))
        sql = sql.replace("{table}", quoted(table)).replace("{derived}", derived)
        sql = sql.replace("{those}", "dataset = $dataset" if is_register else "true")
        return con.execute(sql, parameters).fetchall()[0]

    if answer(FINGERPRINTS)[0]:
        return None
    extra, lost = answer(COUNT_DIFFERENCES)
    title = "上报登记" if is_register else "当前表"
    return f"《{contract.label}》的{title}与日志不符：多 {extra} 行，少 {lost} 行"


def disagreements(con: duckdb.DuckDBPyConnection) -> list[str]:
    """One Chinese sentence for each derived table that differs from what the log gives."""
    sentences = []
    for name, contract in contracts().items():
        sentences.append(_difference(con, contract, name, current_sql(contract)))
        if reports := reports_sql(contract):
            sentences.append(_difference(con, contract, "reported", reports))
    return [sentence for sentence in sentences if sentence]
