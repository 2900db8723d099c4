"""An answer as one sentence to read out or to paste: place, period, figure, comparison, source.

Pure words: asks nothing, draws nothing.
"""

from collections.abc import Sequence
from typing import Any

from data.contract import contract
from pages.parts import formats
from pages.parts.asking.taken import PARTS, Row, Taken
from pages.parts.filters import COUNTY, STATED
from pages.parts.formats import is_unknown, measured
from pages.parts.sentences import compared
from queries import BLANK, ResultColumn
from queries.asking_dictionary import filter_suffixes

FILTERS = (
    *("scope", "sector", "severity", "type", "source"),
    *("inspected_by", "kind", "level", "object"),
)
"""Parameters that narrow what is counted, in the order they are said."""

SAID_ELSEWHERE = ("area",)
"""Columns by which rows were chosen, and which the sentence says in another place."""

UNITS = {"actual": "actual_unit", "path_value": "actual_unit", "target": "unit"}
"""Figure without a unit of its own -> the column that has it."""

ITEM = "name"
"""The column with the name of a thing that a list is of."""

LISTED = 20
"""Rows that a sentence names; it says that there are more."""

COUNTED = {
    "plan/progress": "项指标",
    "rectification/open_list": "条隐患",
    "rectification/repeated_list": "条隐患",
    "resources/stock_list": "项物资",
    "resources/transfers": "处缺口",
    "resources/standards_met": "条标准",
    "reporting/status_by_area": "份报表",
    "reconciliation/stated_vs_ledger": "处",
    "accidents/corrections": "项更正",
    "accidents/severity_differences": "起事故",
    "accidents/unusual": "处",
}
"""Question whose rows are things to count -> how these are counted."""

SIGNS = {"<": "低于", "<=": "不超过", ">": "高于", ">=": "不低于", "=": "等于"}


def subject(taken: Taken) -> str:
    """The figure with what narrows it: '建筑施工行业事故死亡人数'."""
    suffixes = filter_suffixes()
    said = [
        "未填" if value == BLANK else f"{value}{suffixes.get(name, '')}"
        for name in FILTERS
        if (value := taken.params.get(name))
    ]
    said += [one["label"] for one in taken.told["understood"] if one["kind"] == "plan"]
    said += [
        str(value)
        for name, values in taken.meaning["only"].items()
        if name not in {*SAID_ELSEWHERE, *taken.declared.only}
        for value in values
    ]
    return f"{''.join(said)}{'、'.join(one['label'] for one in taken.meaning['measures'])}"


def source(taken: Taken) -> str:
    """'事故台账' or '事故统计月报（报表）'."""
    label = contract(taken.dataset).label
    return f"{label}（{STATED}）" if basis(taken) == STATED else label


def unit_of(taken: Taken, row: Row) -> str:
    """The unit of the row's figure."""
    own = taken.measure.unit or row.get(UNITS.get(taken.measure.name, ""))
    return "" if is_unknown(own) else str(own)


def plain(taken: Taken, row: Row) -> str:
    """The row's figure without its unit."""
    value = row[taken.measure.name]
    if is_unknown(value):
        return formats.UNKNOWN
    if isinstance(value, str | bool):
        return {True: "是", False: "否"}.get(value, str(value))
    return formats.figure(value, taken.measure.unit) if taken.measure.unit else _bare(value)


def _bare(value: float) -> str:
    return formats.small_figure(value)


def figure(taken: Taken, row: Row) -> str:
    """'14人', '至少128.40万元（2项未填）', '94.87%', '无数据'."""
    words = plain(taken, row).replace(formats.THIN_SPACE, "")
    if is_unknown(row[taken.measure.name]):
        return words
    words += unit_of(taken, row)
    if unfilled := at_least(taken):
        return f"至少{words}（{unfilled}项未填）"
    return words


def counted(taken: Taken) -> str:
    """What the rows are and how they are counted: '项指标', '个乡镇'."""
    grain = f"个{taken.grain.label}" if taken.grain else "条"
    return COUNTED.get(taken.question, grain)


def at_least(taken: Taken) -> int:
    """How many cells behind a single count are blank, so that it can only be more."""
    is_count = taken.is_single and taken.measure.unit not in ("%", None)
    return taken.answer.missing.get(taken.measure.name, 0) if is_count else 0


def parts(taken: Taken, row: Row) -> str:
    """The counts of which a rate is made: '已整改345条，排查隐患641条'; '' for other figures."""
    names = PARTS.get(taken.measure.name, ())
    listed = [taken.columns[name] for name in names if name in taken.columns]
    return "，".join(
        f"{one.label.removesuffix('数')}{measured(row[one.name], one.unit)}" for one in listed
    )


