"""What is compared on 上报记录: one upload with what was before it, two uploads, two times.

Owns the choice and its words; comparison.py shows what differs.
"""

import datetime as dt

import streamlit as st

from data.contract import contract
from pages.parts import comparison, formats, rows, theme

CHOSEN = "between-chosen"
"""Session key of the two times and the dataset that were asked for."""


def of_upload(upload_id: str) -> None:
    """What an upload changed when it was stored."""
    entry = rows.upload(upload_id)
    if entry["action"] == "zero":
        theme.source_line("这次是零报告，没有数据行。")
        return
    place = int(entry["sequence"])
    theme.source_line(f"{upload_id} 入库时改动的数据：")
    comparison.show(rows.compared(place - 1, place, entry["dataset"]), upload_id)


def uploads(earlier: str, later: str) -> None:
    """What differs between the state after one upload and after a later one."""
    first, last = rows.upload(earlier), rows.upload(later)
    theme.source_line(f"{_named(first)} 入库后，与 {_named(last)} 入库后相比：")
    found = rows.compared(int(first["sequence"]), int(last["sequence"]))
    comparison.show(found, f"{earlier}-{later}")


def _named(entry: dict) -> str:
    about = [formats.moment(entry["uploaded_at"]), entry["uploaded_by"]]
    return f"{entry['upload_id']}（{'，'.join([*about, contract(entry['dataset']).label])}）"


def moments() -> None:
    """Two times to choose, and what differs between them."""
    now = dt.datetime.now().replace(second=0, microsecond=0)
    names = list(dict.fromkeys(entry["dataset"] for entry in rows.history()))
    with (
        st.expander("比较两个时刻", icon=":material/history:", key="between"),
        st.form("between-times", border=False),
    ):
        left, right, which, go = st.columns([3, 3, 3, 1], vertical_alignment="bottom")
        first = left.datetime_input(
            "从", value=now - dt.timedelta(days=31), key="between-from", format="YYYY-MM-DD"
        )
        last = right.datetime_input("到", value=now, key="between-to", format="YYYY-MM-DD")
        dataset = which.selectbox("数据表", ["", *names], format_func=_label, key="between-dataset")
        if go.form_submit_button("比较", key="between-go") and first and last:
            st.session_state[CHOSEN] = (_end(first), _end(last), dataset)
    if CHOSEN in st.session_state:
        first, last, dataset = st.session_state[CHOSEN]
        times = f"{formats.moment(first)} 与 {formats.moment(last)} 相比："
        theme.source_line(times)
        comparison.show(rows.compared(first, last, *([dataset] if dataset else [])), "between")


def _label(dataset: str) -> str:
    return contract(dataset).label if dataset else "全部"


def _end(minute: dt.datetime) -> dt.datetime:
    """The end of the minute that an officer names."""
    return minute.replace(second=59, microsecond=999_999)
