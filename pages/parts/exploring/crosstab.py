"""The cross table as HTML: 合计 first, cells shaded by their figure, each a way to its rows.

Every text that is put into HTML is escaped here. Adds nothing up.
"""

from collections.abc import Sequence
from html import escape

from pages.parts import formats
from queries.crossing import Cross, Value
from queries.headers import ResultColumn

SHADES = 5
"""Steps from the least to the greatest figure of a table."""

TOTAL = "total"
"""Place of 合计 in what a click names."""


def order(found: Cross, measure: str, greatest_first: bool) -> list[Value]:
    """The rows as their question lists them, or the greatest first and unknown ones last."""
    listed = list(found.rows.values)
    if not greatest_first:
        return listed
    figures = {value: found.of_rows[value].get(measure) for value in listed}
    return sorted(
        listed,
        key=lambda value: (formats.is_unknown(figures[value]), -(figures[value] or 0)),
    )


def shades(figures: Sequence[float | None], unit: str | None) -> list[int]:
    """A step of each figure: 0 for nothing or unknown. Percentages are told apart from the least
    of them on, counts from 0 on, where a few are never the darkest.
    """
    known = [float(one) for one in figures if not formats.is_unknown(one)]
    low = min(known, default=0.0) if unit == "%" else 0.0
    width = max(known, default=0.0) - low
    if unit != "%":
        width = max(width, SHADES)
    if width <= 0:
        return [0 for _ in figures]
    return [
        0
        if formats.is_unknown(one) or one <= low
        else max(1, round(SHADES * (float(one) - low) / width))
        for one in figures
    ]


def table(
    first: str,
    heads: Sequence[tuple[str, str | None]],
    lines: Sequence[tuple[str, Sequence[tuple[str, int]]]],
    total: Sequence[str],
    can_open: bool,
    is_crossed: bool,
) -> str:
    """HTML of the table. lines: name and cells as (text, shade), 合计 of the row first where
    columns are crossed; total: texts of the first line. A click on a cell names 'row,column' by
    their places.
    """
    head = "".join(f"<th>{escape(label)}{_small(unit)}</th>" for label, unit in heads)
    top = "".join(_cell(text, 0, TOTAL, place, can_open) for place, text in enumerate(total))
    body = f'<tr class="an-total"><th>合计</th>{top}</tr>'
    for row, (name, cells) in enumerate(lines):
        tds = "".join(
            _cell(text, shade, str(row), place, can_open)
            for place, (text, shade) in enumerate(cells)
        )
        body += f"<tr><th>{escape(name)}</th>{tds}</tr>"
    kind = "an-scroll an-cross an-crossed" if is_crossed else "an-scroll an-cross"
    return (
        f'<div class="{kind}"><table class="an-table">'
        f"<thead><tr><th>{escape(first)}</th>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _small(unit: str | None) -> str:
    return f" <small>{escape(unit)}</small>" if unit else ""


def _cell(text: str, shade: int, row: str, place: int, can_open: bool) -> str:
    kinds = [f"an-shade-{shade}"] if shade else []
    if text in (formats.UNKNOWN, "0", ""):
        kinds.append("an-none")
    opens = (
        f' data-pick="{row},{place}" tabindex="0" title="查看来源行"' if can_open and text else ""
    )
    kind = f' class="{" ".join(kinds)}"' if kinds else ""
    return f"<td{kind}{opens}>{escape(text)}</td>"


def figure(row: dict | None, measure: ResultColumn) -> str:
    """A figure as text; blank where no question speaks of its place."""
    if row is None or measure.name not in row:
        return ""
    return formats.figure(row[measure.name], measure.unit)
