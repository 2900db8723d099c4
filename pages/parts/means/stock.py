"""物资: kinds by class, what expires or falls short, and what could be moved from where."""

from datetime import date

import pandas as pd
import streamlit as st

from pages.parts import breakdowns, filters, formats, provenance, rows, tables, theme
from pages.parts.cards import panel, split
from pages.parts.means import say
from pages.parts.provenance import Trace
from queries import Answer

CLASSES, LIST, TRANSFERS = (
    f"resources/{name}" for name in ("stock_by_major_class", "stock_list", "transfers")
)
EVERY = "全部"
SHORT = "低于最低储备"
STATES = (EVERY, "已过期", "30 天内到期", "90 天内到期", "180 天内到期", SHORT)
"""What the list of goods can be narrowed to; 90 days hold the 30, 180 both."""

DAYS = {"30 天内到期": 30, "90 天内到期": 90, "180 天内到期": 180}


def view(on: date, area: str | None) -> None:
    """Sentence, classes, then the goods beside what could be moved."""
    listed = rows.ask(LIST, on=on, area=area)
    if not listed.rows:
        theme.source_line("这个时点没有物资库存清单。")
        return
    say(conclusion(listed.frame()), "物资库存", on, area, ("supplies",))
    with panel("classes", "三大类物资", "GB/T 38565-2020；品种数不是库存数量", fills=False):
        classes(rows.ask(CLASSES, on=on, area=area), on, area)
    wide, narrow = split(7, 5)
    with wide, panel("goods", "物资清单", ""):
        goods(listed, on)
    with narrow, panel("transfers", "余缺调配", "就近调余补缺，调出方不低于自己的最低储备"):
        transfers(rows.ask(TRANSFERS, on=on, area=area))


def conclusion(frame: pd.DataFrame) -> str:
    """'物资 122 行：已过期 11 行，30 天内到期 1 行，低于最低储备 4 行。'"""
    parts = [f"{state} {len(narrowed(frame, state))} 行" for state in STATES[1:3]]
    short = f"{SHORT} {len(narrowed(frame, SHORT))} 行"
    return f"物资 {len(frame)} 行：{'，'.join([*parts, short])}。"


def classes(answer: Answer, on: date, area: str | None) -> None:
    """A line a class; a click opens its rows."""
    frame = answer.frame()
    frame["major_class"] = frame["major_class"].fillna("看不出大类")
    names = ["kinds", "items", "expired", "within_30", "within_90", "within_180", "below_minimum"]
    grain, *shown = tables.columns(answer, "major_class", *names)
    behind = Trace("supplies", {"on": on, "area": area}, "物资库存")
    tables.compare("classes", frame, grain, shown, None, on_pick=lambda _: provenance.want(behind))
    unknown = int(frame["without_expiry"].sum()), int(frame["without_minimum"].sum())
    note = f"{unknown[0]} 行没有写有效期，{unknown[1]} 行没有写最低储备量，不算到期也不算够"
    breakdowns.foot(
        "classes", note, tables.sheet_of(answer, answer.frame(), "三大类物资", formats.day(on))
    )


def transfers(answer: Answer) -> None:
    """Shortfalls with the nearest surplus."""
    frame = answer.frame()
    if frame.empty:
        theme.source_line("没有写明最低储备量而不够的物资。")
        return
    frame["words"] = [told(record) for record in frame.to_dict("records")]
    labels = {"area": "乡镇", "item": "物资", "words": "调配"}
    tables.listing("transfers", frame, labels, height=360)
    tables.download(tables.sheet_of(answer, frame, "余缺调配"), key="transfers")


def told(record: dict) -> str:
    """'缺 40 床：从林场调 20 床，直线 3.2 公里'"""
    unit = record["unit"] or ""
    lacking = f"缺 {formats.figure(record['shortfall'])} {unit}"
    if formats.is_unknown(record["quantity"]):
        return f"{lacking}：没有单位有余量可调"
    far = record["distance_km"]
    away = "" if formats.is_unknown(far) else f"，直线 {formats.figure(far, '公里')} 公里"
    words = (
        f"{lacking}：从{record['from_area']}调 {formats.figure(record['quantity'])} {unit}{away}"
    )
    still = record["still_short"]
    return f"{words}；仍缺 {formats.figure(still)} {unit}" if still else words


def goods(answer: Answer, on: date) -> None:
    """The goods that expire first, or that fall short, or all."""
    frame = answer.frame()
    state = filters.switch("状态", "stock", STATES, EVERY)
    shown = narrowed(frame, state)
    theme.source_line(f"{len(shown)} 行")
    labels = {
        "item": "物资",
        "area": "乡镇",
        "quantity": "数量",
        "unit": "单位",
        "min_quantity": "最低",
        "shortfall": "缺口",
        "expires_on": "有效期至",
        "days_left": "剩余天数",
        "warehouse": "储备库",
        "class": "类别",
        "month": "清单月份",
    }
    tables.listing("goods", shown, labels)
    with st.container(horizontal=True, horizontal_alignment="right"):
        tables.download(
            tables.sheet_of(answer, shown, f"物资清单_{state}", formats.day(on), skip=("row_key",)),
            key="goods",
        )


def narrowed(frame: pd.DataFrame, state: str) -> pd.DataFrame:
    """The goods in a state."""
    if state == EVERY:
        return frame
    if state == SHORT:
        return frame[frame["stock_state"] == SHORT]
    if state in DAYS:
        return frame[frame["days_left"].between(0, DAYS[state])]
    return frame[frame["expiry_state"] == state]
