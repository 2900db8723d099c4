"""Cards of a plan's core indicators: figure, verdict, base, path, parts, what happened so far."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts import charts, formats, gaps, theme
from pages.parts.plan import bases, sources, wording

Row = Mapping[str, Any]

CORE = ("约束性", "预期性")
"""Attributes of core indicators, in the order in which they are shown."""

IN_A_ROW = 4


def cards(
    listed: Sequence[Row], values: pd.DataFrame, compared: Mapping[str, str], on: date
) -> None:
    """One card per core indicator, 约束性 first. compared: code -> the national target in words."""
    ordered = [row for attribute in CORE for row in listed if row["attribute"] == attribute]
    for start in range(0, len(ordered), IN_A_ROW):
        columns = st.columns(IN_A_ROW)
        for place, row in zip(columns, ordered[start : start + IN_A_ROW], strict=False):
            with place:
                card(row, values[values["code"] == row["code"]], compared.get(row["code"], ""), on)


def card(row: Row, of_one: pd.DataFrame, national: str, on: date) -> None:
    """One indicator."""
    key = f"{row['plan']}-{row['code']}"
    with st.container(key=f"card-indicator-{key}", height="stretch"):
        shown, unit = wording.face(row)
        theme.indicator(row["name"], wording.tags(row), shown, unit, told(row, national))
        if of_one["actual"].notna().any():
            chart = charts.by_year(of_one, wording.text(row["actual_unit"]), theme.palette())
            sources.chart(key, chart, row, on)
        if wording.text(row["note"]):
            theme.source_line(row["note"])
        with st.container(
            horizontal=True, horizontal_alignment="distribute", key=f"foot-indicator-{key}"
        ):
            theme.source_line(wording.text(row["source"]) or "还没有数")
            gaps.mark(rests_on(row), f"indicator-{key}")
            if row["kind"] == "decline":
                bases.button(row, on, key)
            sources.button(row, on, key)


def rests_on(row: Row) -> gaps.Reports | None:
    """The reports that the figure of the card counts; None where it was stated or is not known."""
    dataset = wording.text(row["question"]).partition("/")[0]
    if not formats.is_unknown(row["computed"]):
        months = (f"{int(row['actual_from'])}-01", f"{int(row['actual_to'])}-12")
    elif dataset and not formats.is_unknown(row["so_far"]) and formats.is_unknown(row["actual"]):
        months = (row["so_far_from"], row["so_far_to"])
    else:
        return None
    return gaps.Reports((dataset,), *months)


def told(row: Row, national: str) -> list[str]:
    """The lines under the figure."""
    target = f"目标 {wording.goal(row)}" if wording.goal(row) else "目标没有数值"
    unit = row["actual_unit"]
    both, sums = "", ""
    if not formats.is_unknown(row["computed"]) and not formats.is_unknown(row["stated"]):
        counted = wording.measured(row["computed"], unit)
        both = f"台账算得 {counted}，填报 {wording.measured(row['stated'], unit)}"
    if not formats.is_unknown(row["actual_of_sums"]) and row["kind"] == "mean_ceiling":
        sums = f"各年之率的平均；合计之比 {wording.measured(row['actual_of_sums'], unit)}"
    lines = [
        target + (f"，国家 {national}" if national else ""),
        wording.compared(row),
        wording.parts(row),
        wording.one_more(row),
        both,
        sums,
        *wording.so_far(row),
        wording.growth(row),
    ]
    return [line for line in lines if line]
