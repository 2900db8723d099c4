"""变化: what came, went and changed since a month, and how old each inventory is."""

from datetime import date

import pandas as pd
import streamlit as st

from pages.parts import filters, formats, rows, tables, theme
from pages.parts.cards import panel, split
from queries import Answer

CHANGES, AGES = "resources/changes_since", "resources/inventory_months"
EVERY = "全部清单"


def view(on: date, area: str | None, datasets: tuple[str, ...]) -> None:
    """Filters, changes, ages."""
    this_month = f"{on:%Y-%m}"
    months = filters.months(rows.held_from(*datasets) or this_month, this_month)[:-1][::-1]
    wide, narrow = split(8, 4)
    with wide, panel("changes", "增减变化", "比较两个时点各自有效的清单"):
        if months:
            changes(on, area, months, datasets)
        else:
            theme.source_line("还只有一个月的清单，没有可比的月份。")
    with narrow, panel("ages", "清单新旧", "每张清单到下一次为止一直有效"):
        ages(rows.ask(AGES, on=on, area=area))


def changes(on: date, area: str | None, months: list[str], datasets: tuple[str, ...]) -> None:
    """The list of changes since a month."""
    usual = months[min(2, len(months) - 1)]
    with st.container(horizontal=True, gap="small"):
        since = filters.choice(
            "对比月份", "since", months, usual, lambda m: f"与{formats.month(m)}末比", width=200
        )
        of = filters.choice(
            "清单",
            "list",
            [EVERY, *datasets],
            EVERY,
            lambda name: name if name == EVERY else rows.label(name),
            width=160,
        )
    answer = rows.ask(CHANGES, on=on, since=since, area=area, dataset=None if of == EVERY else of)
    frame = answer.frame()
    if frame.empty:
        theme.source_line("没有变化。")
        return
    counts = frame["change"].value_counts()
    theme.facts([(name, f"{count} 项") for name, count in counts.items()])
    frame["dataset"] = frame["dataset"].map(rows.label)
    labels = {
        "name": "名称",
        "dataset": "清单",
        "area": "乡镇",
        "change": "变化",
        "figure": "数据项",
        "before": "原来",
        "after": "现在",
        "difference": "增减",
        "unit": "单位",
    }
    tables.listing("changes", frame, labels)
    with st.container(horizontal=True, horizontal_alignment="right"):
        title = f"资源变化_{formats.month(since)}末至{formats.day(on)}"
        tables.download(
            tables.sheet_of(answer, frame, title, formats.day(on), skip=("row_key",)), key="changes"
        )


def ages(answer: Answer) -> None:
    """Month of each inventory, the oldest first."""
    frame: pd.DataFrame = answer.frame()
    frame["dataset"] = frame["dataset"].map(rows.label)
    frame["state"] = [state(record) for record in frame.to_dict("records")]
    shown = frame.sort_values("months_old", ascending=False, na_position="first", kind="stable")
    labels = {"area": "乡镇", "dataset": "清单", "month": "清单月份", "state": "新旧"}
    tables.listing("ages", shown, labels, blank="没有清单")


def state(record: dict) -> str:
    """How old an inventory is, and whether a newer one is due."""
    if formats.is_unknown(record["month"]):
        return "没有清单"
    age = int(record["months_old"])
    words = f"{age} 个月前" if age else "当月"
    return f"! 过期未更新，{words}" if record.get("is_overdue") else words
