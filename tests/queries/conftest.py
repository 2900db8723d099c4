"""Fixtures of the questions' tests: an in-memory DuckDB with the store's tables, filled with literal rows."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import duckdb
import pytest

import queries
from data.tables import quoted, wanted
from queries import Answer

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
        for line in lines:
            self.count_rows += 1
            made_up = {
                "upload_id": "U000001",
                "source_sheet": "Sheet1",
                "source_row": self.count_rows + 1,
                "row_key": f"{table}-{self.count_rows}",
                "marks": {},
            }
            row = {name: value for name, value in made_up.items() if name in kinds}
            row |= dict(zip(names, line, strict=True))
            columns = ", ".join(map(quoted, row))
            values = ", ".join(f"${name}::{kinds[name]}" for name in row)
            self.con.execute(f"insert into {quoted(table)} ({columns}) values ({values})", row)

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


def new_office() -> Office:
    """Tables without rows, as of a store in which nothing was stored."""
    con = duckdb.connect()
    for table, columns in wanted().items():
        listed = ", ".join(f"{quoted(name)} {kind}" for name, kind in columns.items())
        con.execute(f"create table {quoted(table)} ({listed})")
    return Office(con)


@pytest.fixture
def empty_office() -> Office:
    """Tables without rows."""
    return new_office()


@pytest.fixture
def office(empty_office: Office) -> Office:
    """Tables with the register of a small county."""
    empty_office.put("areas", REGISTER)
    return empty_office


@pytest.fixture(scope="module")
def read_office() -> Office:
    """The same for all tests of a module: filled once by it, and then only asked."""
    shared = new_office()
    shared.put("areas", REGISTER)
    return shared
