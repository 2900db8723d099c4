"""Rows of reference tables said anew on a page: a small spreadsheet that goes in by the same door.

Owns how that spreadsheet looks. What is set so is an upload like any other: in the log, with its
original, traced to a cell, and taken back by withdrawing it.
"""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from data import intake
from data.contract import Column, Contract, contract
from data.receipts import Receipt
from data.warehouse import Store

SIGNS = {
    "masked": "x",
    "not_applicable": "/",
    "base_zero": "—",
    "approximate": "约{}",
    "at_least": "不少于{}",
}
"""State of a cell -> how it is written, around its value where there is one."""


@dataclass(frozen=True)
class Amendment:
    """What is to be said anew of one stored row."""

    row_key: str
    values: Mapping[str, Any]
    """Column -> new value; the other columns stay as they are."""


def amend(
    store: Store, dataset: str, amendments: Sequence[Amendment], title: str, by: str
) -> list[Receipt]:
    """Store the rows with their new values; every other row of the dataset stays.

    title names the spreadsheet. Raises KeyError for a row that does not count now.
    """
    spec = contract(dataset)
    lines = [_line(store, spec, one) for one in amendments]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{title}.xlsx"
        _write(path, spec, lines)
        request = intake.Request(by, dataset=dataset, mode="merge", partial=True)
        return intake.load(store, [path], request)


def _line(store: Store, spec: Contract, one: Amendment) -> tuple[int, dict[str, Any]]:
    """The row's number and what its cells are to say."""
    current = [version for version in store.trace(spec.name, one.row_key) if version["is_current"]]
    if not current:
        raise KeyError(one.row_key)
    held = current[-1]
    cells = {
        column.name: _written(
            column,
            one.values.get(column.name, held["values"].get(column.name)),
            None if column.name in one.values else held["marks"].get(column.name),
        )
        for column in spec.columns
    }
    return held["row"], cells


def _written(column: Column, value: Any, state: str | None) -> Any:
    """A stored value as an office would write it in a cell."""
    words = {code: word for word, code in reversed(list(column.choice_aliases.items()))}
    if isinstance(value, bool):
        value = "是" if value else "否"
    elif isinstance(value, list):
        value = "、".join(map(str, value))
    elif isinstance(value, str):
        value = words.get(value, value)
    if state in SIGNS:
        return SIGNS[state].format("" if value is None else f"{value:g}")
    return value


def _write(path: Path, spec: Contract, lines: Sequence[tuple[int, dict[str, Any]]]) -> None:
    """Each row stands in the row of the sheet it came from, so that the order of a list stays;
    where two came from rows of the same number, the next free one is taken.
    """
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(spec.label)
        head = book.add_format({"bold": True, "bottom": 1})
        first = max(min(row for row, _ in lines), 2)
        for place, column in enumerate(spec.columns):
            sheet.write_string(first - 2, place, column.title, head)
        after = first - 1
        for row, cells in sorted(lines, key=lambda line: line[0]):
            after = max(row, after + 1)
            for place, column in enumerate(spec.columns):
                _put(sheet, after - 1, place, cells[column.name])


def _put(sheet: xlsxwriter.worksheet.Worksheet, row: int, place: int, value: Any) -> None:
    if isinstance(value, int | float):
        sheet.write_number(row, place, value)
    elif value is not None:
        sheet.write_string(row, place, str(value))
