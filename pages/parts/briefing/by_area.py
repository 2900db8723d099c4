"""分地区情况: accidents and hazards of each township, in official order."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pages.parts import breakdowns, gaps
from pages.parts.briefing import dividing, texts
from pages.parts.briefing.texts import Ask, Row
from pages.parts.filters import Chosen


def section(ask: Ask, chosen: Chosen, on: date, held: Mapping[str, Row]) -> dict[str, Any]:
    """Sentences, two tables with 合计 first, and the rates as bars."""
    told, tables, charts = [], [], []
    if "accidents" in held:
        rows = listed(ask, "accidents/count_by_area", chosen.params)
        total = texts.records(ask("accidents/summary", **chosen.params))[0]
        told += accidents(rows, incomplete(ask, chosen))
        tables.append(dividing.accident_table("乡镇", total, rows))
        columns = {"本期": "accidents", "上年同期": "accidents_last_year"}
        charts.append(dividing.bars("分乡镇事故起数", rows, "起", columns))
    if "hazards" in held:
        params = chosen.params | {"on": on}
        rows = listed(ask, "rectification/rate_by_area", params)
        total = texts.records(ask("rectification/summary", **params))[0]
        told += [words for words in [dividing.lowest_rates(rows, total["rate_pct"])] if words]
        tables.append(dividing.hazard_table("乡镇", total, rows))
        charts.append(dividing.bars("分乡镇整改率", rows, "%", {"整改率": "rate_pct"}))
    return dividing.section("areas", "分地区情况", told, tables, charts)


def listed(ask: Ask, question: str, params: Mapping[str, Any]) -> list[tuple[str, Row]]:
    """Each area with its figures, in official order."""
    rows = texts.records(ask(question, **params))
    return [(texts.named(row["area"], breakdowns.NOWHERE), row) for row in rows]


def incomplete(ask: Ask, chosen: Chosen) -> set[str]:
    """Areas whose ledger of accidents lacks a month of the period."""
    status = texts.records(ask("reporting/status_by_area", dataset="accidents", **chosen.params))
    return {row["area"] for row in status if row["state"] in (gaps.OVERDUE, gaps.WAITING)}


def accidents(rows: list[tuple[str, Row]], lacking: set[str]) -> list[str]:
    """Which areas had most, more or fewer than last year, and which had none and have reported."""
    greatest = dividing.most(rows, "accidents")
    told = "；".join(dividing.counts(name, row) for name, row in greatest)
    said = [f"事故起数居前的乡镇是{told}。"] if told else []
    moved = dividing.moved(rows, "乡镇")
    none = [name for name, row in rows if row["accidents"] == 0]
    clear = [name for name in none if name not in lacking]
    if clear:
        said.append(f"没有发生事故的有{'、'.join(clear)}。")
    if unsure := [name for name in none if name in lacking]:
        said.append(f"{'、'.join(unsure)}未报齐，不作为没有发生。")
    return [*said[:1], *([moved] if moved else []), *said[1:]] if told else said
