"""数据上报: files in, what was understood, confirm, receipt; zero reports, templates, history."""

import streamlit as st

from data.intake import Request
from pages.parts import (
    confirming,
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

TYPES = [
    "xlsx",
    "xlsm",
    "xlsb",
    "xls",
    "et",
    "ods",
    "fods",
    "csv",
    "tsv",
    "txt",
    "htm",
    "html",
    "xml",
]


def preview(files: list, by: str, request: Request) -> None:
    """Every table understood, details of those that are few or chosen."""
    is_partial = request.partial
    items = delivery.take(files, request)
    pairs = [(item, one) for item in items for one, _ in item.tables]
    is_many = len(pairs) > many_tables.FEW
    confirming.panel(by)
    for position, (item, one) in enumerate(
        many_tables.prepared(pairs, is_partial) if is_many else pairs
    ):
        intake_view.prepared(item, one, is_partial, f"{item.path.parent.name}-{position}")


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
            key=confirming.uploader(),
        )
        request = request_form.options(by)
    if confirming.is_under_way():
        confirming.store(by)
    confirming.receipts(files, by)
    if files:
        preview(files, by, request)
    return by


def beside(officer: str) -> None:
    """What else an officer may want to do here."""
    if rows.is_empty():
        desk.start(officer)
    else:
        desk.loaded()
    desk.zero_report(officer)
    desk.templates()
    if rows.is_demonstration():
        desk.own_store(officer)


frame.heading("数据上报")
theme.source_line("确认之前不改动任何数据；入库之后可以撤销。")
if st.session_state.get(confirming.uploader()):
    history_view.panel(deliver())
else:
    wide, narrow = split(8, 4)
    with wide:
        name = deliver()
        history_view.panel(name)
    with narrow:
        beside(name)
provenance.drawer()
