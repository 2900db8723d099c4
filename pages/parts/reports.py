"""Pieces of the reporting page: the matrix, counts, the late list and the reminder.

Owns their words, not the rule.
"""

from collections import Counter
from datetime import date

import pandas as pd
import streamlit as st

from pages.parts import cards, formats, rows, tables, theme
from pages.parts.cards import Figure
from pages.parts.filters import Chosen
from pages.parts.gaps import Reports
from queries import Answer

LATE_COLUMNS = ("area", "month", "state", "due_on", "days_late", "uploaded_at", "uploaded_by")


def counts(frame: pd.DataFrame) -> dict[str, int]:
    """State -> number of reports."""
    return dict(Counter(frame["state"]))


def count_cards(found: dict[str, int], on: date) -> None:
    """Five cards: due, reported, zero reports, late, missing."""
    required = sum(number for state, number in found.items() if state != "不需报")
    in_time, late = found.get("已报", 0), found.get("逾期报", 0)
    entries = [
        ("required", "应报", required, "含未到期" if found.get("未到期") else "均已到期"),
        ("reported", "已报", in_time + late, f"其中逾期报 {late} 份"),
        ("zero", "零报告", found.get("零报告", 0), "本期无发生，已说明"),
        ("waiting", "未到期", found.get("未到期", 0), "截止日未到"),
        ("missing", "逾期未报", found.get("未报", 0), "截止日已过，没有收到"),
    ]
    cards.row(
        [Figure(key, label, value, "份", [line]) for key, label, value, line in entries],
        "上报登记",
        on,
    )


def matrix(frame: pd.DataFrame, misses: pd.DataFrame) -> None:
    """One row per unit, one column per month, and at the end how many months in a row are missed.

    misses: reporting/misses_by_area of the same dataset and months.
    """
    months = sorted(frame["month"].unique())
    areas = list(dict.fromkeys(frame["area"]))
    states = {
        (row["area"], row["month"]): (row["state"], _late(row)) for row in frame.to_dict("records")
    }
    in_a_row = dict(zip(misses["area"], misses["misses_in_a_row"], strict=True))
    several = len({month[:4] for month in months}) > 1
    heads = [formats.month(month) if several else f"{int(month[5:])}月" for month in months]
    theme.matrix(
        heads,
        [
            (
                area,
                [states.get((area, month), ("", "")) for month in months],
                f"{in_a_row[area]} 个月" if in_a_row.get(area) else "",
            )
            for area in areas
        ],
        "单位",
        "连续未报",
    )


def _late(row: dict) -> str:
    """'迟3天' beside a report that is late, has come or not."""
    is_late = not formats.is_unknown(row["days_late"]) and row["days_late"] > 0
    return f"迟{int(row['days_late'])}天" if is_late else ""


def late_list(answer: Answer, frame: pd.DataFrame) -> None:
    """Missing and late reports, late zero reports among them, the longest overdue first."""
    late = frame[(frame["state"] == "未报") | (frame["days_late"].fillna(0) > 0)]
    late = late.assign(has_come=late["state"] != "未报").sort_values(
        ["has_come", "days_late"], ascending=[True, False]
    )
    if late.empty:
        theme.source_line("没有逾期的报送。")
        return
    labels = {column.name: column.label for column in answer.columns}
    shown = late.assign(month=[formats.month(month) for month in late["month"]])
    tables.listing("late", shown, {name: labels[name] for name in LATE_COLUMNS}, blank=" ")


def reminder(missing: pd.DataFrame) -> None:
    """Words to send, one line per unit with all that it owes, with a copy button."""
    if missing.empty:
        theme.source_line("没有需要催报的单位。")
        return
    lines = []
    for area in dict.fromkeys(missing["area"]):
        of_area = missing[missing["area"] == area]
        owed = "、".join(_owed(of_area, dataset) for dataset in dict.fromkeys(of_area["dataset"]))
        lines.append(f"{area}：{owed}尚未报送，请于两个工作日内补报；当月没有发生的请报零报告。")
    st.code("\n".join(lines), language=None, wrap_lines=True)


def _owed(of_area: pd.DataFrame, dataset: str) -> str:
    of_one = of_area.loc[of_area["dataset"] == dataset, "month"]
    return f"{'、'.join(formats.month(month) for month in of_one)}《{rows.label(dataset)}》"


def completeness(frame: pd.DataFrame, chosen: Chosen) -> Figure:
    """How many of the reports due for the last month have come in, over all datasets."""
    found = counts(frame)
    required = sum(number for state, number in found.items() if state != "不需报")
    arrived = found.get("已报", 0) + found.get("逾期报", 0) + found.get("零报告", 0)
    lines = [
        f"应报 {required} 份，未到期 {found.get('未到期', 0)} 份",
        f"逾期未报 {found.get('未报', 0)} 份",
    ]
    return Figure(
        "reports",
        f"{formats.month(chosen.last)}已报",
        arrived,
        "份",
        lines,
        source="上报登记",
        as_of=date.today(),
        reports=Reports(
            tuple(dict.fromkeys(frame["dataset"])), chosen.last, chosen.last, chosen.area
        ),
    )


def latest_months() -> None:
    """Each dataset with the first and last month it has data of, and when it last came in."""
    frame = rows.ask("overview/latest_months").frame()
    shown = pd.DataFrame(
        {
            "dataset": [rows.label(dataset) for dataset in frame["dataset"]],
            "months": [
                formats.period(*span)
                for span in zip(frame["first_month"], frame["last_month"], strict=True)
            ],
            "uploaded_at": frame["uploaded_at"],
        }
    )
    tables.listing(
        "latest",
        shown,
        {"dataset": "数据表", "months": "已有月份", "uploaded_at": "最近上报时间"},
        blank=" ",
    )


def still_missing(frame: pd.DataFrame) -> None:
    """Who has not reported what, one line per dataset; a word of calm when nothing is missing."""
    missing = frame[frame["state"] == "未报"]
    if missing.empty:
        theme.source_line("没有逾期未报的单位。")
        return
    lines = []
    for dataset in dict.fromkeys(missing["dataset"]):
        names = missing.loc[missing["dataset"] == dataset, "area"]
        lines.append((rows.label(dataset), "、".join(dict.fromkeys(names))))
    theme.messages(lines)
