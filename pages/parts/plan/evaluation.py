"""The evaluation sheet as offices print it, on the page and as .xlsx, as of an evaluation's day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from pages.parts import breakdowns, filters, formats, markup, rows, tables, theme
from pages.parts.cards import panel
from pages.parts.exports.spreadsheet import Sheet
from pages.parts.plan import wording

Row = Mapping[str, Any]

NONE = "/"
"""Printed where there is no base or no figure to compare, as the sheets of offices do."""


def days(plan: Row, today: date) -> dict[str, date]:
    """Label -> day: the ends of the evaluation years that are over, latest first; without any, the
    end of the latest year that is over.
    """
    years = [int(year) for year in plan["evaluation_years"] or ()]
    over = sorted((year for year in years if date(year, 12, 31) <= today), reverse=True)
    if not over and date(int(plan["first_year"]), 12, 31) <= today:
        over = [min(today.year - 1, int(plan["last_year"]))]
    return {f"{year}年终": date(year, 12, 31) for year in over}


def show(plan: Row, today: date) -> None:
    """The sheet of the evaluation year that is chosen; before the first, when it is due."""
    offered = days(plan, today)
    years = "、".join(str(year) for year in plan["evaluation_years"] or ())
    with panel("evaluation", "规划实施情况评估表", f"评估年 {years}" if years else "", fills=False):
        if not offered:
            theme.source_line("第一个年度还没有过完，还不能评估。")
            return
        chosen = filters.switch("评估年", "evaluation", list(offered), next(iter(offered)))
        on = offered[chosen]
        heads, lines = sheet_of(
            rows.ask("plan/evaluation_by_year", plan=plan["code"], on=on).frame(), on.year
        )
        shown = [
            (
                f"{name}\n目标值：{target}",
                [(cell.removeprefix("年均"), None) for cell in (before, *rest)],
                False,
                "",
            )
            for _, name, before, target, *rest in lines
        ]
        html = markup.table(heads[1], [(head, None) for head in (heads[2], *heads[4:])], shown)
        tables.clickable("evaluation", html, None)
        note = "“/”：没有基期或没有数；年均变化是起始年以来各年平均与基期相比"
        title = f"{plan['name']}实施情况评估表_{on.year}年终"
        breakdowns.foot("evaluation", note, _workbook(title, heads, lines, on))


def sheet_of(frame: pd.DataFrame, last: int) -> tuple[list[str], list[list[str]]]:
    """Headings and lines: number, indicator, base, target, each year and its change, the mean."""
    years = [int(year) for year in dict.fromkeys(frame["year"]) if year <= last]
    before = frame["before"].iloc[0] if len(frame) else ""
    heads = [
        "序号",
        "指标内容",
        f"{before}实际值",
        "目标值",
        *(f"{year}年" for year in years),
        "年均变化",
    ]
    lines = []
    for number, code in enumerate(dict.fromkeys(frame["code"]), start=1):
        of_one = frame[frame["code"] == code]
        listed = of_one[of_one["year"] <= last].to_dict("records")
        first = listed[0]
        target = wording.goal(first).replace(" ", "") or wording.text(first["wording"]) or NONE
        years_in_words = [_year(row) for row in listed]
        mean = _mean(listed)
        lines.append([str(number), _named(first), _before(first), target, *years_in_words, mean])
    return heads, lines


def _is_long(unit: object) -> bool:
    """Whether a unit such as 人/十万人 stands once beside the name instead of in every cell."""
    return "/" in wording.text(unit)


def _named(row: Row) -> str:
    return f"{row['name']}（{row['actual_unit']}）" if _is_long(row["actual_unit"]) else row["name"]


def _before(row: Row) -> str:
    """'488人（年均97.6人）', else the base that was set, else '/'."""
    unit = row["actual_unit"]
    if _is_long(unit) and not formats.is_unknown(row["base_value"]):
        return f"{wording.figure(row['base_value'], unit)}（{row['base_policy']}）"
    if not formats.is_unknown(row["before_total"]):
        mean = wording.measured(row["before_mean"], unit)
        return f"{wording.measured(row['before_total'], unit)}（年均{mean}）"
    if not formats.is_unknown(row["base_value"]):
        return f"{wording.measured(row['base_value'], unit)}（{row['base_policy']}）"
    return NONE


def _year(row: Row) -> str:
    """'101人，上升3.5%'; without a base the figure alone, without a figure '/'."""
    if formats.is_unknown(row["actual"]):
        return "无灾害" if row["note"] == "本期无灾害事件" else NONE
    unit = row["actual_unit"]
    word = wording.figure if _is_long(unit) else wording.measured
    figure = word(row["actual"], unit)
    if formats.is_unknown(row["change_pct"]):
        return figure
    return f"{figure}，{wording.moved(row['change_pct'])}"


def _mean(listed: Sequence[Row]) -> str:
    return wording.moved(listed[-1]["mean_change_pct"], "年均") if listed else NONE


def _workbook(title: str, heads: Sequence[str], lines: Sequence[Sequence[str]], on: date) -> Sheet:
    return Sheet(
        title=title,
        columns=[(head, None) for head in heads],
        rows=lines,
        source="事故、灾情、森林火灾台账，基础数据，指标填报",
        cut_off=formats.day(on),
        is_demonstration=rows.is_demonstration(),
    )
