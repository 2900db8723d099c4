"""The section that sets what offices stated beside what is recomputed. Owns its columns and filter.

Asks reconciliation/stated_vs_ledger; judges nothing.
"""

import pandas as pd
import streamlit as st

from pages.parts import filters, formats, rows, tables, theme
from pages.parts.cards import panel
from pages.parts.filters import Chosen

QUESTION = "reconciliation/stated_vs_ledger"

DIFFERING, EVERY = "不一致", "全部"

COLUMNS = (
    *("area", "label", "months", "stated", "recomputed", "difference", "unit"),
    *("basis", "file", "sheet", "place", "note"),
)
"""Columns of the list, in the order in which an officer reads them."""


def section(chosen: Chosen, dataset: str = "") -> None:
    """Disagreements of those months, or every comparison, each with its file and row; of one
    dataset, or of all.
    """
    answer = rows.ask(QUESTION, **chosen.params)
    frame = answer.frame()
    frame = frame[frame["figure"].str.startswith(dataset)]
    differing = frame[frame["agrees"] == False]  # noqa: E712 - None is 'cannot be said'
    note = f"核对 {int(frame['agrees'].notna().sum())} 处，不一致 {len(differing)} 处"
    with panel("reconciliation", "报送数与复算数", note if len(frame) else ""):
        if frame.empty:
            theme.source_line(
                "这段时间没有可核对的数：上传事故统计月报或隐患排查月报后，逐项与台账和表内数字核对。"
            )
            return
        shown = filters.switch("范围", "reconciled", [DIFFERING, EVERY], DIFFERING)
        listed = frame if shown == EVERY else differing
        if listed.empty:
            theme.source_line("没有不一致的数。")
        else:
            labels = {column.name: column.label for column in answer.columns}
            labels |= {"months": "月份", "label": "指标", "place": "位置"}
            tables.listing(
                "reconciliation", _in_words(listed), {name: labels[name] for name in COLUMNS}, " "
            )
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            theme.source_line(
                "相差 = 报送数 − 复算数。台账按截至该月末计；百分数允许相差 0.02 个百分点，"
                "按写出的小数位舍入或截尾后相同也算一致。"
            )
            title = f"报送数与复算数_{chosen.words}_{shown}"
            tables.download(tables.sheet_of(answer, listed, title), key="reconciliation")


def _in_words(listed: pd.DataFrame) -> pd.DataFrame:
    """Months as a span, figures to two decimals, the cell or row in the sheet."""
    spans = zip(listed["month_from"], listed["month_to"], strict=True)
    cells = zip(listed["letter"], listed["row"], strict=True)
    figures = {name: listed[name].round(2) for name in ("stated", "recomputed", "difference")}
    return listed.assign(
        months=[formats.period(*span) for span in spans],
        place=[
            f"第 {row} 行" if formats.is_unknown(letter) else f"{letter}{row}"
            for letter, row in cells
        ],
        **figures,
    )
