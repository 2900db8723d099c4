"""Sensitive columns: written to a private file of their own, joined back where rows are compared
or traced.

Owns that file's tables; opens no file.
"""

from collections.abc import Iterable, Mapping, Sequence

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]

from data.contract import contracts
from data.log_entries import append as append_rows
from data.stored import StoredRows, stored_rows
from data.tables import (
    PRIVATE_KEY,
    PROVENANCE,
    Tables,
    add,
    contract_columns,
    create,
    log_columns,
    log_table,
    private_columns,
    quoted,
    stored,
    wanted_private,
)
from data.uploads import Upload

KEY = ", ".join(map(quoted, PRIVATE_KEY))


def _sensitive_rows(upload: Upload) -> StoredRows:
    names = wanted_private().get(upload.dataset, {}).keys() - PRIVATE_KEY.keys()
    return stored_rows(upload.rows).filled(names)


def has_sensitive(uploads: Sequence[Upload]) -> bool:
    """Whether any row says something in a sensitive column."""
    return any(map(_sensitive_rows, uploads))


def append(con: duckdb.DuckDBPyConnection, ids: Sequence[str], uploads: Sequence[Upload]) -> None:
    """Append the sensitive values of uploads, stored under these ids, to the private file."""
    add(con, wanted_private())
    for upload_id, upload in zip(ids, uploads, strict=True):
        if rows := _sensitive_rows(upload):
            types = wanted_private()[upload.dataset]
            table = rows.table({name: kind for name, kind in types.items() if name != "upload_id"})
            ids_column = pa.array([upload_id] * len(rows), pa.string())
            append_rows(con, upload.dataset, table.append_column("upload_id", ids_column))


# --- joining back -----------------------------------------------------------------------------


def whole(names: Iterable[str]) -> dict[str, list[str]]:
    """The tables of these datasets, with every column, that `join` is to make whole; those of
    datasets without sensitive columns are whole as they are.
    """
    tables = {}
    for name in names:
        contract = contracts()[name]
        if private_columns(contract):
            tables[name] = [*contract_columns(contract), *PROVENANCE]
            tables[log_table(name)] = [*log_columns(contract), *private_columns(contract)]
    return tables


def held_name(dataset: str) -> str:
    """Name of the temporary table with the dataset's sensitive values."""
    return f"private_{dataset}"


def _copy(
    source: duckdb.DuckDBPyConnection, sql: str, target: duckdb.DuckDBPyConnection, making: str
) -> None:
    """Carry the rows of a query over to another file."""
    target.register("incoming", source.execute(sql).to_arrow_reader())
    try:
        target.execute(f"{making} from incoming")
    finally:
        target.unregister("incoming")


def join(
    cursor: duckdb.DuckDBPyConnection,
    keeper: duckdb.DuckDBPyConnection | None,
    tables: Mapping[str, Iterable[str]],
) -> None:
    """Put temporary views with these columns before the tables of those names, sensitive values
    taken from the private file and empty where it has none.
    """
    public, held = stored(cursor), stored(keeper) if keeper else {}
    database = quoted(str(cursor.execute("select current_database()").fetchall()[0][0]))
    for dataset in {table.removeprefix("log_") for table in tables} & held.keys():
        if keeper:
            making = f"create temp table {quoted(held_name(dataset))} as"
            _copy(keeper, f"from {quoted(dataset)}", cursor, making)
    for table, columns in tables.items():
        dataset = table.removeprefix("log_")
        listed = ", ".join(
            f"t.{quoted(one)}"
            if one in public[table]
            else f"p.{quoted(one)}"
            if one in held.get(dataset, ())
            else f"null as {quoted(one)}"
            for one in columns
        )
        joined = f"left join {quoted(held_name(dataset))} as p using ({KEY})"
        source = f"from {database}.main.{quoted(table)} as t {joined if dataset in held else ''}"
        cursor.execute(f"create temp view {quoted(table)} as select {listed} {source}")


def strays(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """One Chinese sentence for each dataset that has sensitive values of no row, once joined."""
    sentences = []
    for (name,) in cursor.execute(
        "select table_name from duckdb_tables() where temporary order by all"
    ).fetchall():
        dataset = name.removeprefix("private_")
        rows = f"from {quoted(name)} anti join {quoted(log_table(dataset))} using ({KEY})"
        if count := cursor.execute(f"select count(*) {rows}").fetchall()[0][0]:
            label = contracts()[dataset].label
            sentences.append(f"《{label}》的敏感信息与日志不符：多 {count} 行")
    return sentences


# --- contracts change -------------------------------------------------------------------------


def move_apart(
    public: duckdb.DuckDBPyConnection,
    keeper: duckdb.DuckDBPyConnection | None,
    exposed: Mapping[str, Iterable[str]],
    private: duckdb.DuckDBPyConnection,
) -> None:
    """Fill a private file with what the old one holds and what lies exposed in the public one."""
    held = stored(keeper) if keeper else {}
    for name in dict.fromkeys([*held, *exposed]):
        kept = [one for one in held.get(name, ()) if one not in PRIVATE_KEY]
        names = list(dict.fromkeys([*kept, *exposed.get(name, ())]))
        kinds: dict[str, str] = held.get(name, {}) | stored(public)[log_table(name)]
        create(private, name, {one: kinds[one] for one in (*PRIVATE_KEY, *names)})
        with public.cursor() as cursor:
            join(cursor, keeper, {log_table(name): [*PRIVATE_KEY, *names]})
            filled = " or ".join(f"{quoted(one)} is not null" for one in names)
            sql = f"from {quoted(log_table(name))} where {filled}"
            _copy(cursor, sql, private, f"insert into {quoted(name)} by name")


def copy_without(
    source: duckdb.DuckDBPyConnection,
    exposed: Mapping[str, Iterable[str]],
    target: duckdb.DuckDBPyConnection,
) -> None:
    """Write a published file anew without what lies exposed; dropped columns would leave bytes."""
    for table, columns in stored(source).items():
        hidden = set(exposed.get(table.removeprefix("log_"), ()))
        left = {name: kind for name, kind in columns.items() if name not in hidden}
        create(target, table, left)
        listed = ", ".join(map(quoted, left))
        sql = f"select {listed} from {quoted(table)}"  # noqa: S608 - names of stored columns
        _copy(source, sql, target, f"insert into {quoted(table)} by name")


def bring_back(
    public: duckdb.DuckDBPyConnection, keeper: duckdb.DuckDBPyConnection, names: Iterable[str]
) -> None:
    """Fill columns that are no longer sensitive from the private file, in the log."""
    held: Tables = stored(keeper)
    for name in names:
        columns = [one for one in held.get(name, ()) if one in log_columns(contracts()[name])]
        if back := [one for one in columns if one not in PRIVATE_KEY]:
            _copy(keeper, f"from {quoted(name)}", public, "create temp table brought as")
            table = quoted(log_table(name))
            setting = ", ".join(f"{quoted(one)} = p.{quoted(one)}" for one in back)
            of_row = " and ".join(f"t.{quoted(one)} = p.{quoted(one)}" for one in PRIVATE_KEY)
            sql = f"update {table} as t set {setting} from brought as p where {of_row}"  # noqa: S608 - names of a contract
            public.execute(sql)
            public.execute("drop table brought")
