"""The simple map: a tile for each area, placed as the seats lie to each other. For desktops without
WebGL.

Owns where each tile goes and how it looks; asks nothing.
"""

import math
from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from pages.parts import drawing
from pages.parts.colours import DESK, Palette, Sizes, legible
from pages.parts.formats import figure, is_unknown, measured
from pages.parts.maps import NOT_ASKED, NOT_REPORTED, steps

Seat = tuple[float, float]
"""Longitude, latitude."""

Cell = tuple[int, int]
"""Column from the west, row from the south."""

GAP = 0.46
"""Half the side of a tile, of a cell of 1."""


def cells(seats: Mapping[str, Seat | None]) -> dict[str, Cell]:
    """A cell of its own for each area, as near as can be to where its seat lies; those without a
    seat stand in a row below. In the order of seats.
    """
    placed = {name: seat for name, seat in seats.items() if seat is not None}
    found: dict[str, Cell] = {}
    if placed:
        found = _settled(placed)
    lowest = min((row for _, row in found.values()), default=1)
    for position, name in enumerate(name for name in seats if name not in found):
        found[name] = (position, lowest - 1)
    return {name: found[name] for name in seats}


def _settled(seats: Mapping[str, Seat]) -> dict[str, Cell]:
    """Nearest free cells, those whose seats are the most crowded last."""
    west, east = min(x for x, _ in seats.values()), max(x for x, _ in seats.values())
    south, north = min(y for _, y in seats.values()), max(y for _, y in seats.values())
    columns = math.ceil(math.sqrt(len(seats) * 1.15))
    rows = math.ceil(len(seats) / columns) + 1
    wanted = {
        name: (
            (x - west) / ((east - west) or 1) * (columns - 1),
            (y - south) / ((north - south) or 1) * (rows - 1),
        )
        for name, (x, y) in seats.items()
    }
    free = {(column, row) for column in range(columns) for row in range(rows)}
    found: dict[str, Cell] = {}
    while wanted:
        _, name, cell = min(
            (math.dist(place, cell), name, cell) for name, place in wanted.items() for cell in free
        )
        found[name] = cell
        free.remove(cell)
        del wanted[name]
    return found


def cartogram(
    seats: Mapping[str, Seat | None],
    values: Mapping[str, float | None],
    measure: tuple[str, str | None],
    palette: Palette,
    chosen: str | None = None,
    sizes: Sizes = DESK,
) -> go.Figure:
    """Tiles coloured by a measure (label, unit) with name and figure, in the order of seats; a unit
    without a seat, as the county's own, has a figure and no colour.
    """
    (label, unit), places = measure, cells(seats)
    shown = steps([values.get(name) for name in places if seats[name]], palette)
    chart = drawing.blank(palette, sizes, sizes.map - 80)
    for name, cell in places.items():
        value, colour, words = values.get(name), palette.card, NOT_ASKED
        if not is_unknown(value):
            words = figure(value, unit)
            if seats[name]:
                colour = next(one.colour for one in shown if one.low <= value <= one.high)
        elif name in values:
            colour, words = palette.line, NOT_REPORTED
        _tile(chart, cell, colour, name == chosen, palette)
        _words(chart, cell, f"{short(name)}<br><b>{words}</b>", legible(colour, palette), sizes)
    chart.add_trace(_targets(places, values, label, unit, palette))
    chart.update_xaxes(visible=False, fixedrange=True)
    chart.update_yaxes(visible=False, fixedrange=True, scaleanchor="x")
    return chart


def _tile(chart: go.Figure, cell: Cell, colour: str, is_chosen: bool, palette: Palette) -> None:
    column, row = cell
    chart.add_shape(
        type="rect",
        x0=column - GAP,
        x1=column + GAP,
        y0=row - GAP,
        y1=row + GAP,
        fillcolor=colour,
        line={
            "color": palette.ink if is_chosen else palette.line,
            "width": 2 if is_chosen else 1,
        },
        layer="below",
    )


def _words(chart: go.Figure, cell: Cell, text: str, ink: str, sizes: Sizes) -> None:
    font = {"color": ink, "size": sizes.label}
    chart.add_annotation(x=cell[0], y=cell[1], text=text, showarrow=False, font=font)


def short(name: str) -> str:
    """A name in lines of at most four characters, so that it fits on a tile."""
    return "<br>".join(name[place : place + 4] for place in range(0, len(name), 4))


def _targets(
    places: Mapping[str, Cell],
    values: Mapping[str, float | None],
    label: str,
    unit: str | None,
    palette: Palette,
) -> go.Scatter:
    """Invisible squares that take the hover and the click."""
    hover: Sequence[str] = [
        f"{name}<br>{label} "
        + (measured(values[name], unit) if not is_unknown(values.get(name)) else NOT_REPORTED)
        for name in places
    ]
    return go.Scatter(
        x=[column for column, _ in places.values()],
        y=[row for _, row in places.values()],
        mode="markers",
        marker={"symbol": "square", "size": 56, "color": palette.card, "opacity": 0},
        customdata=hover,
        hovertemplate=drawing.HOVER,
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
        name="乡镇",
    )
