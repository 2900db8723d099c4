"""An upload against what is stored. Owns which rows are new, changed, unchanged and gone; writes
nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from data.contract import Contract
from data.scopes import contains, scope_of
from data.uploads import Scope, StoredRow


@dataclass(frozen=True)
class Change:
    """One row that an upload would add, change or remove; before and after hold the columns that
    differ.
    """

    kind: str
    """new | changed | removed"""
    key: str
    row: int
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True)
class Difference:
    """Every change an upload makes and how many rows it leaves as they are."""

    changes: tuple[Change, ...]
    unchanged: int

    def count(self, kind: str) -> int:
        """Number of changes of a kind."""
        return sum(1 for change in self.changes if change.kind == kind)


def difference(
    cursor: duckdb.DuckDBPyConnection,
    spec: Contract,
    rows: Sequence[StoredRow],
    scopes: Sequence[Scope],
) -> Difference:
    """Compare rows with the current table; scopes are what a replacing upload replaces, empty
    for a merging one.
    """
    names = [column.name for column in spec.columns]
    stored = _stored(cursor, spec, names, [row.key for row in rows])
    changes, unchanged = [], 0
    for row in rows:
        before = stored.get(row.key)
        after = {**row.values, "marks": row.marks}
        if before is None:
            filled = {name: value for name, value in row.values.items() if value is not None}
            changes.append(Change("new", row.key, row.row, {}, filled))
        elif differing := [name for name in (*names, "marks") if before[name] != after[name]]:
            pair = ({name: side[name] for name in differing} for side in (before, after))
            changes.append(Change("changed", row.key, row.row, *pair))
        else:
            unchanged += 1
    changes += _removed(cursor, spec, names, {row.key for row in rows}, scopes)
    return Difference(tuple(changes), unchanged)


def _stored(
    cursor: duckdb.DuckDBPyConnection, spec: Contract, names: list[str], keys: list[str]
) -> dict[str, dict[str, Any]]:
    listed = ", ".join(f'"{name}"' for name in names)
    sql = (
        f'select row_key, {listed}, marks from "{spec.name}" '  # noqa: S608 - names of a contract
        "semi join (select unnest($keys::varchar[]) as row_key) as wanted using (row_key)"
    )
    found = cursor.execute(sql, {"keys": keys}).fetchall()
    return {
        row[0]: {**dict(zip(names, row[1:-1], strict=True)), "marks": dict(row[-1] or {})}
        for row in found
    }


def _removed(
    cursor: duckdb.DuckDBPyConnection,
    spec: Contract,
    names: list[str],
    kept: set[str],
    scopes: Sequence[Scope],
) -> list[Change]:
    """Rows in the scopes that the upload no longer holds."""
    if not scopes:
        return []
    listed = ", ".join(f'"{name}"' for name in names)
    sql = f'select row_key, source_row, {listed} from "{spec.name}"'  # noqa: S608 - names of a contract
    gone = []
    for key, number, *cells in cursor.execute(sql).fetchall():
        values = dict(zip(names, cells, strict=True))
        if key not in kept and any(contains(scope, scope_of(values, spec)) for scope in scopes):
            filled = {name: value for name, value in values.items() if value is not None}
            gone.append(Change("removed", key, number, filled, {}))
    return gone
