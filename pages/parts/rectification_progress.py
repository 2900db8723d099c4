"""进度 of 检查整改: where hazards stand from found to closed, how long it took, what is still open.

Owns which pictures stand together; computes nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from pages.parts import (
    breakdowns,
    cards,
    charts,
    charts_over_time,
    figures,
    formats,
    provenance,
    rows,
    tables,
    theme,
)
from pages.parts.cards import Figure, panel, split
from pages.parts.figures import plain, share
from pages.parts.filters import LEDGER, Chosen
from pages.parts.formats import figure
from pages.parts.provenance import Trace


def show(chosen: Chosen, params: dict) -> None:
    """Cards of closing and rechecking, states and steps, months, days, what is open."""
    trace = Trace("hazards", params, "隐患")
    total = rows.single(rows.ask("rectification/summary", **params))
    cards.row(_cards(total, trace), LEDGER, params["on"])
    _notes(total, trace)
    left, right = split(6, 6)
    with left:
        _states(params, trace)
    with right:
        _steps(params, trace)
    flow = rows.ask("rectification/flow_by_month", **params)
    note = "«last|当月排查»　«accent|当月整改»　线为月末未整改，含往期"
    with panel("flow", "逐月排查、整改与存量", note, formula=figures.formula_of(flow.name)):
        cards.chart("flow", charts_over_time.flow(flow.frame(), theme.palette()))
    _open(chosen, params)
    _listed(params, trace)
    left, right = split(5, 7)
    with left:
        _days(params, trace)
    with right, panel("bodies", "检查组织单位", "排查最多的 12 个，整改率，已整改/排查"):
        answer = rows.ask("rectification/rate_by_inspected_by", **params)
        most = replace(answer, rows=answer.rows[:12])
        breakdowns.rates("bodies", most, trace)


def _narrowed(trace: Trace, name: str) -> Trace:
    return replace(trace, params=trace.params | {"figure": name})


def _cards(total: dict, trace: Trace) -> Sequence[Figure]:
    found = ("排查", total["found"])
    closed, rechecked = ("已销号", total["closed"]), ("有复查结论", total["rechecked"])
    passed = ("合格", total["recheck_passed"])
    behind = _narrowed(trace, "rechecked")
    skipped = total["before_found"]
    median = Figure(
        "median-days",
        "整改天数中位数",
        total["median_days"],
        "天",
        [f"{skipped} 条整改早于排查，未计" if skipped else "从排查到整改完成"],
        trace=_narrowed(trace, "rectified"),
        formula=figures.formula_of("rectification/days_to_rectify", "整改天数"),
    )
    rates = [
        share("closed-rate", "销号率", total["closed_rate_pct"], closed, found, trace),
        share("recheck", "复查合格率", total["recheck_rate_pct"], passed, rechecked, behind),
    ]
    counts = [
        ("extended", "已批准延期", "期限按延期后的算"),
        ("rectified_late", "逾期后整改", "整改了，但晚于期限"),
    ]
    formula = "rectification/summary"
    return [
        *(replace(card, formula=figures.formula_of(formula, card.label)) for card in rates),
        median,
        *(
            plain(name.replace("_", "-"), label, total[name], line, _narrowed(trace, name))
            for name, label, line in counts
        ),
    ]


NOTES = {
    "without_deadline": "没有整改期限，不计到期和逾期",
    "undated": "写已整改或已销号而没有整改完成日期，按未整改统计",
    "before_found": "整改早于排查，请核对日期",
}
"""Figure -> what has to be known of these hazards."""


def _notes(total: dict, trace: Trace) -> None:
    """What the ledger leaves open, each with its rows; nothing where it leaves nothing open."""
    told = {name: words for name, words in NOTES.items() if total[name]}
    if not told:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="quiet-notes"):
        for name, words in told.items():
            st.button(
                f"{total[name]} 条{words} ▸",
                key=f"note-{name}",
                icon=":material/edit_note:",
                type="tertiary",
                on_click=provenance.want,
                args=(replace(_narrowed(trace, name), title=words),),
            )


def _states(params: dict, trace: Trace) -> None:
    answer = rows.ask("rectification/count_by_state", **params)
    states = answer.frame()
    texts = [
        f"{figure(count)} 条" + (f" · 逾期 {figure(late)}" if late else "") if count else "0"
        for count, late in zip(states["hazards"], states["overdue"], strict=True)
    ]
    note = "截至当日，逾期另算"
    with panel("states", "所处状态", note, formula=figures.formula_of(answer.name)):
        names = list(states["state"])
        chart = charts_over_time.steps(names, states["hazards"], texts, theme.palette())
        cards.chart("states", chart, trace, "state", names[::-1])


def _steps(params: dict, trace: Trace) -> None:
    answer = rows.ask("rectification/flow", **params)
    stages = answer.frame()
    texts = [
        f"{figure(count)} 条" + ("" if formats.is_unknown(share) else f" · {figure(share, '%')}%")
        for count, share in zip(stages["hazards"], stages["share_pct"], strict=True)
    ]
    note = "占排查数的百分比"
    with panel("steps", "从发现到销号", note, formula=figures.formula_of(answer.name)):
        names = list(stages["stage"])
        chart = charts_over_time.steps(names, stages["hazards"], texts, theme.palette())
        cards.chart("steps", chart, trace, "figure", list(stages["figure"])[::-1])


def _open(chosen: Chosen, params: dict) -> None:
    """What is open by age and by days overdue, whenever it was found."""
    behind = {"on": params["on"], "area": chosen.area}
    everything = Trace("hazards", behind | {"figure": "open"}, "未整改")
    left, right = split(6, 6)
    with left, panel("age", "未整改：挂了多久", "«bad|逾期»　«last|未逾期»，含往期"):
        ages = rows.ask("rectification/open_by_age", **behind).frame()
        cards.chart("age", charts.open_by_age(ages, theme.palette()), everything)
    overdue = rows.ask("rectification/open_by_overdue", **behind)
    with (
        right,
        panel("overdue", "未整改：逾期多久", "含往期", formula=figures.formula_of(overdue.name)),
    ):
        bands = overdue.frame()
        late = theme.palette().progress["未达标"]
        colours = [
            late if name.startswith("逾期") else theme.palette().last_year
            for name in bands["overdue_for"]
        ]
        texts = [
            f"{figure(count)} 条" + (f" · 重大 {figure(major)}" if major else "") if count else "0"
            for count, major in zip(bands["open"], bands["major_open"], strict=True)
        ]
        drawn = charts_over_time.steps(
            list(bands["overdue_for"]), bands["open"], texts, theme.palette(), colours
        )
        cards.chart("overdue", drawn, everything)


def _listed(params: dict, trace: Trace) -> None:
    """Hazards under supervision by level; nothing where none is."""
    answer = rows.ask("rectification/listed_by_level", **params)
    if not answer.rows:
        return
    names = ["hazards", "closed", "listed_open", "rectified", "overdue", "major"]
    grain, *shown = tables.columns(answer, "listed", *names, bars=("listed_open",))
    formula = figures.formula_of(answer.name)
    with panel("listed", "挂牌督办", "点一行看未销号的", fills=False, formula=formula):
        behind = _narrowed(trace, "listed_open")
        frame = answer.frame()
        tables.compare(
            "listed", frame, grain, shown, None, on_pick=lambda _: provenance.want(behind)
        )


def _days(params: dict, trace: Trace) -> None:
    answer = rows.ask("rectification/days_to_rectify", **params)
    bands = answer.frame()
    median, most = bands["median_days"].iloc[0], bands["p90_days"].iloc[0]
    note = (
        "还没有整改完成的"
        if formats.is_unknown(median)
        else f"中位数 {figure(median)} 天，九成在 {figure(most)} 天内"
    )
    with panel("days", "整改用了多少天", note, formula=figures.formula_of(answer.name)):
        names = [_days_words(days) for days in bands["days"]]
        texts = [
            f"{figure(count)} 条 · {figure(share, '%')}%" if count else "0"
            for count, share in zip(bands["rectified"], bands["share_pct"], strict=True)
        ]
        chart = charts_over_time.steps(names, bands["rectified"], texts, theme.palette())
        cards.chart("days", chart, _narrowed(trace, "rectified"))


def _days_words(days: str) -> str:
    """'91+' -> '91天以上', '1–3' -> '1–3天'."""
    return days if days == "当天" else charts.age_words(days)