def comparison(taken: Taken, row: Row) -> str:
    """'同比下降22.2%，上年同期18人'; '' where nothing is compared."""
    now, before, unit = row[taken.measure.name], taken.before(row), taken.measure.unit or ""
    if not taken.is_compared or is_unknown(now):
        return ""
    if taken.told["comparison"] and taken.told["comparison"]["note"]:
        return taken.told["comparison"]["note"]
    if unit == "%":
        return formats.points(now, before, taken.kind).words.replace(" ", "")
    if is_unknown(before):
        return formats.change(now, before, unit, taken.kind).words
    words, base = compared(now, before, unit, taken.kind), formats.base_of(taken.kind)
    return words if base in words else f"{words}，{base}{measured(before, unit)}"


def _one(taken: Taken, row: Row) -> str:
    """The figure of one row with what it is made of and compared with."""
    made_of = parts(taken, row)
    words = f"{subject(taken)}{_is(row[taken.measure.name])}{figure(taken, row)}"
    return "，".join(
        filter(None, (words + (f"（{made_of}）" if made_of else ""), comparison(taken, row)))
    )


def _all(taken: Taken) -> str:
    """Every figure of the only row that was asked for."""
    return "；".join(_one(one, taken.records[0]) for one in taken.each)


def _is(value: Any) -> str:
    """A word between a name and what is no figure."""
    return "：" if isinstance(value, str) or is_unknown(value) else ""


def _each(taken: Taken, grain: ResultColumn) -> str:
    """The figure of every row: '各乡镇事故起数：青溪镇6起、云岭镇2起'."""
    rows = [
        f"{_place(row, grain)}{'、'.join(_said(one, row) for one in taken.each)}"
        for row in taken.records[:LISTED]
    ]
    listed = ("；" if len(taken.each) > 1 else "、").join(rows)
    rest = f"等{len(taken.records)}个" if len(taken.records) > LISTED else ""
    return f"各{grain.label}{subject(taken)}{order(taken)}：{listed}{rest}"


def _place(row: Row, grain: ResultColumn) -> str:
    """What a row is of: '云岭镇', '云岭镇《事故台账》' where it is of one spreadsheet."""
    dataset = row.get("dataset")
    return name_of(row[grain.name], grain.name) + (
        f"《{contract(dataset).label}》" if dataset else ""
    )


def _said(taken: Taken, row: Row) -> str:
    """The row's figure; nothing where all rows were chosen for having the same."""
    if taken.measure.name in taken.declared.only:
        return ""
    return f"{_is(row[taken.measure.name])}{figure(taken, row)}"


def basis(taken: Taken) -> str:
    """台账 or 报表; '' for what is neither, such as who has to report what."""
    return "" if contract(taken.dataset).kind == "reference" else taken.meaning["basis"]


def _items(taken: Taken) -> str:
    """What a list says of each thing that has a name: '：村级应急服务站达标率未达标'."""
    if ITEM not in taken.columns or len(taken.records) > LISTED:
        return ""
    return "：" + "、".join(f"{row[ITEM]}{figure(taken, row)}" for row in taken.records)


def order(taken: Taken) -> str:
    """'，最多的3个', '，低于80%的'; '' where the rows are neither ordered nor cut."""
    rank, unit = taken.rank, taken.measure.unit or ""
    if not rank:
        return ""
    ends = ("最高", "最低") if unit == "%" else ("最多", "最少")
    end = ends[rank["order"] == "asc"]
    said = []
    if rank["op"]:
        said.append(f"{SIGNS[rank['op']]}{measured(rank['value'], unit)}的")
    if rank["nth"]:
        said.append(f"第{rank['nth']}{end[1]}的")
    elif rank["limit"]:
        said.append(f"{end}的{rank['limit']}个")
    elif rank["order"]:
        said.append(f"从{end}起")
    return "".join(f"，{one}" for one in said)


def name_of(value: object, grain: str) -> str:
    """A value of a grain in words: '2026年7月', '未落到乡镇'."""
    if is_unknown(value):
        return "未落到乡镇" if grain == "area" else BLANK
    return formats.month(str(value)) if grain == "month" else str(value)


def about(taken: Taken) -> str:
    """Period and place: '2026年1–10月，全县'; the day for figures as of a day."""
    when = taken.period or f"截至{formats.day(taken.cut_off)}"
    is_said = "area" in taken.params and (taken.grain is None or taken.area != COUNTY)
    return f"{when}，{taken.area}" if is_said else f"{when}，"


def whole(taken: Taken, total: Taken | None = None, tags: Sequence[str] = ()) -> str:
    """The sentence to copy. total: the whole that the rows are parts of; tags: 未报齐, 演示数据."""
    if taken.grain is not None and taken.records:
        first = f"{total.area}{_all(total)}；" if total else ""
        body = f"{first}{_each(taken, taken.grain)}"
    elif taken.is_single:
        body = _all(taken)
    else:
        body = f"{subject(taken)}共{len(taken.records)}{counted(taken)}{_items(taken)}"
    marks = "".join(f"；{tag}" for tag in tags)
    cut_off = formats.day(taken.cut_off)
    return f"{about(taken)}{body}（来源：{source(taken)}，截至{cut_off}{marks}）。"
