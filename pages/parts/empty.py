"""The empty state: what to upload, and ways to go on. Owns its words and buttons."""

import streamlit as st

from data import demonstration, templates
from data.contract import contract
from pages.parts import rows, theme
from pages.parts.exports.spreadsheet import MIME


def template(dataset: str, key: str) -> None:
    """A button that downloads the .xlsx to fill in for a dataset."""
    one = contract(dataset)

    def made() -> bytes:
        return templates.template(one, rows.register(), rows.suggestions())

    st.download_button(
        f"{one.label}模板",
        data=made,
        file_name=f"{one.label}模板.xlsx",
        mime=MIME,
        key=f"template-{key}-{dataset}",
        on_click="ignore",
        icon=":material/download:",
        help=one.grain,
    )


def load_demonstration() -> None:
    """Fill the empty store with the demonstration county, saying how far it has come."""
    bar = st.progress(0.0, "正在生成演示县的表格……")

    def told(done: int, count: int, name: str) -> None:
        bar.progress(done / max(count, 1), f"正在装入第 {done + 1} 份，共 {count} 份：{name}")

    demonstration.fill(rows.store(), progress=told)
    st.rerun()


def state(*datasets: str) -> None:
    """Say which spreadsheets a page needs, and offer upload, templates and the demonstration."""
    needed = list(datasets) if rows.holds("areas") else ["areas", *datasets]
    with st.container(key="card-empty"):
        theme.panel_title("还没有数据", "上传下面的表格后，这一页就有内容")
        theme.messages([(contract(dataset).label, contract(dataset).hint) for dataset in needed])
        with st.container(horizontal=True, gap="small"):
            if st.button(
                "去数据上报", type="primary", icon=":material/upload_file:", key="empty-upload"
            ):
                st.switch_page("pages/upload.py")
            for dataset in needed:
                template(dataset, "empty")
            if rows.is_empty() and st.button(
                "装入预置资料",
                icon=":material/domain_add:",
                key="empty-preset",
                help="到“数据上报”页，选一个县的区划、规划和示意图",
            ):
                st.switch_page("pages/upload.py")
            is_wanted = rows.may_show_demonstration() and st.button(
                "看演示数据", icon=":material/play_circle:", key="empty-demo"
            )
        if is_wanted:
            load_demonstration()
