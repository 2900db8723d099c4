"""清零 of 检查整改: townships without an overdue hazard, and since when. Owns its wording only."""

import pandas as pd

from pages.parts import figures, formats, provenance, rows, tables, theme
from pages.parts.breakdowns import NOWHERE, foot
from pages.parts.cards import panel
from pages.parts.filters import Chosen
from pages.parts.provenance import Trace

SIGNS = {"清零": "✓ 清零", "有逾期": "✕ 有逾期", "无隐患": "○ 无隐患", "无台账": "无台账"}
"""State -> sign and word."""


def show(chosen: Chosen, params: dict) -> None:
    """One line a township; a click opens its overdue hazards."""
    narrowed = {"on": params["on"], "area": chosen.area}
    answer = rows.ask("rectification/clear_by_area", **narrowed)
    board = answer.frame()
    counts = board["state"].value_counts()
    theme.sentence(_words(counts, params["on"]))
    listed = board.assign(
        area=board["area"].fillna(NOWHERE),
        state=[SIGNS[state] for state in board["state"]],
        since=["" if formats.is_unknown(day) else formats.day(day) for day in board["since"]],
    )
    trace = Trace("hazards", narrowed | {"figure": "overdue"}, "逾期未整改")
    with panel("clear", "动态清零", "点一行看逾期的隐患", formula=figures.formula_of(answer.name)):
        names = ("state", "overdue", "longest_overdue", "open", "since", "days_clear", "found")
        grain, *shown = tables.columns(answer, "area", *names, bars=("days_clear",))
        tables.compare(
            "clear",
            listed,
            grain,
            shown,
            None,
            on_pick=lambda area: provenance.want(
                provenance.narrowed(trace, "area", None if area == NOWHERE else area)
            ),
        )
        sheet = tables.sheet_of(answer, board, f"动态清零_{formats.day(params['on'])}")
        foot("clear", "无数据：有逾期的没有清零起始日，清零的没有逾期天数", sheet)


def _words(counts: pd.Series, on: object) -> str:
    """'截至2026年10月31日，2个单位清零，14个单位有逾期隐患，1个单位没有台账。'"""
    parts = [
        f"{counts[state]}个单位{words}"
        for state, words in (
            ("清零", "没有逾期隐患"),
            ("有逾期", "有逾期隐患"),
            ("无隐患", "报告无隐患"),
            ("无台账", "没有台账，不算清零"),
        )
        if state in counts
    ]
    return f"截至{formats.day(on)}，{'，'.join(parts)}。"
