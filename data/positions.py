"""Coordinates in a spreadsheet to WGS-84, and away with those that cannot be in the county.

Owns which system a sheet states and how far from the seats a place may lie. Without a stated system
coordinates are taken as WGS-84/CGCS2000.
"""

import math
from collections.abc import Iterator, Sequence

from data.coded import as_is
from data.contract import Contract
from data.coordinates import SAME, SYSTEMS, Point, is_in_china, system_in, to_wgs84
from data.places import Register
from data.problems import Problem, problem
from data.row_checks import say
from data.rows import Row, Table, Typed

NAMES = ("longitude", "latitude")
FAR_KM = 40.0
"""How far from the nearest seat a place of the county may lie; more is another county or a
mistake."""

DEGREE_KM = 111.2


def settle(table: Table, lines: Sequence[str], known: Register) -> None:
    """Convert a table's coordinates from the system its titles or headers state; take away, and
    tell, those far from every seat.
    """
    if not has_coordinates(table.contract) or not all(name in table.columns for name in NAMES):
        return
    headings = [table.columns[name].text for name in NAMES]
    system = system_in("  ".join((*lines, *headings)))
    if system and system not in SYSTEMS[:2]:
        _convert(table, system)
        table.problems.append(
            problem("coordinates-converted", sheet=table.sheet, value=system, expected=SAME)
        )
    seats = [area.seat for area in known.areas if area.seat]
    if seats and table.contract.name != "areas":
        _away(table, seats, system)


def has_coordinates(spec: Contract) -> bool:
    """Whether rows of a dataset have a longitude and a latitude."""
    return all(spec.has(name) for name in NAMES)


def _both(table: Table) -> Iterator[tuple[int, Point]]:
    """Place and coordinates of each row that has both."""
    pairs = zip(*(table.rows.values(name) for name in NAMES), strict=True)
    for place, (longitude, latitude) in enumerate(pairs):
        if longitude is not None and latitude is not None:
            yield place, (float(longitude), float(latitude))


def _convert(table: Table, system: str) -> None:
    moved = {
        place: to_wgs84(system, *point) for place, point in _both(table) if is_in_china(*point)
    }
    rows = table.rows
    for at, name in enumerate(NAMES):
        column = rows.columns[name]
        cells = list(column.cells())
        marks = {place: mark for place in range(len(cells)) if (mark := column.mark(place))}
        for place, point in moved.items():
            cells[place] = round(point[at], 7)
        plain = as_is(cells)
        rows.columns[name] = Typed(plain.values, plain.codes, marks)
        for place, row in rows.own.items():
            if place in moved:
                row.values[name] = round(moved[place][at], 7)


def _away(table: Table, seats: Sequence[Point], system: str | None) -> None:
    west, east = min(x for x, _ in seats), max(x for x, _ in seats)
    south, north = min(y for _, y in seats), max(y for _, y in seats)
    for place, point in list(_both(table)):
        if west <= point[0] <= east and south <= point[1] <= north:
            continue
        if nearest_km(point, seats) <= FAR_KM:
            continue
        row = table.rows.own_row(place)
        row.problems.append(_told(table, row, point, seats, system))
        for name in NAMES:
            row.values[name] = None


def _told(
    table: Table, row: Row, point: Point, seats: Sequence[Point], system: str | None
) -> Problem:
    away = nearest_km(point, seats)
    words = {"expected": f"{FAR_KM:g}", "other": f"{away:.0f}", "system": system or SAME}
    value = f"{point[0]:g}, {point[1]:g}"
    return say(table, row, "outside-county", "longitude", value, **words)


def nearest_km(point: Point, seats: Sequence[Point]) -> float:
    """Kilometres to the nearest seat, good to a percent at such distances."""
    narrow = math.cos(math.radians(point[1]))
    return DEGREE_KM * min(math.hypot((point[0] - x) * narrow, point[1] - y) for x, y in seats)
