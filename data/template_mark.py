"""The hidden sheet of a template: which dataset and version it is for, and its lists.

Owns writing it and knowing it again. A template of another version loads by its headers as any
sheet does; the officer is told.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import xlsxwriter

from data.contract import Contract, contracts
from data.grid import Sheet, Workbook
from data.problems import Problem, problem
from data.receipts import Prepared

MARK = "安澜模板标记"
"""First cell of the hidden sheet."""

SHEET, NOTES = "安澜名单", "填写说明"
"""Names of the hidden sheet and of the notes."""

FIRST_ROW = 3
"""First row of the lists, as Excel numbers it."""


@dataclass(frozen=True)
class Origin:
    """The template that a file was filled in from."""

    dataset: str
    version: int
    columns: tuple[str, ...]
    """Codes of the columns it offers."""


def write(
    book: xlsxwriter.Workbook, spec: Contract, lists: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """Add the hidden sheet; returns, for each list, the range in which it stands."""
    sheet = book.add_worksheet(SHEET)
    sheet.very_hidden()
    about = {
        "dataset": spec.name,
        "version": spec.version,
        "columns": [column.name for column in spec.columns],
    }
    sheet.write_row(0, 0, [MARK, json.dumps(about, ensure_ascii=False)])
    ranges = {}
    for index, (name, words) in enumerate(lists.items()):
        sheet.write_column(FIRST_ROW - 1, index, words)
        letter = xlsxwriter.utility.xl_col_to_name(index)
        last = FIRST_ROW + len(words) - 1
        ranges[name] = f"='{SHEET}'!${letter}${FIRST_ROW}:${letter}${last}"
    book.set_custom_property("安澜模板", f"{spec.label} 第 {spec.version} 版")
    return ranges


def without_own(workbook: Workbook) -> Workbook:
    """The workbook of a filled template without its hidden sheet and notes; any other as it is."""
    marks = [sheet for sheet in workbook.sheets if _is_mark(sheet)]
    kept = tuple(s for s in workbook.sheets if s not in marks and s.name != NOTES)
    return replace(workbook, sheets=kept) if marks and kept else workbook


def _is_mark(sheet: Sheet) -> bool:
    return sheet.cell(0, 0) == MARK


def _origin(workbook: Workbook) -> Origin | None:
    """What the mark says; None without one that is whole."""
    for sheet in filter(_is_mark, workbook.sheets):
        try:
            about: dict[str, Any] = json.loads(str(sheet.cell(0, 1)))
            columns = tuple(str(name) for name in about["columns"])
            return Origin(str(about["dataset"]), int(about["version"]), columns)
        except (ValueError, TypeError, KeyError):
            return None
    return None


def note_version(workbook: Workbook, prepared: Sequence[Prepared]) -> None:
    """Tell a table that was filled in from another version of its template."""
    origin = _origin(workbook)
    spec = contracts().get(origin.dataset) if origin else None
    for one in prepared:
        if origin and spec and one.table and one.dataset == spec.name:
            one.problems[:0] = _said(origin, spec, str(one.sheet))


def _said(origin: Origin, spec: Contract, sheet: str) -> list[Problem]:
    words: dict[str, Any] = {"dataset": spec.label, "version": spec.version}
    words["value"] = origin.version
    if origin.version > spec.version:
        return [problem("template-newer", sheet=sheet, **words)]
    added = [column.label for column in spec.columns if column.name not in origin.columns]
    if not added and origin.version == spec.version:
        return []
    listed = f"，没有{'、'.join(f'“{label}”' for label in added)}列，按未填处理" if added else ""
    return [problem("template-older", sheet=sheet, expected=listed, **words)]
