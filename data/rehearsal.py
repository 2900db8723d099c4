"""What the tables would be after uploads or withdrawals that nobody has confirmed yet.

Owns doing so on a cursor of its own, by the one rule for what counts; publishes nothing.
"""

from collections.abc import Sequence
from typing import Any

import duckdb

from data.contract import Contract, contract
from data.difference import Change
from data.log_entries import append_uploads, append_withdrawal
from data.log_rule import END_OF_TIME, shadow
from data.tables import contract_columns, current_columns, log_table, quoted
from data.uploads import Scope, Upload
from data.warehouse import Store

PLACES = """
with
    concerned as (
        select coalesce(withdraws, upload_id) as upload_id
        from uploads
        where dataset = $dataset and sequence > $version
    ),
    entries as (select uploads.* from uploads semi join concerned using (upload_id))
select scope_area, scope_from, scope_to from {log} semi join concerned using (upload_id)
union
select area, month_from, month_to from scopes where sequence in (select sequence from entries)
union
select coalesce(area, ''), period_from, period_to from entries where period_from is not null
"""
"""Where the rows stand, what is replaced and what was declared."""


def preview(
    store: Store, uploads: Sequence[Upload], withdrawn: Sequence[str] = ()
) -> duckdb.DuckDBPyConnection:
    """A cursor on which these are stored and those withdrawn, though nothing is. Raises as
    withdrawing does.
    """
    cursor = store.cursor()
    rehearse(cursor, uploads, withdrawn)
    return cursor


def rehearse(
    con: duckdb.DuckDBPyConnection, uploads: Sequence[Upload], withdrawn: Sequence[str] = ()
) -> set[str]:
    """Put temporary tables, as they would be once this is stored, before the current ones of
    those names; returns the datasets concerned.

    Raises KeyError or ValueError, in Chinese, for an upload that cannot be withdrawn.
    """
    for name in ("uploads", "scopes"):
        con.execute(f"create temp table {name} as from {name}")
    datasets = {upload.dataset for upload in uploads}
    datasets |= {append_withdrawal(con, upload_id, "", None) for upload_id in withdrawn}
    for name in sorted({upload.dataset for upload in uploads if upload.rows}):
        log = quoted(log_table(name))
        con.execute(f"create temp table {log} as from {log}")
    append_uploads(con, uploads)
    shadow(con, END_OF_TIME, datasets)
    return datasets


def differences(con: duckdb.DuckDBPyConnection, dataset: str) -> tuple[Change, ...]:
    """What a rehearsal changed in one dataset's rows, as the public columns tell it; new rows and
    changed ones in the order of their sheets, then those that are gone.
    """
    spec = contract(dataset)
    found = con.execute("select current_database()").fetchall()[0][0]
    stored = f"{quoted(found)}.main.{quoted(dataset)}"
    rehearsed = f"temp.main.{quoted(dataset)}"
    before = _only(con, spec, stored, rehearsed)
    after = _only(con, spec, rehearsed, stored)
    changes = [_change(key, before.get(key), row) for key, row in after.items()]
    changes += [_change(key, row, None) for key, row in before.items() if key not in after]
    return tuple(changes)


def places(con: duckdb.DuckDBPyConnection, dataset: str, version: int) -> list[Scope]:
    """The areas and months that a rehearsal on that version of the store concerns."""
    sql = PLACES.replace("{log}", quoted(log_table(dataset)))
    found = con.execute(sql, {"dataset": dataset, "version": version}).fetchall()
    return [(area, first, last) for area, first, last in found]


def _only(
    con: duckdb.DuckDBPyConnection, spec: Contract, these: str, those: str
) -> dict[str, dict[str, Any]]:
    """Rows of one table that the other does not have just so, by key."""
    shown = [name for name in contract_columns(spec) if name in current_columns(spec)]
    listed = ", ".join(quoted(name) for name in ["row_key", *shown, "marks"])
    other = f"select {listed} from {these} except select {listed} from {those}"  # noqa: S608 - names of a contract
    sql = (
        f"with other as ({other}) select {listed}, source_row from {these} "  # noqa: S608 - names of a contract
        "semi join other using (row_key) order by source_row, row_key"
    )
    names = [*shown, "marks", "source_row"]
    return {
        key: dict(zip(names, values, strict=True)) | {"marks": dict(values[-2] or {})}
        for key, *values in con.execute(sql).fetchall()
    }


def _change(key: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> Change:
    row = (after or before or {})["source_row"]
    sides = [{**(side or {})} for side in (before, after)]
    for side in sides:
        side.pop("source_row", None)
    if before is None or after is None:
        old, new = ({n: v for n, v in side.items() if v not in (None, {})} for side in sides)
        return Change("new" if before is None else "removed", key, row, old, new)
    differing = [name for name in sides[0] if sides[0][name] != sides[1][name]]
    old, new = ({name: side[name] for name in differing} for side in sides)
    return Change("changed", key, row, old, new)


def concerned(
    before: duckdb.DuckDBPyConnection, after: duckdb.DuckDBPyConnection
) -> tuple[int, list[str]]:
    """The data version that is published, and the datasets that a rehearsal adds entries to."""
    version = before.execute("select coalesce(max(sequence), 0) from uploads").fetchall()[0][0]
    listed = after.execute(
        "select distinct dataset from uploads where sequence > $version order by dataset",
        {"version": version},
    ).fetchall()
    return version, [dataset for (dataset,) in listed]
