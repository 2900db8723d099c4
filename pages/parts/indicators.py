"""Pieces of the plan page: cards of core indicators, the table of every target by year, standards.

Owns how a target is worded and pictured; gives no verdict and computes nothing.
"""

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from pages.parts import breakdowns, cards, charts, formats, gaps, markup, provenance, tables, theme
from pages.parts.gaps import Reports
from pages.parts.provenance import Trace
from queries import Answer

CORE = ("约束性", "预期性")
"""Attributes of core indicators, in the order in which they are shown."""

SIGNS = {"<=": "≤", ">=": "≥", "<": "<", ">": ">", "=": "="}

NO_BASE = "基期待确认"

NOT_OVER = "未到统计期"

IN_A_ROW = 4

STANDARDS = ("object", "level", "measure", "goal", "is_used", "source", "wording")
"""Columns of the list of standards."""


def goal(row: dict, column: str = "target") -> str:
    """A target in words: '下降 10%', '≤ 0.9‰', '≥ 30人'; empty where it has no figure."""
    if formats.is_unknown(row[column]):
        return ""
    sign = (
        "下降"
        if row.get("kind") == "decline"
        else SIGNS.get(_text(row["operator"]), _text(row["operator"]))
    )
    return f"{sign} {formats.small_figure(row[column])}{_text(row['unit'])}".strip()


def _text(value: object) -> str:
    return "" if formats.is_unknown(value) else str(value)


def base(row: dict, unit: str = "") -> str:
    """The base in words, where one has been set. unit: that of the values."""
    if formats.is_unknown(row["base_value"]):
        return ""
    policy = _text(row["base_policy"])
    return f"基期 {formats.small_figure(row['base_value'])}{unit}" + (
        f"（{policy}）" if policy else ""
    )


def trace(row: dict, years: tuple[int, int]) -> Trace:
    """The rows behind the values of an indicator: of its ledger, else of what was filled in."""
    dataset = _text(row["question"]).partition("/")[0]
    if dataset:
        months = {"from": f"{years[0]}-01", "to": f"{years[1]}-12"}
        return Trace(dataset, months, row["name"])
    behind = {"plan": row["plan"], "indicator": row["code"]}
    return Trace("plan_values", behind, row["name"])


def notes(of_one: pd.DataFrame) -> list[str]:
    """What is missing: said once with its years; of several reasons the latest, and how many more
    years lack something; then which years are not over.
    """
    is_open = of_one["note"] == NOT_OVER
    told = of_one[of_one["note"].notna() & ~is_open]
    waiting = [f"{_span(of_one.loc[is_open, 'year'])}：年度未结束"] if is_open.any() else []
    if told.empty:
        return waiting
    latest = told["note"].iloc[-1]
    years = list(told.loc[told["note"] == latest, "year"])
    lead = "" if str(years[0]) in latest else f"{_span(years)}："
    others = len(told) - len(years)
    return [f"{lead}{latest}" + (f"；另有 {others} 年缺数" if others else ""), *waiting]


def _span(years: Iterable[int]) -> str:
    first, *_, last = [*years] * 2
    return f"{first}年" if first == last else f"{first}–{last}年"


def _unit(of_one: pd.DataFrame) -> str:
    """The unit of the values of one indicator."""
    return next(iter(of_one["unit"].dropna()), "")


def core(targets: pd.DataFrame, values: pd.DataFrame, years: tuple[int, int]) -> None:
    """One card per core indicator, 约束性 first."""
    ordered = [
        row
        for attribute in CORE
        for row in targets[targets["attribute"] == attribute].to_dict("records")
    ]
    for start in range(0, len(ordered), IN_A_ROW):
        columns = st.columns(IN_A_ROW)
        for place, row in zip(columns, ordered[start : start + IN_A_ROW], strict=False):
            with place:
                _card(row, values[values["code"] == row["code"]], years)


