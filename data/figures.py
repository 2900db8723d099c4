"""Numbers as offices write them.

Owns the six states of a cell and the conversion of units; guesses nothing.

A cell is a value, or missing (blank), masked (xx), not_applicable (/), base_zero (—), not_due; a
value may be approximate (余, 约) or at_least (不少于).
"""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from data.grid import Cell, CellError, CellQuestion
from data.numerals import CHINESE, LARGE, chinese_number

SCALES: dict[str, tuple[str, float]] = {
    # word: (what it measures, factor to the base unit)
    "元": ("money", 1),
    "千元": ("money", 1e3),
    "万元": ("money", 1e4),
    "百万元": ("money", 1e6),
    "亿元": ("money", 1e8),
    "平方米": ("area", 1),
    "㎡": ("area", 1),
    "m2": ("area", 1),
    "亩": ("area", 10_000 / 15),
    "万亩": ("area", 1e8 / 15),
    "公顷": ("area", 10_000),
    "千公顷": ("area", 1e7),
    "平方公里": ("area", 1e6),
    "人": ("people", 1),
    "名": ("people", 1),
    "万人": ("people", 1e4),
    "人次": ("visits of people", 1),
    "家": ("units", 1),
    "家次": ("visits to units", 1),
    "户": ("households", 1),
    "起": ("accidents", 1),
    "条": ("items", 1),
    "项": ("items", 1),
    "处": ("items", 1),
    "个": ("items", 1),
    "次": ("times", 1),
    "度": ("degrees", 1),
    "日": ("days", 1),
    "%": ("ratio", 1),
    "‰": ("ratio", 0.1),
}
"""Unit words. Units that measure different things are never converted: 家 is not 家次."""

COUNTING = set("个条项处次起件支座所种只套台顶床份场期间") | {"场次", "品种"}
"""Counting words that offices exchange for one another when they count accidents, hazards or
things.
"""

MASKED = re.compile(r"[xX×*＊✕]{1,}[余多]?")
NOT_DUE = {"未到期", "未到时间", "未到统计期"}
NOTHING = {
    "无",
    "没有",
    "未发生",
    "无事故",
    "本月无事故",
    "无隐患",
    "本月无隐患",
    "未发现隐患",
    "零",
}
"""Words by which an office states that there was none: the value 0."""
UNKNOWN = {
    "未统计",
    "不详",
    "不明",
    "待统计",
    "待查",
    "暂无",
    "暂无数据",
    "n/a",
    "na",
    "null",
    "none",
    "nan",
    "未知",
}
"""Words by which an office says that it does not know: missing."""
AT_LEAST = re.compile(r"^(不少于|不低于|至少|超过|≥|>=)|(以上|及以上)$")
APPROXIMATE = re.compile(r"^(约|近|大约|将近|接近)|(余|多|左右)")
RANGE = re.compile(r"^\d+(\.\d+)?[-—–~～至]\d+(\.\d+)?")
LIMIT = re.compile(r"^(<|≤|<=|不超过|不高于|低于|小于|少于|不足|最多|至多)[\d.]")
"""An upper limit: no figure."""
FULL = {"达标", "全覆盖", "已达标", "全部达标", "全达标", "实现全覆盖", "未达标", "基本达标"}
"""Words for a share of which no figure is given."""
CODE = re.compile(r"[\"“”]*\d+(?:\+[\dN]+)+[\"“”]*", re.IGNORECASE)
"""A system's code, 1+4 or 1+2+3: neither a number nor a sum."""
NUMBER = re.compile(r"^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?)([万亿]?)(.*)$")


@dataclass(frozen=True)
class Figure:
    """A figure read: its value, its state where that is not plainly a value, the code of what is
    wrong with it.
    """

    value: float | int | None = None
    mark: str | None = None
    wrong: str | None = None


def factor(stated: str | None, wanted: str | None) -> float | None:
    """What to multiply a figure in the stated unit by to get the wanted one; None if they
    measure different things.
    """
    if stated is None or wanted is None or stated == wanted:
        return 1.0
    if stated in COUNTING and wanted in COUNTING:
        return 1.0
    have, want = SCALES.get(stated), SCALES.get(wanted)
    if have is None or want is None or have[0] != want[0]:
        return None
    return have[1] / want[1]


