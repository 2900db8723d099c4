"""Answers: rows, labels, source and what is missing behind them. Owns shapes, asks nothing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from queries.headers import ResultColumn


def _plain(value: Any) -> Any:
    """A value as JSON takes it: days and times in ISO."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value


@dataclass(frozen=True)
class Answer:
    """The rows that answer a question, as of one version of the store."""

    name: str
    params: dict[str, Any]
    """Every parameter with the value that was used."""
    data_version: int
    source: str
    """The dataset behind the figures."""
    columns: tuple[ResultColumn, ...]
    rows: list[tuple[Any, ...]]
    missing: dict[str, int]
    """Column -> how many cells behind it are blank; columns without blank cells are left out."""
    marked: dict[str, dict[str, int]]
    """Column -> state (masked, not_applicable, approximate, …) -> how many cells behind it."""

    def frame(self) -> pd.DataFrame:
        """The rows as a frame, columns by name."""
        return pd.DataFrame(self.rows, columns=[column.name for column in self.columns])

    def as_json(self) -> dict[str, Any]:
        """The public JSON shape."""
        return {
            "name": self.name,
            "params": {name: _plain(value) for name, value in self.params.items()},
            "data_version": self.data_version,
            "source": self.source,
            "columns": [column.as_json() for column in self.columns],
            "rows": [[_plain(value) for value in row] for row in self.rows],
            "missing": self.missing,
            "marked": self.marked,
        }
