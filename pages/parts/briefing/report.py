"""The model of a briefing: what it says, its tables and its charts, from questions only.

A report is {title, period, area, on, made_on, data_version, sources, notes, sections}; a section
{key, title, headline, sentences, tables, charts, blanks}. Everything is plain JSON, so that a
report can be kept. blanks are what is left to the author, in 【】.
"""

from datetime import date
from typing import Any

from data.contract import contract
from pages.parts import formats, frame, gaps
from pages.parts.briefing import by_area, by_sector, overall, problems, texts
from pages.parts.briefing.texts import Ask
from pages.parts.filters import Chosen

MONTHLY = ("accidents", "hazards", "inspections")
"""Datasets that the briefing counts, each with the months of the period."""

NEXT = {
    "key": "next",
    "title": "下一步工作",
    "headline": "下一步工作",
    "sentences": [],
    "tables": [],
    "charts": [],
    "blanks": [
        "（一）【针对上述问题的整改措施、责任单位、完成时限】",
        "（二）【下月重点工作：重点行业、重点乡镇、重点时段】",
        "（三）【需要县委、县政府协调解决的事项】",
    ],
}
"""What only the author can write."""


def report(ask: Ask, today: date, chosen: Chosen) -> dict[str, Any]:
    """The briefing of a period and of the county, or of one area."""
    held = {row["dataset"]: row for row in texts.records(ask("overview/latest_months"))}
    counted = [name for name in MONTHLY if name in held]
    on = frame.cut_off(chosen, today=today)
    given = {"ask": ask, "chosen": chosen, "on": on, "held": held}
    sections = [overall.section(**given), by_sector.section(**given)]
    if chosen.area is None:
        sections.append(by_area.section(**given))
    sections += [problems.section(**given), NEXT]
    return {
        "title": title(ask, chosen),
        "period": chosen.words,
        "first": chosen.first,
        "last": chosen.last,
        "area": chosen.area,
        "on": on.isoformat(),
        "made_on": today.isoformat(),
        "data_version": ask("overview/latest_months").data_version,
        "sources": [contract(name).label for name in counted],
        "notes": notes(ask, chosen, counted),
        "sections": [one for one in sections if one["sentences"] or one["blanks"]],
    }


def title(ask: Ask, chosen: Chosen) -> str:
    """'安澜县2026年1–10月安全生产和应急管理情况通报'."""
    county = [row["area"] for row in texts.records(ask("overview/areas")) if row["level"] == "县"]
    where = chosen.area or (county[0] if county else chosen.where)
    return f"{where}{chosen.words}安全生产和应急管理情况通报"


def notes(ask: Ask, chosen: Chosen, counted: list[str]) -> list[str]:
    """What a reader must know of the figures: how they are counted, and who has not reported."""
    told = ["各数从台账逐条统计，同比比较上年相同月份；台账与月报分开统计，不相加减。"]
    lacking = [
        f"《{contract(dataset).label}》缺{words}"
        for dataset in counted
        if (words := lacks(ask, chosen, dataset))
    ]
    if lacking:
        told.append(f"未报齐：{'；'.join(lacking)}。没有上报不等于没有发生，以上各数不含这些月份。")
    elif counted:
        told.append("本期应报的月份各单位均已报齐。")
    return told


def lacks(ask: Ask, chosen: Chosen, dataset: str) -> str:
    """'石栏镇（2026年10月）、云岭镇（2026年9–10月）'; empty where everybody has reported."""
    months: dict[str, list[str]] = {}
    for row in texts.records(ask("reporting/status_by_area", dataset=dataset, **chosen.params)):
        if row["state"] in (gaps.OVERDUE, gaps.WAITING):
            months.setdefault(row["area"], []).append(row["month"])
    return "、".join(
        f"{area}（{'、'.join(formats.period(*span) for span in gaps.runs(of_area))}）"
        for area, of_area in months.items()
    )
