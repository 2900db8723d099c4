"""What the officer says about an upload: a name, and whatever the sheet does not say.

Owns those widgets only.
"""

from collections.abc import Callable
from datetime import date

import streamlit as st

from data.contract import contract, contracts
from data.intake import Request
from pages.parts import filters, formats, rows

ANY = ""
"""Left to the sheet."""

OLDEST = 8
"""Years back that can be named."""


def month_or(words: str) -> Callable[[str], str]:
    """Shows a month in words, and these words for an open choice."""
    return lambda text: formats.month(text) if text else words


def months() -> list[str]:
    """Months that can be named, the latest first, after the open choice."""
    today = date.today()
    return [ANY, *reversed(filters.months(f"{today.year - OLDEST}-01", f"{today:%Y-%m}"))]


def name_field() -> str:
    """The officer's name, kept while the browser is open and in the link."""
    st.session_state["filter-by"] = st.query_params.get("by") or st.session_state.get("kept-by", "")
    return st.text_input(
        "上报人", key="filter-by", placeholder="姓名，必填", on_change=filters.write, args=("by",)
    ).strip()


def options(by: str) -> Request:
    """What the officer says beyond the sheet; all of it may be left open."""
    with st.expander("需要时指定：数据表、期间、填报单位", icon=":material/tune:"):
        left, middle, right = st.columns(3)
        dataset = left.selectbox(
            "数据表",
            [ANY, *contracts()],
            format_func=lambda code: contract(code).label if code else "自动识别",
            key="as-dataset",
        )
        shown = month_or("按表里写的")
        first = middle.selectbox("起始月", months(), format_func=shown, key="as-from")
        last = middle.selectbox("截止月", months(), format_func=shown, key="as-to")
        area = right.selectbox(
            "填报单位",
            [ANY, *rows.areas()],
            format_func=lambda name: name or "按表里写的",
            key="as-area",
        )
    partial = st.checkbox("有误的行不入库，其余入库", key="partial")
    period = (min(first, last or first), max(first, last)) if first else None
    return Request(
        by=by, dataset=dataset or None, period=period, area=area or None, partial=partial
    )
