"""Colours, type and sizes: roles and their values on the light and the dark desk. Draws nothing.

A role has one name in both. Progress, risk and severity are separate scales and never mixed.
"""

from dataclasses import dataclass

FONT = (
    "'Noto Sans SC','Source Han Sans SC','Noto Sans CJK SC',"
    "'Microsoft YaHei','PingFang SC',sans-serif"
)


@dataclass(frozen=True)
class Palette:
    """Role -> colour. Progress, risk and severity are separate scales and never mixed."""

    ground: str
    card: str
    line: str
    ink: str
    second: str
    third: str
    accent: str
    last_year: str
    progress: dict[str, str]
    """按期 滞后 未达标 灰 as fills."""
    progress_text: dict[str, str]
    severity: dict[str, str]
    steps: tuple[str, ...]
    """Five steps of one hue for maps, least to most."""
    kinds: tuple[str, ...]
    """Categories that have no order."""


LIGHT = Palette(
    ground="#F5F7F9",
    card="#FFFFFF",
    line="#E1E7EC",
    ink="#14212B",
    second="#465766",
    third="#6B7B89",
    accent="#0B6E6A",
    last_year="#B4BFC9",
    progress={"按期": "#1E8E5A", "滞后": "#D98E04", "未达标": "#C8372D", "灰": "#A9B4BD"},
    progress_text={"按期": "#1B7F4F", "滞后": "#9A6300", "未达标": "#B9302A", "灰": "#6F7D89"},
    severity={"一般": "#A9C4E4", "较大": "#5E93CC", "重大": "#2B66A8", "特别重大": "#12325C"},
    steps=("#E2F1EF", "#B5DAD6", "#7CBBB5", "#3F948E", "#0B6E6A"),
    kinds=("#2B66A8", "#C17B00", "#7456A3", "#A94B66", "#0B6E6A", "#5F7080"),
)
DARK = Palette(
    ground="#0B1620",
    card="#12222F",
    line="#22384A",
    ink="#EAF2F7",
    second="#B4C5D1",
    third="#8199A8",
    accent="#41C7B5",
    last_year="#4E6678",
    progress={"按期": "#45C98B", "滞后": "#F4B740", "未达标": "#FF7468", "灰": "#8FA3B0"},
    progress_text={"按期": "#45C98B", "滞后": "#F4B740", "未达标": "#FF7468", "灰": "#8FA3B0"},
    severity={"一般": "#C8DDF7", "较大": "#8DBCF0", "重大": "#5A97E0", "特别重大": "#2F6FC4"},
    steps=("#17343D", "#1A4C51", "#1F6B69", "#2B968B", "#41C7B5"),
    kinds=("#7FB3EC", "#E9B04A", "#B59BE0", "#E58BA5", "#41C7B5", "#9DB0BF"),
)


def rgb(colour: str) -> list[int]:
    """Red, green and blue of '#0B6E6A'."""
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def legible(ground: str, palette: Palette) -> str:
    """The ink that stands out on a colour: the page's own, or that of its cards."""
    light = sum(part * share for part, share in zip(rgb(ground), (0.3, 0.59, 0.11), strict=True))
    is_dark_ink = sum(rgb(palette.ink)) < sum(rgb(palette.card))
    return palette.ink if (light > 135) == is_dark_ink else palette.card


@dataclass(frozen=True)
class Sizes:
    """Pixels of one kind of screen."""

    text: int
    label: int
    chart: int
    """Height of a chart beside others."""
    chart_row: int
    """Height of one bar in a chart of horizontal bars."""
    table: int
    """Greatest height of a table before it scrolls."""
    small: int
    """Height of one of many small charts."""
    map: int


DESK = Sizes(text=13, label=12, chart=264, chart_row=30, table=560, small=148, map=620)

STATES = {
    "已报": ("done", "✓"),
    "零报告": ("zero", "0"),
    "逾期报": ("late", "!"),
    "未报": ("missing", "✕"),
    "未到期": ("waiting", "·"),
    "不需报": ("none", ""),
}
"""State of a report -> (CSS class, sign); the word stands beside the sign, so colour never speaks
alone.
"""
