"""What was understood of uploaded spreadsheets, before and after they are stored.

Owns the words, decides nothing.
"""

from collections.abc import Sequence

import streamlit as st

from data.contract import contract
from data.receipts import PARTLY, REFUSED, STORED, UNCHANGED, Prepared, Receipt
from pages.parts import (
    formats,
    mending,
    row_changes,
    rows,
    theme,
    understood_form,
    undoing,
)
from pages.parts.delivery import Item

OUTCOMES = {
    STORED: "将全部入库",
    PARTLY: "将部分入库",
    REFUSED: "不能入库",
    UNCHANGED: "与库中相同，无需入库",
}
"""What confirming would do."""

RECEIVED = {STORED: "已入库", PARTLY: "部分入库", REFUSED: "未入库", UNCHANGED: "没有变化"}
"""What was done."""

TONES = {STORED: "good", PARTLY: "warn", REFUSED: "bad", UNCHANGED: "plain"}

COUNTS = {
    "read": "读到",
    "new": "新增",
    "changed": "更改",
    "unchanged": "不变",
    "removed": "移除",
    "skipped": "不入库的行",
    "refused": "有误",
}
"""Counts of a receipt -> words, in the order they are shown."""


def prepared(item: Item, one: Prepared, is_partial: bool, key: str) -> None:
    """One table: what it was taken for, what would change, what is wrong; all of it correctable."""
    status = one.status(is_partial)
    with st.container(key=f"card-prepared-{key}"):
        title = f"{one.file} · {one.sheet}" if one.sheet else one.file
        theme.tagged_title(title, OUTCOMES[status], TONES[status])
        if one.table is not None:
            theme.facts(_understood(one))
            theme.facts(_counted(one.counts))
        mending.show(item, one, key)
        if one.header is not None:
            understood_form.show(item, one, key)
        if one.changes:
            with st.expander(
                f"入库前后对比（{len(one.changes)} 行）",
                key=f"changes-{key}",
                icon=":material/difference:",
            ):
                row_changes.show(contract(one.dataset), one.changes, key)


def _counted(counts: dict[str, int]) -> list[tuple[str, str]]:
    """Rows read, and whatever became of some of them."""
    return [
        (word, f"{counts.get(name, 0)} 行")
        for name, word in COUNTS.items()
        if name == "read" or counts.get(name)
    ]


def _understood(one: Prepared) -> list[tuple[str, str]]:
    spec = contract(one.dataset)
    rows_of_header = "、".join(str(row) for row in one.table.header_rows)
    return [
        ("数据表", spec.label),
        ("期间", formats.period(*one.period) if one.period else "按每行的日期"),
        ("填报单位", one.area or "按每行的乡镇"),
        ("表头", f"第 {rows_of_header} 行"),
        ("入库方式", "整体替换" if one.mode == "replace" else "按编号合并"),
    ]


def receipts(told: Sequence[Receipt], by: str) -> None:
    """What became of each table that was confirmed; each can be undone right there."""
    with st.container(key="card-receipts"):
        theme.panel_title("回执")
        for position, receipt in enumerate(told):
            one = receipt.prepared
            label = contract(one.dataset).label if one.dataset else ""
            title = " · ".join(word for word in (one.file, one.sheet, label) if word)
            theme.tagged_title(title, *state_of(receipt))
            with st.container(horizontal=True, vertical_alignment="center"):
                pairs = [("批次", receipt.upload_id)] if receipt.upload_id else []
                theme.facts(pairs + _counted(receipt.counts))
                undoing.button(receipt.upload_id, by, f"receipt-{position}")
            held(receipt)


def held(receipt: Receipt) -> None:
    """Why a table was held back although it was confirmed."""
    if receipt.is_held:
        theme.messages([(receipt.problems[0].title, receipt.problems[0].message)])


def state_of(receipt: Receipt) -> tuple[str, str]:
    """What became of a table, and the tone of it: undone meanwhile or not."""
    if receipt.upload_id and not rows.upload(receipt.upload_id)["is_live"]:
        return "已撤销", "plain"
    return RECEIVED[receipt.status], TONES[receipt.status]
