"""The command that shows what the reader sees of a spreadsheet. Owns its document."""

import argparse
import datetime as dt
from typing import Any

from data.grid import CellError, Merge
from data.problems import letter_of
from data.reading import read
from data.telling import put, say
from data.warehouse import Store


def cells(store: Store, asked: argparse.Namespace) -> int:
    """cells: what the reader sees, cell by cell."""
    workbook = read(asked.file)
    if workbook.problems:
        if asked.json:
            put({"sheets": [], "problems": [problem.as_json() for problem in workbook.problems]})
        for problem in workbook.problems:
            say(problem.message)
        return 1
    put(
        {
            "sheets": [
                {
                    "name": sheet.name,
                    "visible": sheet.is_visible,
                    "rows": len(sheet.rows),
                    "columns": sheet.width,
                    "merges": [_range(one) for one in sheet.merges],
                    "percents": [_range(one) for one in sheet.percents],
                    "cells": {
                        f"{letter_of(c)}{r}": _plain(cell)
                        for r, row in enumerate(sheet.rows, start=1)
                        for c, cell in enumerate(row)
                        if cell is not None
                    },
                }
                for sheet in workbook.sheets
            ]
        }
    )
    return 0


def _range(area: Merge) -> str:
    return f"{letter_of(area[1])}{area[0] + 1}:{letter_of(area[3])}{area[2] + 1}"


def _plain(cell: Any) -> Any:
    if isinstance(cell, CellError):
        return cell.text or "#FORMULA"
    if isinstance(cell, dt.timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return (
        cell
        if isinstance(cell, str | int | float | bool)
        else cell.isoformat()
        if hasattr(cell, "isoformat")
        else str(cell)
    )
