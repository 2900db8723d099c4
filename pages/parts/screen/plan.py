"""The plan on the wall: every indicator with target, figure, path and verdict.

Owns what stands there; words and verdicts are those of 规划指标.
"""

import re
from datetime import date

from pages.parts import formats, sentences
from pages.parts.cards import Figure
from pages.parts.plan import wording
from pages.parts.screen import pictures, pieces
from pages.parts.screen.pieces import Piece
from pages.parts.screen.view import Row, View, records

KEY = "plan"
HEADS = ("指标", "属性", "目标", "应达到", "实际", "评定")


def scene(view: View) -> Piece:
    """A figure for each verdict, and the table of indicators."""
    plan = current(view)
    if plan is None:
        return pieces.empty(KEY, "规划", view, "plans", "indicators")
    on = day(plan, view.today)
    listed = records(view.ask("plan/progress", plan=plan["code"], on=on))
    if not listed:
        return pieces.empty(KEY, title(plan), view, "indicators")
    return pieces.scene(
        KEY,
        title(plan),
        view,
        sentences.plan(plan, listed, on),
        _figures(view, plan, on),
        [_indicators(view, plan, listed, on)],
        "台账、指标填报；评定按规划基期与目标",
        on,
    )


def current(view: View) -> Row | None:
    """The latest plan of which a whole year is over; before that, the first; None without one."""
    plans = [row for row in records(view.ask("plan/plans")) if not row["is_reference"]]
    begun = [row for row in plans if row["first_year"] < view.today.year]
    return begun[-1] if begun else next(iter(plans), None)


def title(plan: Row) -> str:
    """'十四五', by the plan's name; 规划 where the name does not say which."""
    period = re.search("十[一二三四五六七八九]五", plan["name"])
    return period.group() if period else "规划"


def day(plan: Row, today: date) -> date:
    """Today, at most the plan's last day."""
    return min(today, date(int(plan["last_year"]), 12, 31))


def headline(view: View) -> list[Piece]:
    """How many indicators need somebody, for 总览; nothing without a plan."""
    plan = current(view)
    if plan is None:
        return []
    counted = records(view.ask("plan/count_by_status", plan=plan["code"], on=day(plan, view.today)))
    urgent = [row for row in counted if row["status"] in sentences.URGENT]
    if not counted:
        return []
    worst = urgent[0] if urgent else {"status": sentences.URGENT[0], "indicators": 0}
    others = "、".join(
        f"{row['status']} {row['indicators']} 项"
        for row in counted
        if row["status"] != worst["status"]
    )
    name = f"{title(plan)}{worst['status']}"
    return [pieces.figure(Figure("plan", name, worst["indicators"], "项", [others]))]


def _figures(view: View, plan: Row, on: date) -> list[Piece]:
    """How many indicators there are, and of each verdict, with how many of them 约束性."""
    counted = records(view.ask("plan/count_by_status", plan=plan["code"], on=on))
    years = f"{plan['first_year']}–{plan['last_year']}年"
    every = Figure("indicators", "规划指标", plan["indicators"], "项", [years])
    return [pieces.figure(every)] + [
        pieces.figure(
            Figure(
                row["status"],
                wording.verdict(row["status"]),
                row["indicators"],
                "项",
                [f"其中约束性 {row['binding']} 项"],
            )
        )
        | {"tone": wording.TONES.get(row["status"], "plain")}
        for row in counted
    ]


def _indicators(view: View, plan: Row, listed: list[Row], on: date) -> Piece:
    years: dict[str, list[Row]] = {}
    for row in records(view.ask("plan/values_by_year", plan=plan["code"], on=on)):
        years.setdefault(row["code"], []).append(row)
    lines = [_line(row, years.get(row["code"], [])) for row in listed]
    heads = [*HEADS[:-1], f"{plan['first_year']}–{plan['last_year']}年", HEADS[-1]]
    drawn = {"kind": "table", "heads": heads, "rows": lines}
    words = pieces.table(
        HEADS, [[cell["text"] for cell in line if "years" not in cell] for line in lines]
    )
    note = "柱为历年实际，虚线为应达到值"
    return pieces.panel("indicators", "whole", "指标进展", drawn, words, note)


def _line(row: Row, years: list[Row]) -> list[Piece]:
    """Cells of one indicator."""
    shown, unit = wording.face(row)
    tags = [words for words, _ in wording.tags(row) if words == "基数较小"]
    return [
        {"text": row["name"], "small": "、".join(tags)},
        {"text": wording.text(row["attribute"]) or "其他", "tone": "mute"},
        {"text": wording.goal(row) or "没有数值"},
        {"text": wording.bound(row).removeprefix("第一年年底").removeprefix("应达到 ") or "—"},
        {"text": shown, "unit": unit, "tone": "mute" if shown == formats.UNKNOWN else "strong"},
        {
            "text": "",
            "years": [
                {
                    "year": int(one["year"]),
                    "actual": pictures.number(one["actual"]),
                    "path": pictures.number(one["path_value"]),
                }
                for one in years
            ],
        },
        {"text": wording.verdict(row["status"]), "tone": wording.TONES.get(row["status"], "mute")},
    ]
