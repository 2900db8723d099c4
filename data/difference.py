"""An upload against what is stored.

Owns which rows are new, changed, unchanged and gone; writes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]

from data.contract import Contract
from data.masking import masked_values
from data.scopes import scope_sql
from data.stored import StoredRows, stored_rows
from data.tables import PROVENANCE, contract_columns, quoted
from data.uploads import ANY_AREA, Scope, StoredRow


@dataclass(frozen=True)
class Change:
    """One row that an upload would add, change or remove; before and after hold the columns that
    differ, what was stored in sensitive columns masked.
    """

    kind: str
    """new | changed | removed"""
    key: str
    row: int
    before: dict[str, Any]
    after: dict[str, Any]


PLACE = "place among the rows"
"""Column of the rows sent that no contract can have."""


class Changes(Sequence[Change]):
    """Every change an upload makes, in the order of its rows, then what it removes. A change is
    made when it is asked for.
    """

    def __init__(
        self, rows: StoredRows, new: Sequence[int], changed: dict[int, Change], gone: list[Change]
    ) -> None:
        self._rows, self._changed, self._gone = rows, changed, gone
        self._places = sorted([*new, *changed])

    def __len__(self) -> int:
        return len(self._places) + len(self._gone)

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        place %= len(self)
        if place >= len(self._places):
            return self._gone[place - len(self._places)]
        at = self._places[place]
        return self._changed.get(at) or _new(self._rows[at])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


def _new(row: StoredRow) -> Change:
    filled = {name: value for name, value in row.values.items() if value is not None}
    return Change("new", row.key, row.row, {}, filled)


@dataclass(frozen=True)
class Difference:
    """Every change an upload makes and how many there are of each kind."""

    changes: Sequence[Change]
    new: int
    changed: int
    removed: int
    unchanged: int


def difference(
    cursor: duckdb.DuckDBPyConnection,
    spec: Contract,
    rows: Sequence[StoredRow],
    scopes: Sequence[Scope],
) -> Difference:
    """Compare rows with the current table; scopes are what a replacing upload replaces, empty
    for a merging one. The cursor must have the sensitive columns joined.
    """
    rows = stored_rows(rows)
    cursor.register("sent", _numbered(rows.table({"row_key": "VARCHAR"})))
    try:
        known = _known(cursor, spec)
        changed = _changed(cursor, spec, rows, _differing(cursor, spec, rows, known))
        gone = _removed(cursor, spec, scopes)
    finally:
        cursor.unregister("sent")
    new = np.delete(np.arange(len(rows)), known).tolist()
    unchanged = len(rows) - len(new) - len(changed)
    changes = Changes(rows, new, changed, gone)
    return Difference(changes, len(new), len(changed), len(gone), unchanged)


def _numbered(table: pa.Table) -> pa.Table:
    return table.append_column(PLACE, pa.array(range(len(table)), pa.int64()))


def _known(cursor: duckdb.DuckDBPyConnection, spec: Contract) -> list[int]:
    """Places of the rows whose key is stored."""
    found = cursor.execute(
        f"select {quoted(PLACE)} from sent semi join {quoted(spec.name)} using (row_key) "  # noqa: S608 - names of a contract
        f"order by {quoted(PLACE)}"
    )
    return list(found.to_arrow_table()[PLACE].to_pylist())


def _differing(
    cursor: duckdb.DuckDBPyConnection, spec: Contract, rows: StoredRows, known: list[int]
) -> list[int]:
    """Places of those of the rows whose key is stored of which any column may differ."""
    if not known:
        return []
    kinds = contract_columns(spec) | {"marks": PROVENANCE["marks"], "row_key": "VARCHAR"}
    differs = " or ".join(
        f"resent.{quoted(name)} is distinct from stored.{quoted(name)}"
        for name in (*contract_columns(spec), "marks")
    )
    cursor.register("resent", _numbered(rows.table(kinds)).take(known))
    try:
        found = cursor.execute(
            f"select distinct {quoted(PLACE)} from resent "  # noqa: S608 - names of a contract
            f"join {quoted(spec.name)} as stored on stored.row_key = resent.row_key "
            f"where {differs} order by {quoted(PLACE)}"
        ).to_arrow_table()
    finally:
        cursor.unregister("resent")
    return list(found[PLACE].to_pylist())


def _changed(
    cursor: duckdb.DuckDBPyConnection, spec: Contract, rows: StoredRows, places: list[int]
) -> dict[int, Change]:
    """Place -> what is changed of a stored row."""
    names = [column.name for column in spec.columns]
    stored = _stored(cursor, spec, names, [rows.keys[place] for place in places])
    found = {}
    for place in places:
        row, before = rows[place], stored[rows.keys[place]]
        after = {**row.values, "marks": row.marks}
        if differing := [name for name in (*names, "marks") if before[name] != after[name]]:
            old, new = ({name: side[name] for name in differing} for side in (before, after))
            found[place] = Change("changed", row.key, row.row, masked_values(spec, old), new)
    return found


def _stored(
    cursor: duckdb.DuckDBPyConnection, spec: Contract, names: list[str], keys: list[str]
) -> dict[str, dict[str, Any]]:
    if not keys:
        return {}
    listed = ", ".join(map(quoted, names))
    sql = (
        f"select row_key, {listed}, marks from {quoted(spec.name)} "  # noqa: S608 - names of a contract
        "semi join (select unnest($keys::varchar[]) as row_key) as wanted using (row_key)"
    )
    found = cursor.execute(sql, {"keys": keys}).fetchall()
    return {
        row[0]: {**dict(zip(names, row[1:-1], strict=True)), "marks": dict(row[-1] or {})}
        for row in found
    }


def _removed(
    cursor: duckdb.DuckDBPyConnection, spec: Contract, scopes: Sequence[Scope]
) -> list[Change]:
    """Rows in the scopes that the upload no longer holds."""
    if not scopes:
        return []
    names = [column.name for column in spec.columns]
    listed = ", ".join(f"stored.{quoted(name)}" for name in names)
    parts = dict(zip(("area", "first", "last"), zip(*scopes, strict=True), strict=True))
    cursor.register("replaced", pa.table({name: pa.array(part) for name, part in parts.items()}))
    try:
        found = cursor.execute(
            f"select row_key, source_row, {listed} "  # noqa: S608 - names of a contract
            f"from (select *, {scope_sql(spec)} from {quoted(spec.name)}) as stored "
            "anti join sent using (row_key) where exists (from replaced where "
            f"replaced.area in ('{ANY_AREA}', scope_area) "
            "and replaced.first <= scope_from and scope_to <= replaced.last)"
        ).fetchall()
    finally:
        cursor.unregister("replaced")
    gone = []
    for key, number, *cells in found:
        values = zip(names, cells, strict=True)
        filled = {name: value for name, value in values if value is not None}
        gone.append(Change("removed", key, number, masked_values(spec, filled), {}))
    return gone
