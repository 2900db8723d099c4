"""规划指标: the targets of a plan word for word, their values by year, and the standards."""

import re
from datetime import date

from pages.parts import empty, filters, frame, indicators, provenance, rows, sentences, theme
from pages.parts.cards import panel


def page(plan: dict) -> None:
    """Sentence, a card per core indicator, every target by year, standards."""
    targets = rows.ask("plan/targets", plan=plan["code"]).frame()
    values = rows.ask("plan/values_by_year", plan=plan["code"])
    years = (int(plan["first_year"]), int(plan["last_year"]))
    theme.sentence(sentences.plan(plan, targets.to_dict("records")))
    theme.source_line(sentences.plan_source(plan))
    if targets.empty:
        empty.state("indicators")
        return
    theme.panel_title("核心指标", "«accent|实际»　虚线：目标，或按目标推算的应达到值")
    indicators.core(targets, values.frame(), years)
    with panel("targets", "全部指标与历年数值", "原文在指标名称下；点一行看来源"):
        indicators.table(targets, values, years, f"{plan['name']}_历年数值")


def standards(plan: str | None) -> None:
    """What has to be built under a plan, and whatever the plan."""
    answer = rows.ask("standards/list", plan=plan)
    if answer.rows:
        with panel("standards", "建设标准", f"{len(answer.rows)} 条"):
            indicators.standards(answer)


def usual(plans: dict[str, dict], today: date) -> str:
    """The latest plan of which a whole year is over; before that, the first."""
    begun = [code for code, plan in plans.items() if plan["first_year"] < today.year]
    return begun[-1] if begun else next(iter(plans))


def title(plan: dict | None) -> str:
    """'十五五指标', by the plan's name; 规划指标 where the name does not say which."""
    period = re.search("十[一二三四五六七八九]五", plan["name"] if plan else "")
    return f"{period.group() if period else '规划'}指标"


plans = {row["code"]: row for row in rows.ask("plan/plans").frame().to_dict("records")}
default = usual(plans, date.today()) if plans else ""
shown = plans.get(filters.value_of("plan", list(plans), default))
with frame.heading(title(shown)):
    chosen = None
    if plans:
        names = {code: plan["name"] for code, plan in plans.items()}
        chosen = filters.choice("规划", "plan", list(plans), default, names.__getitem__, width=320)
if chosen:
    page(plans[chosen])
else:
    empty.state("plans", "indicators")
standards(chosen)
provenance.drawer()
