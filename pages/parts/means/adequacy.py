"""达标: what the chosen standards ask of each unit and what it has; check-lists."""

from datetime import date

import pandas as pd
import streamlit as st

from pages.parts import breakdowns, empty, filters, formats, markup, provenance, rows, tables, theme
from pages.parts.cards import panel, split
from pages.parts.means import say
from pages.parts.provenance import Trace
from queries import Answer

QUESTION, MET = "resources/gap_by_standard", "resources/standards_met"
PICKED = "picked-standard"
"""Session key of the standard that was clicked."""

CHOSEN, EVERY = "采用", "全部"
"""Whether only the standards adopted are shown, or all that are on record."""

STATES = {True: "✓ 达标", False: "✕ 未达标", None: "无数据"}


def view(on: date, area: str | None) -> None:
    """Every standard with how many meet it; beside it, one of them unit by unit; then
    check-lists.
    """
    which = filters.switch("标准", "standards", [CHOSEN, EVERY], CHOSEN)
    asked = {"on": on, "area": area, "standards": which}
    met, answer = rows.ask(MET, **asked), rows.ask(QUESTION, **asked)
    frame = answer.frame()
    if frame.empty:
        nothing(which)
        return
    listed, of_standards = frame[frame["checklist"].notna()], met.frame()
    behind = tuple(dict.fromkeys(frame["dataset"]))
    say(conclusion(of_standards, frame), "建设标准、各类清单", on, area, behind)
    wide, narrow = split(7, 5)
    with wide, panel("standards", "按建设标准", "点一行，看各单位差多少"):
        is_plain = of_standards["checklist"].isna()
        picked = summary(of_standards[is_plain] if is_plain.any() else of_standards)
    words, source = title(picked).split("\n")
    with narrow, panel("gaps", words, f"“{picked['wording']}”" if picked["wording"] else source):
        by_area(answer, frame[frame["row_key"] == picked["row_key"]], on, words)
    for name in dict.fromkeys(listed["checklist"]):
        with panel(f"checklist-{name}", name, "逐项对照", fills=False):
            checklist(listed[listed["checklist"] == name])


def title(record: dict) -> str:
    """'乡级综合应急救援队伍人数 ≥ 20 人', on the next line its source."""
    sign = {">=": "≥", "<=": "≤"}.get(record["operator"], record["operator"] or "")
    value = "数值隐去" if formats.is_unknown(record["value"]) else f"{record['value']:g}"
    measure = "" if record["measure"] in ("有无", "数量") else record["measure"]
    words = f"{record['level'] or ''}{record['object']}{measure}"
    return f"{words} {sign} {value} {record['unit'] or ''}\n{record['source']}"


def conclusion(of_standards: pd.DataFrame, frame: pd.DataFrame) -> str:
    """'7 条标准，2 条处处达标；未达标最多的是竹坪镇（4 条）。'"""
    everywhere = int((of_standards["met"] == of_standards["areas"]).sum())
    words = f"{len(of_standards)} 条标准，{everywhere} 条处处达标"
    unmet = frame.loc[frame["met"].eq(False), "area"].value_counts()
    if unmet.empty:
        return f"{words}，没有未达标的单位。"
    return f"{words}；未达标最多的是{unmet.index[0]}（{unmet.iloc[0]} 条）。"


def summary(frame: pd.DataFrame) -> dict:
    """One line a standard; returns the one to look at: the one clicked, else the one that most
    units do not meet.
    """
    listed = {record["row_key"]: record for record in frame.to_dict("records")}
    heads = [("适用", "个"), ("达标", "个"), ("未达标", "个"), ("无数据", "个"), ("合计缺口", None)]
    lines = [(title(one), line(one), False, key) for key, one in listed.items()]
    tables.clickable(
        "standards",
        markup.table("标准", heads, lines),
        on_pick=lambda key: st.session_state.update({PICKED: key}),
    )
    most = str(frame.loc[frame["unmet"].idxmax(), "row_key"])
    return listed.get(st.session_state.get(PICKED), listed[most])


def line(record: dict) -> list[tuple[str, float | None]]:
    """Cells of one standard."""
    known = record["met"] + record["unmet"]
    lacking = formats.figure(record["lacking"], record["unit"])
    if not formats.is_unknown(record["lacking"]):
        lacking = f"{lacking} {record['unit'] or ''}" if record["lacking"] else "—"
    return [
        (str(record["areas"]), None),
        (str(record["met"]), record["met"] / known if known else None),
        (str(record["unmet"]), None),
        (str(record["unknown"]), None),
        (lacking, None),
    ]


def by_area(answer: Answer, frame: pd.DataFrame, on: date, name: str) -> None:
    """Units of one standard, the greatest shortfall first; a click opens the rows it has."""
    shown = frame.sort_values("gap", ascending=False, na_position="last", kind="stable")
    unit = shown["unit"].iloc[0]
    lines = [
        (
            record["area"],
            [
                (formats.figure(record["required"], unit), None),
                (formats.figure(record["actual"], unit), share(record)),
                (lack(record, unit), None),
                (STATES[None if formats.is_unknown(record["met"]) else bool(record["met"])], None),
            ],
            False,
            record["area"],
        )
        for record in shown.to_dict("records")
    ]
    heads = [("应有", unit), ("现有", unit), ("缺口", unit), ("结论", None)]
    dataset = shown["dataset"].iloc[0]
    tables.clickable(
        "gaps",
        markup.table("乡镇", heads, lines),
        on_pick=lambda area: provenance.want(
            Trace(dataset, {"on": on, "area": area}, f"{area}：{name}")
        ),
    )
    sheet = tables.sheet_of(answer, shown, f"达标情况_{formats.day(on)}", formats.day(on))
    breakdowns.foot("gaps", "无数据：没有清单或没有填数，不等于 0；超出标准的缺口为 0", sheet)


def share(record: dict) -> float | None:
    """What a unit has as a part of what it should have, at most all of it."""
    if formats.is_unknown(record["actual"]) or not record["required"]:
        return None
    return min(float(record["actual"]) / float(record["required"]), 1.0)


def lack(record: dict, unit: str | None) -> str:
    """The shortfall in words; nothing where the standard is met."""
    if formats.is_unknown(record["gap"]):
        return formats.UNKNOWN
    return formats.figure(max(float(record["gap"]), 0.0), unit)


def checklist(frame: pd.DataFrame) -> None:
    """Items across, units down: met, not met, or no data."""
    items = list(dict.fromkeys(frame["object"]))
    cells = {
        (record["area"], record["object"]): STATES[
            None if formats.is_unknown(record["met"]) else bool(record["met"])
        ]
        for record in frame.to_dict("records")
    }
    lines = [
        (area, [(cells.get((area, item), "不适用"), None) for item in items], False, "")
        for area in dict.fromkeys(frame["area"])
    ]
    tables.clickable(
        f"checklist-{frame['checklist'].iloc[0]}",
        markup.table("乡镇", [(item, None) for item in items], lines),
        None,
    )


def nothing(which: str) -> None:
    """What to do where there is no standard."""
    if which == CHOSEN and rows.ask(QUESTION, standards=EVERY).rows:
        theme.source_line(
            "还没有采用任何建设标准。请看“全部”，或在建设标准表里把“是否采用”写“是”。"
        )
    else:
        empty.state("standards")
