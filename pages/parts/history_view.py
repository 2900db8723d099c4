"""Past uploads: the list, the original of each, what it changed, and withdrawing one after asking.

Owns the words, not the log.
"""

import pandas as pd
import streamlit as st

from data.contract import contract
from pages.parts import (
    between,
    choosing,
    correcting,
    formats,
    provenance,
    rows,
    tables,
    theme,
    undoing,
)

LABELS = {
    "uploaded_at": "时间",
    "uploaded_by": "上报人",
    "dataset": "数据表",
    "file": "文件",
    "state": "状态",
    "moved": "变动（行）",
    "period": "期间",
    "area": "填报单位",
    "upload_id": "批次",
}
"""Columns of the list."""

WIDTHS = {
    "uploaded_at": 132,
    "uploaded_by": 76,
    "dataset": 108,
    "file": 156,
    "state": 72,
    "moved": 148,
}
"""Pixels, so that what an upload did stands in view beside its file."""

MOVED = {"new": "新增", "changed": "更改", "removed": "移除", "refused": "有误"}
"""Counts of an upload that say what it did."""


def _line(entry: dict) -> dict:
    is_zero = entry["action"] == "zero"
    counts = entry["counts"] or {}
    withdrawn = (
        f"已撤销（{entry['withdrawn_by']}，{formats.moment(entry['withdrawn_at'])}）"
        if not entry["is_live"]
        else "现行"
    )
    span = (entry["period_from"], entry["period_to"])
    return {
        "upload_id": entry["upload_id"],
        "uploaded_at": entry["uploaded_at"],
        "uploaded_by": entry["uploaded_by"],
        "dataset": contract(entry["dataset"]).label,
        "file": "零报告"
        if is_zero
        else entry["file"] + (f" · {entry['sheet']}" if entry["sheet"] else ""),
        "period": formats.period(*span) if all(span) else None,
        "area": entry["area"],
        "moved": None
        if is_zero
        else "，".join(
            f"{word} {counts[name]}" for name, word in MOVED.items() if counts.get(name)
        ),
        "state": withdrawn,
    }


def frame() -> pd.DataFrame:
    """Loads and zero reports, newest first."""
    entries = [entry for entry in rows.history() if entry["action"] != "withdraw"]
    return pd.DataFrame([_line(entry) for entry in entries], columns=list(LABELS))


def recent(limit: int) -> None:
    """The latest uploads, to be looked at only."""
    labels = {
        name: LABELS[name] for name in ("uploaded_at", "uploaded_by", "dataset", "file", "state")
    }
    tables.listing("recent", frame().head(limit), labels, blank=" ")


def panel(by: str) -> None:
    """The whole history. One chosen line says what it changed, two are compared."""
    with st.container(key="card-panel-history"):
        listed = frame()
        if listed.empty:
            theme.panel_title("上报记录", "还没有上报过")
            return
        note = f"{len(listed)} 次。选一行看它改了什么，可下载原件或撤销；选两行比较"
        theme.panel_title("上报记录", note)
        columns = tables.config(LABELS, list(LABELS))
        for name, width in WIDTHS.items():
            columns[name]["width"] = width
        places = choosing.lines("history", listed, columns, "上报记录", 444, several=True)
        between.moments()
        chosen = [str(listed.loc[row, "upload_id"]) for row in sorted(places)]
        if len(chosen) == 1:
            _actions(chosen[0], by)
            between.of_upload(chosen[0])
        elif len(chosen) == 2:
            between.uploads(chosen[1], chosen[0])
        elif chosen:
            theme.source_line(f"选了 {len(chosen)} 次。比较请只选两次。")


def _actions(upload_id: str, by: str) -> None:
    entry = rows.upload(upload_id)
    with st.container(horizontal=True, vertical_alignment="center"):
        theme.source_line(f"已选 {upload_id}")
        provenance.original_button(upload_id, key=f"history-original-{upload_id}")
        if not entry["is_live"]:
            at = formats.moment(entry["withdrawn_at"])
            theme.source_line(f"已由 {entry['withdrawn_by']} 于 {at} 撤销")
        elif st.button("撤销这次上报", key="withdraw", icon=":material/undo:"):
            undoing.ask(upload_id, by)
    if mended := entry["corrections"]:
        theme.source_line(f"上报时更正 {len(mended)} 处：{'；'.join(map(correcting.told, mended))}")
