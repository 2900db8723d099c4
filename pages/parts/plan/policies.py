"""How the verdict differs under each base policy. Owns the table; sets nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pages.parts import breakdowns, formats, markup, rows, tables
from pages.parts.cards import panel
from pages.parts.plan import bases, wording

QUESTION = "plan/progress_by_policy"

HEADS = ("基期值", "来自", "实际值", "较基期", "应达到", "评定")

Row = Mapping[str, Any]


def overview(plan: str, on: date) -> None:
    """Every decline under every policy; a click on a line sets that base."""
    answer = rows.ask(QUESTION, plan=plan, on=on)
    frame = answer.frame()
    if frame.empty:
        return
    note = "“采用”是已确认的口径；点一行设定基期"
    with panel("policies", "换一种基期口径，评定会怎样", note, fills=False):
        listed = frame.to_dict("records")
        lines = []
        for place, row in enumerate(listed):
            is_first = place == 0 or listed[place - 1]["code"] != row["code"]
            told = [(named(row), None), *cells(row)]
            lines.append((row["name"] if is_first else "", told, False, str(place)))

        def picked(place: str) -> None:
            row = listed[int(place)]
            bases.want(plan, row["code"], row["name"], on, row["policy"])

        heads = [("基期口径", None), *((head, None) for head in HEADS)]
        tables.clickable("policies", markup.table("指标", heads, lines), picked)
        breakdowns.foot(
            "policies",
            "“台账”“填报”的基期值只供比较，确认后才用于评定",
            tables.sheet_of(answer, frame, "基期口径比较", formats.day(on)),
        )


def named(row: Row) -> str:
    """A policy, and whether it is the one in use."""
    return f"{row['policy']}{'（采用）' if row['is_chosen'] else ''}"


def cells(row: Row) -> list[tuple[str, None]]:
    """Base, where it is from, figure, change, path and verdict of one line."""
    unit, path = row["actual_unit"], row["path_value"]
    words = [
        wording.measured(row["base_value"], unit),
        wording.text(row["base_origin"]) or "—",
        wording.measured(row["actual"], unit),
        wording.moved(row["progress_pct"]),
        "—" if formats.is_unknown(path) else wording.measured(path, unit),
        wording.verdict(row["status"]),
    ]
    return [(one, None) for one in words]


def effect(plan: str, code: str, on: date, policy: str, value: float | None) -> None:
    """The verdict under each policy, this one with the value that is being typed."""
    asked = {"plan": plan, "indicator": code, "on": on, "policy": policy, "base_value": value}
    lines = [
        (named(row), cells(row), row["policy"] == policy, "")
        for row in rows.ask(QUESTION, **asked).frame().to_dict("records")
    ]
    html = markup.table("口径", [(head, None) for head in HEADS], lines)
    tables.clickable("base-effect", html, None)
