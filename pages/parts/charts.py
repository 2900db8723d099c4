"""Charts: a frame in, a figure out. Owns how a picture is drawn; asks nothing, knows no page and no state.

This year is the accent, last year grey. Labels stand at the bars; there are no legends. Counts start at 0.
"""

import math

import pandas as pd
import plotly.graph_objects as go

from pages.parts.formats import figure, half_up, is_unknown, short_months
from pages.parts.theme import DESK, FONT, Palette, Sizes

HOVER = "%{customdata}<extra></extra>"


def _base(palette: Palette, sizes: Sizes, height: int, left: int = 8, right: int = 8) -> go.Figure:
    """An empty figure with the desk's type, thin horizontal grid and no furniture."""
    return go.Figure(
        layout={
            "height": height,
            "margin": {"l": left, "r": right, "t": 24, "b": 8},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": sizes.text, "color": palette.second},
            "showlegend": False,
            "dragmode": False,
            "hoverlabel": {
                "bgcolor": palette.card,
                "bordercolor": palette.line,
                "font": {"family": FONT, "size": sizes.text, "color": palette.ink},
                "align": "left",
            },
            "bargap": 0.32,
            "bargroupgap": 0.06,
            "barcornerradius": 2,
            "separators": ".,",
        }
    )


def _count_axis(chart: go.Figure, palette: Palette, top: float, unit: str) -> None:
    """A vertical axis of counts: from 0, whole steps, thin lines, its unit upright above it."""
    step = max(1, math.ceil(top / 4))
    for nice in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000):
        if nice >= step:
            step = nice
            break
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
    words = {"text": unit, "font": {"size": 12, "color": palette.third}}
    chart.add_annotation(x=0, y=1, xref="paper", yref="paper", xanchor="left", yanchor="bottom", yshift=4, showarrow=False, **words)


def _label_axis(palette: Palette) -> dict:
    return {
        "showgrid": False,
        "zeroline": False,
        "linecolor": palette.last_year,
        "tickfont": {"color": palette.second},
        "automargin": True,
        "fixedrange": True,
    }


def _bars(x: list, y: list, colour: str | list[str], hover: list[str], **more: object) -> go.Bar:
    """Bars that keep their ink when one of them is picked."""
    return go.Bar(
        x=x,
        y=y,
        marker={"color": colour, "line": {"width": 0}},
        customdata=hover,
        hovertemplate=HOVER,
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
        **more,
    )


def _words(values: pd.Series, unit: str) -> list[str]:
    return ["" if is_unknown(value) else figure(value, unit) for value in values]


def by_month(frame: pd.DataFrame, measure: str, unit: str, palette: Palette, sizes: Sizes = DESK) -> go.Figure:
    """This year's months in the accent, the same months of last year in grey. Columns: month, measure, measure_last_year."""
    months = list(frame["month"])
    labels = short_months(months)
    positions = list(range(len(months)))
    before = f"{measure}_last_year"
    has_before = before in frame and frame[before].notna().any()
    chart = _base(palette, sizes, sizes.chart)
    if has_before:
        hover = [f"去年同月 {figure(value, unit)} {unit}" for value in frame[before]]
        chart.add_trace(_bars(positions, list(frame[before]), palette.last_year, hover, name="去年"))
    hover = [f"{text.replace('<br>', ' ')} {figure(value, unit)} {unit}" for text, value in zip(labels, frame[measure], strict=True)]
    chart.add_trace(
        _bars(
            positions,
            list(frame[measure]),
            palette.accent,
            hover,
            name="今年",
            text=_words(frame[measure], unit) if len(months) <= 24 else None,
            textposition="outside",
            textfont={"color": palette.ink, "size": sizes.label},
        )
    )
    columns = [frame[measure]] + ([frame[before]] if has_before else [])
    top = max((column.max() for column in columns if column.notna().any()), default=0)
    _count_axis(chart, palette, float(top), unit)
    every = max(1, math.ceil(len(months) / 18))
    chart.update_xaxes(**_label_axis(palette), tickvals=positions[::every], ticktext=labels[::every], range=[-0.6, len(months) - 0.4])
    return chart


