"""Checksums of current tables: the same rows give the same number, in any order, in any file.

Owns what is summed; writes nothing.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import duckdb

from data.contract import contracts
from data.tables import PROVENANCE, contract_columns, quoted

CHECKSUM = """
select count(*), coalesce(sum(md5_number_lower(one::varchar)), 0)::varchar
from (select {columns} from {table}) as one
"""


def every_column() -> dict[str, list[str]]:
    """Current table -> its columns, sensitive ones included."""
    return {
        name: [*contract_columns(contract), *PROVENANCE] for name, contract in contracts().items()
    }


def checksums(
    con: duckdb.DuckDBPyConnection, columns: Mapping[str, Iterable[str]]
) -> dict[str, dict[str, Any]]:
    """Table -> columns, number of rows and checksum; sensitive columns must be joined."""
    found = {}
    for table, names in columns.items():
        sql = CHECKSUM.replace("{columns}", ", ".join(map(quoted, names)))
        rows, checksum = con.execute(sql.replace("{table}", quoted(table))).fetchall()[0]
        found[table] = {"columns": list(names), "rows": rows, "checksum": checksum}
    return found
