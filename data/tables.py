"""Tables of the store and their columns, from contracts. Owns names and types; never touches rows.

Sensitive columns have no place in the published file: a private one holds them.
No primary keys, sequences or enums: a later catalogue of tables (DuckLake) has none of them.
"""

import duckdb

from data.contract import SQL_TYPES, Contract, contracts

PART = 16_384
"""Rows that are written and packed together; a long table's parts are, side by side."""

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

PRIVATE_KEY = {"upload_id": "VARCHAR", "row_key": "VARCHAR", "source_row": "BIGINT"}
"""Which row of the log a row of sensitive values belongs to."""

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
    "corrections": "VARCHAR",
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

RESTATED = {
    "sequence": "BIGINT",
    "upload_id": "VARCHAR",
    "figure": "VARCHAR",
    "label": "VARCHAR",
    "unit": "VARCHAR",
    "kind": "VARCHAR",
    "area": "VARCHAR",
    "month_from": "VARCHAR",
    "month_to": "VARCHAR",
    "stated": "DOUBLE",
    "mark": "VARCHAR",
    "recomputed": "DOUBLE",
    "agrees": "BOOLEAN",
    "source_sheet": "VARCHAR",
    "source_row": "BIGINT",
    "letter": "VARCHAR",
    "note": "VARCHAR",
}
"""The log: one row = one rate, share, change or total that a sheet states of its own figures."""

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
    "restated": RESTATED,
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


def private_columns(contract: Contract) -> dict[str, str]:
    """Column -> SQL type of the sensitive columns."""
    return {one.name: SQL_TYPES[one.type] for one in contract.columns if one.sensitive}


def current_columns(contract: Contract) -> dict[str, str]:
    """Column -> SQL type of the dataset's current table."""
    private = private_columns(contract)
    public = {
        name: kind for name, kind in contract_columns(contract).items() if name not in private
    }
    return public | PROVENANCE


def log_columns(contract: Contract) -> dict[str, str]:
    """Column -> SQL type of the dataset's log table."""
    return {"sequence": "BIGINT"} | current_columns(contract) | ROW_SCOPE


Tables = dict[str, dict[str, str]]
"""Table -> column -> SQL type."""


def wanted() -> Tables:
    """Every table that the published file must have."""
    tables = dict(SYSTEM_TABLES)
    for name, contract in contracts().items():
        tables[log_table(name)] = log_columns(contract)
        tables[name] = current_columns(contract)
    return tables


def wanted_private() -> Tables:
    """Every table that a private file must have: sensitive columns by the row of the log."""
    private = {name: private_columns(contract) for name, contract in contracts().items()}
    return {name: PRIVATE_KEY | columns for name, columns in private.items() if columns}


def stored(con: duckdb.DuckDBPyConnection) -> Tables:
    """Every table that a file has, with its columns and types."""
    found: Tables = {}
    for table, column, kind in con.execute(
        "select table_name, column_name, data_type from duckdb_columns() "
        "where database_name = current_database() and schema_name = 'main' and not internal "
        "order by table_name, column_index"
    ).fetchall():
        found.setdefault(table, {})[column] = kind
    return found


def lacking(found: Tables, asked: Tables) -> Tables:
    """Tables and columns that a file does not have yet; empty when it has them all."""
    missing = {
        table: {name: kind for name, kind in columns.items() if name not in found.get(table, ())}
        for table, columns in asked.items()
    }
    return {table: columns for table, columns in missing.items() if columns}


def exposed(found: Tables) -> dict[str, list[str]]:
    """Dataset -> sensitive columns that lie in the published file; empty when there are none."""
    visible = {
        name: [one for one in private_columns(contract) if one in found.get(log_table(name), ())]
        for name, contract in contracts().items()
    }
    return {name: columns for name, columns in visible.items() if columns}


def create(con: duckdb.DuckDBPyConnection, table: str, columns: dict[str, str]) -> None:
    """Make a table."""
    listed = ", ".join(f"{quoted(name)} {kind}" for name, kind in columns.items())
    con.execute(f"create table {quoted(table)} ({listed})")


def add(con: duckdb.DuckDBPyConnection, asked: Tables) -> Tables:
    """Add what is lacking of the tables asked for; returns it. What a contract dropped stays."""
    additions = lacking(stored(con), asked)
    for table, columns in additions.items():
        if columns == asked[table]:
            create(con, table, columns)
            continue
        for name, kind in columns.items():
            con.execute(f"alter table {quoted(table)} add column {quoted(name)} {kind}")
    return additions


def evolve(con: duckdb.DuckDBPyConnection) -> set[str]:
    """Bring a published file up to the contracts; returns the datasets concerned."""
    additions = add(con, wanted())
    if "reported" in additions:
        return set(contracts())
    return {name for name in contracts() if name in additions or log_table(name) in additions}
