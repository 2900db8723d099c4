"""Two moments of the store compared: which rows, cells and sums differ.

Owns the states as of a place in the log, made by the one rule for what counts on temporary
tables of the cursor's own; writes nothing. Sensitive columns are not compared.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import duckdb

from data.contract import Column, Contract, contracts
from data.difference import Change
from data.log_rule import END_OF_TIME, current_sql
from data.tables import current_columns, quoted

Moment = int | datetime
"""A place in the log, the last entry that counts; or a time. Entries may be delivered late."""


@dataclass(frozen=True)
class Sum:
    """A figure of a ledger over all its rows, before and after, and how many cells lack it."""

    name: str
    title: str
    before: float | None
    after: float | None
    missing_before: int
    missing_after: int


@dataclass(frozen=True)
class Compared:
    """One dataset at two moments."""

    dataset: str
    label: str
    changes: tuple[Change, ...]
    uploads: tuple[str, ...]
    """Upload of each change's row: the later one that holds it, else the one that did."""
    sums: tuple[Sum, ...]

    def count(self, kind: str) -> int:
        """How many rows are new, changed or removed."""
        return sum(1 for change in self.changes if change.kind == kind)

    def columns(self) -> dict[str, int]:
        """Column -> in how many rows it changed."""
        counted: dict[str, int] = {}
        for change in self.changes:
            for name in change.before if change.kind == "changed" else ():
                if name != "marks":
                    counted[name] = counted.get(name, 0) + 1
        return counted

    def as_json(self) -> dict[str, Any]:
        """As the command line prints it."""
        spec = contracts()[self.dataset]
        return {
            "dataset": self.dataset,
            "label": self.label,
            "rows": {kind: self.count(kind) for kind in ("new", "changed", "removed")},
            "columns": [
                {"name": name, "label": spec.column(name).label, "changed": number}
                for name, number in self.columns().items()
            ],
            "figures": [asdict(one) for one in self.sums if one.before != one.after],
            "changes": [
                {"upload_id": upload_id, **asdict(change)}
                for change, upload_id in zip(self.changes, self.uploads, strict=True)
            ],
        }


def moment_of(con: duckdb.DuckDBPyConnection, upload_id: str | None = None) -> int:
    """The place in the log just after an upload, or the end of the log.

    Raises KeyError for an unknown upload.
    """
    sql = "select max(sequence) from uploads where upload_id = coalesce($id, upload_id)"
    found = con.execute(sql, {"id": upload_id}).fetchall()[0][0]
    if found is None and upload_id:
        raise KeyError(upload_id)
    return int(found or 0)


def moment_before(con: duckdb.DuckDBPyConnection, moment: Moment) -> int:
    """The place in the log before the last entry that counts at a moment."""
    return max((sequence for sequence, _ in _sequences(con, moment)), default=1) - 1


def compare(
    con: duckdb.DuckDBPyConnection, first: Moment, last: Moment, datasets: Sequence[str] = ()
) -> list[Compared]:
    """Every dataset that differs between two moments; datasets limits which are looked at."""
    one, other = (_sequences(con, moment) for moment in (first, last))
    touched = {name for _, name in one ^ other} & (set(datasets) or contracts().keys())
    names = [name for name in contracts() if name in touched]
    _states(con, {sequence for sequence, _ in one}, "before", names)
    _states(con, {sequence for sequence, _ in other}, "after", names)
    found = [_compared(con, contracts()[name]) for name in names]
    return [each for each in found if each.changes]


def _sequences(con: duckdb.DuckDBPyConnection, moment: Moment) -> set[tuple[int, str]]:
    """Sequence and dataset of the entries that are in the log at a moment."""
    column = "sequence" if isinstance(moment, int) else "uploaded_at"
    sql = f"select sequence, dataset from uploads where {column} <= $moment"  # noqa: S608 - one of two names
    return set(con.execute(sql, {"moment": moment}).fetchall())


