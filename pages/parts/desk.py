"""The side of the upload page: zero report, templates, demonstration, and starting one's own
store.
"""

from datetime import date

import streamlit as st

from data import intake
from data.contract import contracts
from data.receipts import STORED
from pages.parts import empty, filters, formats, rows, theme


def zero_report(by: str) -> None:
    """A form that says: nothing happened here in that month."""
    dated = {name: one for name, one in contracts().items() if one.kind in ("event", "measure")}
    months = filters.months(f"{date.today().year - 1}-01", f"{date.today():%Y-%m}")[::-1]
    with st.container(key="card-zero"), st.form("zero", border=False):
        theme.panel_title("零报告", "当月没有发生，也请报一次")
        dataset = st.selectbox(
            "数据表", list(dated), format_func=lambda code: dated[code].label, key="zero-dataset"
        )
        left, right = st.columns(2)
        month = left.selectbox(
            "月份",
            months,
            index=min(1, len(months) - 1),
            format_func=formats.month,
            key="zero-month",
        )
        area = right.selectbox(
            "填报单位", rows.areas(), key="zero-area", placeholder="先上传区划名录"
        )
        sent = st.form_submit_button("报零", disabled=not rows.areas(), key="zero-sent")
        if sent and not by:
            st.warning("请先在左侧填写上报人。")
        elif sent:
            receipt = intake.zero(rows.store(), dataset, (month, month), area, intake.Request(by))
            if receipt.status == STORED:
                st.toast(f"已登记：{area}{formats.month(month)}《{dated[dataset].label}》零报告。")
            for problem in receipt.problems:
                st.error(problem.message)


def templates() -> None:
    """One template per dataset."""
    with st.container(key="card-templates"):
        theme.panel_title("空白模板", "带下拉选项和填写说明")
        with st.container(horizontal=True, gap="xsmall"):
            for name in contracts():
                empty.template(name, "desk")


def demonstration() -> None:
    """Offer the demonstration while the store is empty."""
    with st.container(key="card-demonstration"):
        theme.panel_title("先看看样子", "装入一个虚构的县，约需一两分钟")
        if st.button("看演示数据", icon=":material/play_circle:", key="demo"):
            empty.load_demonstration()


def own_store(by: str) -> None:
    """Set the demonstration aside and start the office's own, empty store; asks twice."""
    with st.container(key="card-own"):
        theme.panel_title("开始使用", "演示数据归档，换成本单位的空库")
        is_sure = st.checkbox("我知道演示数据会移到存档，不再显示", key="own-sure")
        if st.button(
            "开始使用", disabled=not is_sure or not by, key="own", help="需要先填写上报人"
        ):
            rows.store().archive()
            rows.store().set("store", "begun", True, by)
            st.session_state.clear()
            st.rerun()
