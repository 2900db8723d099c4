"""Words of a cross table: names of rows and columns, the sentence above it.

Pure words: asks nothing, draws nothing.
"""

from collections.abc import Sequence

from pages.parts import formats
from pages.parts.exploring.view import View
from queries.crossing import SPANS, TO, Axis, Cross, Value

QUARTERS = ("一季度", "二季度", "三季度", "四季度")
WHOLE_QUARTER, WHOLE_YEAR = 3, 12


def names(axis: Axis) -> list[str]:
    """The values of a dimension as officers say them, the year only where there are several."""
    if axis.grain not in SPANS:
        return [_name(axis, value) for value in axis.values]
    years = {str(value)[:4] for value in axis.values}
    return [_piece(axis.grain, str(value), len(years) > 1) for value in axis.values]


def name(axis: Axis, value: Value) -> str:
    """One value in full, for the title of its rows."""
    return _piece(axis.grain, str(value), True) if axis.grain in SPANS else _name(axis, value)


def _name(axis: Axis, value: Value) -> str:
    if formats.is_unknown(value):
        return "未落到乡镇" if axis.grain == "area" else f"未填{axis.label}"
    return f"{value}时" if axis.grain == "hour" else str(value)


def _piece(grain: str, value: str, with_year: bool) -> str:
    first, _, last = value.partition(TO)
    last = last or first
    year = f"{first[:4]}年" if with_year else ""
    count = formats.count_months(first, last)
    if grain == "year":
        return formats.period(first, last) if count < WHOLE_YEAR else f"{first[:4]}年"
    if grain == "month":
        return f"{year}{int(first[5:])}月"
    quarter = QUARTERS[(int(first[5:]) - 1) // WHOLE_QUARTER]
    months = "" if count == WHOLE_QUARTER else f"（{_months(first, last)}）"
    return f"{year}{quarter}{months}"


def _months(first: str, last: str) -> str:
    start, end = int(first[5:]), int(last[5:])
    return f"{start}月" if start == end else f"{start}–{end}月"


def sentence(view: View, found: Cross, total: float | None) -> str:
    """Period, place and total; and which row is greatest, where figures can be compared so."""
    unit = view.measure.unit or ""
    opening = f"{view.chosen.words}，{view.where}{view.measure.label}"
    if formats.is_unknown(total):
        return f"{opening}：{formats.UNKNOWN}。"
    said = f"{opening} {formats.figure(total, unit)} {unit}".replace(" %", "%")
    leader = _greatest(found, view.measure.name)
    if unit in ("%", "天", "小时") or leader is None:
        return f"{said}。"
    figure = formats.figure(found.of_rows[leader][view.measure.name], unit)
    return f"{said}；{found.rows.label}中，{name(found.rows, leader)}最多（{figure} {unit}）。"


def _greatest(found: Cross, measure: str) -> Value:
    """The only named row with the greatest figure; None where several share it, or it is 0."""
    known = {
        value: row[measure]
        for value, row in found.of_rows.items()
        if value is not None and not formats.is_unknown(row.get(measure))
    }
    top = max(known.values(), default=0)
    leaders = [value for value, figure in known.items() if figure == top]
    return leaders[0] if len(leaders) == 1 and len(known) > 1 and top > 0 else None


def foot(absent: bool) -> str:
    """What the table's blanks and shades mean."""
    blank = "；空格：没有这一组" if absent else ""
    return f"点一格看来源行；颜色越深数越大；合计各由自己的问题回答，不是相加{blank}"


def unfilled(found: Cross, measure: str) -> Sequence[str]:
    """What is blank in the source rows behind the total, in words."""
    count = found.total.missing.get(measure)
    return [f"{count} 项未填"] if count else []
