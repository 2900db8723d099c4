"""What confirming or undoing would change: rows, and the figures that pages open with.

Asks the pages' own questions on a rehearsal; computes no figure and stores nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from data.difference import Change
from data.handing import candidates
from data.intake import Request
from data.progress import COMPARING, Progress
from data.receipts import Prepared
from data.rehearsal import concerned, differences, places, preview
from data.uploads import Upload
from data.warehouse import Store
from pages.parts import formats, jobs, rows, theme
from pages.parts.filters import COUNTY
from queries.headlines import Move, moves

SHOWN = 12
"""So many figures are shown at once; the rest can be opened."""

RATES = ("%", "百分点")


@dataclass(frozen=True)
class Outlook:
    """What a rehearsal changes: headline figures, and of an undoing the rows by dataset."""

    changes: dict[str, tuple[Change, ...]]
    moves: tuple[Move, ...]


def of_tables(tables: Sequence[tuple[Prepared, Request]], state: object) -> Outlook:
    """What confirming these tables would change; state tells them from those asked for before."""
    uploads = [upload for one, said in tables for upload in candidates(one, said)]
    key = (rows.store().published_name(), state, tuple(said.partial for _, said in tables))
    store = rows.store()
    return _once("tables", key, lambda tell: _rehearsed(store, uploads, (), tell))


def of_undoing(upload_id: str) -> Outlook:
    """What withdrawing an upload would change."""
    store, key = rows.store(), (rows.store().published_name(), upload_id)
    return _once("undoing", key, lambda tell: _rehearsed(store, (), (upload_id,), tell))


def _once(name: str, key: object, work: Callable[[Progress], Outlook]) -> Outlook:
    """The outlook for a key, worked out once a visit for the key asked for last."""
    kept = st.session_state.get(f"outlook-{name}")
    if kept is None or kept[0] != key:
        kept = (key, jobs.run(f"outlook-{name}", key, work))
        st.session_state[f"outlook-{name}"] = kept
    return kept[1]


def _rehearsed(
    store: Store, uploads: Sequence[Upload], withdrawn: Sequence[str], tell: Progress
) -> Outlook:
    if not uploads and not withdrawn:
        return Outlook({}, ())
    tell(f"{COMPARING} · 各页的数会怎样变", 0)
    with store.cursor() as before, preview(store, uploads, withdrawn) as after:
        version, touched = concerned(before, after)
        changes, found = {}, []
        for position, dataset in enumerate(touched):
            tell(f"{COMPARING} · 各页的数会怎样变", position / len(touched))
            if withdrawn:
                changes[dataset] = differences(after, dataset)
            scopes = places(after, dataset, version)
            found += moves(before, after, dataset, scopes, date.today())
    return Outlook(changes, tuple(dict.fromkeys(found)))


def show(outlook: Outlook, key: str) -> None:
    """The figures that move, as 'before → after'; says so where none does."""
    if not outlook.moves:
        theme.source_line("各页开头的数都不变。")
        return
    lines = [_line(move) for move in outlook.moves]
    theme.moves(lines[:SHOWN])
    if len(lines) > SHOWN:
        with st.expander(f"另有 {len(lines) - SHOWN} 个数也会变", key=f"moves-{key}"):
            theme.moves(lines[SHOWN:])


def _line(move: Move) -> tuple[str, str, str, str, str]:
    """(of what, figure, before, after, by how much)."""
    where = move.area or ("" if move.row else COUNTY)
    when = (
        formats.period(move.first, move.last)
        if move.first
        else f"截至{formats.day(move.on)}"
        if move.on
        else ""
    )
    of = " ".join(word for word in (where, when, move.row) if word)
    before, after = (formats.measured(value, move.unit) for value in (move.before, move.after))
    return of, move.label, before, after, _by(move)


def _by(move: Move) -> str:
    if formats.is_unknown(move.before) or formats.is_unknown(move.after):
        return ""
    if not isinstance(move.before, int | float) or not isinstance(move.after, int | float):
        return ""
    by = move.after - move.before
    unit = "个百分点" if move.unit in RATES else move.unit or ""
    amount = formats.figure(abs(by), "%" if move.unit in RATES else move.unit)
    return f"{'↑' if by > 0 else '↓'} {amount} {unit}".strip()
