"""Charts of time and of steps: hours and weekdays, rolling twelve months, months of coming and
going, steps from found to closed. A frame in, a figure out; asks nothing.
"""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from pages.parts import drawing
from pages.parts.colours import DESK, Palette, Sizes
from pages.parts.drawing import HOVER, bars, on_top
from pages.parts.formats import figure, is_unknown, short_months


def columns(
    names: Sequence[str],
    values: Sequence[float],
    before: Sequence[float | None],
    unit: str,
    palette: Palette,
    sizes: Sizes = DESK,
) -> go.Figure:
    """Upright bars in the given order, last year's grey beside this year's; no figure over an
    empty bar.
    """
    chart = drawing.blank(palette, sizes, sizes.small)
    if any(not is_unknown(value) for value in before):
        hover = [
            f"{name} 上年同期 {figure(value, unit)} {unit}"
            for name, value in zip(names, before, strict=True)
        ]
        chart.add_trace(bars(names, before, palette.last_year, hover, name=drawing.LAST_YEAR))
    hover = [
        f"{name} {figure(value, unit)} {unit}" for name, value in zip(names, values, strict=True)
    ]
    above = on_top([figure(value, unit) if value else "" for value in values], palette, sizes)
    chart.add_trace(bars(names, values, palette.accent, hover, name="今年", **above))
    top = max([*values, *(value for value in before if not is_unknown(value))], default=0)
    drawing.count_axis(chart, palette, float(top), unit)
    chart.update_xaxes(**drawing.label_axis(palette), type="category")
    return chart


def rolling(
    frame: pd.DataFrame, measure: str, unit: str, palette: Palette, sizes: Sizes = DESK
) -> go.Figure:
    """Sums of the twelve months up to each month, this year's in the accent with its last figure,
    the same a year before as a grey line.

    Columns: month, measure_rolling, measure_rolling_last_year.
    """
    labels = short_months(list(frame["month"]))
    positions = list(range(len(labels)))
    chart = drawing.blank(palette, sizes, sizes.chart, right=72)
    now, before = frame[f"{measure}_rolling"], frame[f"{measure}_rolling_last_year"]
    for values, colour, name in (
        (before, palette.last_year, "上年同期"),
        (now, palette.accent, "近十二个月"),
    ):
        if values.notna().any():
            chart.add_trace(_line(positions, values, labels, (name, unit), colour, palette, sizes))
    top = max((float(one.max()) for one in (now, before) if one.notna().any()), default=0)
    drawing.count_axis(chart, palette, top, unit)
    drawing.month_axis(chart, palette, labels)
    return chart


def _line(
    positions: Sequence[int],
    values: pd.Series,
    labels: Sequence[str],
    named: tuple[str, str],
    colour: str,
    palette: Palette,
    sizes: Sizes,
) -> go.Scatter:
    """A line with its name and last figure at its end."""
    name, unit = named
    last = values.last_valid_index()
    ends = [
        f"  {figure(value)}" if place == last else ""
        for place, value in zip(values.index, values, strict=True)
    ]
    hover = [
        f"截至{label.replace('<br>', ' ')}，{name} {figure(value, unit)} {unit}"
        for label, value in zip(labels, values, strict=True)
    ]
    return go.Scatter(
        x=list(positions),
        y=[None if is_unknown(value) else float(value) for value in values],
        mode="lines+text",
        name=name,
        line={"color": colour, "width": 2},
        text=ends,
        textposition="middle right",
        textfont={"color": palette.ink, "size": sizes.label},
        customdata=hover,
        hovertemplate=HOVER,
        cliponaxis=False,
    )


def flow(frame: pd.DataFrame, palette: Palette, sizes: Sizes = DESK) -> go.Figure:
    """Months of coming and going: found in grey, rectified in the accent, what is open at the end
    of each month as a line of ink.

    Columns: month, found, rectified, open_after.
    """
    labels = short_months(list(frame["month"]))
    positions = list(range(len(labels)))
    chart = drawing.blank(palette, sizes, sizes.chart, right=40)
    hover = [
        f"{label.replace('<br>', ' ')} 排查 {figure(found)} 条，整改 {figure(done)} 条，"
        f"月末未整改 {figure(left)} 条"
        for label, found, done, left in zip(
            labels, frame["found"], frame["rectified"], frame["open_after"], strict=True
        )
    ]
    chart.add_trace(bars(positions, frame["found"], palette.last_year, hover, name="排查"))
    chart.add_trace(bars(positions, frame["rectified"], palette.accent, hover, name="整改"))
    named = ("月末未整改", "条")
    line = _line(positions, frame["open_after"], labels, named, palette.ink, palette, sizes)
    chart.add_trace(line.update(textposition="top center"))
    top = float(frame[["found", "rectified", "open_after"]].to_numpy().max(initial=0))
    drawing.count_axis(chart, palette, top, "条")
    drawing.month_axis(chart, palette, labels)
    return chart


def steps(
    names: Sequence[str],
    values: Sequence[float],
    texts: Sequence[str],
    palette: Palette,
    colours: Sequence[str] | None = None,
    sizes: Sizes = DESK,
) -> go.Figure:
    """Horizontal bars in the given order, the first at the top, each with its words at the end."""
    listed, shown = list(names)[::-1], list(texts)[::-1]
    fill = palette.accent if colours is None else list(colours)[::-1]
    chart = drawing.blank(palette, sizes, drawing.rows_height(len(listed), sizes), right=128)
    hover = [f"{name} {text}" for name, text in zip(listed, shown, strict=True)]
    row = {"orientation": "h", "width": 0.56, "name": "数"} | on_top(shown, palette, sizes)
    chart.add_trace(bars(list(values)[::-1], listed, fill, hover, **row))
    drawing.name_rows(chart, palette, "条")
    return chart