def _card(row: dict, of_one: pd.DataFrame, years: tuple[int, int]) -> None:
    key, behind = f"{row['plan']}-{row['code']}", trace(row, years)
    tags = [row["attribute"]] + ([NO_BASE] if row["base_status"] == NO_BASE else [])
    with st.container(key=f"card-indicator-{key}", height="stretch"):
        wording = f"原文“{row['wording']}”" if row["wording"] else ""
        unit = _unit(of_one)
        in_words = f"数值单位：{unit}" if unit else ""
        lines = [line for line in (wording, base(row, unit), in_words) if line]
        theme.indicator(row["name"], tags, goal(row) or _text(row["wording"]), lines)
        gaps.mark(_reports(behind, of_one, years), f"indicator-{key}")
        if of_one[["actual", "path_value"]].notna().any(axis=None):
            chart = charts.by_year(_with_goal(row, of_one), unit, theme.palette())
            cards.chart(key, chart, behind)
        for note in notes(of_one):
            theme.source_line(note)
        with st.container(
            horizontal=True, horizontal_alignment="distribute", key=f"foot-indicator-{key}"
        ):
            theme.source_line(_sources(of_one))
            if of_one["actual"].notna().any():
                provenance.button(behind, f"indicator-{key}")


def _reports(behind: Trace, of_one: pd.DataFrame, years: tuple[int, int]) -> Reports | None:
    """The reports of the plan's years up to the latest that has a value."""
    known = of_one.loc[of_one["actual"].notna(), "year"]
    if known.empty:
        return None
    months = {"from": f"{years[0]}-01", "to": f"{known.max()}-12"}
    return gaps.behind(behind.dataset, months)


def _with_goal(row: dict, of_one: pd.DataFrame) -> pd.DataFrame:
    """Where there is no path, the target itself is the line, unless it is a decline."""
    if row["kind"] == "decline" or of_one["path_value"].notna().any():
        return of_one
    return of_one.assign(path_value=row["target"])


def _sources(of_one: pd.DataFrame) -> str:
    found = list(dict.fromkeys(of_one["source"].dropna()))
    return "、".join(found) if found else "还没有数"


def table(targets: pd.DataFrame, answer: Answer, years: tuple[int, int], title: str) -> None:
    """Every target, one column per year and a spark line; a click opens the rows behind it."""
    values = answer.frame()
    listed = targets.to_dict("records")
    columns = list(range(years[0], years[1] + 1))
    heads = [
        ("属性", None),
        ("目标", None),
        ("基期", None),
        ("数值单位", None),
        *((f"{one}年", None) for one in columns),
    ]
    lines = [
        (
            f"{row['name']}\n{_text(row['wording'])}",
            _cells(row, values, columns),
            False,
            row["code"],
        )
        for row in listed
    ]
    by_code = {row["code"]: row for row in listed}
    tables.clickable(
        "targets",
        markup.table("指标", [*heads, ("走势", None)], lines),
        lambda code: provenance.want(trace(by_code[code], years)),
    )
    sheet = tables.sheet_of(answer, values, title, skip=("plan", "question"))
    breakdowns.foot("targets", "空白：这一年没有数，原因见下载表的“说明”列", sheet)


def _cells(row: dict, values: pd.DataFrame, years: Sequence[int]) -> list[tuple]:
    of_one = values[values["code"] == row["code"]]
    by_year = of_one.set_index("year")["actual"]
    series = [by_year.get(year) for year in years]
    without_base = NO_BASE if row["base_status"] == NO_BASE else ""
    words = [_text(row["attribute"]), goal(row), base(row).removeprefix("基期 ") or without_base]
    told = [*words, _unit(of_one), *formats.alike(series)]
    return [
        *((word, None) for word in told),
        (markup.Image(markup.spark(series, theme.palette())), None),
    ]


def standards(answer: Answer) -> None:
    """What has to be built, by which document, and which of them is taken."""
    frame = answer.frame()
    frame["operator"] = [SIGNS.get(_text(sign), "") for sign in frame["operator"]]
    shown = frame.assign(
        goal=[goal(row, "value") for row in frame.to_dict("records")],
        is_used=["✓ 采用" if one else "参照" for one in frame["selected"]],
    )
    labels = {column.name: column.label for column in answer.columns}
    labels |= {"goal": "标准", "is_used": "是否采用"}
    tables.listing("standards", shown, {name: labels[name] for name in STANDARDS}, blank=" ")
    breakdowns.foot(
        "standards",
        "同一事项有几份文件时，按标“采用”的计算",
        tables.sheet_of(answer, frame, "建设标准", skip=("plan",)),
    )
