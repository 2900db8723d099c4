"""Which figures the cards of a topic show, and what stands under each.

Takes answers apart; computes no new figure.
"""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

import queries
from pages.parts import formats, gaps, provenance, rows
from pages.parts.cards import Figure
from pages.parts.filters import Chosen
from pages.parts.provenance import Trace
from queries import Answer


def compared(summary: Answer, name: str, months: pd.DataFrame | None, trace: Trace) -> Figure:
    """A counted figure with its 同比, its months as a spark line, and tags for a small base or
    blank cells.
    """
    known = {column.name: column for column in summary.columns}
    values, unit = rows.single(summary), known[name].unit
    before = values[f"{name}_last_year"]
    change = formats.change(values[name], before, unit)
    last_year = "" if formats.is_unknown(before) else f"上年同期 {formats.measured(before, unit)}"
    return Figure(
        name,
        known[name].label,
        values[name],
        unit,
        [line for line in (change.text, last_year) if line],
        tags(summary, name, change.is_small_base),
        trend=[] if months is None else list(months[name]),
        trace=_behind(trace, known[name].label, values[name], unit),
        formula=formula_of(summary.name, known[name].label),
    )


def formula_of(question: str, label: str = "") -> str:
    """How a figure is made: the clauses of its question's formula that name it, else all."""
    clauses = queries.header(question).formula.split("；")
    named = [clause for clause in clauses if label and clause.startswith(f"{label} =")]
    return "；".join(named or clauses)


def tags(summary: Answer, name: str, is_small_base: bool = False) -> list[str]:
    """What a reader must know before trusting a figure: small base, blank or marked cells."""
    told = ["基数较小"] if is_small_base else []
    if unfilled := summary.missing.get(name):
        told.append(f"{unfilled}项未填")
    marked = summary.marked.get(name, {})
    return told + [
        f"{count}项{provenance.MARKS.get(state, state)}" for state, count in marked.items()
    ]


def share(
    key: str,
    label: str,
    rate: float | None,
    part: tuple[str, float | None],
    whole: tuple[str, float | None],
    trace: Trace,
) -> Figure:
    """A percentage with the counts it is made of: '已整改 345 条 ÷ 排查 641 条'."""
    made_of = f"{part[0]} {formats.figure(part[1])} ÷ {whole[0]} {formats.figure(whole[1])}"
    counts = f"{made_of} 条"
    small = not formats.is_unknown(whole[1]) and 0 < whole[1] < formats.SMALL_BASE
    none = whole[0] if whole[0].endswith("隐患") else f"{whole[0]}的隐患"
    line = counts if not formats.is_unknown(rate) else f"没有{none}，不计算"
    tags = ["基数较小"] if small else []
    told = "" if formats.is_unknown(rate) else f"{label} {formats.figure(rate, '%')} % = {made_of}"
    behind = replace(trace, title=f"{label}（{whole[0]}）", told=told)
    return Figure(key, label, rate, "%", [line], tags, trace=behind)


def plain(
    key: str, label: str, value: float | None, line: str, trace: Trace, unit: str = "条"
) -> Figure:
    """A count with one line under it."""
    return Figure(key, label, value, unit, [line], trace=_behind(trace, label, value, unit))


def _behind(trace: Trace, label: str, value: float | None, unit: str) -> Trace:
    """The rows of a figure under its name and number."""
    return replace(trace, title=label, told=f"{label} {formats.figure(value, unit)} {unit}")


def _of(trace: Trace, figure: str) -> Trace:
    """Narrowed to the rows that one figure of the hazard ledger counts."""
    return replace(trace, params=trace.params | {"figure": figure})


def of_rectification(total: dict, trace: Trace) -> Sequence[Figure]:
    """Six cards of the hazard ledger."""
    found, due = ("排查", total["found"]), ("到期", total["due"])
    major = ("重大隐患", total["major_found"])
    on_time, rectified = ("按期", total["on_time"]), ("已整改", total["rectified"])
    major_done = ("已整改", total["major_rectified"])
    major_words = f"其中重大 {formats.figure(total['major_found'])} 条"
    behind_due, behind_major = _of(trace, "due"), _of(trace, "major_found")
    rate = share("rate", "整改率", total["rate_pct"], rectified, found, trace)
    if undated := total["undated"]:
        note = f"{undated} 条写已整改而无日期，未计"
        rate = replace(rate, lines=[*rate.lines, note])
    cards = [
        plain("found", "排查隐患", total["found"], major_words, trace),
        rate,
        share("on-time", "按期整改率", total["on_time_rate_pct"], on_time, due, behind_due),
        plain(
            "overdue", "逾期未整改", total["overdue"], _overdue_words(total), _of(trace, "overdue")
        ),
        share("major", "重大隐患整改率", total["major_rate_pct"], major_done, major, behind_major),
        plain(
            "listed",
            "挂牌未销号",
            total["listed_open"],
            "挂牌督办，尚未销号",
            _of(trace, "listed_open"),
        ),
    ]
    question = "rectification/summary"
    return [replace(card, formula=formula_of(question, card.label)) for card in cards]


