"""Rows ready to be stored, kept by column: of one upload, with where they stood in the sheet.

Owns the shape, and the Arrow table that it is compared and stored by.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]

from data.coded import Coded, as_is, constant
from data.uploads import ANY_MONTH, NO_AREA, Scope, StoredRow

ARROW_TYPES = {
    "VARCHAR": pa.string(),
    "BIGINT": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
    "VARCHAR[]": pa.list_(pa.string()),
    "MAP(VARCHAR, VARCHAR)": pa.map_(pa.string(), pa.string()),
}
"""SQL type -> Arrow type. The type is always stated: guessing from values turns blanks into NaN."""


def _whole(value: Any) -> Any:
    if isinstance(value, float) and not value.is_integer():
        raise ValueError(f"{value} is not a whole number")  # Arrow would cut it off silently
    return value


def _moment(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    return value


CAREFULLY: dict[str, Callable[[Any], Any]] = {
    "BIGINT": _whole,
    "TIMESTAMP": _moment,
    "MAP(VARCHAR, VARCHAR)": lambda marks: list(marks.items()),
}
"""SQL type -> what a Python value needs before Arrow takes it."""


AS_IS: dict[str, set[type]] = {
    "BIGINT": {int, type(None)},
    "TIMESTAMP": {datetime, type(None)},
}
"""SQL type -> types of Python values of which none needs that."""


def arrow(values: Sequence[Any], kind: str) -> pa.Array:
    """Python values as an Arrow array of that SQL type. Raises if one is not of it."""
    prepare = CAREFULLY.get(kind)
    if prepare and not set(map(type, values)) <= AS_IS.get(kind, set()):
        values = [None if value is None else prepare(value) for value in values]
    return pa.array(values, ARROW_TYPES[kind], from_pandas=kind == "DOUBLE")  # nan is unknown


def arrow_column(column: Coded, kind: str) -> pa.Array:
    """A column as an Arrow array."""
    column = column.compact()
    values = arrow(column.values, kind)
    return values if column.is_plain else values.take(pa.array(column.codes))


class StoredRows(Sequence[StoredRow]):
    """The rows of one upload. A StoredRow is made when it is asked for."""

    def __init__(
        self,
        columns: Mapping[str, Coded],
        marks: Coded,
        numbers: Sequence[int],
        keys: Sequence[str],
        scopes: Coded,
    ) -> None:
        self.columns = columns
        """Contract column -> values."""
        self.marks = marks
        """Of each row: column -> state other than a plain value or missing."""
        self.numbers = numbers
        self.keys = keys
        self.scopes = scopes
        self._arrays: dict[tuple[str, str], pa.Array] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        values = {name: column[place] for name, column in self.columns.items()}
        number, key = int(self.numbers[place]), self.keys[place]
        return StoredRow(values, self.marks[place], number, key, self.scopes[place])

    @cached_property
    def places(self) -> list[Scope]:
        """The scopes that rows stand in, each once, in order."""
        return sorted(set(self.scopes.compact().values))

    def filled(self, names: Iterable[str]) -> "StoredRows":
        """The rows that say something in one of these columns."""
        marked = np.zeros(len(self), dtype=bool)
        for name in names:
            if name in self.columns:
                marked |= self.columns[name].where(lambda value: value is not None)
        return self if marked.all() else self._take(marked.nonzero()[0])

    def _take(self, places: Any) -> "StoredRows":
        listed = places.tolist()
        return StoredRows(
            {name: column.take(places) for name, column in self.columns.items()},
            self.marks.take(places),
            [self.numbers[i] for i in listed],
            [self.keys[i] for i in listed],
            self.scopes.take(places),
        )

    def table(self, types: Mapping[str, str]) -> pa.Table:
        """These columns as an Arrow table: columns of the contract, empty where the rows have
        none, marks, row_key, source_row and scope_area, scope_from, scope_to.
        """
        for each in types.items():
            if each not in self._arrays:
                self._arrays[each] = self._arrow(*each)
        return pa.table({name: self._arrays[name, kind] for name, kind in types.items()})

    def _arrow(self, name: str, kind: str) -> pa.Array:
        if name == "marks":
            return arrow_column(self.marks, kind)
        if name in ("row_key", "source_row"):
            return pa.array(self.keys if name == "row_key" else self.numbers, ARROW_TYPES[kind])
        if name in SCOPE_PARTS:
            part = SCOPE_PARTS.index(name)
            values = [scope[part] for scope in self.scopes.values]
            return arrow_column(Coded(values, self.scopes.codes), kind)
        column = self.columns.get(name)
        return (
            pa.nulls(len(self), ARROW_TYPES[kind]) if column is None else arrow_column(column, kind)
        )


SCOPE_PARTS = ("scope_area", "scope_from", "scope_to")


def stored_rows(rows: Sequence[StoredRow]) -> StoredRows:
    """Any rows, kept by column."""
    if isinstance(rows, StoredRows):
        return rows
    names = dict.fromkeys(chain.from_iterable(row.values for row in rows))
    return StoredRows(
        {name: as_is([row.values.get(name) for row in rows]) for name in names},
        as_is([row.marks for row in rows]),
        [row.row for row in rows],
        [row.key for row in rows],
        as_is([row.scope for row in rows]),
    )


NOTHING = StoredRows({}, constant({}, 0), [], [], constant((NO_AREA, *ANY_MONTH), 0))
"""No rows at all."""
