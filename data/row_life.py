"""A row's life: each time the log said something of it, and what it was from then on.

Owns replaying the log for one row by the one rule for what counts; writes nothing.
"""

from collections.abc import Iterator
from typing import Any

import duckdb

from data.contract import Contract, contracts
from data.masking import masked_values
from data.scopes import contains
from data.tables import contract_columns, log_table, quoted
from data.uploads import Scope

FIRST, CORRECTED, CONFIRMED = "first", "corrected", "confirmed"
REMOVED, RESTORED, WITHDRAWN = "removed", "restored", "withdrawn"

KINDS = {
    FIRST: "首次上报",
    CORRECTED: "更正",
    CONFIRMED: "再次上报，内容相同",
    REMOVED: "被整表替换移除",
    RESTORED: "撤销后恢复",
    WITHDRAWN: "撤销",
}
"""Kind of event -> words."""

ENTRIES = """
select
    u.sequence, u.upload_id, u.uploaded_at, u.uploaded_by, u.file, w.sequence as withdraws
from uploads as u
left join uploads as w on w.upload_id = u.withdraws
where u.dataset = $dataset and u.action <> 'zero'
order by u.sequence
"""

Version = dict[str, Any]
"""A row of the log: the contract's columns, where it stood, the marks of its cells."""


def life(
    con: duckdb.DuckDBPyConnection, dataset: str, row_key: str, unmask: bool = False
) -> list[dict[str, Any]]:
    """Events of a row, oldest first: what happened, when, by whom, in which file, and what of the
    row changed by it.

    Kind: first, corrected, confirmed (said again), withdrawn (an upload of it that did not count
    any more, or its last), restored (a withdrawal brings an earlier version back) or removed (a
    replacing upload left it out). Raises KeyError for an unknown dataset. The cursor must have the
    sensitive columns joined.
    """
    spec = contracts()[dataset]
    versions = _versions(con, spec, row_key)
    replacing = _replacing(con, dataset, [version["scope"] for version in versions.values()])
    events: list[dict[str, Any]] = []
    live = set[int]()
    before: Version | None = None
    for entry in _concerning(con, dataset, versions.keys() | replacing.keys()):
        number, undone = entry["sequence"], entry["withdraws"]
        live = live - {undone} if undone else live | {number}
        after = _current(versions, replacing, live)
        is_said = number in versions or undone in versions
        if is_said or after is not before:
            kind = _kind(versions, entry, before, after, not events)
            events.append(_event(spec, entry, kind, before, after, versions, unmask))
        before = after
    return events


def _versions(con: duckdb.DuckDBPyConnection, spec: Contract, row_key: str) -> dict[int, Version]:
    """Sequence -> what that upload said of the row."""
    names = [*contract_columns(spec), "marks"]
    listed = ", ".join(map(quoted, names))
    sql = (
        "select sequence, source_sheet, source_row, scope_area, scope_from, scope_to, "  # noqa: S608 - names of a contract
        f"{listed} from {quoted(log_table(spec.name))} where row_key = $row_key"
    )
    found: dict[int, Version] = {}
    for sequence, sheet, row, area, first, last, *values in con.execute(
        sql, {"row_key": row_key}
    ).fetchall():
        version = dict(zip(names, values, strict=True))
        version |= {"marks": dict(version["marks"] or {}), "scope": (area, first, last)}
        found[sequence] = version | {"sheet": sheet, "row": row}
    return found


def _replacing(
    con: duckdb.DuckDBPyConnection, dataset: str, scopes: list[Scope]
) -> dict[int, list[Scope]]:
    """Sequence of a replacing upload -> those of these scopes that it replaces."""
    sql = (
        "select sequence, area, month_from, month_to from scopes "
        "where sequence in (select sequence from uploads where dataset = $dataset)"
    )
    found: dict[int, list[Scope]] = {}
    for sequence, *outer in con.execute(sql, {"dataset": dataset}).fetchall():
        inner = [scope for scope in scopes if contains((outer[0], outer[1], outer[2]), scope)]
        if inner:
            found.setdefault(sequence, []).extend(inner)
    return found


def _concerning(
    con: duckdb.DuckDBPyConnection, dataset: str, sequences: set[int]
) -> Iterator[dict[str, Any]]:
    """Entries of the log that say something of the row or replace it, and their withdrawals."""
    answer = con.execute(ENTRIES, {"dataset": dataset})
    names = [column[0] for column in answer.description or ()]
    for line in answer.fetchall():
        entry = dict(zip(names, line, strict=True))
        if entry["sequence"] in sequences or entry["withdraws"] in sequences:
            yield entry


def _current(
    versions: dict[int, Version], replacing: dict[int, list[Scope]], live: set[int]
) -> Version | None:
    """The version that counts: the last live one, unless a later live upload replaced its place."""
    newest = max((number for number in versions if number in live), default=None)
    if newest is None:
        return None
    version = versions[newest]
    later = (scopes for number, scopes in replacing.items() if number in live and number > newest)
    return None if any(version["scope"] in scopes for scopes in later) else version


def _kind(
    versions: dict[int, Version],
    entry: dict[str, Any],
    before: Version | None,
    after: Version | None,
    is_first: bool,
) -> str:
    if entry["withdraws"]:
        return RESTORED if after is not None and after is not before else WITHDRAWN
    if entry["sequence"] not in versions:
        return REMOVED
    if is_first:
        return FIRST
    return CONFIRMED if before is not None and not _differing(before, after) else CORRECTED


def _differing(before: Version | None, after: Version | None) -> list[str]:
    """Columns that differ, their marks included."""
    if before is None or after is None:
        return []
    aside = {"scope", "sheet", "row", "marks"}
    return [
        name
        for name in before
        if name not in aside
        and (before[name], before["marks"].get(name)) != (after[name], after["marks"].get(name))
    ]


def _event(
    spec: Contract,
    entry: dict[str, Any],
    kind: str,
    before: Version | None,
    after: Version | None,
    versions: dict[int, Version],
    unmask: bool,
) -> dict[str, Any]:
    said = versions.get(entry["sequence"]) or versions.get(entry["withdraws"] or 0)
    sides = [_shown(spec, side, unmask) for side in (before, after)]
    return {
        "kind": kind,
        "at": entry["uploaded_at"],
        "by": entry["uploaded_by"],
        "upload_id": entry["upload_id"],
        "file": entry["file"],
        "sheet": said["sheet"] if said else None,
        "row": said["row"] if said else None,
        "changed": [
            {
                "column": name,
                "label": spec.column(name).label,
                "before": sides[0].get(name),
                "after": sides[1].get(name),
            }
            for name in _differing(before, after)
        ],
        "counts": after is not None,
    }


def _shown(spec: Contract, version: Version | None, unmask: bool) -> dict[str, Any]:
    """The values as they may be shown; where there is none, the state of the cell."""
    if version is None:
        return {}
    values = {name: version[name] for name in contract_columns(spec)}
    shown = values if unmask else masked_values(spec, values)
    return {
        name: version["marks"].get(name) if value is None else value
        for name, value in shown.items()
    }
