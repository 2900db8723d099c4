"""Fixtures of the questions' tests: an in-memory DuckDB with the store's tables, filled with literal rows."""

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

import queries
from data.tables import quoted, wanted
from queries import Answer, asking, asking_rows
from queries.asking_store import vocabulary
from queries.asking_vocabulary import Vocabulary
from queries.defining import define
from queries.headers import sql_of

TODAY = date(2026, 10, 15)

REGISTER = [
    ("name", "level", "position", "reports", "until"),
    ("安澜县", "县", 1, None, None),
    ("县直", "县直", 90, True, None),
    ("云岭镇", "乡镇", 3, True, None),
    ("青溪镇", "乡镇", 2, None, None),
    ("石桥乡", "乡镇", 4, True, "2026-03"),
    ("林场", "其他", 5, False, None),
]
"""Two townships and 县直 report all the time, one until February 2026; 林场 does not report."""

Table = Sequence[Sequence[Any]]
"""Column names, then rows."""


class Office:
    """A store's tables that tests fill and ask."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con = con
        self.count_rows = 0

    def put(self, table: str, rows: Table) -> None:
        """Insert rows under the column names of the first; provenance that is not given is made up."""
        names, *lines = rows
        kinds = wanted()[table]
        if not lines:
            return
        first = self.count_rows + 1
        self.count_rows += len(lines)
        made_up = [self._made_up(table, number) for number in range(first, self.count_rows + 1)]
        own = [name for name in made_up[0] if name in kinds and name not in names]
        columns = ", ".join(map(quoted, [*own, *names]))
        values = ", ".join(f"?::{kinds[name]}" for name in [*own, *names])
        self.con.executemany(
            f"insert into {quoted(table)} ({columns}) values ({values})",
            [[*map(made.get, own), *line] for made, line in zip(made_up, lines, strict=True)],
        )

    def _made_up(self, table: str, number: int) -> dict[str, Any]:
        """Provenance of a row."""
        return {
            "upload_id": "U000001",
            "source_sheet": "Sheet1",
            "source_row": number + 1,
            "row_key": f"{table}-{number}",
            "marks": {},
        }

    def ask(self, name: str, months: str | None = None, **params: Any) -> Answer:
        """Ask about months written 2026-01..2026-09, or about one."""
        if months:
            first, _, last = months.partition("..")
            params |= {"from": first, "to": last or first}
        return queries.run(self.con, name, params, TODAY)

    def rows(
        self, name: str, wanted_columns: str, months: str | None = None, **params: Any
    ) -> list[tuple]:
        """The rows of an answer, cut down to the columns named."""
        answer = self.ask(name, months, **params)
        found = [column.name for column in answer.columns]
        places = [found.index(column) for column in wanted_columns.split()]
        return [tuple(row[place] for place in places) for row in answer.rows]


def with_tables() -> duckdb.DuckDBPyConnection:
    """A database of its own with the store's tables, without rows."""
    con = duckdb.connect(config={"threads": 1})
    for table, columns in wanted().items():
        listed = ", ".join(f"{quoted(name)} {kind}" for name, kind in columns.items())
        con.execute(f"create table {quoted(table)} ({listed})")
    return con


@pytest.fixture(scope="session")
def made_tables() -> Iterator[duckdb.DuckDBPyConnection]:
    """Tables that were made once; nobody commits a row to them."""
    with with_tables() as con:
        yield con


@pytest.fixture(scope="session")
def with_definitions(made_tables: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor on which every question was asked about before, so that it has their definitions."""
    with made_tables.cursor() as con:
        for name in queries.names():
            define(con, sql_of(name))
        yield con


@pytest.fixture
def empty_office(with_definitions: duckdb.DuckDBPyConnection) -> Iterator[Office]:
    """Tables without rows, as of a store in which nothing was stored; what is put is taken back."""
    with_definitions.begin()
    yield Office(with_definitions)
    with_definitions.rollback()


@pytest.fixture
def office(empty_office: Office) -> Office:
    """Tables with the register of a small county."""
    empty_office.put("areas", REGISTER)
    return empty_office


@pytest.fixture(scope="module")
def bare_office() -> Iterator[Office]:
    """Tables of a database of its own for all tests of a module: filled once, then only asked."""
    with with_tables() as con:
        yield Office(con)


@pytest.fixture(scope="module")
def read_office(bare_office: Office) -> Office:
    """The same with the register of a small county."""
    bare_office.put("areas", REGISTER)
    return bare_office


@pytest.fixture(scope="module")
def asked_county(bare_office: Office) -> duckdb.DuckDBPyConnection:
    """The rows of questions/county: a store small enough to count by hand."""
    for file in sorted((Path(__file__).parent / "questions" / "county").glob("*.csv")):
        names, *rows = csv.reader(file.read_text("utf-8").splitlines())
        bare_office.put(file.stem, [names, *([value or None for value in row] for row in rows)])
    return bare_office.con


@pytest.fixture(scope="module")
def county_words(asked_county: duckdb.DuckDBPyConnection) -> Vocabulary:
    """What questions to the county may be made of."""
    return vocabulary(asked_county)


@pytest.fixture(scope="module")
def run_once(county_words: Vocabulary) -> Iterator[Callable[..., Answer]]:
    """`run`, which asks the county the same question with the same parameters only once; `ask` runs
    its questions by it too, and reads the county's words once.
    """
    kept: dict[Any, Answer] = {}

    def run(
        con: duckdb.DuckDBPyConnection, name: str, params: dict[str, Any], today: date
    ) -> Answer:
        key = (name, frozenset(params.items()), today)
        if key not in kept:
            kept[key] = queries.run(con, name, params, today)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        for module in (asking, asking_rows):
            patch.setattr(module, "run", run)
        patch.setattr(asking, "vocabulary", lambda _: county_words)
        yield run