def composition(frame: pd.DataFrame, grain: str, measure: str, unit: str, palette: Palette, sizes: Sizes = DESK) -> go.Figure:
    """Horizontal bars, greatest at the top, with figure and share at the end and last year as a stroke."""
    shown = frame[frame[measure].fillna(0) > 0].sort_values(measure, kind="stable")
    names = [str(name) if not is_unknown(name) else "未填" for name in shown[grain]]
    now, total = list(shown[measure]), shown[measure].sum()
    chart = _base(palette, sizes, _rows_height(len(names), sizes), right=80)
    hover = [f"{name} {figure(value, unit)} {unit}" for name, value in zip(names, now, strict=True)]
    chart.add_trace(_bars(now, names, palette.accent, hover, orientation="h", name="今年", width=0.56))
    before = f"{measure}_last_year"
    ends = now
    if before in shown and shown[before].notna().any():
        last = list(shown[before].fillna(0))
        ends = [max(pair) for pair in zip(now, last, strict=True)]
        words = [f"{name} 上年同期 {figure(value, unit)} {unit}" for name, value in zip(names, last, strict=True)]
        stroke = {"symbol": "line-ns", "size": 16, "line": {"width": 2, "color": palette.ink}}
        chart.add_trace(go.Scatter(x=last, y=names, mode="markers", name="去年", marker=stroke, customdata=words, hovertemplate=HOVER))
    texts = [f" {figure(value, unit)}  {_share(value, total)}" for value in now]
    chart.add_trace(_end_labels(ends, names, texts, palette, sizes))
    _horizontal(chart, palette, unit)
    return chart


def _end_labels(ends: list, names: list[str], texts: list[str], palette: Palette, sizes: Sizes) -> go.Scatter:
    """Words right of where each row's marks end."""
    return go.Scatter(
        x=ends, y=names, mode="text", text=texts, textposition="middle right", name="数", hoverinfo="skip", cliponaxis=False,
        textfont={"color": palette.ink, "size": sizes.label},
    )


def _share(value: float, total: float) -> str:
    return f"{half_up(100 * float(value) / float(total), 1)}%" if total else ""


def _rows_height(count: int, sizes: Sizes) -> int:
    return 32 + max(count, 1) * (sizes.chart_row if count > 6 else sizes.chart_row + 8)


def _horizontal(chart: go.Figure, palette: Palette, unit: str) -> None:
    chart.update_xaxes(visible=False, rangemode="tozero", fixedrange=True, title={"text": unit})
    chart.update_yaxes(**_label_axis(palette) | {"linecolor": "rgba(0,0,0,0)", "ticksuffix": "  ", "type": "category"})
    chart.update_yaxes(tickfont={"color": palette.ink})


def severity(frame: pd.DataFrame, palette: Palette, sizes: Sizes = DESK) -> go.Figure:
    """Accidents per class, mild to grave from top to bottom, one hue that darkens. Columns: severity, accidents, deaths."""
    shown = frame.iloc[::-1]
    names = list(shown["severity"])
    chart = _base(palette, sizes, 36 + len(names) * 40, right=96)
    texts = [f"{figure(count, '起')} 起 · 死亡 {figure(deaths, '人')} 人" if count else "0"
             for count, deaths in zip(shown["accidents"], shown["deaths"], strict=True)]
    colours = [palette.severity.get(name, palette.last_year) for name in names]
    chart.add_trace(
        _bars(list(shown["accidents"]), names, colours, texts, orientation="h", text=texts, textposition="outside", name="等级",
              textfont={"color": palette.ink, "size": sizes.label}, width=0.56)
    )
    _horizontal(chart, palette, "起")
    return chart