def _overdue_words(total: dict) -> str:
    if formats.is_unknown(total["overdue_rate_pct"]):
        return "没有到期的隐患"
    rate = formats.figure(total["overdue_rate_pct"], "%")
    return f"逾期率 {rate}%，到期 {formats.figure(total['due'])} 条"


def since_serious(answer: Answer, trace: Trace) -> Figure:
    """Days since the last accident of 较大 and above, with the last fatal one below; unknown where
    there has been none.
    """
    last = {row["kind"]: row for row in answer.frame().to_dict("records")}
    found, fatal = last["较大及以上事故"], last["亡人事故"]
    below = [] if formats.is_unknown(fatal["days_since"]) else [_last_fatal(fatal)]
    if unsure := found["undetermined_since"]:
        below.append(f"其后 {unsure} 起要素未填齐，可能也是")
    held, happened = found["first_held"], found["occurred_at"]
    card = Figure(
        "since",
        "距上次较大及以上事故",
        found["days_since"],
        "天",
        [f"台账自{formats.month(held)}起没有" if held else "还没有台账", *below],
        reports=gaps.behind("accidents", trace.params | ({"from": held} if held else {})),
        formula=formula_of(answer.name),
    )
    if formats.is_unknown(happened):
        return card
    where = f"{found['area'] or '未落到乡镇'} · 死亡 {formats.figure(found['deaths'])} 人"
    month = f"{happened:%Y-%m}"
    narrowed = {name: trace.params.get(name) for name in ("area", "sector", "scope")}
    params = narrowed | {"from": month, "to": month, "severity": found["severity"]}
    return replace(
        card,
        lines=[formats.day(happened), where, *below],
        trace=Trace("accidents", params, "上一起较大及以上事故"),
        reports=gaps.behind("accidents", trace.params | {"from": month}),
    )


def _last_fatal(found: dict) -> str:
    days = formats.figure(found["days_since"])
    return f"上次亡人事故 {formats.day(found['occurred_at'])}，距今 {days} 天"


def units_stated(total: dict, trace: Trace) -> Figure:
    """How many units have a figure for these months, and how many have not."""
    unknown = total["areas_unknown"]
    return Figure(
        "units-stated",
        "有数的单位",
        total["areas_stated"],
        "个",
        [f"缺数 {formats.figure(unknown)} 个，未计入"],
        reports=gaps.behind(trace.dataset, trace.params),
    )


def of_stated(total: dict, trace: Trace) -> Sequence[Figure]:
    """Five cards of the monthly hazard reports."""
    found, rectified = ("排查", total["found"]), ("已整改", total["rectified"])
    major, major_done = ("重大隐患", total["major_found"]), ("已整改", total["major_rectified"])
    summed = "各单位填报之和"
    return [
        units_stated(total, trace),
        plain("units", "检查单位", total["units"], summed, trace, "家"),
        plain("stated-found", "排查隐患", total["found"], summed, trace),
        share("stated-rate", "整改率", total["rate_pct"], rectified, found, trace),
        share("stated-major", "重大隐患整改率", total["major_rate_pct"], major_done, major, trace),
    ]


def years_note(chosen: Chosen) -> str:
    """Names the two colours of a chart of months."""
    if formats.count_months(chosen.first, chosen.last) > formats.YEAR:
        return ""
    year = int(chosen.last[:4])
    if chosen.first[:4] != chosen.last[:4]:
        return "«accent|本期»　«last|上年同期»"
    return f"«accent|{year}年»　«last|{year - 1}年»"


def grading_note(total: dict) -> str:
    """How classes are found, and how many accidents lack what it takes."""
    incomplete = total["graded_incompletely"]
    return "按死亡、重伤、损失评定" + (f"，«bad|{incomplete} 起要素不全»" if incomplete else "")
