"""How a plan's targets, bases, figures and verdicts are worded. Asks nothing, judges nothing."""

from collections.abc import Mapping, Sequence
from typing import Any

from pages.parts import formats

Row = Mapping[str, Any]

SIGNS = {"<=": "≤", ">=": "≥", "<": "<", ">": ">", "=": "="}

NO_BASE = "基期待确认"

TONES = {"已完成": "good", "按期": "good", "滞后": "warn", "未达标": "bad"}
"""Verdict -> tone of its tag; the others are grey."""

MARKS = {"已完成": "✓", "按期": "●", "滞后": "▲", "未达标": "✕"}
"""Verdict -> its sign, so that colour never speaks alone."""

ORDER = ("未达标", "滞后", "基期待确认", "数据不足", "未到统计期", "按期", "已完成")
"""Verdicts as a sentence lists them: what needs somebody first."""

PATHED = ("decline", "coverage", "count")
"""Kinds of indicators whose path moves from year to year."""

DECIMALS = {"人/亿元": 4, "人/十万人": 3, "人/百万人": 2}
"""Unit -> decimals of a rate that is always shown with as many."""


def text(value: object) -> str:
    """A value as words; empty where it is unknown."""
    return "" if formats.is_unknown(value) else str(value)


def goal(row: Row, column: str = "target") -> str:
    """A target in words: '下降 10%', '≤ 0.9‰', '≥ 30人'; empty where it has no figure."""
    if formats.is_unknown(row[column]):
        return ""
    sign = (
        "下降"
        if row.get("kind") == "decline"
        else SIGNS.get(text(row["operator"]), text(row["operator"]))
    )
    return f"{sign} {formats.small_figure(row[column])}{text(row['unit'])}".strip()


def figure(value: float | None, unit: object) -> str:
    """A value without its unit; a rate with the decimals its unit is always shown with."""
    if formats.is_unknown(value):
        return formats.UNKNOWN
    decimals = DECIMALS.get(text(unit))
    if decimals is None:
        return formats.small_figure(value)
    return f"{formats.half_up(value, decimals):f}"


def measured(value: float | None, unit: object) -> str:
    """A value with its unit."""
    known = not formats.is_unknown(value)
    return figure(value, unit) + (text(unit) if known else "")


def moved(change_pct: float | None, lead: str = "") -> str:
    """'上升3.5%', '年均下降26.2%', '持平'; '/' where there is nothing to compare with."""
    if formats.is_unknown(change_pct):
        return "/"
    if formats.half_up(change_pct, 1) == 0:
        return f"{lead}持平"
    return f"{lead}{'上升' if change_pct > 0 else '下降'}{formats.percent(change_pct)}"


def verdict(status: str) -> str:
    """A verdict with its sign."""
    return f"{MARKS.get(status, '○')} {status}"


def tags(row: Row) -> list[tuple[str, str]]:
    """(words, tone) of an indicator's tags: what kind of target, the verdict, small numbers."""
    told = [(row["attribute"], "plain")] if text(row["attribute"]) else []
    told.append((verdict(row["status"]), TONES.get(row["status"], "plain")))
    return told + ([("基数较小", "warn")] if row["is_small_base"] else [])


def base(row: Row) -> str:
    """'14（2020年值）'; empty where none has been set."""
    if formats.is_unknown(row["base_value"]):
        return ""
    policy = text(row["base_policy"]) or "口径未定"
    return f"{figure(row['base_value'], row['actual_unit'])}（{policy}）"


def face(row: Row) -> tuple[str, str]:
    """The figure of a card, and its unit with what it describes: the latest full year or the mean;
    before there is one, what has happened since January.
    """
    if not formats.is_unknown(row["actual"]):
        return figure(row["actual"], row["actual_unit"]), f"{text(row['actual_unit'])} {span(row)}"
    if not formats.is_unknown(row["so_far"]):
        period = formats.period(row["so_far_from"], row["so_far_to"])
        return figure(
            row["so_far"], row["so_far_unit"]
        ), f"{text(row['so_far_unit'])} {period}{_summed(row)}"
    return formats.UNKNOWN, ""


def span(row: Row) -> str:
    """Which years the figure describes: '2025年', '2021–2023年'."""
    if formats.is_unknown(row["actual_to"]):
        return ""
    first, last = int(row["actual_from"]), int(row["actual_to"])
    return f"{last}年" if first == last else f"{first}–{last}年"


