"""数据上报: files in, what was understood, confirm, receipt; zero reports, templates, history."""

import streamlit as st

from data.intake import Request
from data.receipts import PARTLY, STORED
from pages.parts import (
    delivery,
    desk,
    frame,
    history_view,
    intake_view,
    many_tables,
    provenance,
    request_form,
    rows,
    theme,
)
from pages.parts.cards import split

TYPES = ["xlsx", "xls", "csv"]


def confirm(prepared: list, request: Request) -> None:
    """The one button that stores."""
    storable = [one for one in prepared if one.status(request.partial) in (STORED, PARTLY)]
    with st.container(horizontal=True, vertical_alignment="center"):
        is_ready = bool(storable) and bool(request.by)
        if st.button(
            f"确认入库（{len(storable)} 张表）",
            type="primary",
            disabled=not is_ready,
            icon=":material/check:",
            key="confirm",
        ):
            st.session_state["receipts"] = delivery.commit(prepared, request)
            st.session_state["uploads-seen"] = st.session_state.get("uploads-seen", 0) + 1
            st.rerun()
        reasons = [] if request.by else ["请先填写上报人"]
        if not storable:
            reasons.append("没有可以入库的表，请按说明改正后重新上传")
        if reasons:
            theme.source_line(f"{'；'.join(reasons)}。")


def deliver() -> str:
    """Choosing files and all that follows; returns the officer's name."""
    with st.container(key="card-upload"):
        theme.panel_title("选择表格", "原样上传每月的表格即可，不需要另存或改列名；可一次选多份")
        by = request_form.name_field()
        files = st.file_uploader(
            "表格文件",
            type=TYPES,
            accept_multiple_files=True,
            label_visibility="collapsed",
            key=f"uploader-{st.session_state.get('uploads-seen', 0)}",
        )
        request = request_form.options(by)
    if files:
        st.session_state.pop("receipts", None)
        prepared = delivery.prepare(files, request)
        is_many = len(prepared) > many_tables.FEW
        shown = many_tables.prepared(prepared, request.partial) if is_many else prepared
        if is_many:
            confirm(prepared, request)
        for position, one in enumerate(shown):
            intake_view.prepared(one, request.partial, str(position))
        if not is_many:
            confirm(prepared, request)
    elif "receipts" in st.session_state:
        told = st.session_state["receipts"]
        view = intake_view if len(told) <= many_tables.FEW else many_tables
        view.receipts(told)
    return by


frame.heading("数据上报")
theme.source_line("确认之前不改动任何数据；入库之后可以撤销。")
wide, narrow = split(8, 4)
with wide:
    officer = deliver()
    history_view.panel(officer)
with narrow:
    if rows.is_empty():
        desk.start(officer)
    else:
        desk.loaded()
    desk.zero_report(officer)
    desk.templates()
    if rows.is_demonstration():
        desk.own_store(officer)
provenance.drawer()
