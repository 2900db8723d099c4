"""Which figures the cards of a topic show, and what stands under each.

Takes answers apart; computes no new figure.
"""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from pages.parts import formats, rows
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
    unfilled = summary.missing.get(name, 0)
    tags = (["基数较小"] if change.is_small_base else []) + (
        [f"{unfilled}项未填"] if unfilled else []
    )
    last_year = "" if formats.is_unknown(before) else f"上年同期 {formats.measured(before, unit)}"
    return Figure(
        name,
        known[name].label,
        values[name],
        unit,
        [line for line in (change.text, last_year) if line],
        tags,
        trend=[] if months is None else list(months[name]),
        trace=replace(trace, title=known[name].label),
    )


def share(
    key: str,
    label: str,
    rate: float | None,
    part: tuple[str, float | None],
    whole: tuple[str, float | None],
    trace: Trace,
) -> Figure:
    """A percentage with the counts it is made of: '已整改 345 条 ÷ 排查 641 条'."""
    counts = f"{part[0]} {formats.figure(part[1])} ÷ {whole[0]} {formats.figure(whole[1])} 条"
    small = not formats.is_unknown(whole[1]) and 0 < whole[1] < formats.SMALL_BASE
    line = counts if not formats.is_unknown(rate) else f"没有{whole[0]}的隐患，不计算"
    return Figure(
        key,
        label,
        rate,
        "%",
        [line],
        ["基数较小"] if small else [],
        trace=replace(trace, title=f"{label}（{whole[0]}）"),
    )


def _of(trace: Trace, figure: str, title: str = "") -> Trace:
    return replace(trace, params=trace.params | {"figure": figure}, title=title or trace.title)


def of_rectification(total: dict, trace: Trace) -> Sequence[Figure]:
    """Six cards of the hazard ledger."""
    found, due, major = (
        ("排查", total["found"]),
        ("到期", total["due"]),
        ("重大隐患", total["major_found"]),
    )
    overdue_rate = (
        "没有到期的隐患"
        if formats.is_unknown(total["overdue_rate_pct"])
        else (
            f"逾期率 {formats.figure(total['overdue_rate_pct'], '%')}%，"
            f"到期 {formats.figure(total['due'])} 条"
        )
    )
    return [
        Figure(
            "found",
            "排查隐患",
            total["found"],
            "条",
            [f"其中重大 {formats.figure(total['major_found'])} 条"],
            trace=replace(trace, title="排查隐患"),
        ),
        share("rate", "整改率", total["rate_pct"], ("已整改", total["rectified"]), found, trace),
        share(
            "on-time",
            "按期整改率",
            total["on_time_rate_pct"],
            ("按期", total["on_time"]),
            due,
            _of(trace, "due"),
        ),
        Figure(
            "overdue",
            "逾期未整改",
            total["overdue"],
            "条",
            [overdue_rate],
            trace=_of(trace, "overdue", "逾期未整改"),
        ),
        share(
            "major",
            "重大隐患整改率",
            total["major_rate_pct"],
            ("已整改", total["major_rectified"]),
            major,
            _of(trace, "major_found"),
        ),
        Figure(
            "listed",
            "挂牌未销号",
            total["listed_open"],
            "条",
            ["挂牌督办，尚未销号"],
            trace=_of(trace, "listed_open", "挂牌未销号"),
        ),
    ]


def since_serious(answer: Answer, trace: Trace) -> Figure:
    """Days since the last accident of 较大 and above; '/' where there has been none."""
    last = {
        row[0]: dict(zip([column.name for column in answer.columns], row, strict=True))
        for row in answer.rows
    }
    found = last.get("较大及以上事故") or {}
    days = found.get("days_since")
    if formats.is_unknown(days):
        return Figure("since", "距上次较大及以上事故", None, "天", ["已有数据中没有较大及以上事故"])
    lines = [
        formats.day(found["occurred_at"]),
        f"{found['area'] or '未落到乡镇'} · 死亡 {formats.figure(found['deaths'])} 人",
    ]
    month = f"{found['occurred_at']:%Y-%m}"
    params = {
        "from": month,
        "to": month,
        "severity": found["severity"],
        "area": trace.params["area"],
    }
    return Figure(
        "since",
        "距上次较大及以上事故",
        days,
        "天",
        lines,
        trace=Trace("accidents", params, "上一起较大及以上事故"),
    )


def units_stated(total: dict) -> Figure:
    """How many units have a figure for these months, and how many have not."""
    unknown = total["areas_unknown"]
    return Figure(
        "units-stated",
        "有数的单位",
        total["areas_stated"],
        "个",
        [f"缺数 {formats.figure(unknown)} 个，未计入"],
        ["未报齐"] if unknown else [],
    )


def of_stated(total: dict, trace: Trace) -> Sequence[Figure]:
    """Five cards of the monthly hazard reports."""
    return [
        units_stated(total),
        Figure(
            "units",
            "检查单位",
            total["units"],
            "家",
            ["各单位填报之和"],
            trace=replace(trace, title="检查单位"),
        ),
        Figure(
            "stated-found",
            "排查隐患",
            total["found"],
            "条",
            ["各单位填报之和"],
            trace=replace(trace, title="排查隐患"),
        ),
        share(
            "stated-rate",
            "整改率",
            total["rate_pct"],
            ("已整改", total["rectified"]),
            ("排查", total["found"]),
            trace,
        ),
        share(
            "stated-major",
            "重大隐患整改率",
            total["major_rate_pct"],
            ("已整改", total["major_rectified"]),
            ("重大隐患", total["major_found"]),
            trace,
        ),
    ]


def years_note(chosen: Chosen) -> str:
    """Names the two colours of a chart of months."""
    year = int(chosen.last[:4])
    if chosen.first[:4] != chosen.last[:4]:
        return "«accent|本期»　«last|上年同期»"
    return f"«accent|{year}年»　«last|{year - 1}年»"