def unit_in(text: str) -> str | None:
    """The unit that a bracket or a 单位： line names, or None when it names none that is known."""
    word = text.strip().replace("m²", "㎡")
    return word if word in SCALES else None


def scaled(number: float, times: float) -> float:
    """Scale without the dust of binary fractions."""
    return number if times == 1 else float(f"{number * times:.12g}")


def _plain(number: float) -> float | int:
    return int(number) if float(number).is_integer() and abs(number) < 1e15 else float(number)


def read_figure(value: Cell, unit: str | None, stated_unit: str | None = None) -> Figure:
    """Read a cell of a numeric column.

    unit is the column's; stated_unit what the header or the sheet says instead. The result's
    `wrong` is a problem
    code: bad-number, number-range, number-date, unit-differs, unit-unknown, error-cell or
    formula-uncomputed.
    """
    if value is None:
        return Figure()
    if isinstance(value, CellError):
        return Figure(wrong="error-cell" if value.text else "formula-uncomputed")
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return Figure(wrong="number-date")
    if isinstance(value, bool | CellQuestion):
        return Figure(wrong="bad-number")
    times = factor(stated_unit, unit)
    if times is None:
        return Figure(wrong="unit-unknown")
    if isinstance(value, int | float):
        return Figure(_plain(scaled(value, times)))
    return _from_text(value, unit, stated_unit)


def _state(text: str) -> Figure | None:
    """The state of a cell that holds no number, or None when it may hold one."""
    if not text or text.lower() in UNKNOWN:
        return Figure()
    if MASKED.fullmatch(text):
        return Figure(mark="masked")
    if text in ("/", "\\", "不适用", "不涉及"):
        return Figure(mark="not_applicable")
    if set(text) <= set("—–-―─－"):
        return Figure(mark="base_zero")
    if text in NOT_DUE:
        return Figure(mark="not_due")
    return Figure(0) if text in NOTHING else None


def _from_text(value: str, unit: str | None, stated_unit: str | None) -> Figure:
    text = "".join(unicodedata.normalize("NFKC", value).split())
    stated = _state(text)
    if stated is not None:
        return stated
    if text in FULL:
        return Figure(wrong="number-words")
    if RANGE.match(text) or LIMIT.match(text):
        return Figure(wrong="number-range")
    if CODE.fullmatch(text):
        return Figure(wrong="number-code")
    mark = (
        "at_least" if AT_LEAST.search(text) else "approximate" if APPROXIMATE.search(text) else None
    )
    bare = APPROXIMATE.sub("", AT_LEAST.sub("", text))
    found = NUMBER.match(_arabic(bare))
    if not found:
        return Figure(wrong="bad-number")
    return _with_unit(found, unit, stated_unit, mark)


def _with_unit(
    found: re.Match[str], unit: str | None, stated_unit: str | None, mark: str | None
) -> Figure:
    """A figure and the word behind it: 万, 亿 and a unit."""
    scale, suffix = found[2], found[3]
    if scale and not suffix and unit and unit[0] in LARGE:
        return Figure(wrong="unit-differs")  # 12万 in 万元: twelve, or twelve times 万
    number = float(found[1].replace(",", "")) * LARGE.get(scale, 1)
    if suffix.startswith("元") and scale:
        number, suffix = number / LARGE[scale], scale + suffix
    if suffix == unit or (suffix in COUNTING and unit is None):
        return Figure(_plain(scaled(number, 1.0)), mark)
    if suffix and suffix not in SCALES and suffix not in COUNTING:
        return Figure(wrong="bad-number")
    times = factor(suffix or stated_unit, unit)
    if times is None:
        return Figure(wrong="unit-differs" if suffix else "unit-unknown")
    return Figure(_plain(scaled(number, times)), mark)


def _arabic(text: str) -> str:
    """The text with a leading Chinese numeral in Arabic digits."""
    found = CHINESE.match(text)
    number = chinese_number(found[0]) if found else None
    return text if found is None or number is None else f"{number}{text[found.end() :]}"