def rectified_by_month(frame: pd.DataFrame, palette: Palette, sizes: Sizes = DESK) -> go.Figure:
    """Hazards found per month: rectified in the accent, open in grey on top, the rate above. Columns: month, found, rectified, rate_pct."""
    labels = short_months(list(frame["month"]))
    positions = list(range(len(labels)))
    chart = _base(palette, sizes, sizes.chart)
    open_count = frame["found"] - frame["rectified"]
    hover = [f"{text.replace('<br>', ' ')} 排查 {figure(found, '条')} 条，已整改 {figure(done, '条')} 条，整改率 {figure(rate, '%')}%"
             for text, found, done, rate in zip(labels, frame["found"], frame["rectified"], frame["rate_pct"], strict=True)]
    chart.add_trace(_bars(positions, list(frame["rectified"]), palette.accent, hover, name="已整改"))
    rates = ["" if is_unknown(rate) else f"{half_up(float(rate), 1)}%" for rate in frame["rate_pct"]]
    chart.add_trace(
        _bars(positions, list(open_count), palette.last_year, hover, name="未整改", text=rates if len(labels) <= 18 else None,
              textposition="outside", textfont={"color": palette.ink, "size": sizes.label})
    )
    chart.update_layout(barmode="stack")
    top = float(frame["found"].max()) if len(frame) and frame["found"].notna().any() else 0
    _count_axis(chart, palette, top, "条")
    every = max(1, math.ceil(len(labels) / 18))
    chart.update_xaxes(**_label_axis(palette), tickvals=positions[::every], ticktext=labels[::every])
    return chart


def rectified_by(frame: pd.DataFrame, grain: str, palette: Palette, sizes: Sizes = DESK) -> go.Figure:
    """Horizontal bars of found hazards, the rectified part in the accent; rate and counts at the end."""
    shown = frame[frame["found"].fillna(0) > 0].sort_values("found", kind="stable")
    names = [str(name) if not is_unknown(name) else "未填" for name in shown[grain]]
    texts = [f"{'/' if is_unknown(rate) else half_up(float(rate), 1)}%  {figure(done, '条')}/{figure(found, '条')}"
             for rate, done, found in zip(shown["rate_pct"], shown["rectified"], shown["found"], strict=True)]
    chart = _base(palette, sizes, _rows_height(len(names), sizes), right=112)
    chart.add_trace(_bars(list(shown["rectified"]), names, palette.accent, texts, orientation="h", name="已整改", width=0.56))
    chart.add_trace(
        _bars(list(shown["found"] - shown["rectified"]), names, palette.last_year, texts, orientation="h", name="未整改", width=0.56,
              text=texts, textposition="outside", textfont={"color": palette.ink, "size": sizes.label})
    )
    chart.update_layout(barmode="stack")
    _horizontal(chart, palette, "条")
    return chart


def open_by_age(frame: pd.DataFrame, palette: Palette, sizes: Sizes = DESK) -> go.Figure:
    """Open hazards per age band, the overdue part in red with its count. Columns: age, open, overdue, major_open."""
    names = [f"{age.replace('+', '')}天{'以上' if age.endswith('+') else ''}" for age in frame["age"]]
    chart = _base(palette, sizes, sizes.chart)
    hover = [f"{name}：未整改 {figure(total, '条')} 条，其中逾期 {figure(late, '条')} 条、重大 {figure(major, '条')} 条"
             for name, total, late, major in zip(names, frame["open"], frame["overdue"], frame["major_open"], strict=True)]
    chart.add_trace(_bars(names, list(frame["overdue"]), palette.progress["未达标"], hover, name="逾期"))
    chart.add_trace(
        _bars(names, list(frame["open"] - frame["overdue"]), palette.last_year, hover, name="未逾期",
              text=_words(frame["open"], "条"), textposition="outside", textfont={"color": palette.ink, "size": sizes.label})
    )
    chart.update_layout(barmode="stack")
    top = float(frame["open"].max()) if len(frame) else 0
    _count_axis(chart, palette, top, "条")
    chart.update_xaxes(**_label_axis(palette) | {"type": "category"})
    return chart
