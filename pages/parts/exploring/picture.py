"""The picture beside the cross table: bars of one figure, or a small chart a row on one scale.

Asks nothing; pictures what the table shows, in its order.
"""

from collections.abc import Sequence

import plotly.graph_objects as go

from pages.parts import drawing, formats
from pages.parts.colours import DESK, Palette
from pages.parts.exploring.board import Board
from queries.crossing import SPANS

MOST = 12
"""Small charts beside a table, and bars of one."""

ACROSS = 2
"""Small charts beside each other."""

HEIGHT, GAP = 84, 0.09
"""Pixels of a small chart with its name; share of the width between two."""


def shown(board: Board) -> tuple[list[str], list[list[float | None]]]:
    """Names and figures of the rows to picture, at most so many: the figures of each column, or
    the one of 合计. Pieces of the period are all pictured where one of them has something.
    """
    kept = _telling(board)
    if board.found.columns is None and board.found.rows.grain in SPANS:
        kept = _made(board) if kept else []
    else:
        kept = kept[:MOST]
    return [name for name, _ in kept], [figures for _, figures in kept]


def _made(board: Board) -> list[tuple[str, list[float | None]]]:
    """Every row of the table with what could be pictured of it."""
    heads = [head for head in board.heads if head.measure == board.view.measure]
    heads = [head for head in heads if not head.is_total] or heads[:1]
    return [
        (name, [(board.row(value, head) or {}).get(head.measure.name) for head in heads])
        for name, value in zip(board.names(), board.order, strict=True)
    ]


def _telling(board: Board) -> list[tuple[str, list[float | None]]]:
    """The rows that have something to show: a count that is not 0, or any rate."""
    is_rate = board.view.measure.unit == "%"
    return [
        pair
        for pair in _made(board)
        if any(one or is_rate for one in pair[1] if not formats.is_unknown(one))
    ]


def note(board: Board) -> str:
    """Says so where the picture does not show every row of the table."""
    pictured, telling, every = len(shown(board)[0]), len(_telling(board)), len(board.order)
    told = [f"前 {pictured} 行"] if 0 < pictured < telling else []
    if telling < every and pictured < every:
        told.append("无数据的不画" if board.view.measure.unit == "%" else "为 0 和无数据的不画")
    return "，".join(told) if pictured else ""


def draw(board: Board, palette: Palette) -> go.Figure | None:
    """The picture; None where there is nothing to show."""
    names, figures = shown(board)
    unit = board.view.measure.unit or ""
    if not names:
        return None
    if board.found.columns is not None:
        ticks = [head.label for head in board.heads if not head.is_total]
        return small_multiples(names, figures, ticks, unit, palette)
    values = [line[0] for line in figures]
    if board.found.rows.grain in SPANS:
        return upright(names, values, unit, palette)
    return lying(names, values, unit, palette)


def upright(
    names: Sequence[str], values: Sequence[float | None], unit: str, palette: Palette
) -> go.Figure:
    """Bars from left to right, one a piece of the period."""
    chart = drawing.blank(palette, DESK, DESK.chart)
    hover = [
        f"{name} {formats.figure(value, unit)} {unit}"
        for name, value in zip(names, values, strict=True)
    ]
    above = drawing.on_top(drawing.words(values, unit), palette, DESK)
    chart.add_trace(
        drawing.bars(range(len(names)), values, palette.accent, hover, name="数", **above)
    )
    top = max((float(one) for one in values if not formats.is_unknown(one)), default=0.0)
    drawing.count_axis(chart, palette, top, unit)
    drawing.month_axis(chart, palette, names)
    return chart


def lying(
    names: Sequence[str], values: Sequence[float | None], unit: str, palette: Palette
) -> go.Figure:
    """Bars below each other in the order of the table, each with its figure."""
    chart = drawing.blank(palette, DESK, drawing.rows_height(len(names), DESK), right=56)
    texts = drawing.words(values, unit)
    hover = [f"{name} {text} {unit}" for name, text in zip(names, texts, strict=True)]
    row = {"orientation": "h", "width": 0.56, "name": "数"} | drawing.on_top(texts, palette, DESK)
    chart.add_trace(drawing.bars(values, names, palette.accent, hover, **row))
    drawing.name_rows(chart, palette, unit)
    chart.update_yaxes(autorange="reversed")
    return chart


def small_multiples(
    names: Sequence[str],
    figures: Sequence[Sequence[float | None]],
    ticks: Sequence[str],
    unit: str,
    palette: Palette,
) -> go.Figure:
    """One small chart of bars a row, all on one scale, the last column's figure at its end."""
    lines = -(-len(names) // ACROSS)
    chart = drawing.blank(palette, DESK, 24 + HEIGHT * lines)
    known = [one for line in figures for one in line if not formats.is_unknown(one)]
    for place, (name, line) in enumerate(zip(names, figures, strict=True)):
        is_lowest = place + ACROSS >= len(names)
        _panel(chart, (place, lines, is_lowest), (name, line), ticks, unit, palette)
    axes = {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True}
    chart.update_yaxes(**axes, range=[0, 1.25 * float(max(known)) or 1])
    chart.update_xaxes(**axes, showline=True, linecolor=palette.last_year)
    chart.update_layout(margin={"l": 4, "r": 4, "t": 4, "b": 20}, bargap=0.2)
    return chart


def _panel(
    chart: go.Figure,
    at: tuple[int, int, bool],
    row: tuple[str, Sequence[float | None]],
    ticks: Sequence[str],
    unit: str,
    palette: Palette,
) -> None:
    """One small chart: name above, bars, and under the lowest ones the first and last column.

    at: its place, how many lines there are, and whether none stands below it.
    """
    place, lines, is_lowest = at
    name, values = row
    across, down = place % ACROSS, place // ACROSS
    width = (1 - GAP * (ACROSS - 1)) / ACROSS
    left, top = across * (width + GAP), 1 - down / lines
    x, y = f"x{place + 1}", f"y{place + 1}"
    hover = [
        f"{name} {tick} {formats.figure(value, unit)} {unit}"
        for tick, value in zip(ticks, values, strict=True)
    ]
    bars = drawing.bars(range(len(values)), values, palette.accent, hover, name=name)
    chart.add_trace(bars.update(xaxis=x, yaxis=y))
    floor = top - 0.72 / lines
    chart.layout[f"xaxis{place + 1}"] = {"domain": [left, left + width], "anchor": y}
    chart.layout[f"yaxis{place + 1}"] = {"domain": [floor, top - 0.22 / lines], "anchor": x}
    ink = {"size": DESK.label, "color": palette.ink}
    quiet = {"size": 11, "color": palette.third}
    _write(chart, name, (left, top), "left", "top", ink)
    if is_lowest:
        _write(chart, ticks[0], (left, floor), "left", "top", quiet)
        _write(chart, ticks[-1], (left + width, floor), "right", "top", quiet)


def _write(
    chart: go.Figure,
    text: str,
    at: tuple[float, float],
    horizontal: str,
    vertical: str,
    font: dict,
) -> None:
    chart.add_annotation(
        text=text,
        x=at[0],
        y=at[1],
        xref="paper",
        yref="paper",
        xanchor=horizontal,
        yanchor=vertical,
        showarrow=False,
        font=font,
    )
