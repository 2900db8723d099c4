"""构成 of 事故趋势: three taxonomies of sectors, scopes, hours and weekdays, units.

Owns which breakdowns there are; computes none.
"""

from pages.parts import breakdowns, cards, charts, charts_over_time, figures, filters, rows, theme
from pages.parts.cards import panel, split
from pages.parts.drawing import named
from pages.parts.filters import Chosen
from pages.parts.provenance import Trace

TAXONOMIES = {
    "行业领域": "accidents/count_by_sector",
    "国民经济行业": "accidents/count_by_economy_sector",
    "台账原文": "accidents/count_by_raw_sector",
}
"""Taxonomy -> the question that counts by it."""

OFTEN = 2
"""So many accidents make a unit one to look at."""

MOST = 15
"""Units shown; the others are among the rows."""


def show(chosen: Chosen, params: dict) -> None:
    """What the accidents of the period are made of; every bar opens its rows."""
    trace = Trace("accidents", params, "事故")
    left, right = split(6, 6)
    with left, panel("taxonomy", "按行业", "起数与占比，竖线为去年同期"):
        taxonomy = filters.switch("行业分类", "taxonomy", list(TAXONOMIES), "行业领域")
        answer = rows.ask(TAXONOMIES[taxonomy], **params)
        theme.source_line(figures.formula_of(answer.name))
        breakdowns.composition(f"taxonomy-{taxonomy}", answer, "accidents", trace)
    with right:
        with panel("scopes", "按口径", "工矿商贸按行业对照", fills=False):
            scopes = rows.ask("accidents/count_by_scope", **params)
            breakdowns.composition("scopes", scopes, "accidents", trace)
        with panel("units", "按单位", f"{OFTEN} 起及以上的单位"):
            _units(params, trace)
    left, right = split(7, 5)
    hours = rows.ask("accidents/count_by_hour", **params)
    timed = hours.frame().dropna(subset=["hour"])
    untimed = int(hours.frame().loc[hours.frame()["hour"].isna(), "accidents"].sum())
    note = f"«bad|{untimed} 起只写日期，没有时刻»" if untimed else ""
    with left, panel("hours", "按钟点（时）", note, formula=figures.formula_of(hours.name)):
        names = [str(int(hour)) for hour in timed["hour"]]
        _bars("hours", names, timed, trace, "hour")
    with right, panel("weekdays", "按星期", figures.years_note(chosen)):
        days = rows.ask("accidents/count_by_weekday", **params).frame()
        _bars("weekdays", [day[-1] for day in days["weekday"]], days, trace, "weekday")


def _bars(key: str, names: list[str], frame, trace: Trace, column: str) -> None:
    before = frame["accidents_last_year"]
    chart = charts_over_time.columns(names, frame["accidents"], before, "起", theme.palette())
    values = names if column == "hour" else list(frame[column])
    cards.chart(key, chart, trace, column, values)


def _units(params: dict, trace: Trace) -> None:
    answer = rows.ask("accidents/count_by_unit", **params)
    units = answer.frame().dropna(subset=["unit"])
    often = units[units["accidents"] >= OFTEN].head(MOST)
    once = int((units["accidents"] == 1).sum())
    unnamed = int(answer.frame().loc[answer.frame()["unit"].isna(), "accidents"].sum())
    theme.source_line(f"发生 1 起的 {once} 家；没有填单位的 {unnamed} 起。")
    if often.empty:
        theme.source_line(f"没有发生 {OFTEN} 起及以上事故的单位。")
        return
    chart = charts.ranking(often, "unit", "accidents", "起", theme.palette())
    names = named(charts.ranked(often, "accidents")["unit"])
    cards.chart("units", chart, trace, "unit", names)
