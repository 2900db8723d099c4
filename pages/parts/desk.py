"""The side of the upload page: zero report, templates, demonstration, and starting one's own
store.
"""

from datetime import date

import streamlit as st

from data import intake, presets
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


KINDS = {
    "event": "台账",
    "measure": "月报与填报",
    "state": "资源清单",
    "reference": "基础资料",
}
"""Kind of dataset -> what officers call such tables, the most used first."""


def templates() -> None:
    """Choose a dataset, see what one row of it is, download its template."""
    by_kind = [name for kind in KINDS for name, one in contracts().items() if one.kind == kind]
    with st.container(key="card-templates"):
        theme.panel_title("空白模板", f"{len(by_kind)} 种，带下拉选项和填写说明")
        chosen = st.selectbox(
            "数据表",
            by_kind,
            format_func=lambda name: f"{KINDS[contracts()[name].kind]} · {contracts()[name].label}",
            label_visibility="collapsed",
            key="template-of",
        )
        theme.source_line(contracts()[chosen].grain)
        empty.template(chosen, "desk")


def start(by: str) -> None:
    """What an empty store can be started with: a county's preset, or the demonstration."""
    with st.container(key="card-start"):
        theme.panel_title("从哪里开始", "库还是空的")
        for county in presets.names():
            theme.source_line(
                f"{county}预置资料：区划名录、规划、指标目录、建设标准和示意图，不含任何业务数字。"
            )
            if st.button(
                f"装入 {county} 预置",
                icon=":material/domain_add:",
                key=f"preset-{county}",
                disabled=not by,
            ):
                with st.spinner("正在装入……"):
                    presets.apply(rows.store(), county, by)
                st.session_state[LOADED] = county
                st.rerun()
            if not by:
                theme.source_line("先填写上报人。")
        if not rows.may_show_demonstration():
            return
        theme.source_line("演示数据：一个虚构的县，各页都有内容，约需一两分钟。")
        if st.button("看演示数据", icon=":material/play_circle:", key="demo"):
            empty.load_demonstration()


LOADED = "preset-loaded"
"""Session key of the county whose preset this visitor has loaded."""


def loaded() -> None:
    """The receipt of a preset, for as long as the visit lasts, and what comes next."""
    county = st.session_state.get(LOADED)
    if county is None:
        return
    held = dict.fromkeys(rows.label(one["dataset"]) for one in reversed(rows.history()))
    with st.container(key="card-loaded"):
        theme.tagged_title(f"{county}预置", "已装入", "good")
        theme.source_line(f"已装入{county}预置：{'、'.join(held)}。")
        theme.source_line("下一步：上传报送任务和台账。")


def own_store(by: str) -> None:
    """Set the demonstration aside and start the office's own, empty store; asks twice."""
    with st.container(key="card-own"):
        theme.panel_title("开始使用", "演示数据归档，换成本单位的空库")
        is_sure = st.checkbox("我知道演示数据会移到存档，不再显示", key="own-sure")
        reasons = [] if is_sure else ["先勾选上面一项"]
        if not by:
            reasons.append("先填写上报人")
        with st.container(horizontal=True, vertical_alignment="center"):
            is_wanted = st.button("开始使用", disabled=bool(reasons), key="own")
            if reasons:
                theme.source_line(f"{'；'.join(reasons)}。")
        if is_wanted:
            rows.store().archive()
            rows.store().set("store", "begun", True, by)
            st.session_state.clear()
            st.rerun()
