"""The confirmation: what it would change on the pages, the one button that stores, what came of it.

Owns the session's memory of both.
"""

from collections.abc import Sequence

import streamlit as st

from data.intake import Request
from data.receipts import PARTLY, REFUSED, STORED, Receipt
from pages.parts import delivery, intake_view, many_tables, outlook, return_button, theme

CONFIRMING, RECEIPTS, SEEN = "confirming", "receipts", "uploads-seen"
"""Session keys: whether a confirmation is under way, what came of the last, how many there were."""


def store(by: str) -> None:
    """Store what was seen, and start over with an empty desk unless something was held back."""
    said = [request for _, request in delivery.signed(by)]
    told = delivery.commit(by)
    st.session_state[RECEIPTS] = (len(delivery.items()), told, said, delivery.folder())
    if not any(receipt.is_held for receipt in told):
        st.session_state[SEEN] = st.session_state.get(SEEN, 0) + 1
        delivery.clear()
    st.session_state.pop(CONFIRMING)
    st.rerun()


def panel(by: str) -> None:
    """What confirming would change on the pages, and the one button that stores."""
    tables = delivery.signed(by)
    ready = [pair for pair in tables if pair[0].status(pair[1].partial) in (STORED, PARTLY)]
    with st.container(key="card-confirm"):
        theme.panel_title("确认之后", many_tables.counted([one for one, _ in tables]))
        if ready:
            outlook.show(outlook.of_tables(ready), "tables")
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


def receipts(files: list, by: str) -> None:
    """What came of the last confirmation, until other files are chosen."""
    count, told, said, _ = st.session_state.get(RECEIPTS, (0, [], [], None))
    if files and len(files) != count:
        st.session_state.pop(RECEIPTS, None)
    elif told:
        view = intake_view if len(told) <= many_tables.FEW else many_tables
        view.receipts(told, by)
        _to_take_home(told, said)


def uploader() -> str:
    """Key of the uploader; a new one after every confirmation, so that it starts empty."""
    return f"uploader-{st.session_state.get(SEEN, 0)}"


def is_under_way() -> bool:
    """Whether the officer has confirmed what lies on the desk."""
    return bool(st.session_state.get(CONFIRMING) and delivery.items())


def _to_take_home(told: Sequence[Receipt], said: Sequence[Request]) -> None:
    """The files of which something was kept out, each with what is wrong marked in it."""
    by_file: dict[object, list[int]] = {}
    for place, receipt in enumerate(told):
        if receipt.status in (PARTLY, REFUSED) and not receipt.is_held:
            by_file.setdefault(receipt.prepared.path, []).append(place)
    if not by_file:
        return
    with st.container(key="card-take-home"):
        theme.panel_title("带回去改", "原表标出有问题的格子；改好后整份重新上传，只入库改过的行")
        for number, places in enumerate(by_file.values()):
            these = [told[place] for place in places]
            with st.container(horizontal=True, vertical_alignment="center"):
                theme.source_line(these[0].prepared.file)
                return_button.show(these, said[places[0]], f"receipt-{number}")
