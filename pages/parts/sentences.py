"""The one sentence that opens a page, made by rules from plain figures.

Pure words: asks nothing, draws nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from pages.parts.formats import (
    SMALL_BASE,
    YEAR,
    base_of,
    change,
    count_months,
    day,
    is_unknown,
    measured,
    period,
)

Row = Mapping[str, object]


def trend(now: float | None, before: float | None) -> int | None:
    """-1 fell, 0 the same, 1 rose; None where there is nothing to compare."""
    if is_unknown(now) or is_unknown(before):
        return None
    return (now > before) - (now < before)


PAIRS = {
    (-1, -1): "同比“双下降”",
    (1, 1): "同比“双上升”",
    (0, 0): "同比均持平",
    (-1, 1): "同比一降一升",
    (1, -1): "同比一升一降",
    (-1, 0): "同比一降一平",
    (0, -1): "同比一平一降",
    (1, 0): "同比一升一平",
    (0, 1): "同比一平一升",
}
"""Trends of accidents and deaths -> the phrase; 双下降 only where both strictly fell. Not said
where both bases are small.
"""


def compared(now: float, before: float, unit: str, kind: str = "同比") -> str:
    """One comparison in prose: a percentage over a base of 5 or more, otherwise the absolute
    difference. kind: 同比, 环比, 较2020年.
    """
    if now == before:
        return f"{kind}持平"
    if before == 0:
        return f"{kind}增加{measured(now, unit)}（{base_of(kind)}为0）"
    if before < SMALL_BASE:
        verb = "增加" if now > before else "减少"
        base = f"{base_of(kind)}{measured(before, unit)}"
        return f"{kind}{verb}{measured(abs(now - before), unit)}（{base}）"
    verb = "上升" if now > before else "下降"
    return f"{kind}{verb}{_relative(now, before)}"


def _relative(now: float, before: float) -> str:
    words = change(now, before, "").words
    return words[words.index("（") + 1 : words.index("）")]


def accidents(row: Row, first: str, last: str, where: str) -> str:
    """'2026年1–9月，全县发生事故14起、死亡3人，…': counts, comparison, and whether a 较大
    accident happened.

    row: accidents/summary.
    """
    opening = f"{period(first, last)}，{where}"
    count, deaths = row["accidents"], row["deaths"]
    if is_unknown(count):
        return f"{opening}没有事故数据。"
    if count == 0:
        parts = [f"{opening}未发生事故"]
    else:
        dead = "死亡人数未填" if is_unknown(deaths) else f"死亡{measured(deaths, '人')}"
        parts = [f"{opening}发生事故{measured(count, '起')}、{dead}"]
    is_long = count_months(first, last) > YEAR
    parts += ["时段超过十二个月，不作同比"] if is_long else _accident_comparison(row)
    serious = row.get("major_accidents")
    if count and not is_unknown(serious):
        parts.append(
            f"其中较大及以上事故{measured(serious, '起')}" if serious else "没有发生较大及以上事故"
        )
    return "，".join(parts) + "。"


def _accident_comparison(row: Row) -> list[str]:
    pair = (
        trend(row["accidents"], row["accidents_last_year"]),
        trend(row["deaths"], row["deaths_last_year"]),
    )
    if pair[0] is None:
        return ["没有完整的上年同期数据可比"]
    accident_words = compared(row["accidents"], row["accidents_last_year"], "起")
    if pair[1] is None:
        return [f"起数{accident_words}"]
    if pair == (0, 0):
        return [PAIRS[pair]]
    death_words = compared(row["deaths"], row["deaths_last_year"], "人")
    parts = [f"起数{accident_words}", f"死亡人数{death_words}"]
    is_small = max(row["accidents_last_year"], row["deaths_last_year"]) < SMALL_BASE
    return parts if is_small else [*parts, PAIRS[pair].removeprefix("同比")]


NUMERALS = "零一二三四五"


def unusual(row: Row | None, first: str, last: str) -> str:
    """'青溪镇2026年1–9月6起，近五年同期共4起，明显偏多。' row: the first of accidents/unusual;
    nothing is said where it is not unusual.
    """
    if row is None or not row["is_unusual"]:
        return ""
    years = NUMERALS[int(row["years"])]
    return (
        f"{row['name']}{period(first, last)}{row['accidents']}起，"
        f"近{years}年同期共{row['accidents_before']}起，明显偏多。"
    )


def rectification(row: Row, opening: str, on: object) -> str:
    """'2026年1–9月，全县排查隐患641条，截至9月30日已整改345条，整改率53.82%；…'. row:
    rectification/summary.
    """
    found = row["found"]
    if not found:
        return f"{opening}没有登记隐患。"
    parts = [
        f"{opening}排查隐患{measured(found, '条')}，截至{day(on)}"
        f"已整改{measured(row['rectified'], '条')}，"
        f"整改率{measured(row['rate_pct'], '%')}"
    ]
    overdue = row["overdue"]
    if not is_unknown(overdue):
        parts.append(
            f"逾期未整改{measured(overdue, '条')}" if overdue else "本期排查的隐患没有逾期未整改"
        )
    if row["major_found"]:
        parts.append(
            f"重大隐患{measured(row['major_found'], '条')}，"
            f"已整改{measured(row['major_rectified'], '条')}"
        )
    return "；".join(parts) + "。"


def stated(total: Row, first: str, last: str, where: str) -> str:
    """The same for figures as offices stated them. total: found, rectified, rate_pct."""
    opening = f"{period(first, last)}，{where}报表"
    if is_unknown(total["found"]):
        return f"{opening}没有可用的数据。"
    return (
        f"{opening}填报隐患{measured(total['found'], '条')}、"
        f"已整改{measured(total['rectified'], '条')}，"
        f"整改率{measured(total['rate_pct'], '%')}。"
    )


def named(names: Sequence[str], limit: int = 3) -> str:
    """'青溪镇、白石乡、云岭镇等5个单位'; up to the limit they are simply listed."""
    listed = "、".join(names[:limit])
    return listed if len(names) <= limit else f"{listed}等{len(names)}个单位"


def reporting(counts: Mapping[str, int], overdue: Sequence[str], first: str, last: str) -> str:
    """'2026年9月应报34份，已报30份、零报告2份，逾期未报2份：青溪镇、白石乡。' counts: state ->
    number.
    """
    required = sum(number for state, number in counts.items() if state != "不需报")
    if not required:
        return f"{period(first, last)}没有报送任务。"
    reported = counts.get("已报", 0) + counts.get("逾期报", 0)
    parts = [
        f"{period(first, last)}应报{required}份，已报{reported}份、"
        f"零报告{counts.get('零报告', 0)}份"
    ]
    if counts.get("未到期"):
        parts.append(f"未到期{counts['未到期']}份")
    if counts.get("未报"):
        parts.append(f"逾期未报{counts['未报']}份：{named(overdue)}")
    else:
        parts.append("没有逾期未报")
    return "，".join(parts) + "。"


def in_a_row(misses: Sequence[Row]) -> str:
    """'青溪镇连续3个月、白石乡连续2个月没有报。'; nothing of a single month."""
    long = [row for row in misses if row["misses_in_a_row"] > 1]
    long.sort(key=lambda row: -row["misses_in_a_row"])
    told = [f"{row['area']}连续{row['misses_in_a_row']}个月" for row in long]
    return f"{named(told)}没有报。" if told else ""


def coverage(lacking: Mapping[str, Sequence[str]], count: int, on: object) -> str:
    """'截至2026年10月31日，16个单位的清单中，救援队伍已报齐；储备库缺青溪镇、白石乡。'

    lacking: kind of inventory -> areas without one, among so many areas.
    """
    parts = []
    for kind, names in lacking.items():
        if not names:
            parts.append(f"{kind}已报齐")
        elif len(names) == count:
            parts.append(f"{kind}都没有报")
        else:
            parts.append(f"{kind}缺{named(names)}")
    return f"截至{day(on)}，{count}个单位的清单中，{'；'.join(parts)}。"


URGENT, QUIET = (
    ("未达标", "滞后"),
    ("基期待确认", "数据不足", "未到统计期", "按期", "已完成"),
)
"""Verdicts whose indicators are named, and those that are only counted."""


def plan(row: Row, listed: Sequence[Row], on: date) -> str:
    """'某规划（2021–2025年）：约束性指标3项、其他目标8项；已到期，未达标1项（救助时间）、已完成2项。'"""
    counts = {
        "约束性指标": sum(one["attribute"] == "约束性" for one in listed),
        "预期性指标": sum(one["attribute"] == "预期性" for one in listed),
    }
    counts["其他目标"] = len(listed) - sum(counts.values())
    kinds = "、".join(f"{name}{count}项" for name, count in counts.items() if count)
    opening = f"{row['name']}（{row['first_year']}–{row['last_year']}年）"
    if not listed:
        return f"{opening}还没有指标。"
    is_over = on >= date(int(row["last_year"]), 12, 31)
    verdicts = [
        f"{status}{len(names)}项" + (f"（{named(names)}）" if status in URGENT else "")
        for status in (*URGENT, *QUIET)
        if (names := [one["name"] for one in listed if one["status"] == status])
    ]
    return f"{opening}：{kinds}；{'已到期，' if is_over else ''}{'、'.join(verdicts)}。"


def plan_source(row: Row) -> str:
    """Where a plan comes from and when it is evaluated."""
    parts = [
        "" if is_unknown(row["base_year"]) else f"基期 {int(row['base_year'])}年",
        "" if is_unknown(row["issued_on"]) else f"印发 {day(row['issued_on'])}",
        f"依据：{row['source']}" if row["source"] else "",
    ]
    return " · ".join(part for part in parts if part)
