"""上报情况 on the wall: every table by every unit for the last month, and who is late.

Owns what stands there; states are those of reporting/status_by_area.
"""

from pages.parts import formats, sentences
from pages.parts.cards import Figure
from pages.parts.colours import STATES
from pages.parts.filters import Chosen
from pages.parts.rows import label, single
from pages.parts.screen import pictures, pieces
from pages.parts.screen.pieces import Piece
from pages.parts.screen.view import Row, View, records

KEY, TITLE = "reporting", "上报情况"
QUESTION, SUMMARY = "reporting/status_by_area", "reporting/summary"
CARDS = (
    ("required", "应报"),
    ("reported", "已报"),
    ("zero", "零报告"),
    ("late", "逾期报"),
    ("missing", "逾期未报"),
)


def scene(view: View) -> Piece:
    """Five figures, the matrix, the late list."""
    usual = view.ask(QUESTION, **view.params)
    if not usual.rows:
        return pieces.empty(KEY, TITLE, view, "duties")
    chosen = Chosen(usual.params["to"], usual.params["to"], usual.params["area"])
    rows = records(view.ask(QUESTION, **chosen.params))
    return pieces.scene(
        KEY,
        TITLE,
        view,
        _sentence(view, chosen, rows),
        _figures(view, chosen),
        [_matrix(rows), _late(view, chosen, rows)],
        "报送任务、上报登记",
        usual.params["on"],
    )


def headline(view: View, month: str) -> Piece:
    """How many reports of a month are overdue, for 总览."""
    found = single(view.ask(SUMMARY, **view.params | {"from": month, "to": month}))
    lines = [f"应报 {found['required']} 份，{found['units_missing']} 个单位未报"]
    return pieces.figure(
        Figure("reports", f"{int(month[5:])}月逾期未报", found["missing"], "份", lines)
    )


def _sentence(view: View, chosen: Chosen, rows: list[Row]) -> str:
    found = single(view.ask(SUMMARY, **chosen.params))
    counts = {
        "已报": found["reported"] - found["late"],
        "逾期报": found["late"],
        "零报告": found["zero"],
        "未到期": found["waiting"],
        "未报": found["missing"],
    }
    names = list(dict.fromkeys(row["area"] for row in rows if row["state"] == "未报"))
    return sentences.reporting(counts, names, chosen.first, chosen.last)


def _figures(view: View, chosen: Chosen) -> list[Piece]:
    found = single(view.ask(SUMMARY, **chosen.params))
    lines = {
        "required": [
            f"{found['units']} 个单位"
            + (f"，未到期 {found['waiting']} 份" if found["waiting"] else "")
        ],
        "reported": ["含逾期报"],
        "zero": ["本期无发生，已说明"],
        "missing": [f"{found['units_missing']} 个单位"],
    }
    return [
        pieces.figure(Figure(name, words, found[name], "份", lines.get(name, [])))
        for name, words in CARDS
    ]


def _matrix(rows: list[Row]) -> Piece:
    """Units down, tables across; each cell the sign of its state."""
    datasets = list(dict.fromkeys(row["dataset"] for row in rows if row["state"] != "不需报"))
    states = {(row["area"], row["dataset"]): row["state"] for row in rows}
    areas = list(dict.fromkeys(row["area"] for row in rows))
    lines = [
        {
            "label": area,
            "cells": [_cell(states.get((area, dataset), "不需报")) for dataset in datasets],
        }
        for area in areas
    ]
    legend = [
        {"sign": sign, "tone": tone, "text": state}
        for state, (tone, sign) in STATES.items()
        if sign
    ]
    heads = [label(dataset) for dataset in datasets]
    drawn = {"kind": "matrix", "heads": heads, "rows": lines, "legend": legend}
    words = pieces.table(
        ["单位", *heads], [[line["label"], *(c["text"] for c in line["cells"])] for line in lines]
    )
    return pieces.panel(
        "matrix", "main", f"{formats.month(rows[0]['month'])}各表各单位", drawn, words
    )


def _cell(state: str) -> Piece:
    tone, sign = STATES[state]
    return {"sign": sign, "tone": tone, "text": state}


def _late(view: View, chosen: Chosen, rows: list[Row]) -> Piece:
    """What has not come, by unit, with the months in a row that it was missed."""
    misses = records(view.ask("reporting/misses_by_area", **chosen.params))
    runs = {(row["area"], row["dataset"]): row["misses_in_a_row"] for row in misses}
    owed: dict[str, list[str]] = {}
    for row in rows:
        if row["state"] == "未报":
            run = runs.get((row["area"], row["dataset"]), 0)
            again = f"（连续{run}个月）" if run > 1 else ""
            owed.setdefault(row["area"], []).append(f"{label(row['dataset'])}{again}")
    listed = [(area, "、".join(names)) for area, names in owed.items()]
    return pieces.panel("late", "a", "逾期未报", pictures.lines(listed, "没有逾期未报的单位"))