def bound(row: Row) -> str:
    """What was to be reached by then, '应达到 ≤ 12.32人'; before a year is over, by its end."""
    is_first = formats.is_unknown(row["path_value"]) and row["kind"] in PATHED
    value = row["next_path_value"] if is_first else row["path_value"]
    if formats.is_unknown(value):
        return ""
    sign = "<=" if row["kind"] == "decline" else text(row["operator"])
    lead = "第一年年底应达到" if is_first else "应达到"
    return f"{lead} {SIGNS.get(sign, sign)} {measured(value, row['actual_unit'])}"


def compared(row: Row) -> str:
    """Base, change and path in one line; without a base only what was to be reached."""
    parts = []
    if not formats.is_unknown(row["base_value"]):
        held = figure(row["base_value"], row["actual_unit"])
        change = "" if formats.is_unknown(row["actual"]) else f" {moved(row['progress_pct'])}"
        parts.append(f"{'较' if change else ''}{text(row['base_policy'])} {held}{change}")
    if not formats.is_unknown(row["share_pct"]) and row["kind"] in ("coverage", "count"):
        share, time = (formats.percent(row[name]) for name in ("share_pct", "elapsed_pct"))
        parts.append(f"完成 {share}，时间过 {time}")
    return "，".join([*parts, *filter(None, [bound(row)])]).replace("较 ", "较基期 ")


def parts(row: Row) -> str:
    """'死亡人数 8 ÷ 地区生产总值 173.05亿元'; empty where the figure has no parts."""
    if formats.is_unknown(row["numerator"]) or not text(row["item"]):
        return ""
    unit = {"地区生产总值": "亿元", "森林面积": "公顷"}.get(row["item"], "人")
    below = measured(row["denominator"], unit)
    return f"{row['figure_label']} {formats.figure(row['numerator'])} ÷ {row['item']} {below}"


def one_more(row: Row) -> str:
    """'常住人口 28.04万，1 人即 3.57人/百万人'; empty for other figures."""
    if formats.is_unknown(row["per_one"]) or row["actual_unit"] not in ("人/百万人", "人/十万人"):
        return ""
    people = (1e6 if row["actual_unit"] == "人/百万人" else 1e5) / row["per_one"]
    one = measured(row["per_one"], row["actual_unit"])
    return f"{row['item']} {formats.half_up(people / 1e4, 2)}万，1 人即 {one}"


def _summed(row: Row) -> str:
    """How months are put together: added up, the longest taken, or the latest state."""
    return {"小时": "最长", "%": ""}.get(text(row["so_far_unit"]), "累计")


def so_far(row: Row) -> list[str]:
    """What has happened since January, last year's same months, and a year at that pace."""
    if formats.is_unknown(row["so_far"]):
        return []
    unit = row["so_far_unit"]
    period = formats.period(row["so_far_from"], row["so_far_to"])
    before = row["so_far_last_year"]
    last = f"，上年同期 {measured(before, unit)}" if not formats.is_unknown(before) else ""
    lines = [f"{_summed(row) or '截至'} {period} {measured(row['so_far'], unit)}{last}"]
    if formats.is_unknown(row["actual"]):
        lines = [last.removeprefix("，")] if last else []
    if not formats.is_unknown(row["annualised"]):
        low, mid, high = (
            formats.half_up(row[name], 1)
            for name in ("annualised_low", "annualised", "annualised_high")
        )
        lines.append(f"估算 按此全年 {mid}{text(unit)}，95% 区间 {low}–{high}")
    return lines


def growth(row: Row) -> str:
    """What the method of growth rates would say, beside the distance; empty without a base."""
    if row["kind"] != "decline" or formats.is_unknown(row["base_value"]):
        return ""
    if formats.is_unknown(row["growth_ratio"]):
        return "" if formats.is_unknown(row["actual"]) else "增速法算不出"
    return f"增速法（只供对照）：{row['growth_reading']}"


def counted(statuses: Sequence[str]) -> str:
    """'未达标2项、已完成10项', what needs somebody first."""
    numbers = [(name, statuses.count(name)) for name in ORDER]
    return "、".join(f"{name}{count}项" for name, count in numbers if count)
