"""存在的问题: what the figures show by rule; causes and cases are left to the author.

Each rule gives one sentence or none. A rule says only what its question answered.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from data.contract import contract
from pages.parts import breakdowns, formats, sentences
from pages.parts.briefing import dividing, texts
from pages.parts.briefing.texts import Ask, Row
from pages.parts.filters import Chosen

NUMERALS = "一二三四五六七八九十"

BLANK = "【请补充：原因分析、典型案例、其他问题】"

RESOURCES = ("teams", "warehouses", "shelters", "staff")


def section(ask: Ask, chosen: Chosen, on: date, held: Mapping[str, Row]) -> dict[str, Any]:
    """The sentences, numbered; without any a sentence that says so."""
    told: list[str] = []
    if "accidents" in held:
        told += accidents(ask, chosen)
    if "hazards" in held:
        told += hazards(ask, chosen, on)
    told += plans(ask, on)
    if any(name in held for name in RESOURCES):
        told += standards(ask, chosen, on)
    told += reports(ask, chosen)
    numbered = [
        f"（{NUMERALS[place]}）{words}" for place, words in enumerate(told[: len(NUMERALS)])
    ]
    none = "按现有数据，没有事故明显偏多、隐患逾期、指标滞后或上报缺漏的情况。"
    return {
        "key": "problems",
        "title": "存在的问题",
        "headline": told[0] if told else none,
        "sentences": numbered or [none],
        "tables": [],
        "charts": [],
        "blanks": [BLANK],
    }


def accidents(ask: Ask, chosen: Chosen) -> list[str]:
    """What is unusual, and 较大 accidents and above."""
    first = next(iter(texts.records(ask("accidents/unusual", **chosen.params))), None)
    total = texts.records(ask("accidents/summary", **chosen.params))[0]
    told = [sentences.unusual(first, chosen.first, chosen.last)]
    if total["major_accidents"]:
        count = formats.measured(total["major_accidents"], "起")
        told.append(f"发生较大及以上事故{count}。")
    return [words for words in told if words]


def hazards(ask: Ask, chosen: Chosen, on: date) -> list[str]:
    """Overdue hazards and where they are, major ones not rectified, and what has long been open."""
    params = chosen.params | {"on": on}
    total = texts.records(ask("rectification/summary", **params))[0]
    told = []
    if total["overdue"]:
        told.append(f"{overdue(total)}{where_overdue(ask, chosen, on)}。")
    if total["major_found"] and total["major_rectified"] < total["major_found"]:
        listed = (
            f"，挂牌督办未销号{formats.measured(total['listed_open'], '条')}"
            if total["listed_open"]
            else ""
        )
        told.append(
            f"重大隐患{formats.measured(total['major_found'], '条')}，"
            f"已整改{formats.measured(total['major_rectified'], '条')}，"
            f"整改率{formats.measured(total['major_rate_pct'], '%')}{listed}。"
        )
    ages = texts.records(ask("rectification/open_by_age", on=on, area=chosen.area))
    oldest = ages[-1] if ages else None
    if oldest and oldest["open"]:
        days = oldest["age"].removesuffix("+")
        told.append(
            f"截至{formats.day(on)}，排查后{days}天以上仍未整改的隐患"
            f"{formats.measured(oldest['open'], '条')}（含往年排查的）。"
        )
    return told


def overdue(total: Row) -> str:
    """'逾期未整改隐患26条，占到期隐患的4.55%，其中重大1条'."""
    words = f"逾期未整改隐患{formats.measured(total['overdue'], '条')}"
    if not formats.is_unknown(total["overdue_rate_pct"]):
        words += f"，占到期隐患的{formats.measured(total['overdue_rate_pct'], '%')}"
    if total["major_overdue"]:
        words += f"，其中重大{formats.measured(total['major_overdue'], '条')}"
    return words


def where_overdue(ask: Ask, chosen: Chosen, on: date) -> str:
    """'，较多的是芦荻乡5条、松涧乡4条'; nothing for a single area."""
    if chosen.area:
        return ""
    rows = texts.records(ask("rectification/rate_by_area", **chosen.params, on=on))
    pairs = [(texts.named(row["area"], breakdowns.NOWHERE), row) for row in rows]
    most = dividing.most(pairs, "overdue")
    told = [f"{name}{formats.measured(row['overdue'], '条')}" for name, row in most]
    return f"，较多的是{'、'.join(told)}" if told else ""


def plans(ask: Ask, on: date) -> list[str]:
    """Indicators behind or missed, of every plan that is under way or has just ended."""
    listed = texts.records(ask("plan/progress", on=on))
    told = [
        behind(plan["name"], status, [row for row in listed if row["plan"] == plan["code"]])
        for plan in texts.records(ask("plan/plans"))
        if not plan["is_reference"] and plan["first_year"] <= on.year <= plan["last_year"] + 1
        for status in sentences.URGENT
    ]
    return [words for words in told if words]


def behind(plan: str, status: str, listed: Sequence[Row]) -> str:
    """'某规划2项指标未达标：…、…。'; nothing where there is none."""
    names = [row["name"] for row in listed if row["status"] == status]
    if not names:
        return ""
    return f"{plan}{len(names)}项指标{status}：{'、'.join(names)}。"


def standards(ask: Ask, chosen: Chosen, on: date) -> list[str]:
    """The standards that most units do not meet."""
    listed = texts.records(ask("resources/standards_met", on=on, area=chosen.area))
    unmet = [(title(row), row) for row in listed if formats.is_unknown(row["checklist"])]
    most = dividing.most(unmet, "unmet")
    told = [f"{name}{formats.measured(row['unmet'], '个单位')}" for name, row in most]
    return [f"对照建设标准，未达标较多的是{'、'.join(told)}。"] if told else []


def title(row: Row) -> str:
    """'乡级综合应急救援队伍人数'."""
    measure = "" if row["measure"] in ("有无", "数量") else row["measure"] or ""
    return f"{row['level'] or ''}{row['object']}{measure}"


def reports(ask: Ask, chosen: Chosen) -> list[str]:
    """'逾期未报：云岭镇（事故统计月报、演练培训宣传及预案）、青溪镇（…）。'"""
    owing: dict[str, list[str]] = {}
    for row in texts.records(ask("reporting/misses_by_area", **chosen.params)):
        if row["missing"]:
            owing.setdefault(row["area"], []).append(contract(row["dataset"]).label)
    told = [f"{area}（{'、'.join(labels)}）" for area, labels in owing.items()]
    return [f"有报表逾期未报：{'、'.join(told)}。"] if told else []
