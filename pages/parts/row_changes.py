"""Rows before and after an upload or its undoing, in words. Owns the words, compares nothing."""

from collections.abc import Sequence

import pandas as pd

from data.contract import Contract
from data.difference import Change
from pages.parts import tables, theme, timeline, values

KINDS = {"new": "新增", "changed": "更改", "removed": "移除"}

SHOWN = 200
"""How many changes are listed."""


def show(spec: Contract, told: Sequence[Change], key: str) -> None:
    """Rows that are new, changed or gone, with what differs in words."""
    lines = []
    for change in told[:SHOWN]:
        lines.append((KINDS[change.kind], change.row, words(spec, change)))
    frame = pd.DataFrame(lines, columns=["kind", "row", "words"])
    tables.listing(
        f"changes-{key}", frame, {"kind": "变化", "row": "行", "words": "内容"}, height=420
    )
    if len(told) > SHOWN:
        theme.source_line(f"只列出前 {SHOWN} 行。")


def words(spec: Contract, change: Change) -> str:
    """What differs in a row; of a new or removed one what it says."""
    names = list(dict.fromkeys([*change.before, *change.after]))
    return "；".join(_words(spec, name, change) for name in names if name != "marks")


def _words(spec: Contract, name: str, change: Change) -> str:
    column = spec.column(name)
    label = column.label
    before, after = (
        values.told(column, side.get(name)) or timeline.BLANK
        for side in (change.before, change.after)
    )
    if change.kind == "changed":
        return f"{label} {before} → {after}"
    return f"{label} {after if change.kind == 'new' else before}"
