"""The figures that pages open with, and by how much something not yet stored would move them.

Owns the list of those figures; asks the questions that the pages ask, and computes none itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isclose
from typing import Any

import duckdb

from data.contract import contract
from data.uploads import ANY_AREA, ANY_MONTH, NO_AREA, Scope
from queries import Answer, header, run


@dataclass(frozen=True)
class Headline:
    """A question with the figures of it that open a page; names tell its rows apart."""

    question: str
    figures: tuple[str, ...]
    names: tuple[str, ...] = ()
    unit: str = ""
    """The column that says the unit, where a row has one of its own."""


HEADLINES = (
    Headline(
        "accidents/summary",
        ("accidents", "deaths", "serious_injuries", "loss_wan_yuan", "major_accidents"),
    ),
    Headline(
        "accidents/stated_summary", ("accidents", "deaths", "major_accidents", "major_deaths")
    ),
    Headline(
        "rectification/summary",
        ("found", "rate_pct", "on_time_rate_pct", "overdue", "major_rate_pct", "listed_open"),
    ),
    Headline(
        "rectification/stated_summary",
        ("units", "found", "rectified", "rate_pct", "major_found", "major_rate_pct"),
    ),
    Headline(
        "inspections/summary", ("visits", "units", "hazards_found", "cases_filed", "fines_wan_yuan")
    ),
    Headline("disasters/summary", ("events", "affected", "deaths", "relocated", "loss_wan_yuan")),
    Headline("forest_fires/summary", ("fires", "burned_ha", "damaged_forest_ha", "deaths")),
    Headline("warnings/count_by_level", ("warnings",), ("level",)),
    Headline("activities/amounts_by_kind", ("events", "count", "people"), ("kind", "unit"), "unit"),
    Headline(
        "resources/coverage_by_area",
        (
            *("teams", "team_members", "warehouses", "supply_kinds", "shelters"),
            *("shelter_capacity", "staff_people", "enterprises", "population"),
        ),
        ("area",),
    ),
    Headline("resources/stock_by_class", ("kinds", "expired", "below_minimum"), ("class",)),
    Headline("plan/values_by_year", ("actual", "path_value"), ("plan", "code", "name", "year")),
)
"""In the order in which they are told."""

PLAN = "plan/values_by_year"
"""What indicators are computed from is no source of theirs but moves them all the same."""

CODES = ("plan", "code")
"""Names of rows that officers do not read."""

YEARS = 3
"""So many of the last years that a change concerns are looked at."""


@dataclass(frozen=True)
class Move:
    """One figure that would be another one."""

    question: str
    label: str
    unit: str | None
    area: str | None
    """None is the whole county."""
    row: str
    """Which line of the answer, where it has several."""
    first: str | None
    """Months that the figure is of; None for one that is as of a day."""
    last: str | None
    on: date | None
    before: Any
    after: Any


def moves(
    before: duckdb.DuckDBPyConnection,
    after: duckdb.DuckDBPyConnection,
    dataset: str,
    scopes: Sequence[Scope],
    today: date,
) -> list[Move]:
    """Headline figures that differ between two cursors of the store, in the order of the list.

    scopes are the areas and months that a change of this dataset concerns: each year is asked for
    from January on, for the county, and for the unit where there is only one.
    """
    named = {area for area, _, _ in scopes}
    places = [None, *(named if len(named) == 1 and not named & {NO_AREA, ANY_AREA} else ())]
    months = [m for _, *span in scopes for m in span if m not in ANY_MONTH]
    spans = _spans(after, dataset, months, today)
    found: list[Move] = []
    for one in HEADLINES:
        asked = header(one.question)
        if not _concerns(one, dataset):
            continue
        for given in _asked(set(asked.params), places, spans, today):
            found += _differing(before, after, one, given, today)
    return found


def _concerns(one: Headline, dataset: str) -> bool:
    is_reference = contract(dataset).kind == "reference"
    return is_reference or one.question == PLAN or dataset in header(one.question).sources


def _asked(
    known: set[str], places: Sequence[str | None], spans: Sequence[tuple[str, str]], today: date
) -> list[dict[str, Any]]:
    """Every set of parameters that a question is asked with."""
    if "from" not in known:
        return [{"on": today}] if "on" in known else [{}]
    return [
        {"from": first, "to": last} | ({"area": place} if place and "area" in known else {})
        for first, last in spans
        for place in (places if "area" in known else [None])
    ]


def _spans(
    con: duckdb.DuckDBPyConnection, dataset: str, months: Sequence[str], today: date
) -> list[tuple[str, str]]:
    """January to the last month that is held, of each of the last years concerned, latest first."""
    held = run(con, "overview/latest_months", {}, today).frame()
    known = held.loc[held["dataset"] == dataset, "last_month"].dropna()
    last = max(known, default=f"{today:%Y-%m}")
    years = sorted({month[:4] for month in months} or {last[:4]}, reverse=True)[:YEARS]
    spans = []
    for year in years:
        until = max([last if last[:4] == year else "", *(m for m in months if m[:4] == year)])
        spans.append((f"{year}-01", f"{year}-12" if last > f"{year}-12" else until))
    return spans


def _differing(
    before: duckdb.DuckDBPyConnection,
    after: duckdb.DuckDBPyConnection,
    one: Headline,
    given: dict[str, Any],
    today: date,
) -> list[Move]:
    answers = [run(con, one.question, given, today) for con in (before, after)]
    columns = {column.name: column for column in answers[1].columns}
    old, new = (_by_name(one, answer) for answer in answers)
    found = []
    for key in dict.fromkeys([*old, *new]):
        sides = [side.get(key, {}) for side in (old, new)]
        for name in one.figures:
            was, now = (side.get(name) for side in sides)
            if _is_same(was, now):
                continue
            own = next((side[one.unit] for side in sides if side.get(one.unit)), None)
            unit = (own if one.unit and name == "count" else None) or columns[name].unit
            found.append(
                Move(
                    one.question,
                    columns[name].label,
                    unit,
                    given.get("area"),
                    _told(one, key),
                    given.get("from"),
                    given.get("to"),
                    given.get("on"),
                    was,
                    now,
                )
            )
    return found


def _is_same(was: Any, now: Any) -> bool:
    """Whether two answers say the same; a sum of the same parts in another order does."""
    if isinstance(was, float) and isinstance(now, float):
        return isclose(was, now, rel_tol=1e-9)
    return bool(was == now)


def _told(one: Headline, key: tuple[Any, ...]) -> str:
    """What tells a row apart, in words; codes are left out."""
    words = [str(value) for name, value in zip(one.names, key, strict=True) if name not in CODES]
    return " ".join(words)


def _by_name(one: Headline, answer: Answer) -> dict[tuple[Any, ...], dict[str, Any]]:
    """The rows of an answer by what tells them apart."""
    columns = [column.name for column in answer.columns]
    rows = [dict(zip(columns, row, strict=True)) for row in answer.rows]
    return {tuple(row[name] or "" for name in one.names): row for row in rows}
