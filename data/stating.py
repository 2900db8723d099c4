"""What a column of rates, shares or changes states: of which figure, and by which formula.

Owns the words of such headings and of their cells; computes nothing. These columns are not stored,
only recomputed.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from data.contract import Column, Contract
from data.figures import read_figure
from data.grid import Cell, normal
from data.headings import NEUTRAL, Heading, bare, column_of

RATE, SHARE, CHANGE, CHANGE_PCT, EITHER = "rate", "share", "change", "change_pct", "either"
"""A part in its whole (整改率); a row in all rows (占比); this year's figure less last year's, the
same in per cent, and a heading (同比) that may mean either of the two.
"""

MONTH_BEFORE = re.compile(r"环比|上月|上季")
OF_ALL_ROWS = re.compile(r"占比|比重|所占|占总|比例")
PERCENT = re.compile(r"%|百分|增长率|增幅|降幅|升幅|增速|幅度|率$")
ABSOLUTE = re.compile(
    r"(增减|增加|减少|下降|增长|±)(起数|人数|条数|数量|数|量|额|值|起|人|条)|绝对"
)
FALL, RISE = re.compile(r"下降|减少|降幅|降低"), re.compile(r"升|增")
SAID_OF_CHANGE = re.compile(
    r"(增减|增加|减少|变化)(数量|数|量|额|值)$|同期比|同比|对比|增减|增长|增加|减少|下降|降低|上升|升降|升幅|增幅|降幅|增速|变化|幅度|情况|百分比|"
    r"占比|比重|所占|占总数|比例|绝对|比(?!例)|较(?!大)|[%‰±+()\-/、]|率"
)
"""What is taken off a heading to find the figure that it is about."""
NO_NAME = {"", "数", "量", "数量", "值", "额", "起", "人", "条", "的", "本期", "与"}
"""What remains of a heading that names no figure itself."""


DIRECTION = re.compile(r"^(上升|增长|增加|上涨|提高|升|增|↑|下降|减少|降低|降|减|↓)(了|约)?|(↑|↓)$")
DOWN = ("下", "减", "降", "↓")
LEVEL = {"持平", "平", "同比持平", "无变化", "不变"}


@dataclass(frozen=True)
class Said:
    """One cell of a column of statements: a number or a state, and whether it bears a % sign."""

    value: float | None
    mark: str | None
    is_percent: bool


@dataclass(frozen=True)
class Statement:
    """One column of statements: which figure it is about, how it is made, how it is signed."""

    heading: Heading
    kind: str
    column: Column
    base: Column | None
    """The whole of a rate, last year's figure of a change; None where the contract has none."""
    falls: bool = False
    """Whether the column says by how much a figure fell: 下降（%）."""

    def name(self, kind: str) -> str:
        """Code of the figure, as questions call it."""
        if kind == RATE:
            return str(self.column.share["name"])
        ends = {SHARE: "share_pct", CHANGE: "change", CHANGE_PCT: "change_pct"}
        return f"{self.column.name}_{ends[kind]}"

    def label(self, kind: str) -> str:
        """What officers call the figure."""
        if kind == RATE:
            return str(self.column.share["label"])
        return self.column.label + {SHARE: "占比", CHANGE: "增减", CHANGE_PCT: "同比"}[kind]


def statements(
    aside: Iterable[Heading], columns: dict[str, Heading], spec: Contract
) -> list[Statement]:
    """What the headings that a table leaves aside state, as far as it can be recomputed; columns
    are those that it took.
    """
    found = (_rate(one, spec) or _change(one, columns, spec) for one in aside)
    return [one for one in found if one]


def _rate(heading: Heading, spec: Contract) -> Statement | None:
    """整改率 and its like: the part that the contract says goes by that name, in its whole."""
    *above, leaf = (bare(word) for word in heading.words or (heading.text,))
    text = "".join((*above, leaf))
    for column in sorted(spec.columns, key=lambda one: not one.under):
        if not column.share or (column.under and not any(word in text for word in column.under)):
            continue
        names = {normal(name) for name in column.share["names"]}
        said = _without(leaf, (*column.under, "其中", "事故", "隐患", ":", "%"))
        narrowing = (_without(word, column.under) for word in above)
        if said in names and all(NEUTRAL.fullmatch(word) for word in narrowing):
            return Statement(heading, RATE, column, spec.column(str(column.part_of)))
    return None


def _without(text: str, words: Iterable[str]) -> str:
    for word in words:
        text = text.replace(word, "")
    return text


def _change(heading: Heading, columns: dict[str, Heading], spec: Contract) -> Statement | None:
    """同比, 增减, 占比 of the figure that the heading names, else of the figure left of it."""
    if heading.aspect != "change":
        return None
    text = normal(heading.text)
    column = None if MONTH_BEFORE.search(text) else _figure_of(heading, columns, spec)
    if column is None:
        return None
    if OF_ALL_ROWS.search(text):
        return Statement(heading, SHARE, column, None)
    base = next((one for one in spec.columns if one.last_year_of == column.name), None)
    leaf = text.rsplit("/", 1)[-1]
    is_percent = heading.unit == "%" or PERCENT.search(leaf)
    kind = CHANGE_PCT if is_percent else CHANGE if _is_absolute(heading, leaf) else EITHER
    return Statement(heading, kind, column, base, bool(FALL.search(leaf) and not RISE.search(leaf)))


def _is_absolute(heading: Heading, leaf: str) -> bool:
    return bool(ABSOLUTE.search(leaf)) or bool(heading.unit and heading.unit != "%")


def _figure_of(heading: Heading, columns: dict[str, Heading], spec: Contract) -> Column | None:
    """The figure that the words are about, this year's. A rate of a name of its own (死亡率) is
    about none.
    """
    words = tuple(SAID_OF_CHANGE.sub("", word) for word in heading.words)
    named = tuple(word for word in words if word not in NO_NAME)
    for path in (named, named[:-1]):
        about = replace(heading, text="/".join(path), words=path, aspect="this")
        if path and (name := column_of(about, spec.name)):
            return _this_year(spec, name)
    left = [(one.index, name) for name, one in columns.items() if one.index < heading.index]
    if named or not left:
        return None
    name = max(left)[1]
    return _this_year(spec, name)


def _this_year(spec: Contract, name: str) -> Column | None:
    column = spec.column(spec.column(name).last_year_of or name)
    return column if column.is_figure else None


def read_statement(cell: Cell) -> Said | None:
    """What a cell of rates or changes says; None where it says nothing that can be compared."""
    if isinstance(cell, str):
        text = "".join(unicodedata.normalize("NFKC", cell).split())
        if text in LEVEL:
            return Said(0, None, False)
        found = DIRECTION.search(text)
        bare = DIRECTION.sub("", text).replace("±", "").rstrip("起人条个家")
        figure = read_figure(bare.rstrip("%"), None, None)
        value = figure.value if not figure.wrong else None
        if value is not None and found and found[0].startswith(DOWN):
            value = -abs(value)
        mark = figure.mark if value is None else None
        return Said(value, mark, text.endswith("%")) if value is not None or mark else None
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    return Said(cell, None, False)
