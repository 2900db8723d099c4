"""The tools charts are drawn with: an empty figure, axes, bars, end labels.

Owns their style, knows no measure.
"""

import math
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from pages.parts.colours import FONT, Palette, Sizes
from pages.parts.formats import figure, half_up, is_unknown

HOVER = "%{customdata}<extra></extra>"
"""What a hover says is written in Python, so that it is Chinese and rounded like everything else.
"""

NICE_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000, 50000)

LAST_YEAR = "去年"
"""Name of marks that show the same months of the year before."""

NOTHING = "rgba(0,0,0,0)"


def blank(palette: Palette, sizes: Sizes, height: int, right: int = 8) -> go.Figure:
    """An empty figure with the desk's type and no furniture."""
    tip = {"family": FONT, "size": sizes.text, "color": palette.ink}
    return go.Figure(
        layout={
            "height": height,
            "margin": {"l": 8, "r": right, "t": 24, "b": 8},
            "paper_bgcolor": NOTHING,
            "plot_bgcolor": NOTHING,
            "font": {"family": FONT, "size": sizes.text, "color": palette.second},
            "showlegend": False,
            "dragmode": False,
            "hoverlabel": {"bgcolor": palette.card, "bordercolor": palette.line, "font": tip},
            "bargap": 0.32,
            "bargroupgap": 0.06,
            "barcornerradius": 2,
        }
    )


def count_axis(chart: go.Figure, palette: Palette, top: float, unit: str) -> None:
    """A vertical axis of counts: from 0, whole steps, thin lines, its unit upright above it."""
    wanted = max(1, math.ceil(top / 4))
    step = next((nice for nice in NICE_STEPS if nice >= wanted), wanted)
    chart.update_yaxes(
        range=[0, max(top * 1.12, step)],
        dtick=step,
        gridcolor=palette.line,
        gridwidth=1,
        zeroline=False,
        tickfont={"color": palette.third},
        automargin=True,
        fixedrange=True,
    )
    chart.add_annotation(
        text=unit,
        font={"size": 12, "color": palette.third},
        x=0,
        y=1,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        yshift=4,
        showarrow=False,
    )


def label_axis(palette: Palette) -> dict[str, Any]:
    """An axis of names: no grid, a quiet base line."""
    return {
        "showgrid": False,
        "zeroline": False,
        "linecolor": palette.last_year,
        "tickfont": {"color": palette.second},
        "automargin": True,
        "fixedrange": True,
    }


def month_axis(chart: go.Figure, palette: Palette, labels: Sequence[str]) -> None:
    """Months from left to right; every so many are named where there are too many."""
    every = max(1, math.ceil(len(labels) / 18))
    positions = list(range(len(labels)))
    ticks = {"tickvals": positions[::every], "ticktext": list(labels[::every])}
    chart.update_xaxes(**label_axis(palette), **ticks, range=[-0.6, len(labels) - 0.4])


def name_rows(chart: go.Figure, palette: Palette, unit: str) -> None:
    """Axes of a chart of horizontal bars: names at the left, no scale, since every bar says its
    figure.
    """
    chart.update_xaxes(visible=False, rangemode="tozero", fixedrange=True, title={"text": unit})
    rows = {"linecolor": NOTHING, "ticksuffix": "  ", "type": "category"}
    chart.update_yaxes(**label_axis(palette) | rows | {"tickfont": {"color": palette.ink}})


def rows_height(count: int, sizes: Sizes) -> int:
    """Height of a chart of so many horizontal bars; few bars stand further apart."""
    return 32 + max(count, 1) * (sizes.chart_row if count > 6 else sizes.chart_row + 8)


def bars(
    x: Sequence, y: Sequence, colour: str | list[str], hover: Sequence[str], **more: Any
) -> go.Bar:
    """Bars that keep their ink when one of them is picked."""
    kept = {"color": more.get("textfont", {}).get("color")}
    return go.Bar(
        x=list(x),
        y=list(y),
        marker={"color": colour, "line": {"width": 0}},
        customdata=list(hover),
        hovertemplate=HOVER,
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}, "textfont": kept},
        cliponaxis=False,
        **more,
    )


def emphasise(chart: go.Figure, position: int) -> None:
    """Let one place of every bar stand out, the others step back."""
    for trace in chart.data:
        if isinstance(trace, go.Bar):
            shown = [1 if place == position else 0.3 for place in range(len(trace.x))]
            trace.update(marker={"opacity": shown})


def on_top(texts: Sequence[str], palette: Palette, sizes: Sizes) -> dict[str, Any]:
    """Figures that stand at the end of bars."""
    ink = {"color": palette.ink, "size": sizes.label}
    return {"text": list(texts), "textposition": "outside", "textfont": ink}


def dashes(
    x: Sequence[str], y: Sequence[float | None], hover: Sequence[str], palette: Palette
) -> go.Scatter:
    """A target, or the path to one, as a dashed line of ink."""
    return go.Scatter(
        x=list(x),
        y=list(y),
        mode="lines",
        name="应达到",
        line={"color": palette.second, "width": 1.5, "dash": "dash"},
        customdata=list(hover),
        hovertemplate=HOVER,
        cliponaxis=False,
    )


def strokes(before: Sequence[float], names: list[str], unit: str, palette: Palette) -> go.Scatter:
    """Last year as an upright stroke on each row, none where there was nothing."""
    values = [float(value) if value > 0 else None for value in before]
    hover = [
        f"{name} 上年同期 {figure(value, unit)} {unit}"
        for name, value in zip(names, values, strict=True)
    ]
    stroke = {"symbol": "line-ns", "size": 16, "line": {"width": 2, "color": palette.ink}}
    return go.Scatter(
        x=values,
        y=names,
        mode="markers",
        name=LAST_YEAR,
        marker=stroke,
        customdata=hover,
        hovertemplate=HOVER,
    )


def end_labels(
    ends: Sequence[float],
    names: Sequence[str],
    texts: Sequence[str],
    palette: Palette,
    sizes: Sizes,
) -> go.Scatter:
    """Words right of where each row's marks end."""
    return go.Scatter(
        x=list(ends),
        y=list(names),
        mode="text",
        text=list(texts),
        textposition="middle right",
        textfont={"color": palette.ink, "size": sizes.label},
        name="数",
        hoverinfo="skip",
        cliponaxis=False,
    )


def named(values: Sequence[object]) -> list[str]:
    """Names of rows; a blank one is 未填."""
    return ["未填" if is_unknown(value) else str(value) for value in values]


def words(values: Sequence[float | None], unit: str) -> list[str]:
    """Figures as labels; unknown is empty."""
    return ["" if is_unknown(value) else figure(value, unit) for value in values]


def percent_words(values: Sequence[float | None], decimals: int = 1) -> list[str]:
    """Percentages as labels; unknown is empty."""
    return ["" if is_unknown(value) else f"{half_up(float(value), decimals)}%" for value in values]
