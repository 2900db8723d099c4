"""The base of a decline: how the verdict differs under each policy, and setting one.

Setting a base is an upload of one row of 指标目录: in the history, traced, taken back by
withdrawing it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from data.amendments import Amendment, amend
from data.receipts import STORED, UNCHANGED
from pages.parts import breakdowns, formats, markup, rows, tables, theme
from pages.parts.cards import panel
from pages.parts.plan import wording

STATE = "wanted-base"
"""Session key under which a click leaves which base it wants to set."""

QUESTION = "plan/progress_by_policy"

HEADS = ("基期值", "来自", "实际值", "较基期", "应达到", "评定")

Row = Mapping[str, Any]


def want(plan: str, code: str, name: str, on: date, policy: str = "") -> None:
    """Ask for the dialog; it opens at the end of this run."""
    st.session_state[STATE] = (plan, code, name, on, policy)


def button(row: Row, on: date, key: str) -> None:
    """The small button of a card that opens the setting of its base."""
    st.button(
        "确认基期" if formats.is_unknown(row["base_value"]) else "基期",
        key=f"base-{key}",
        type="tertiary",
        on_click=want,
        args=(row["plan"], row["code"], row["name"], on),
        help="设定基期口径和基期值，先看各口径下的评定",
    )


def overview(plan: str, on: date) -> None:
    """Every decline under every policy; a click on a line sets that base."""
    answer = rows.ask(QUESTION, plan=plan, on=on)
    frame = answer.frame()
    if frame.empty:
        return
    with panel(
        "policies",
        "换一种基期口径，评定会怎样",
        "“采用”是已确认的口径；点一行设定基期",
        fills=False,
    ):
        listed = frame.to_dict("records")
        heads = [("基期口径", None), *((head, None) for head in HEADS)]
        lines = []
        for place, row in enumerate(listed):
            is_first = place == 0 or listed[place - 1]["code"] != row["code"]
            pick = f"{row['code']}\n{row['policy']}"
            cells = [(_named(row), None), *_cells(row)]
            lines.append((row["name"] if is_first else "", cells, False, pick))
        names = {row["code"]: row["name"] for row in listed}

        def picked(pick: str) -> None:
            code, _, policy = pick.partition("\n")
            want(plan, code, names[code], on, policy)

        tables.clickable("policies", markup.table("指标", heads, lines), picked)
        breakdowns.foot(
            "policies",
            "“台账”“填报”的基期值只供比较，确认后才用于评定",
            tables.sheet_of(answer, frame, "基期口径比较", formats.day(on)),
        )


def _named(row: Row) -> str:
    return f"{row['policy']}{'（采用）' if row['is_chosen'] else ''}"


def _cells(row: Row) -> list[tuple[str, None]]:
    unit = row["actual_unit"]
    words = [
        wording.measured(row["base_value"], unit),
        wording.text(row["base_origin"]) or "—",
        wording.measured(row["actual"], unit),
        wording.moved(row["progress_pct"]),
        wording.measured(row["path_value"], unit)
        if not formats.is_unknown(row["path_value"])
        else "—",
        wording.verdict(row["status"]),
    ]
    return [(one, None) for one in words]


def forget() -> None:
    """The dialog was closed."""
    st.session_state.pop(STATE, None)


def dialog() -> bool:
    """Open the dialog if it was asked for and has not been closed; whether it was."""
    wanted = st.session_state.get(STATE)
    if wanted is not None:
        _dialog(*wanted)
    return wanted is not None


@st.dialog("设定基期", width="large", on_dismiss=forget)
def _dialog(plan: str, code: str, name: str, on: date, wanted: str) -> None:
    known = rows.ask(QUESTION, plan=plan, indicator=code, on=on).frame()
    target = _target(plan, code)
    theme.panel_title(name, f"目标 {wording.goal(target)}")
    theme.source_line(_set_by(plan, target))
    policies = list(known["policy"])
    confirmed = wording.text(target["base_policy"])
    chosen = next(one for one in (wanted, confirmed, policies[0]) if one in policies)
    policy = st.radio(
        "基期口径", policies, index=policies.index(chosen), horizontal=True, key="base-policy"
    )
    line = known[known["policy"] == policy].iloc[0].to_dict()
    value = st.number_input(
        f"基期值（{wording.text(line['actual_unit']) or '与指标同单位'}）{_of(line)}",
        min_value=0.0,
        value=None if formats.is_unknown(line["base_value"]) else float(line["base_value"]),
        format="%.10g",
        placeholder="请填写",
        key=f"base-value-{policy}",
    )
    source = st.text_input(
        "基期来源",
        value=_source(line, target),
        key=f"base-source-{policy}",
        placeholder="如：2020年统计年报",
    )
    by = st.text_input("确认人", key="base-by", placeholder="谁确认的")
    _effect(plan, code, on, policy, value)
    lacking = [
        word
        for word, said in (
            ("基期值", value is not None),
            ("基期来源", source.strip()),
            ("确认人", by.strip()),
        )
        if not said
    ]
    if lacking:
        theme.source_line(f"还没有填：{'、'.join(lacking)}")
    if st.button("保存", type="primary", disabled=bool(lacking), key="base-save"):
        years = (
            int(line["base_years"])
            if policy.endswith("同期") and not formats.is_unknown(line["base_years"])
            else None
        )
        _save(
            plan,
            code,
            {
                "base_policy": policy,
                "base_value": value,
                "base_source": source.strip(),
                "base_years": years,
            },
            by.strip(),
        )


def _target(plan: str, code: str) -> dict[str, Any]:
    frame = rows.ask("plan/targets", plan=plan).frame()
    return frame[frame["code"] == code].iloc[0].to_dict()


def _key(plan: str, code: str) -> str:
    frame = rows.ask("trace/indicators", plan=plan).frame()
    return str(frame.loc[frame["code"] == code, "row_key"].iloc[0])


def _set_by(plan: str, target: Row) -> str:
    """Who set the base that counts, and when; or that nobody has."""
    if formats.is_unknown(target["base_value"]):
        return "还没有确认基期。"
    setting: Sequence[Row] = rows.store().trace("indicators", _key(plan, target["code"]))
    held = [one for one in setting if one["is_current"]][-1]
    return (
        f"现行：{target['base_policy']} {formats.small_figure(target['base_value'])}，"
        f"来源 {wording.text(target['base_source']) or '未写'}，"
        f"{held['uploaded_by']} {formats.moment(held['uploaded_at'])} 设定"
        f"（批次 {held['upload_id']}，可在“数据上报”的历史里撤销）"
    )


def _of(line: Row) -> str:
    """Which years the base is of."""
    if formats.is_unknown(line["base_from"]):
        return ""
    first, last = int(line["base_from"]), int(line["base_to"])
    return f"　{first}年" if first == last else f"　{first}–{last}年" if first < last else ""


def _source(line: Row, target: Row) -> str:
    if line["is_chosen"]:
        return wording.text(target["base_source"])
    return {"台账": "台账计算", "填报": "指标填报"}.get(wording.text(line["base_origin"]), "")


def _effect(plan: str, code: str, on: date, policy: str, value: float | None) -> None:
    """The verdict under each policy, this one with the value that is being typed."""
    tried: pd.DataFrame = rows.ask(
        QUESTION, plan=plan, indicator=code, on=on, policy=policy, base_value=value
    ).frame()
    lines = [
        (_named(row), _cells(row), row["policy"] == policy, "") for row in tried.to_dict("records")
    ]
    theme.source_line(f"保存后的评定（截至{formats.day(on)}），其他口径列在旁边：")
    tables.clickable(
        "base-effect", markup.table("口径", [(head, None) for head in HEADS], lines), None
    )


def _save(plan: str, code: str, values: Mapping[str, Any], by: str) -> None:
    title = f"基期确认_{plan}_{code}_{date.today():%Y-%m-%d}"
    receipts = amend(rows.store(), "indicators", [Amendment(_key(plan, code), values)], title, by)
    refused = [one for one in receipts if one.status not in (STORED, UNCHANGED)]
    if refused:
        for one in refused[0].problems:
            st.error(one.message)
        return
    forget()
    st.toast("已设定基期，记在上报历史里，可以撤销。")
    st.rerun()
