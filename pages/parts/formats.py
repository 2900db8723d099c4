"""How figures, changes, months and days are written in Chinese.

Owns rounding and wording, never asks for data.

Figures are rounded half up, and only here. Unknown stays unknown: None is never written as 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

UNKNOWN = "无数据"
"""Shown for nothing reported, an empty denominator, no year to compare with."""

SMALL_BASE = 5
"""A percentage over a base under this is marked 基数较小."""

DECIMALS = {"万元": 2, "%": 2, "百分点": 2, "元": 2, "亿元": 2}
"""Unit -> decimals shown; every other unit counts whole things."""

THIN_SPACE = "\u2009"


@dataclass(frozen=True)
class Change:
    """A figure against the same months one year before: arrow, words, and whether the base is
    small.
    """

    arrow: str
    words: str
    is_small_base: bool = False

    @property
    def text(self) -> str:
        """Arrow and words together."""
        return f"{self.arrow} {self.words}".strip()


def half_up(value: float | Decimal, decimals: int) -> Decimal:
    """Round half up (四舍五入), as officers do; 0.125 with two decimals is 0.13."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def is_unknown(value: object) -> bool:
    """Whether a value from a frame or a row is empty: None, NaN, NaT."""
    return value is None or value != value


def decimals_of(unit: str | None) -> int:
    """Decimals that figures of this unit are shown with."""
    return DECIMALS.get(unit or "", 0)


def figure(value: float | None, unit: str | None = None) -> str:
    """A figure without its unit: '1 204', '128.40', '94.87'; unknown is 无数据."""
    if is_unknown(value):
        return UNKNOWN
    decimals = decimals_of(unit)
    if decimals == 0 and value != int(value):
        decimals = 2
    grouped = f"{half_up(value, decimals):,f}"
    return grouped.replace(",", THIN_SPACE)


def small_figure(value: float | None) -> str:
    """A value of any unit, large or small: whole, or with two decimals, under 1 with four; empty
    where it is unknown.
    """
    if is_unknown(value):
        return ""
    if value == int(value):
        return figure(value)
    return f"{half_up(value, 2 if abs(value) >= 1 else 4).normalize():f}"


def alike(values: Sequence[float | None]) -> list[str]:
    """The same for the values of one indicator, all with as many decimals as one of them needs."""
    known = [value for value in values if not is_unknown(value)]
    limit = 2 if max(map(abs, known), default=0) >= 1 else 4
    needed = [half_up(value, limit).normalize().as_tuple().exponent for value in known]
    decimals = max((-exponent for exponent in needed), default=0)
    return [
        ""
        if is_unknown(value)
        else f"{half_up(value, max(decimals, 0)):,f}".replace(",", THIN_SPACE)
        for value in values
    ]


def measured(value: float | None, unit: str | None = None) -> str:
    """A figure with its unit, for sentences: '14起', '94.87%', '128.40万元'."""
    return figure(value, unit).replace(THIN_SPACE, "") + (unit or "")


def percent(value: float | None) -> str:
    """A percentage with one decimal: '22.2%'; unknown is 无数据."""
    return UNKNOWN if is_unknown(value) else f"{half_up(abs(value), 1)}%"


def base_of(kind: str) -> str:
    """What a comparison of that kind is made with: '上年同期', '上月', '2020年同期'."""
    return {"同比": "上年同期", "环比": "上月"}.get(kind, f"{kind.removeprefix('较')}同期")


def change(now: float | None, before: float | None, unit: str, kind: str = "同比") -> Change:
    """Words for 同比, 环比 or 较2020年.

    Base 0 is said, never turned into a percentage; equal is 持平, zero to zero too.
    """
    if is_unknown(now) or is_unknown(before):
        return Change("", f"无{base_of(kind)}数据")
    difference = now - before
    if difference == 0:
        return Change("→", f"{kind}持平")
    verb, arrow = ("增加", "↑") if difference > 0 else ("减少", "↓")
    amount = f"{kind}{verb} {measured(abs(difference), unit)}"
    if before == 0:
        return Change(arrow, f"{amount} —（{base_of(kind)}为0）")
    relative = percent(100 * difference / before)
    return Change(arrow, f"{amount}（{relative}）", is_small_base=before < SMALL_BASE)


def points(now: float | None, before: float | None, kind: str = "同比") -> Change:
    """Words for the difference of two percentages, in 百分点."""
    if is_unknown(now) or is_unknown(before):
        return Change("", f"无{base_of(kind)}数据")
    difference = half_up(now, 2) - half_up(before, 2)
    if difference == 0:
        return Change("→", f"{kind}持平")
    verb, arrow = ("提高", "↑") if difference > 0 else ("降低", "↓")
    return Change(arrow, f"{kind}{verb} {abs(difference)} 个百分点")


def month(text: str) -> str:
    """'2026-07' -> '2026年7月'."""
    year, number = text.split("-")
    return f"{year}年{int(number)}月"


def period(first: str, last: str) -> str:
    """Months in words: '2026年7月', '2026年1–9月', '2025年', '2025年11月–2026年2月'."""
    if first == last:
        return month(first)
    year, number = first.split("-")
    last_year, last_number = last.split("-")
    if year != last_year:
        return f"{month(first)}–{month(last)}"
    if (number, last_number) == ("01", "12"):
        return f"{year}年"
    return f"{year}年{int(number)}–{int(last_number)}月"


YEAR = 12
"""Months of the longest span that is compared with the year before."""


def count_months(first: str, last: str) -> int:
    """How many months a period has, both ends included."""
    return 12 * (int(last[:4]) - int(first[:4])) + int(last[5:]) - int(first[5:]) + 1


def short_months(months: list[str]) -> list[str]:
    """Axis labels: '1月', the year under the first month and under each January when there are
    several years.
    """
    years = {text[:4] for text in months}
    labels = []
    for position, text in enumerate(months):
        label = f"{int(text[5:])}月"
        if len(years) > 1 and (position == 0 or text.endswith("-01")):
            label += f"<br>{text[:4]}年"
        labels.append(label)
    return labels


def day(value: date | datetime | str | None) -> str:
    """A day in words: '2026年10月31日'; unknown is 无数据."""
    if is_unknown(value):
        return UNKNOWN
    at = date.fromisoformat(value[:10]) if isinstance(value, str) else value
    return f"{at.year}年{at.month}月{at.day}日"


def moment(value: datetime | None) -> str:
    """A moment to the minute: '2026-10-31 18:05'."""
    return UNKNOWN if is_unknown(value) else f"{value:%Y-%m-%d %H:%M}"
