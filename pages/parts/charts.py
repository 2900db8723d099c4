"""Charts: a frame in, a figure out.

Owns which marks a picture has; asks nothing, knows no page and no state.

This year is the accent, last year grey. Labels stand at the bars; there are no legends. Counts
start at 0.
"""

import pandas as pd
import plotly.graph_objects as go

from pages.parts import drawing
from pages.parts.colours import DESK, Palette, Sizes
from pages.parts.drawing import bars, on_top
from pages.parts.formats import YEAR, alike, decimals_of, figure, short_months

LABELLED_MONTHS = 24
"""Above this many months bars carry no figures."""

UNDER_A_BAR = 6
"""So many characters fit under a bar; a unit that does not fit stands on the card only."""

RATE_DECIMALS = decimals_of("%")


def _top(*columns: pd.Series) -> float:
    return float(max((column.max() for column in columns if column.notna().any()), default=0))


def by_month(
    frame: pd.DataFrame, measure: str, unit: str, palette: Palette, sizes: Sizes = DESK
) -> go.Figure:
    """This year's months in the accent, last year's in grey.

    Columns: month, measure, measure_last_year.
    """
    labels = short_months(list(frame["month"]))
    positions = range(len(labels))
    now, before = frame[measure], frame.get(f"{measure}_last_year", pd.Series(dtype=float))
    chart = drawing.blank(palette, sizes, sizes.chart)
    if len(labels) <= YEAR and before.notna().any():
        hover = [f"上年同月 {figure(value, unit)} {unit}" for value in before]
        chart.add_trace(bars(positions, before, palette.last_year, hover, name=drawing.LAST_YEAR))
    plain = [label.replace("<br>", " ") for label in labels]
    hover = [
        f"{label} {figure(value, unit)} {unit}" for label, value in zip(plain, now, strict=True)
    ]
    texts = drawing.words(now, unit) if len(labels) <= LABELLED_MONTHS else []
    above = on_top(texts, palette, sizes)
    chart.add_trace(bars(positions, now, palette.accent, hover, name="今年", **above))
    drawing.count_axis(chart, palette, _top(now, before), unit)
    drawing.month_axis(chart, palette, labels)
    return chart


