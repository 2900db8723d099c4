"""Which rows of an answer a question wants, in which order, and the rows it is compared with.

Owns choosing; every value stays as the question gave it.
"""

from collections.abc import Callable
from datetime import date
from operator import eq, ge, gt, le, lt
from typing import Any

import duckdb

from data.periods import last_day
from queries import Answer, run
from queries.asking_dictionary import LIST, WHOLE
from queries.asking_given import Reading
from queries.asking_said import month_before
from queries.parameters import LATEST_MONTHS

HOLDS: dict[str, Callable[[Any, Any], bool]] = {"<": lt, ">": gt, ">=": ge, "<=": le, "=": eq}
MOST_MONTHS = 12
LAST_YEAR = "_last_year"


def kept(answer: Answer, reading: Reading) -> tuple[list[int], list[str]]:
    """Places of the rows wanted, in their order, and what should be said of those left out."""
    places = [place for place, row in enumerate(_named(answer)) if _is_wanted(row, reading)]
    fixed, ranked = reading.measure.rank, dict(reading.rank)
    values = [row.get(reading.measure.column) for row in _named(answer)]
    if fixed:
        column = [row.get(fixed["by"]) for row in _named(answer)]
        places = [p for p in places if _holds(column[p], fixed["op"], fixed["value"])]
    if not ranked:
        return places, []
    unknown = [p for p in places if values[p] is None]
    unplaced = [p for p in places if p not in unknown and _is_unplaced(answer, p, reading)]
    places = [p for p in places if p not in {*unknown, *unplaced}]
    notes = [f"{len(unknown)} 行没有数，不参加排名"] if unknown else []
    notes += ["未写明归属的一行不参加排名"] if unplaced else []
    return _ranked(places, values, ranked), notes


def _named(answer: Answer) -> list[dict[str, Any]]:
    names = [column.name for column in answer.columns]
    return [dict(zip(names, row, strict=True)) for row in answer.rows]


def _is_wanted(row: dict[str, Any], reading: Reading) -> bool:
    """Whether a row is of what the measure and the question are about."""
    only: dict[str, Any] = dict(reading.measure.only)
    only |= {name: [value] for name, value in reading.only}
    if len(reading.places) > 1:
        only["area"] = reading.places
    when = reading.when
    if reading.grain == "year" and when.first and when.last:
        only["year"] = range(int(when.first[:4]), int(when.last[:4]) + 1)
    return all(row[name] in values for name, values in only.items())


def _is_unplaced(answer: Answer, place: int, reading: Reading) -> bool:
    """Whether a row is of what has no area, sector or the like."""
    grain = next((i for i, one in enumerate(answer.columns) if one.name == reading.grain), None)
    return grain is not None and answer.rows[place][grain] is None


def _holds(value: Any, sign: str, bound: float) -> bool:
    return value is not None and HOLDS[sign](value, bound)


def _ranked(places: list[int], values: list[Any], rank: dict[str, Any]) -> list[int]:
    """Rows with the bound kept, in their order; equal ones are kept or left out together."""
    if sign := rank.get("op"):
        places = [p for p in places if _holds(values[p], sign, rank["value"])]
    if order := rank.get("order"):
        places = sorted(places, key=lambda p: values[p], reverse=order == "desc")
    if nth := rank.get("nth"):
        edge = [values[p] for p in places[nth - 1 : nth]]
        return [p for p in places if values[p] in edge]
    if (limit := rank.get("limit")) and limit < len(places):
        edge = values[places[limit - 1]]
        return [p for at, p in enumerate(places) if at < limit or values[p] == edge]
    return places


def shifted(params: dict[str, Any], compare: str) -> dict[str, Any]:
    """The parameters of what is compared with: 同比, 环比 or 较YYYY年."""
    if compare == "环比":
        before = {name: month_before(params[name]) for name in ("from", "to") if params.get(name)}
        on = params.get("on")
        month = before.get("to") or (on and month_before(f"{on:%Y-%m}"))
        return params | before | ({"on": last_day(month)} if on and month else {})
    end = params.get("to") or f"{params['on']:%Y-%m}"
    years = 1 if compare == "同比" else int(end[:4]) - int(compare[1:5])
    times = (name for name in ("from", "to", "on") if params.get(name))
    return params | {name: _moved(params[name], years) for name in times}


def _moved(value: Any, years: int) -> Any:
    """A month or day so many years before; the last day of a month stays the last."""
    if isinstance(value, date):
        month = f"{value.year - years}-{value.month:02d}"
        is_end = value == last_day(f"{value:%Y-%m}")
        return last_day(month) if is_end else date.fromisoformat(f"{month}-{value.day:02d}")
    return f"{int(value[:4]) - years}{value[4:]}"


def compared(
    con: duckdb.DuckDBPyConnection, reading: Reading, answer: Answer, today: date
) -> dict[str, Any] | None:
    """What is compared with: columns, rows, the figure's column; a note where it cannot be."""
    if reading.compare is None:
        return None
    params = shifted(answer.params, reading.compare)
    shape = {
        "kind": reading.compare,
        "question": answer.name,
        "params": {name: _plain(value) for name, value in params.items() if value is not None},
        "column": reading.measure.column,
        "columns": [],
        "rows": [],
        "note": "",
    }
    if note := _cannot(con, reading, answer, params, today):
        return shape | {"note": note}
    own = f"{reading.measure.column}{LAST_YEAR}"
    same_row = reading.compare == "同比" and own in {column.name for column in answer.columns}
    other = answer if same_row else run(con, answer.name, params, today)
    wanted = reading if same_row else _unranked(reading)
    rows = other.as_json()["rows"]
    return shape | {
        "column": own if same_row else reading.measure.column,
        "columns": [column.as_json() for column in other.columns],
        "rows": [rows[place] for place in kept(other, wanted)[0]],
    }


def _unranked(reading: Reading) -> Reading:
    """The rows of the other time stand beside those kept, whatever their own order."""
    return Reading(reading.measure, reading.grain, reading.places, reading.when, only=reading.only)


def _cannot(
    con: duckdb.DuckDBPyConnection,
    reading: Reading,
    answer: Answer,
    params: dict[str, Any],
    today: date,
) -> str:
    """Why there is nothing to compare with; empty where there is."""
    first, last = params.get("from"), params.get("to")
    if reading.compare == "同比" and first and last and _count(first, last) > MOST_MONTHS:
        return "时段超过十二个月，不作同比"
    held = run(con, LATEST_MONTHS, {}, today).rows
    earliest = {dataset: month for dataset, month, *_ in held}.get(answer.source)
    begins = first or (f"{params['on']:%Y-%m}" if params.get("on") else None)
    if earliest and begins and begins < earliest:
        return f"要比的时间早于已有数据（最早 {earliest}）"
    return ""


def _count(first: str, last: str) -> int:
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) + 1


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def can_rank(reading: Reading) -> bool:
    """Whether there are several rows to order."""
    return reading.grain not in (WHOLE, LIST)
