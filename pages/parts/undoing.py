"""Undoing one upload: what that would change is shown before it is done.

Owns the button and the question; the log keeps both the upload and its withdrawal.
"""

import streamlit as st

from data.contract import contract
from pages.parts import formats, outlook, row_changes, rows, theme


def button(upload_id: str | None, by: str, key: str) -> None:
    """Asks before undoing an upload; nothing where there is none that counts."""
    if not upload_id or not rows.upload(upload_id)["is_live"]:
        return
    if st.button("撤销", key=f"undo-{key}", icon=":material/undo:", type="tertiary"):
        ask(upload_id, by)


@st.dialog("撤销这次上报？", width="large")
def ask(upload_id: str, by: str) -> None:
    """What comes back and what goes, which figures move, who undoes it."""
    entry = rows.upload(upload_id)
    spec = contract(entry["dataset"])
    theme.facts(
        [
            ("批次", upload_id),
            ("数据表", spec.label),
            ("文件", entry["file"] or "零报告"),
            ("上报人", entry["uploaded_by"]),
            ("时间", formats.moment(entry["uploaded_at"])),
        ]
    )
    seen = outlook.of_undoing(upload_id)
    told = seen.changes.get(spec.name, ())
    kinds = {"removed": "去掉", "changed": "恢复原值", "new": "恢复"}
    counted = "，".join(
        f"{word} {count} 行"
        for kind, word in kinds.items()
        if (count := sum(1 for change in told if change.kind == kind))
    )
    theme.panel_title("撤销后", counted or "数据行不变")
    outlook.show(seen, "undoing")
    if told:
        with st.expander(f"逐行看（{len(told)} 行）", icon=":material/difference:"):
            row_changes.show(spec, told, "undoing")
    theme.source_line("被它替换的数恢复，后来别处的上报不受影响。记录仍保留，可以随时查看。")
    name = st.text_input("撤销人", value=by, key="withdraw-by", placeholder="姓名")
    if st.button("确认撤销", type="primary", disabled=not name.strip(), key="withdraw-confirmed"):
        rows.store().withdraw(upload_id, name.strip())
        st.rerun()
