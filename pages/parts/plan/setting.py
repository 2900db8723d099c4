"""Setting a base: policy, value, source and who, with the verdict under each policy beside it.

It is an upload of one row of 指标目录: in the history, traced, taken back by withdrawing it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from data.amendments import Amendment, amend
from data.receipts import STORED, UNCHANGED
from pages.parts import formats, rows, theme
from pages.parts.plan import bases, policies, wording

Row = Mapping[str, Any]


def dialog() -> bool:
    """Open the dialog if it was asked for and has not been closed; whether it was."""
    wanted = st.session_state.get(bases.STATE)
    if wanted is not None:
        _dialog(*wanted)
    return wanted is not None


@st.dialog("设定基期", width="large", on_dismiss=bases.forget)
def _dialog(plan: str, code: str, name: str, on: date, wanted: str) -> None:
    known = rows.ask(policies.QUESTION, plan=plan, indicator=code, on=on).frame()
    targets = rows.ask("plan/targets", plan=plan).frame()
    target = targets[targets["code"] == code].iloc[0].to_dict()
    theme.panel_title(name, f"目标 {wording.goal(target)}")
    theme.source_line(_set_by(plan, target))
    offered = list(known["policy"])
    chosen = next(one for one in (wanted, target["base_policy"], offered[0]) if one in offered)
    policy = st.radio(
        "基期口径", offered, index=offered.index(chosen), horizontal=True, key="base-policy"
    )
    line = known[known["policy"] == policy].iloc[0].to_dict()
    value, source, by = _fields(line, target)
    theme.source_line(f"保存后的评定（截至{formats.day(on)}），其他口径列在旁边：")
    policies.effect(plan, code, on, policy, value)
    said = {"基期值": value is not None, "基期来源": source, "确认人": by}
    lacking = [word for word, is_said in said.items() if not is_said]
    if lacking:
        theme.source_line(f"还没有填：{'、'.join(lacking)}")
    if st.button("保存", type="primary", disabled=bool(lacking), key="base-save"):
        is_span = policy.endswith("同期") and not formats.is_unknown(line["base_years"])
        values = {
            "base_policy": policy,
            "base_value": value,
            "base_source": source,
            "base_years": int(line["base_years"]) if is_span else None,
        }
        _save(plan, code, values, by)


def _fields(line: Row, target: Row) -> tuple[float | None, str, str]:
    """What is typed: the value, its source, who confirms it."""
    policy, unit = line["policy"], wording.text(line["actual_unit"])
    value = st.number_input(
        f"基期值（{unit or '与指标同单位'}）{_years(line)}",
        min_value=0.0,
        value=None if formats.is_unknown(line["base_value"]) else float(line["base_value"]),
        format="%.10g",
        placeholder="请填写",
        key=f"base-value-{policy}",
    )
    origin = {"台账": "台账计算", "填报": "指标填报"}.get(wording.text(line["base_origin"]), "")
    source = st.text_input(
        "基期来源",
        value=wording.text(target["base_source"]) if line["is_chosen"] else origin,
        placeholder="如：2020年统计年报",
        key=f"base-source-{policy}",
    )
    by = st.text_input("确认人", placeholder="谁确认的", key="base-by")
    return value, source.strip(), by.strip()


def _years(line: Row) -> str:
    """Which years the base is of."""
    if formats.is_unknown(line["base_from"]) or line["base_to"] < line["base_from"]:
        return ""
    first, last = int(line["base_from"]), int(line["base_to"])
    return f"：{first}年" if first == last else f"：{first}–{last}年"


def _key(plan: str, code: str) -> str:
    frame = rows.ask("trace/indicators", plan=plan).frame()
    return str(frame.loc[frame["code"] == code, "row_key"].iloc[0])


def _set_by(plan: str, target: Row) -> str:
    """Who set the base that counts, and when; or that nobody has."""
    if formats.is_unknown(target["base_value"]):
        return "还没有确认基期。"
    versions = rows.store().trace("indicators", _key(plan, target["code"]))
    held = [one for one in versions if one["is_current"]][-1]
    return (
        f"现行：{target['base_policy']} {formats.small_figure(target['base_value'])}，"
        f"来源 {wording.text(target['base_source']) or '未写'}，"
        f"{held['uploaded_by']} {formats.moment(held['uploaded_at'])} 设定"
        f"（批次 {held['upload_id']}，可在“数据上报”的历史里撤销）"
    )


def _save(plan: str, code: str, values: Mapping[str, Any], by: str) -> None:
    title = f"基期确认_{plan}_{code}_{date.today():%Y-%m-%d}"
    receipts = amend(rows.store(), "indicators", [Amendment(_key(plan, code), values)], title, by)
    refused = [one for one in receipts if one.status not in (STORED, UNCHANGED)]
    if refused:
        for one in refused[0].problems:
            st.error(one.message)
        return
    bases.forget()
    st.toast("已设定基期，记在上报历史里，可以撤销。")
    st.rerun()
