"""The confirmation: what it would change on the pages, the one button that stores, what came of it.

Owns the session's memory of both.
"""

import streamlit as st

from data.receipts import PARTLY, REFUSED, STORED
from pages.parts import delivery, intake_view, many_tables, outlook, theme

CONFIRMING, RECEIPTS, SEEN = "confirming", "receipts", "uploads-seen"
"""Session keys: whether a confirmation is under way, what came of the last, how many there were."""


def store(by: str) -> None:
    """Store what was seen; the desk is cleared unless something is left to mend or to look at."""
    told = delivery.commit(by)
    st.session_state[RECEIPTS] = (len(delivery.items()), told)
    if not any(receipt.status in (PARTLY, REFUSED) for receipt in told):
        _clear()
    st.session_state.pop(CONFIRMING)
    st.rerun()


def _clear() -> None:
    """Put the files away; the next ones are chosen in a new uploader."""
    st.session_state[SEEN] = st.session_state.get(SEEN, 0) + 1
    delivery.clear()


def _start_over() -> None:
    _clear()
    st.session_state.pop(RECEIPTS, None)


def panel(by: str) -> None:
    """What confirming would change on the pages, and the one button that stores."""
    tables = delivery.signed(by)
    ready = [pair for pair in tables if pair[0].status(pair[1].partial) in (STORED, PARTLY)]
    with st.container(key="card-confirm"):
        theme.panel_title("确认之后", many_tables.counted([one for one, _ in tables]))
        if ready:
            outlook.show(outlook.of_tables(ready, delivery.state()), "tables")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                f"确认入库（{len(ready)} 张表）",
                type="primary",
                disabled=not (ready and by),
                icon=":material/check:",
                key="confirm",
                on_click=lambda: st.session_state.update({CONFIRMING: True}),
            )
            reasons = [] if by else ["请先填写上报人"]
            if not ready:
                reasons.append("没有可以入库的表，请改正后重新核对")
            if reasons:
                theme.source_line(f"{'；'.join(reasons)}。")
            st.button(
                "收起这些文件",
                type="tertiary",
                icon=":material/clear_all:",
                key="start-over",
                on_click=_start_over,
            )


def receipts(files: list, by: str) -> None:
    """What came of the last confirmation, until other files are chosen."""
    count, told = st.session_state.get(RECEIPTS, (0, []))
    if files and len(files) != count:
        st.session_state.pop(RECEIPTS, None)
    elif told:
        view = intake_view if len(told) <= many_tables.FEW else many_tables
        view.receipts(told, by)


def uploader() -> str:
    """Key of the uploader; a new one after every confirmation, so that it starts empty."""
    return f"uploader-{st.session_state.get(SEEN, 0)}"


def is_under_way() -> bool:
    """Whether the officer has confirmed what lies on the desk."""
    return bool(st.session_state.get(CONFIRMING) and delivery.items())
