"""分行业情况: accidents and hazards of each sector."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pages.parts.briefing import dividing, texts
from pages.parts.briefing.texts import Ask, Row
from pages.parts.filters import Chosen

NOT_FILLED = "行业未填"


def section(ask: Ask, chosen: Chosen, on: date, held: Mapping[str, Row]) -> dict[str, Any]:
    """Sentences, two tables, and accidents by sector as bars."""
    told, tables, charts = [], [], []
    if "accidents" in held:
        rows = listed(ask, "accidents/count_by_sector", chosen.params)
        total = texts.records(ask("accidents/summary", **chosen.params))[0]
        told += accidents(rows)
        if rows:
            tables.append(dividing.accident_table("行业", total, rows))
            columns = {"本期": "accidents", "上年同期": "accidents_last_year"}
            charts.append(dividing.bars("分行业事故起数", rows, "起", columns))
    if "hazards" in held:
        params = chosen.params | {"on": on}
        rows = listed(ask, "rectification/rate_by_sector", params)
        total = texts.records(ask("rectification/summary", **params))[0]
        told += [words for words in [dividing.lowest_rates(rows, total["rate_pct"])] if words]
        if rows:
            tables.append(dividing.hazard_table("行业", total, rows))
            charts.append(dividing.bars("分行业整改率", rows, "%", {"整改率": "rate_pct"}))
    return dividing.section("sectors", "分行业情况", told, tables, charts)


def listed(ask: Ask, question: str, params: Mapping[str, Any]) -> list[tuple[str, Row]]:
    """Each sector with its figures."""
    rows = texts.records(ask(question, **params))
    return [(texts.named(row["sector"], NOT_FILLED), row) for row in rows]


def accidents(rows: list[tuple[str, Row]]) -> list[str]:
    """Which sectors had most, and where there were more or fewer than last year."""
    greatest = dividing.most(rows, "accidents")
    if not greatest:
        return ["各行业领域台账中没有事故。"] if rows else []
    told = "；".join(dividing.counts(name, row) for name, row in greatest)
    moved = dividing.moved(rows, "行业")
    return [f"事故起数居前的行业是{told}。", *([moved] if moved else [])]
