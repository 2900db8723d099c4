"""更正 of 事故趋势: figures as they were shown at another time beside today's, what was corrected,
and stated classes that differ. Owns the choice of that time; computes nothing.
"""

from datetime import date, datetime, time

import pandas as pd
import streamlit as st

from pages.parts import figures, formats, reconciliation, rows, tables, theme
from pages.parts.breakdowns import foot
from pages.parts.cards import panel
from pages.parts.filters import Chosen

ITEMS = {
    "accidents": "事故起数（起）",
    "deaths": "死亡人数（人）",
    "serious_injuries": "重伤人数（人）",
    "loss_wan_yuan": "直接经济损失（万元）",
    "major_accidents": "较大及以上事故（起）",
}

CORRECTIONS = (
    *("corrected_at", "occurred_at", "area", "unit_name", "item", "before", "after", "change"),
    *("days_after", "days_allowed", "is_within", "corrected_by", "file"),
)
DIFFERENCES = (
    *("occurred_at", "area", "unit_name", "stated_severity", "severity", "deaths", "missing"),
    *("serious_injuries", "poisoned", "loss_wan_yuan", "file", "row"),
)


def then_of(today: date) -> date:
    """The day the link names, else the last day of the month before today."""
    default = date.fromordinal(today.replace(day=1).toordinal() - 1)
    try:
        named = date.fromisoformat(st.query_params.get("then", ""))
    except ValueError:
        return default
    return min(named, today)


def show(chosen: Chosen, params: dict) -> None:
    """Then and now, corrections, differing classes."""
    today = date.today()
    with panel("then", "当时与现在", "同一时段的数，当时显示多少、现在是多少"):
        st.session_state["then"] = then_of(today)
        st.date_input(
            "当时", key="then", max_value=today, format="YYYY-MM-DD", on_change=_keep, width=200
        )
        _then_and_now(params, then_of(today))
    narrowed = {name: params.get(name) for name in ("from", "to", "area")}
    corrections = rows.ask("accidents/corrections", **narrowed)
    _list(
        ("corrections", "事故信息更正", "更正前后都留着，最近的在前"),
        corrections,
        CORRECTIONS,
        chosen,
        "本期的事故没有更正过。",
    )
    differing = rows.ask("accidents/severity_differences", scope=params.get("scope"), **narrowed)
    _list(
        ("differences", "所填等级与计算等级不同", "统计按计算等级"),
        differing,
        DIFFERENCES,
        chosen,
        "所填等级都与计算等级一致（没有填等级的不比）。",
    )
    reconciliation.section(chosen, "accident_stats")


def _keep() -> None:
    st.query_params["then"] = st.session_state["then"].isoformat()


def _then_and_now(params: dict, day: date) -> None:
    at = datetime.combine(day, time.max)
    before = rows.single(rows.ask_then(at, "accidents/summary", **params))
    now = rows.single(rows.ask("accidents/summary", **params))
    listed = pd.DataFrame(
        [{"item": label, "then": before[name], "now": now[name]} for name, label in ITEMS.items()]
    )
    shown = [
        tables.Column("then", f"{formats.day(day)}显示"),
        tables.Column("now", "现在"),
        tables.Column("now", "增减", before="then"),
    ]
    tables.compare("then", listed, tables.Column("item", "项目"), shown, None)
    theme.source_line(f"{formats.day(day)}显示的数，是截至当天已经上报、没有撤销的台账算出来的。")


def _list(
    titled: tuple[str, str, str], answer, columns: tuple[str, ...], chosen: Chosen, none: str
) -> None:
    key, title, note = titled
    found = answer.frame()
    with panel(key, title, f"{len(found)} 条，{note}", formula=figures.formula_of(answer.name)):
        if found.empty:
            theme.source_line(none)
            return
        labels = {column.name: column.title for column in answer.columns}
        tables.listing(key, found, {name: labels[name] for name in columns}, height=320)
        foot(key, "", tables.sheet_of(answer, found, f"{title}_{chosen.words}", skip=("row_key",)))