def _states(
    con: duckdb.DuckDBPyConnection, sequences: set[int], side: str, names: Sequence[str]
) -> None:
    """Temporary tables of the datasets as a log of these entries alone gives them."""
    database = con.execute("select current_database()").fetchall()[0][0]
    con.execute(
        f"create temp table uploads as from {quoted(database)}.main.uploads "
        "where sequence in (select unnest($sequences::bigint[]))",
        {"sequences": sorted(sequences)},
    )
    for name in names:
        table = quoted(f"{side}_{name}")
        con.execute(
            f"create temp table {table} as {current_sql(contracts()[name])}",
            {"dataset": name, "at": END_OF_TIME},
        )
    con.execute("drop table temp.uploads")


def _compared(con: duckdb.DuckDBPyConnection, spec: Contract) -> Compared:
    before, after = (_only(con, spec, *sides) for sides in (SIDES, SIDES[::-1]))
    changes = [(_change(key, before.get(key), row), row) for key, row in after.items()]
    changes += [(_change(key, row, None), row) for key, row in before.items() if key not in after]
    return Compared(
        spec.name,
        spec.label,
        tuple(change for change, _ in changes),
        tuple(str(row["upload_id"]) for _, row in changes),
        _sums(con, spec),
    )


SIDES = ("before", "after")


def _only(
    con: duckdb.DuckDBPyConnection, spec: Contract, these: str, those: str
) -> dict[str, dict[str, Any]]:
    """Rows of one side that the other does not have just so, by key."""
    shown = [column.name for column in spec.columns if column.name in current_columns(spec)]
    listed = ", ".join(quoted(name) for name in ("row_key", *shown, "marks"))
    one, other = quoted(f"{these}_{spec.name}"), quoted(f"{those}_{spec.name}")
    sql = (
        f"with differing as (select {listed} from {one} except select {listed} from {other}) "  # noqa: S608 - names of a contract
        f"select {listed}, upload_id, source_row from {one} "
        "semi join differing using (row_key) order by upload_id, source_row, row_key"
    )
    names = [*shown, "marks", "upload_id", "source_row"]
    return {
        key: (found := dict(zip(names, values, strict=True)))
        | {"marks": dict(found["marks"] or {})}
        for key, *values in con.execute(sql).fetchall()
    }


def _change(key: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> Change:
    row = (after or before or {})["source_row"]
    aside = ("source_row", "upload_id")
    old, new = (
        {name: value for name, value in (side or {}).items() if name not in aside}
        for side in (before, after)
    )
    if before is None or after is None:
        old, new = ({n: v for n, v in side.items() if v not in (None, {})} for side in (old, new))
        return Change("new" if before is None else "removed", key, row, old, new)
    differing = [name for name in old if old[name] != new[name]]
    old, new = ({name: side[name] for name in differing} for side in (old, new))
    return Change("changed", key, row, old, new)


def _sums(con: duckdb.DuckDBPyConnection, spec: Contract) -> tuple[Sum, ...]:
    """Sums of a ledger's figures; those of inventories and reports, whose months overlap, would
    say nothing.
    """
    if spec.kind != "event":
        return ()
    return tuple(_sum(con, spec, column) for column in spec.figures if _is_summable(column))


def _is_summable(column: Column) -> bool:
    """Whether all rows count it in one unit, and adding them up says something."""
    return column.unit not in (None, "度", "%", "‰")


def _sum(con: duckdb.DuckDBPyConnection, spec: Contract, column: Column) -> Sum:
    name = quoted(column.name)
    totals, missing = [], []
    for side in SIDES:
        total, lacking = con.execute(
            f"select round(sum({name}), 6)::double, count(*) - count({name}) "  # noqa: S608 - names of a contract
            f"from {quoted(f'{side}_{spec.name}')}"
        ).fetchall()[0]
        totals.append(total)
        missing.append(lacking)
    return Sum(column.name, column.title, *totals, *missing)
