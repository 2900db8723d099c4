"""Spreadsheets to fill in, made from contracts.

Owns the template's layout: headings, drop-downs, notes, one example.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import duckdb
import xlsxwriter

from data import template_mark
from data.contract import Contract
from data.instructions import wanted
from data.places import Register
from data.template_rules import choices, rule_of

ROWS = 2000
"""Rows below the header that carry drop-downs and formats."""

EXAMPLES: dict[str, object] = {
    "text": "示例",
    "code": "2026-001",
    "integer": 1,
    "number": 1.5,
    "date": dt.date(2026, 7, 15),
    "datetime": dt.datetime(2026, 7, 15, 9, 30),
    "month": "2026-07",
    "year": 2026,
    "boolean": "是",
    "list": "示例",
}
"""Type of column -> what the example shows."""

SUGGESTED = {
    "sector": "select distinct sector from sectors where sector is not null order by sector",
    "plan": "select code from plans order by code",
    "warehouse": "select distinct name from warehouses where name is not null order by name",
}
"""Column -> what has been named so far; offered, other words may be written."""


def suggestions(cursor: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """For columns of free text, the names that the store knows."""
    return {
        name: [row[0] for row in cursor.execute(sql).fetchall()] for name, sql in SUGGESTED.items()
    }


def template(
    spec: Contract, known: Register, suggested: Mapping[str, Sequence[str]] | None = None
) -> bytes:
    """An .xlsx for one dataset: a sheet to fill in, one of notes, and a hidden one of lists.

    The example of each column stands in the notes, so that a filled template holds the office's
    rows and nothing else.
    """
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet(spec.label)
    _notes(book, spec)
    offered = {one.name: choices(one, known, suggested or {}) for one in spec.columns}
    lists = {name: words for name, words in offered.items() if words}
    _table(book, sheet, spec, template_mark.write(book, spec, lists))
    book.close()
    return buffer.getvalue()


def _table(
    book: xlsxwriter.Workbook,
    sheet: xlsxwriter.worksheet.Worksheet,
    spec: Contract,
    ranges: Mapping[str, str],
) -> None:
    style = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1}
    optional = book.add_format({**style, "bg_color": "#E8EEF2"})
    required = book.add_format({**style, "bg_color": "#CFE5E3"})
    title = book.add_format({"bold": True, "font_size": 14})
    text, day, clock = (
        book.add_format({"num_format": form}) for form in ("@", "yyyy-mm-dd", "yyyy-mm-dd hh:mm")
    )
    formats = {"code": text, "month": text, "text": text, "date": day, "datetime": clock}
    sheet.write(0, 0, spec.label, title)
    sheet.set_row(1, 34)
    for index, column in enumerate(spec.columns):
        is_needed = column.required or column.identifies
        sheet.write(1, index, column.title, required if is_needed else optional)
        sheet.set_column(index, index, max(12, 2 * len(column.title) + 2), formats.get(column.type))
        first = f"{xlsxwriter.utility.xl_col_to_name(index)}3"
        rule = rule_of(column, first, ranges.get(column.name))
        sheet.data_validation(2, index, ROWS + 1, index, rule)
    sheet.freeze_panes(2, 0)


def _notes(book: xlsxwriter.Workbook, spec: Contract) -> None:
    sheet = book.add_worksheet(template_mark.NOTES)
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    formats: dict[type, Any] = {
        dt.date: book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
        dt.datetime: book.add_format(
            {"num_format": "yyyy-mm-dd hh:mm", "align": "left", "valign": "top"}
        ),
    }
    left = book.add_format({"align": "left", "valign": "top"})
    for index, width in enumerate((28, 60, 22, 40)):
        sheet.set_column(index, index, width)
    version = f"第 {spec.version} 版"
    sheet.write_row(0, 0, [f"《{spec.label}》填写说明", spec.grain, version], bold)
    sheet.write_row(1, 0, ["列名", "怎样填", "示例", "也可写作"], bold)
    for row, column in enumerate(spec.columns, start=2):
        example = column.example or (
            column.choices[0] if column.choices else EXAMPLES.get(column.type, "")
        )
        sheet.write_row(row, 0, [column.title, wanted(column)], wrapped)
        sheet.write(row, 2, example, formats.get(type(example), left))
        sheet.write(row, 3, "、".join(column.aliases[:4]), wrapped)
    sheet.write(
        len(spec.columns) + 3,
        0,
        "没有发生的月份请报“零报告”，不要不报；不清楚的数字留空，不要填 0。",
    )
