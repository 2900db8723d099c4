"""The list of hazards to chase: open and past their deadline, most overdue first.

Owns its columns, not the rule.
"""

import streamlit as st

from pages.parts import cards, rows, tables, theme
from pages.parts.filters import Chosen

COLUMNS = (
    "days_overdue",
    "area",
    "unit_name",
    "description",
    "grade",
    "listed",
    "deadline",
    "found_on",
    "source",
    "sector",
    "status",
)


def panel(chosen: Chosen, on: object) -> None:
    """Every overdue hazard as of that day, whenever it was found, with a download."""
    answer = rows.ask("rectification/open_list", on=on, area=chosen.area)
    frame = answer.frame()
    overdue = frame[frame["days_overdue"].fillna(0) > 0]
    with cards.panel("chase", "逾期未整改清单", f"{len(overdue)} 条，逾期最久的在前，含往期排查的"):
        if overdue.empty:
            theme.source_line("没有逾期未整改的隐患。")
            return
        labels = {column.name: column.label for column in answer.columns}
        tables.listing("chase", overdue, {name: labels[name] for name in COLUMNS}, height=320)
        with st.container(horizontal=True, horizontal_alignment="right"):
            sheet = tables.sheet_of(
                answer, overdue, f"逾期未整改清单_{chosen.where}", skip=("row_key",)
            )
            tables.download(sheet, key="chase")
