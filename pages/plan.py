"""规划指标: how far a plan's indicators are, by which base; the evaluation sheet; the standards."""

import re
from datetime import date

from pages.parts import empty, filters, formats, frame, provenance, rows, sentences, theme
from pages.parts.cards import panel
from pages.parts.plan import (
    core,
    evaluation,
    listing,
    policies,
    setting,
    sources,
    standards,
    wording,
)


def page(plan: dict, on: date) -> None:
    """Sentence, a card per core indicator, every target by year, policies, evaluation sheet."""
    progress = rows.ask("plan/progress", plan=plan["code"], on=on)
    listed = progress.frame().to_dict("records")
    values = rows.ask("plan/values_by_year", plan=plan["code"], on=on).frame()
    theme.sentence(sentences.plan(plan, listed, on))
    theme.source_line(f"截至{formats.day(on)} · {sentences.plan_source(plan)}")
    if not listed:
        empty.state("indicators")
        return
    compared = national(plan, listed)
    theme.panel_title("核心指标", "«accent|实际»　虚线：应达到值；约束性在前，色标总有文字")
    core.cards(listed, values, compared, on)
    with panel("targets", "全部指标与历年数值", "原文在指标名称下；点一行看来源"):
        listing.table(progress, values, compared, f"{plan['name']}_指标进展", on)
    policies.overview(plan["code"], on)
    evaluation.show(plan, date.today())


def national(plan: dict, listed: list[dict]) -> dict[str, str]:
    """Code -> the target that a plan kept for comparison has for the same indicator and years."""
    beside = {}
    for other in references:
        if other["first_year"] != plan["first_year"]:
            continue
        for row in rows.ask("plan/targets", plan=other["code"]).frame().to_dict("records"):
            for name in filter(None, (row["name"], row["question"])):
                beside.setdefault(name, wording.goal(row))
    found = {row["code"]: beside.get(row["question"]) or beside.get(row["name"]) for row in listed}
    return {code: goal for code, goal in found.items() if goal}


def usual(plans: dict[str, dict], today: date) -> str:
    """The latest plan of which a whole year is over; before that, the first."""
    begun = [code for code, plan in plans.items() if plan["first_year"] < today.year]
    return begun[-1] if begun else next(iter(plans))


def days(plan: dict, today: date) -> dict[str, date]:
    """Words -> day that the plan can be seen at: today, and the ends of its years so far."""
    last = min(today, date(int(plan["last_year"]), 12, 31))
    offered = {"截至今天" if last == today else "规划期末": last}
    evaluated = {int(year) for year in plan["evaluation_years"] or ()}
    for year in range(last.year, int(plan["first_year"]) - 1, -1):
        if date(year, 12, 31) < last:
            offered[f"{year}年底{'（评估年）' if year in evaluated else ''}"] = date(year, 12, 31)
    return offered


def title(plan: dict | None) -> str:
    """'十五五指标', by the plan's name; 规划指标 where the name does not say which."""
    period = re.search("十[一二三四五六七八九]五", plan["name"] if plan else "")
    return f"{period.group() if period else '规划'}指标"


every = rows.ask("plan/plans").frame().to_dict("records")
references = [row for row in every if row["is_reference"]]
plans = {row["code"]: row for row in every if not row["is_reference"]}
default = usual(plans, date.today()) if plans else ""
shown = plans.get(filters.value_of("plan", list(plans), default))
with frame.heading(title(shown)):
    chosen, offered = None, {}
    if plans:
        names = {code: plan["name"] for code, plan in plans.items()}
        chosen = filters.choice("规划", "plan", list(plans), default, names.__getitem__, width=320)
        offered = days(plans[chosen], date.today())
        day = filters.choice("截至", "at", list(offered), next(iter(offered)))
if chosen:
    page(plans[chosen], offered[day])
else:
    empty.state("plans", "indicators")
standards.show(chosen)
if not (setting.dialog() or standards.dialog() or sources.drawer()):
    provenance.drawer()
