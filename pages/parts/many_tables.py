"""Many spreadsheets at once, as on the day before the deadline: one line per table, details of the
chosen one.

Owns the lines; what a table's details are is intake_view's.
"""

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data.contract import contract
from data.receipts import PARTLY, REFUSED, STORED, UNCHANGED, Prepared, Receipt
from pages.parts import choosing, formats, intake_view, tables, theme, undoing
from pages.parts.delivery import Item

FEW = 3
"""Up to so many tables are shown in full, one below the other."""

SIGNS = {REFUSED: "✕", PARTLY: "!", STORED: "✓", UNCHANGED: "＝"}
"""Sign of each outcome, the one that needs an officer most first."""

LABELS = {
    "state": "状态",
    "file": "文件",
    "sheet": "工作表",
    "dataset": "数据表",
    "area": "填报单位",
    "period": "期间",
    "look": "要看什么",
    "moved": "变动（行）",
}

WIDTHS = {
    "state": 92,
    "file": 188,
    "sheet": 64,
    "dataset": 104,
    "area": 76,
    "period": 108,
    "look": 190,
}
"""Pixels, so that what to look at stands in view beside the file; the rest takes what is left."""

WORDS = {REFUSED: "不能入库", PARTLY: "部分入库", STORED: "可入库", UNCHANGED: "无变化"}
"""What confirming would do, in few words."""

MOVED = {"new": "新增", "changed": "更改", "removed": "移除"}


Pair = tuple[Item, Prepared]


def prepared(listed: Sequence[Pair], is_partial: bool) -> list[Pair]:
    """Every table with its outcome, those that need attention first; returns what was chosen."""
    order = list(SIGNS)
    ranked = sorted(listed, key=lambda pair: order.index(pair[1].status(is_partial)))
    found = Counter(one.status(is_partial) for _, one in ranked)
    words = "，".join(f"{WORDS[status]} {found[status]} 张" for status in order if found[status])
    with st.container(key="card-prepared-many"):
        theme.panel_title(counted([one for _, one in listed]), words)
        frame = pd.DataFrame(
            [_line(one, one.status(is_partial)) for _, one in ranked], columns=list(LABELS)
        )
        key = f"prepared-many-{is_partial}"
        chosen = choosing.lines(key, frame, _columns(), "待入库的表", 720)
        if not chosen:
            theme.source_line("选一行，看这张表的问题、列的对应关系和入库前后对比。")
    return [ranked[row] for row in chosen]


def counted(listed: Sequence[Prepared]) -> str:
    """'7 份文件：认出 4 张表，3 份认不出'."""
    files = {one.file for one in listed}
    known = [one.file for one in listed if one.table is not None]
    unknown = len(files.difference(known))
    words = f"{len(files)} 份文件：认出 {len(known)} 张表"
    return words + (f"，{unknown} 份认不出" if unknown else "")


def _line(one: Prepared, status: str) -> tuple[str | None, ...]:
    """One table as a line."""
    return (
        f"{SIGNS[status]} {WORDS[status]}",
        one.file,
        one.sheet,
        contract(one.dataset).label if one.dataset else None,
        one.area or _areas(one),
        _period(one),
        "、".join(f"{title} {count}" for title, count in one.grouped().items()),
        _moved(one.counts),
    )


def _columns() -> dict:
    return {
        name: st.column_config.Column(label, width=WIDTHS.get(name), pinned=name == "state")
        for name, label in LABELS.items()
    }


def _areas(one: Prepared) -> str | None:
    """The areas that the rows stand on: by name when there is one, else how many."""
    names = {area for area, _, _ in one.scopes} - {"", "*"}
    return f"{len(names)} 个单位" if len(names) > 1 else next(iter(names), None)


def _period(one: Prepared) -> str | None:
    """The months declared, else those of the rows."""
    if one.period:
        return formats.period(*one.period)
    spans = [scope[1:] for scope in one.scopes if scope[1] != "0000-00"]
    if not spans:
        return None
    return formats.period(min(first for first, _ in spans), max(last for _, last in spans))


def _moved(counts: dict[str, int]) -> str:
    return "，".join(f"{word} {counts[name]}" for name, word in MOVED.items() if counts.get(name))


def receipts(told: Sequence[Receipt], by: str) -> None:
    """What became of each table, as lines; a chosen one can be undone."""
    order = list(SIGNS)
    ranked = sorted(told, key=lambda receipt: order.index(receipt.status))
    found = Counter(receipt.status for receipt in ranked)
    words = "，".join(
        f"{intake_view.RECEIVED[status]} {found[status]}" for status in order if found[status]
    )
    labels = {"state": "结果", "upload_id": "批次"} | {
        name: LABELS[name] for name in ("file", "sheet", "dataset", "area", "period", "moved")
    }
    with st.container(key="card-receipts"):
        theme.panel_title(f"回执：{words}", "选一行可以撤销")
        lines = [
            (
                f"{SIGNS[receipt.status]} {intake_view.state_of(receipt)[0]}",
                receipt.upload_id,
                *_line(receipt.prepared, receipt.status)[1:6],
                _moved(receipt.counts),
            )
            for receipt in ranked
        ]
        _listed(labels, lines, ranked, by)
        for receipt in ranked:
            intake_view.held(receipt)


def _listed(
    labels: dict[str, str], lines: Sequence[tuple], ranked: Sequence[Receipt], by: str
) -> None:
    """The receipts as lines; a chosen one can be undone."""
    frame = pd.DataFrame(lines, columns=list(labels))
    columns = tables.config(labels, list(labels))
    for row in choosing.lines("receipts-many", frame, columns, "回执", 720):
        with st.container(horizontal=True, vertical_alignment="center"):
            theme.source_line(f"已选 {ranked[row].prepared.file}")
            undoing.button(ranked[row].upload_id, by, "receipt-many")
