"""Briefings of the small office and of the demonstration county, and what their questions answer."""

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

import queries
from data.warehouse import Store
from pages.parts.briefing import report
from pages.parts.filters import Chosen

TODAY = date(2026, 11, 30)


def asked_of(home: Path, today: date) -> Callable:
    """A callable that asks the store in a folder, each question once."""
    store, known = Store(home), {}

    def ask(name: str, **params):
        given = {key: value for key, value in params.items() if value is not None}
        key = (name, repr(sorted(given.items())))
        if key not in known:
            with store.cursor() as cursor:
                known[key] = queries.run(cursor, name, given, today)
        return known[key]

    return ask


@pytest.fixture(scope="session")
def asking() -> Callable:
    """A store's folder -> a callable that asks it today."""
    return lambda home: asked_of(home, date.today())


@pytest.fixture(scope="session")
def ask_office(office):
    return asked_of(office, date.today())


@pytest.fixture(scope="session")
def of_office(ask_office) -> dict:
    made = report.report(ask_office, date.today(), Chosen("2026-01", "2026-03"))
    return made | {"is_demonstration": False}


@pytest.fixture(scope="session")
def ask_county(demonstration_home):
    return asked_of(demonstration_home, TODAY)


@pytest.fixture(scope="session")
def of_county(ask_county) -> dict:
    made = report.report(ask_county, TODAY, Chosen("2026-01", "2026-09"))
    return made | {"is_demonstration": True}


def rounded(value: float | None, decimals: int) -> Decimal | None:
    """As officers round; unknown stays unknown."""
    if value is None:
        return None
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def records(answer) -> list[dict]:
    return [dict(zip([c.name for c in answer.columns], row, strict=True)) for row in answer.rows]


ACCIDENTS = ("accidents", "accidents_last_year", None, "deaths", "deaths_last_year", None)
HAZARDS = ("found", "rectified", "rate_pct", "on_time_rate_pct", "overdue", "major_found")
DIVIDED = {
    "分行业事故": ("accidents/count_by_sector", "accidents/summary", "sector", ACCIDENTS),
    "分乡镇事故": ("accidents/count_by_area", "accidents/summary", "area", ACCIDENTS),
    "分行业隐患整改": (
        "rectification/rate_by_sector",
        "rectification/summary",
        "sector",
        (*HAZARDS, "major_rectified"),
    ),
    "分乡镇隐患整改": (
        "rectification/rate_by_area",
        "rectification/summary",
        "area",
        (*HAZARDS, "major_rectified"),
    ),
}
"""Title of a table -> question, question of the total, grain, columns; None: the two before it, compared."""


def expected_row(name: str, row: dict, columns: tuple) -> list:
    """The row as figures: a difference where a column is None."""
    cells = [name]
    for place, column in enumerate(columns):
        if column is None:
            now, before = (row[columns[place - back]] for back in (2, 1))
            cells.append(None if None in (now, before) else Decimal(now - before))
        else:
            cells.append(rounded(row[column], 2 if column.endswith("_pct") else 0))
    return cells


@pytest.fixture(scope="session")
def expected(ask_county, of_county) -> dict[str, list[list]]:
    """Title of a table -> its rows as the questions answer them."""
    params = {"from": of_county["first"], "to": of_county["last"]}
    on = {"on": date.fromisoformat(of_county["on"])}
    found = {}
    for title, (question, total, grain, columns) in DIVIDED.items():
        given = params | (on if question.startswith("rectification") else {})
        rows = [expected_row("合计", records(ask_county(total, **given))[0], columns)]
        rows += [
            expected_row(row[grain] or "行业未填", row, columns)
            for row in records(ask_county(question, **given))
        ]
        found[title] = rows
    found["主要指标"] = main_figures(ask_county, params)
    return found


def main_figures(ask, params: dict) -> list[list]:
    """Label, unit, month, period, last year, difference, per cent of every main figure."""
    lines = []
    for question, names in (
        (
            "accidents/summary",
            ("accidents", "deaths", "serious_injuries", "loss_wan_yuan", "major_accidents"),
        ),
        ("inspections/summary", ("visits", "hazards_found", "cases_filed", "fines_wan_yuan")),
    ):
        answer = ask(question, **params)
        total = records(answer)[0]
        month = records(ask(question, **params | {"from": params["to"]}))[0]
        columns = {column.name: column for column in answer.columns}
        for name in names:
            decimals = 2 if columns[name].unit == "万元" else 0
            now, before = total[name], total[f"{name}_last_year"]
            share = Decimal(repr(100 * (now - before) / before)) if before else None
            share = Decimal(0) if now == before else share
            lines.append(
                [
                    columns[name].label,
                    columns[name].unit,
                    rounded(month[name], decimals),
                    rounded(now, decimals),
                    rounded(before, decimals),
                    rounded(now - before, decimals),
                    None if share is None else share.quantize(Decimal("0.1"), ROUND_HALF_UP),
                ]
            )
    return lines


def figure(text: str) -> Decimal | str | None:
    """What a cell says, as a figure where it is one."""
    if text in ("无数据", "—"):
        return None
    if text == "持平":
        return Decimal(0)
    try:
        return Decimal(text)
    except ArithmeticError:
        return text


@pytest.fixture(scope="session")
def as_figures():
    """Rows of texts -> rows of figures."""
    return lambda rows: [[row[0], *map(figure, row[1:])] for row in rows]