def ranked(frame: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Rows with something to show, smallest first: a chart of horizontal bars puts the last on
    top.
    """
    return frame[frame[measure].fillna(0) > 0].sort_values(measure, kind="stable")


def composition(
    frame: pd.DataFrame, grain: str, measure: str, unit: str, palette: Palette, sizes: Sizes = DESK
) -> go.Figure:
    """Horizontal bars, greatest at the top, with figure and share at the end and last year as a
    stroke.
    """
    shown = ranked(frame, measure)
    names, now = drawing.named(shown[grain]), shown[measure]
    chart = drawing.blank(palette, sizes, drawing.rows_height(len(names), sizes), right=80)
    hover = [f"{name} {figure(value, unit)} {unit}" for name, value in zip(names, now, strict=True)]
    row = {"orientation": "h", "width": 0.56}
    chart.add_trace(bars(now, names, palette.accent, hover, name="今年", **row))
    before, ends = shown.get(f"{measure}_last_year"), now
    if before is not None and before.notna().any():
        ends = pd.concat([now, before], axis=1).max(axis=1)
        chart.add_trace(drawing.strokes(before, names, unit, palette))
    shares = drawing.percent_words(100 * now / now.sum())
    texts = [
        f" {count}  {share}" for count, share in zip(drawing.words(now, unit), shares, strict=True)
    ]
    chart.add_trace(drawing.end_labels(ends, names, texts, palette, sizes))
    drawing.name_rows(chart, palette, unit)
    return chart


def ranking(
    frame: pd.DataFrame, grain: str, measure: str, unit: str, palette: Palette, sizes: Sizes = DESK
) -> go.Figure:
    """Horizontal bars, greatest at the top, each with its figure."""
    shown = ranked(frame, measure)
    names, texts = drawing.named(shown[grain]), drawing.words(shown[measure], unit)
    chart = drawing.blank(palette, sizes, drawing.rows_height(len(names), sizes), right=56)
    hover = [f"{name} {text} {unit}" for name, text in zip(names, texts, strict=True)]
    row = {"orientation": "h", "width": 0.56, "name": "数"} | on_top(texts, palette, sizes)
    chart.add_trace(bars(shown[measure], names, palette.accent, hover, **row))
    drawing.name_rows(chart, palette, unit)
    return chart


def by_year(frame: pd.DataFrame, unit: str, palette: Palette, sizes: Sizes = DESK) -> go.Figure:
    """One indicator's years as bars, with the path to its target as a dashed line; each figure
    stands under its bar, where no line crosses it.

    Columns: year, actual, path_value.
    """
    names = [str(year) for year in frame["year"]]
    chart = drawing.blank(palette, sizes, sizes.small)
    texts, path = alike(frame["actual"]), frame["path_value"]
    hover = [f"{name}年 {text} {unit}" for name, text in zip(names, texts, strict=True)]
    chart.add_trace(bars(names, frame["actual"], palette.accent, hover, name="实际"))
    if path.notna().any():
        hover = [
            f"{name}年应达到 {text} {unit}" for name, text in zip(names, alike(path), strict=True)
        ]
        chart.add_trace(drawing.dashes(names, path, hover, palette))
    chart.update_yaxes(
        visible=False, range=[0, 1.08 * _top(frame["actual"], path) or 1], fixedrange=True
    )
    fits = max(map(len, texts), default=0) + len(unit) <= UNDER_A_BAR
    short = unit if fits else ""
    under = [
        f'<span style="color:{palette.ink}">{(text and text + short) or " "}</span><br>{name}'
        for name, text in zip(names, texts, strict=True)
    ]
    ticks = {"type": "category", "tickvals": names, "ticktext": under, "tickangle": 0}
    chart.update_xaxes(**drawing.label_axis(palette) | ticks)
    chart.update_layout(margin={"t": 8})
    return chart


def severity(frame: pd.DataFrame, palette: Palette, sizes: Sizes = DESK) -> go.Figure:
    """Accidents per class, mild at the top, one hue that darkens.

    Columns: severity, accidents, deaths.
    """
    shown = frame.iloc[::-1]
    names = drawing.named(shown["severity"])
    texts = [
        f"{figure(count)} 起 · 死亡 {figure(deaths)} 人" if count else "0"
        for count, deaths in zip(shown["accidents"], shown["deaths"], strict=True)
    ]
    colours = [palette.severity.get(name, palette.last_year) for name in names]
    chart = drawing.blank(palette, sizes, drawing.rows_height(len(names), sizes), right=104)
    row = {"orientation": "h", "width": 0.56, "name": "等级"} | on_top(texts, palette, sizes)
    chart.add_trace(bars(shown["accidents"], names, colours, texts, **row))
    drawing.name_rows(chart, palette, "起")
    return chart


def rectified_by_month(frame: pd.DataFrame, palette: Palette, sizes: Sizes = DESK) -> go.Figure:
    """Found hazards per month: rectified in the accent, open in grey, the rate above.

    Columns: month, found, rectified, rate_pct.
    """
    labels = short_months(list(frame["month"]))
    positions = range(len(labels))
    hover = [
        f"{label.replace('<br>', ' ')} 排查 {figure(found)} 条，已整改 {figure(done)} 条，"
        f"整改率 {figure(rate, '%')}%"
        for label, found, done, rate in zip(
            labels, frame["found"], frame["rectified"], frame["rate_pct"], strict=True
        )
    ]
    chart = drawing.blank(palette, sizes, sizes.chart)
    chart.add_trace(bars(positions, frame["rectified"], palette.accent, hover, name="已整改"))
    rates = (
        drawing.percent_words(frame["rate_pct"], RATE_DECIMALS)
        if len(labels) <= LABELLED_MONTHS
        else []
    )
    above = on_top(rates, palette, sizes)
    still_open = frame["found"] - frame["rectified"]
    chart.add_trace(bars(positions, still_open, palette.last_year, hover, name="未整改", **above))
    chart.update_layout(barmode="stack")
    drawing.count_axis(chart, palette, _top(frame["found"]), "条")
    drawing.month_axis(chart, palette, labels)
    return chart


def rectified_by(
    frame: pd.DataFrame, grain: str, palette: Palette, sizes: Sizes = DESK
) -> go.Figure:
    """Horizontal bars of found hazards, the rectified part in the accent; rate and counts at the
    end.
    """
    shown = ranked(frame, "found")
    names = drawing.named(shown[grain])
    texts = [
        f" {rate or '无数据'}  {figure(done)}/{figure(found)}"
        for rate, done, found in zip(
            drawing.percent_words(shown["rate_pct"], RATE_DECIMALS),
            shown["rectified"],
            shown["found"],
            strict=True,
        )
    ]
    still_open = shown["found"] - shown["rectified"]
    chart = drawing.blank(palette, sizes, drawing.rows_height(len(names), sizes), right=128)
    row = {"orientation": "h", "width": 0.56}
    chart.add_trace(bars(shown["rectified"], names, palette.accent, texts, name="已整改", **row))
    chart.add_trace(bars(still_open, names, palette.last_year, texts, name="未整改", **row))
    chart.add_trace(drawing.end_labels(shown["found"], names, texts, palette, sizes))
    chart.update_layout(barmode="stack")
    drawing.name_rows(chart, palette, "条")
    return chart


def age_words(age: str) -> str:
    """'0–7' -> '0–7天', '181+' -> '181天以上'."""
    return f"{age[:-1]}天以上" if age.endswith("+") else f"{age}天"


def open_by_age(frame: pd.DataFrame, palette: Palette, sizes: Sizes = DESK) -> go.Figure:
    """Open hazards per age band, the overdue part in red.

    Columns: age, open, overdue, major_open.
    """
    names = [age_words(age) for age in frame["age"]]
    hover = [
        f"{name}：未整改 {figure(total)} 条，其中逾期 {figure(late)} 条、重大 {figure(major)} 条"
        for name, total, late, major in zip(
            names, frame["open"], frame["overdue"], frame["major_open"], strict=True
        )
    ]
    chart = drawing.blank(palette, sizes, sizes.chart)
    late = palette.progress["未达标"]
    chart.add_trace(bars(names, frame["overdue"], late, hover, name="逾期"))
    above = on_top([figure(value) if value else "" for value in frame["open"]], palette, sizes)
    in_time = frame["open"] - frame["overdue"]
    chart.add_trace(bars(names, in_time, palette.last_year, hover, name="未逾期", **above))
    chart.update_layout(barmode="stack")
    drawing.count_axis(chart, palette, _top(frame["open"]), "条")
    chart.update_xaxes(**drawing.label_axis(palette), type="category")
    return chart
