"""Two moments of the store beside each other: sums, columns and rows that differ.

Owns the words; the comparing is data's.
"""

import pandas as pd
import streamlit as st

from data.contract import Contract, contract
from data.moments import Compared, Sum
from pages.parts import choosing, formats, row_changes, theme, timeline

COLUMNS = {"kind": "变化", "upload_id": "批次", "key": "哪一行", "words": "内容"}
WIDTHS = {"kind": 56, "upload_id": 84, "key": 200, "words": 560}
"""Pixels, so that what changed stands in view."""

SHOWN = 500
"""How many rows are listed."""


def show(found: list[Compared], key: str) -> None:
    """Each dataset that differs; a chosen row opens its life."""
    if not found:
        theme.source_line("没有差别：数据行完全相同。")
    for one in found:
        spec = contract(one.dataset)
        counted = "，".join(
            f"{word} {one.count(kind)} 行"
            for kind, word in row_changes.KINDS.items()
            if one.count(kind)
        )
        theme.panel_title(one.label, counted)
        if facts := _facts(spec, one):
            theme.facts(facts)
        _listed(spec, one, f"{key}-{one.dataset}")


def _facts(spec: Contract, one: Compared) -> list[tuple[str, str]]:
    """Sums that moved, then columns that changed."""
    sums = [(each.title, _moved(each)) for each in one.sums if each.before != each.after]
    columns = "、".join(
        f"{spec.column(name).label} {number} 行" for name, number in one.columns().items()
    )
    return sums + ([("改动的列", columns)] if columns else [])


def _moved(one: Sum) -> str:
    """A sum before and after, with how many of its cells are blank."""
    before, after = map(_total, (one.before, one.after))
    first, last = one.missing_before, one.missing_after
    if not (first or last):
        return f"{before} → {after}"
    blank = f"{first} → {last}" if first != last else f"{first}"
    return f"{before} → {after}（未填 {blank} 项）"


def _total(total: float | None) -> str:
    if total is None:
        return formats.UNKNOWN
    return f"{int(total):,}" if total == int(total) else f"{formats.half_up(total, 2):,}"


def _listed(spec: Contract, one: Compared, key: str) -> None:
    lines = [
        (
            row_changes.KINDS[change.kind],
            upload_id,
            timeline.key_words(change.key),
            row_changes.words(spec, change),
        )
        for change, upload_id in zip(one.changes[:SHOWN], one.uploads, strict=False)
    ]
    frame = pd.DataFrame(lines, columns=list(COLUMNS))
    columns = {
        name: st.column_config.Column(label, width=WIDTHS[name]) for name, label in COLUMNS.items()
    }
    places = choosing.lines(f"compared-{key}", frame, columns, "差别", 420)
    rest = len(one.changes) - len(lines)
    theme.source_line(
        "选一行，看它从首次上报到现在的来历。" + (f"还有 {rest} 行没有列出。" if rest else "")
    )
    chosen = one.changes[places[0]].key if places else None
    if chosen != st.session_state.get(f"opened-{key}"):
        st.session_state[f"opened-{key}"] = chosen
        if chosen is not None:
            timeline.drawer(one.dataset, chosen)
