"""Tables of the store and their columns, from contracts. Owns names and types; never touches rows.

No primary keys, sequences or enums: a later catalogue of tables (DuckLake) has none of them.
"""

import duckdb

from data.contract import SQL_TYPES, Contract, contracts

PROVENANCE = {
    "upload_id": "VARCHAR",
    "source_sheet": "VARCHAR",
    "source_row": "BIGINT",
    "row_key": "VARCHAR",
    "marks": "MAP(VARCHAR, VARCHAR)",
}
"""What every stored row carries beside the contract's columns: the way back to its cells."""

ROW_SCOPE = {"scope_area": "VARCHAR", "scope_from": "VARCHAR", "scope_to": "VARCHAR"}
"""Which (area, months) a row in the log belongs to; a replacing upload that covers them ends it."""

UPLOADS = {
    "sequence": "BIGINT",
    "upload_id": "VARCHAR",
    "action": "VARCHAR",
    "uploaded_at": "TIMESTAMP",
    "uploaded_by": "VARCHAR",
    "dataset": "VARCHAR",
    "file": "VARCHAR",
    "sha256": "VARCHAR",
    "sheet": "VARCHAR",
    "header_rows": "VARCHAR",
    "mapping": "VARCHAR",
    "mode": "VARCHAR",
    "period_from": "VARCHAR",
    "period_to": "VARCHAR",
    "area": "VARCHAR",
    "is_partial": "BOOLEAN",
    "counts": "VARCHAR",
    "problems": "VARCHAR",
    "withdraws": "VARCHAR",
}
"""The log: one row = one load, zero report or withdrawal."""

SCOPES = {
    "sequence": "BIGINT",
    "area": "VARCHAR",
    "month_from": "VARCHAR",
    "month_to": "VARCHAR",
}
"""One row = one (area, months) that a replacing upload replaces."""

SETTINGS = {
    "kind": "VARCHAR",
    "name": "VARCHAR",
    "value": "VARCHAR",
    "set_by": "VARCHAR",
    "set_at": "TIMESTAMP",
}
"""What people set up, appended to; the last row of a kind and name holds."""

REPORTED = {
    "dataset": "VARCHAR",
    "area": "VARCHAR",
    "month": "VARCHAR",
    "upload_id": "VARCHAR",
    "uploaded_at": "TIMESTAMP",
    "uploaded_by": "VARCHAR",
    "is_zero": "BOOLEAN",
}
"""Derived. One row = one live upload × one (area, month) that it reports on."""

SYSTEM_TABLES = {
    "uploads": UPLOADS,
    "scopes": SCOPES,
    "settings": SETTINGS,
    "reported": REPORTED,
}


def quoted(name: str) -> str:
    """The name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def log_table(dataset: str) -> str:
    """Name of the table that keeps every version of every row of the dataset."""
    return f"log_{dataset}"


def contract_columns(contract: Contract) -> dict[str, str]:
    """Column -> SQL type of the contract's own columns, in its order."""
    return {column.name: SQL_TYPES[column.type] for column in contract.columns}


def current_columns(contract: Contract) -> dict[str, str]:
    """Column -> SQL type of the dataset's current table."""
    return contract_columns(contract) | PROVENANCE


def log_columns(contract: Contract) -> dict[str, str]:
    """Column -> SQL type of the dataset's log table."""
    return {"sequence": "BIGINT"} | current_columns(contract) | ROW_SCOPE


def wanted() -> dict[str, dict[str, str]]:
    """Every table that the store must have, with its columns and types."""
    tables = dict(SYSTEM_TABLES)
    for name, contract in contracts().items():
        tables[log_table(name)] = log_columns(contract)
        tables[name] = current_columns(contract)
    return tables


def lacking(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Tables and columns that the stored file does not have yet; empty when it has them all."""
    stored: dict[str, set[str]] = {}
    for table, column in con.execute(
        "select table_name, column_name from duckdb_columns() "
        "where database_name = current_database() and schema_name = 'main' and not internal"
    ).fetchall():
        stored.setdefault(table, set()).add(column)
    missing = {
        table: {name: kind for name, kind in columns.items() if name not in stored.get(table, ())}
        for table, columns in wanted().items()
    }
    return {table: columns for table, columns in missing.items() if columns}


def evolve(con: duckdb.DuckDBPyConnection) -> set[str]:
    """Add what is lacking; returns the datasets concerned. What a contract dropped stays."""
    additions = lacking(con)
    for table, columns in additions.items():
        if columns == wanted()[table]:
            listed = ", ".join(f"{quoted(name)} {kind}" for name, kind in columns.items())
            con.execute(f"create table {quoted(table)} ({listed})")
            continue
        for name, kind in columns.items():
            con.execute(f"alter table {quoted(table)} add column {quoted(name)} {kind}")
    if "reported" in additions:
        return set(contracts())
    return {name for name in contracts() if name in additions or log_table(name) in additions}
