"""What was understood of uploaded spreadsheets, before and after they are stored.

Owns the words, decides nothing.
"""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data.contract import contract
from data.receipts import PARTLY, REFUSED, STORED, UNCHANGED, Prepared, Receipt
from pages.parts import formats, problem_list, tables, theme, values

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

KINDS = {"new": "新增", "changed": "更改", "removed": "移除"}

SHOWN = 200
"""How many changes are listed before confirming."""


def prepared(one: Prepared, is_partial: bool, key: str) -> None:
    """One table: what it was taken for, what would change, what is wrong."""
    status = one.status(is_partial)
    with st.container(key=f"card-prepared-{key}"):
        title = f"{one.file} · {one.sheet}" if one.sheet else one.file
        theme.tagged_title(title, OUTCOMES[status], TONES[status])
        if one.table is not None:
            theme.facts(_understood(one))
            theme.facts(_counted(one.counts))
        problem_list.show(one.problems, key)
        if one.table is None:
            return
        with st.expander("列的对应关系", key=f"mapping-{key}", icon=":material/view_column:"):
            _mapping(one, key)
        if one.changes:
            with st.expander(
                f"入库前后对比（{len(one.changes)} 行）",
                key=f"changes-{key}",
                icon=":material/difference:",
            ):
                _changes(one, key)


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


def _mapping(one: Prepared, key: str) -> None:
    spec = contract(one.dataset)
    frame = pd.DataFrame(
        [
            (heading.letter, heading.text, spec.column(name).title)
            for name, heading in one.table.columns.items()
        ],
        columns=["letter", "header", "column"],
    )
    tables.listing(
        f"mapping-{key}", frame, {"letter": "列", "header": "表里的列名", "column": "对应的数据项"}
    )


def _changes(one: Prepared, key: str) -> None:
    spec = contract(one.dataset)
    lines = []
    for change in one.changes[:SHOWN]:
        names = list(dict.fromkeys([*change.before, *change.after]))
        words = "；".join(_change_words(spec, name, change) for name in names if name != "marks")
        lines.append((KINDS[change.kind], change.row, words))
    frame = pd.DataFrame(lines, columns=["kind", "row", "words"])
    tables.listing(
        f"changes-{key}", frame, {"kind": "变化", "row": "行", "words": "内容"}, height=420
    )
    if len(one.changes) > SHOWN:
        theme.source_line(f"只列出前 {SHOWN} 行。")


def _change_words(spec, name: str, change) -> str:
    column = spec.column(name)
    label = column.label
    before, after = (
        values.told(column, side.get(name)) or "空" for side in (change.before, change.after)
    )
    if change.kind == "changed":
        return f"{label} {before} → {after}"
    return f"{label} {after if change.kind == 'new' else before}"


def receipts(told: Sequence[Receipt]) -> None:
    """What became of each table that was confirmed."""
    with st.container(key="card-receipts"):
        theme.panel_title("回执", "已完成的上报可在下方“上报记录”中撤销")
        for position, receipt in enumerate(told):
            one = receipt.prepared
            label = contract(one.dataset).label if one.dataset else ""
            title = " · ".join(word for word in (one.file, one.sheet, label) if word)
            theme.tagged_title(title, RECEIVED[receipt.status], TONES[receipt.status])
            pairs = [("批次", receipt.upload_id)] if receipt.upload_id else []
            theme.facts(pairs + _counted(receipt.counts))
            if receipt.status in (REFUSED, PARTLY):
                problem_list.show(receipt.problems, f"receipt-{position}")
