"""Spreadsheets to fill in, made from contracts.

Owns the template's layout: headings, drop-downs, notes, one example.
"""

import datetime as dt
from io import BytesIO
from typing import Any

import xlsxwriter

from data.contract import Column, Contract, contracts
from data.instructions import wanted
from data.places import Register

ROWS = 500
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
"""Type of column -> what the example row shows."""


def template(spec: Contract, known: Register) -> bytes:
    """An .xlsx for one dataset: a sheet to fill in, and one of notes.

    The example of each column stands in the notes, so that a filled template holds the office's
    rows and nothing else.
    """
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    _table(book, spec, known)
    _notes(book, spec)
    book.close()
    return buffer.getvalue()


def _table(book: xlsxwriter.Workbook, spec: Contract, known: Register) -> None:
    sheet = book.add_worksheet(spec.label)
    style = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1}
    optional = book.add_format({**style, "bg_color": "#E8EEF2"})
    required = book.add_format({**style, "bg_color": "#CFE5E3"})
    title = book.add_format({"bold": True, "font_size": 14})
    text, day, clock = (
        book.add_format({"num_format": form}) for form in ("@", "yyyy-mm-dd", "yyyy-mm-dd hh:mm")
    )
    formats = {"code": text, "month": text, "date": day, "datetime": clock}
    sheet.write(0, 0, spec.label, title)
    sheet.set_row(1, 34)
    for index, column in enumerate(spec.columns):
        sheet.write(
            1, index, column.title, required if column.required or column.identifies else optional
        )
        sheet.set_column(index, index, max(12, 2 * len(column.title) + 2), formats.get(column.type))
        sheet.write_comment(1, index, wanted(column))
        _drop_down(sheet, index, column, known)
    sheet.freeze_panes(2, 0)


def _drop_down(
    sheet: xlsxwriter.worksheet.Worksheet, index: int, column: Column, known: Register
) -> None:
    choices = list(column.choices)
    if column.type == "area":
        choices = [area.name for area in known.areas if area.level not in ("县", "市", "省")]
    elif column.type == "boolean":
        choices = ["是", "否"]
    elif column.type == "dataset":
        choices = [one.label for one in contracts().values()]
    if not choices or len(",".join(choices)) > 255:
        return
    rule = {"validate": "list", "source": choices, "error_title": "请从列表中选择"}
    if column.open_choices:
        rule["error_type"] = "warning"
    sheet.data_validation(2, index, ROWS, index, rule)


def _notes(book: xlsxwriter.Workbook, spec: Contract) -> None:
    sheet = book.add_worksheet("填写说明")
    bold = book.add_format({"bold": True})
    formats: dict[type, Any] = {
        dt.date: book.add_format({"num_format": "yyyy-mm-dd"}),
        dt.datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
    }
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 3, 22)
    sheet.write_row(0, 0, [f"《{spec.label}》填写说明", spec.grain], bold)
    sheet.write_row(1, 0, ["列名", "怎样填", "示例", "也可写作"], bold)
    for row, column in enumerate(spec.columns, start=2):
        example = column.example or (
            column.choices[0] if column.choices else EXAMPLES.get(column.type, "")
        )
        sheet.write_row(row, 0, [column.title, wanted(column)])
        sheet.write(row, 2, example, formats.get(type(example)))
        sheet.write(row, 3, "、".join(column.aliases[:4]))
    sheet.write(
        len(spec.columns) + 3,
        0,
        "没有发生的月份请报“零报告”，不要不报；不清楚的数字留空，不要填 0。",
    )
