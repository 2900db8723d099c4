"""总体情况: what happened, against last year, and what was found, rectified and checked."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pages.parts import formats, sentences
from pages.parts.briefing import texts
from pages.parts.briefing.texts import Ask, Row
from pages.parts.filters import Chosen

ACCIDENTS = ("accidents", "deaths", "serious_injuries", "loss_wan_yuan", "major_accidents")
CHECKS = ("visits", "hazards_found", "cases_filed", "fines_wan_yuan")
HEADS = ("指标", "单位", "当月", "累计", "上年同期", "增减", "同比（%）")


def section(ask: Ask, chosen: Chosen, on: date, held: Mapping[str, Row]) -> dict[str, Any]:
    """Sentences on accidents, hazards and checks; the main figures; accidents by month."""
    told: list[str] = []
    lines: list[list[str]] = []
    charts = []
    if "accidents" in held:
        said, rows, chart = accidents(ask, chosen, on)
        told, lines, charts = told + said, lines + rows, [chart]
    if "hazards" in held:
        total = texts.records(ask("rectification/summary", **chosen.params, on=on))[0]
        told.append(sentences.rectification(total, "" if told else f"{chosen.words}，", on))
    if "inspections" in held:
        said, rows = checks(ask, chosen)
        told, lines = told + said, lines + rows
    headline = told[0] if told else ""
    note = f"当月为{formats.month(chosen.last)}，累计为{chosen.words}。"
    return {
        "key": "overall",
        "title": "总体情况",
        "headline": headline,
        "sentences": told,
        "tables": [texts.table("主要指标", HEADS, lines, note, headline)] if lines else [],
        "charts": charts,
        "blanks": [],
    }


def accidents(
    ask: Ask, chosen: Chosen, on: date
) -> tuple[list[str], list[list[str]], dict[str, Any]]:
    """Sentences, lines of the table, and the chart of accidents by month."""
    answer = ask("accidents/summary", **chosen.params)
    month = ask("accidents/summary", **chosen.params | {"from": chosen.last})
    total, latest = texts.records(answer)[0], texts.records(month)[0]
    told = [sentences.accidents(total, chosen.first, chosen.last, chosen.where)]
    told += harm(total, answer.missing)
    if chosen.first != chosen.last:
        told.append(f"其中，{sentences.accidents(latest, chosen.last, chosen.last, chosen.where)}")
    told += since_serious(ask, chosen, on)
    labels = {column.name: (column.label, column.unit) for column in answer.columns}
    lines = [line(*labels[name], name, total, latest) for name in ACCIDENTS]
    return told, lines, by_month(ask, chosen)


def harm(total: Row, missing: Mapping[str, int]) -> list[str]:
    """'事故造成重伤10人，直接经济损失624.90万元（3项未填，未计入）。'"""
    if not total["accidents"]:
        return []
    parts = []
    for name, label, unit in (
        ("serious_injuries", "重伤", "人"),
        ("loss_wan_yuan", "直接经济损失", "万元"),
    ):
        if formats.is_unknown(total[name]):
            parts.append(f"{label}未填")
            continue
        blank = f"（{missing[name]}项未填，未计入）" if missing.get(name) else ""
        parts.append(f"{label}{formats.measured(total[name], unit)}{blank}")
    return [f"事故造成{'，'.join(parts)}。"]


def since_serious(ask: Ask, chosen: Chosen, on: date) -> list[str]:
    """'上一起较大及以上事故发生在2020年8月19日，至……已2264天。'; nothing without one."""
    listed = texts.records(ask("accidents/last_serious", on=on, area=chosen.area))
    last = next((row for row in listed if row["kind"] == "较大及以上事故"), None)
    if last is None or formats.is_unknown(last["occurred_at"]):
        return []
    days = formats.measured(last["days_since"], "天")
    unsure = last["undetermined_since"]
    doubt = f"，其后有{unsure}起要素未填齐、等级未定" if unsure else ""
    return [
        f"上一起较大及以上事故发生在{formats.day(last['occurred_at'])}，"
        f"至{formats.day(on)}已{days}{doubt}。"
    ]


def line(label: str, unit: str | None, name: str, total: Row, latest: Row) -> list[str]:
    """One figure of the table: month, period, last year, difference."""
    now, before = total[name], total[f"{name}_last_year"]
    return [
        label,
        unit or "",
        texts.number(latest[name], unit),
        texts.number(now, unit),
        texts.number(before, unit),
        texts.signed(now, before, unit),
        texts.relative(now, before),
    ]


def by_month(ask: Ask, chosen: Chosen) -> dict[str, Any]:
    """Accidents by month, this year and last."""
    rows = texts.records(ask("accidents/count_by_month", **chosen.params))
    series = {"本期": [row["accidents"] for row in rows]}
    before = [row["accidents_last_year"] for row in rows]
    is_long = formats.count_months(chosen.first, chosen.last) > formats.YEAR
    if not is_long and not all(map(formats.is_unknown, before)):
        series["上年同期"] = before
    months = [
        label.replace("<br>", " ") for label in formats.short_months([row["month"] for row in rows])
    ]
    return texts.chart("逐月事故起数", "column", "起", months, series)


def checks(ask: Ask, chosen: Chosen) -> tuple[list[str], list[list[str]]]:
    """The sentence and the table's lines of enforcement; what is not known is not said."""
    answer = ask("inspections/summary", **chosen.params)
    month = ask("inspections/summary", **chosen.params | {"from": chosen.last})
    total, latest = texts.records(answer)[0], texts.records(month)[0]
    labels = {column.name: (column.label, column.unit) for column in answer.columns}
    lines = [line(*labels[name], name, total, latest) for name in CHECKS]
    if formats.is_unknown(total["visits"]):
        return [], lines
    said = [f"{chosen.words}执法检查{formats.measured(total['visits'], '家次')}"]
    for name, words, unit in (
        ("hazards_found", "发现隐患", "条"),
        ("cases_filed", "立案", "起"),
        ("fines_wan_yuan", "罚款", "万元"),
    ):
        if not formats.is_unknown(total[name]):
            said.append(f"{words}{formats.measured(total[name], unit)}")
    return [f"{'，'.join(said)}。"], lines
