"""Tables as .xlsx, with where the figures come from inside the file.

Owns the workbook's looks; asks nothing.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter

from pages.parts.formats import decimals_of, is_unknown

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Sheet:
    """One table to write.

    Columns are (label, unit); rows are plain values; the total, where given, comes first.
    """

    title: str
    columns: Sequence[tuple[str, str | None]]
    rows: Sequence[Sequence[object]]
    source: str
    """'事故台账'; written as 数据来源."""
    cut_off: str
    is_demonstration: bool
    total: Sequence[object] | None = None


def file_name(sheet: Sheet) -> str:
    """'分乡镇事故_截至2026年9月30日（演示数据）.xlsx'."""
    mark = "（演示数据）" if sheet.is_demonstration else ""
    return f"{sheet.title}{mark}.xlsx".replace("/", "、")


def workbook(sheet: Sheet) -> bytes:
    """Write one sheet: title, source and cut-off above, header with units, total row first, then
    the rows.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}
    ) as book:
        page = book.add_worksheet(_sheet_name(sheet.title))
        plain = {"font_name": "Microsoft YaHei", "font_size": 10}
        head = book.add_format(
            plain | {"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"}
        )
        page.write(0, 0, sheet.title, book.add_format(plain | {"bold": True, "font_size": 14}))
        note = book.add_format(plain | {"font_color": "#465766"})
        page.write(1, 0, f"数据来源：{sheet.source}　　截至：{sheet.cut_off}", note)
        if sheet.is_demonstration:
            page.write(
                2,
                0,
                "演示数据：虚构的县，不是真实统计。",
                book.add_format(plain | {"font_color": "#9A6300", "bold": True}),
            )
        for position, (label, unit) in enumerate(sheet.columns):
            page.write(
                3,
                position,
                label if not unit or label.endswith("）") else f"{label}（{unit}）",
                head,
            )
            page.set_column(position, position, _width(sheet, position))
        formats = _formats(book, plain, sheet.columns)
        lines = ([sheet.total] if sheet.total else []) + list(sheet.rows)
        for row, values in enumerate(lines, start=4):
            is_total = sheet.total is not None and row == 4
            for position, value in enumerate(values):
                _write(page, row, position, value, formats[(is_total, position)])
        page.freeze_panes(4, 1)
    return buffer.getvalue()


def _formats(book, plain: dict, columns: Sequence[tuple[str, str | None]]) -> dict:
    formats = {}
    for is_total in (False, True):
        style = plain | ({"bold": True, "bg_color": "#EEF2F5"} if is_total else {})
        for position, (_, unit) in enumerate(columns):
            decimals = decimals_of(unit)
            formats[(is_total, position)] = book.add_format(
                style | ({"num_format": "0." + "0" * decimals} if decimals else {})
            )
    return formats


def _write(page, row: int, column: int, value: object, style) -> None:
    if is_unknown(value):
        page.write_blank(row, column, None, style)
    elif isinstance(value, datetime):
        page.write_string(row, column, f"{value:%Y-%m-%d %H:%M}", style)
    elif isinstance(value, date):
        page.write_string(row, column, value.isoformat(), style)
    elif isinstance(value, bool):
        page.write_string(row, column, "是" if value else "否", style)
    elif isinstance(value, int | float) or hasattr(value, "dtype"):
        page.write_number(row, column, float(value), style)
    else:
        page.write_string(row, column, str(value), style)


def _sheet_name(title: str) -> str:
    return "".join(letter for letter in title if letter not in "[]:*?/\\")[:31] or "数据"


def _width(sheet: Sheet, position: int) -> float:
    texts = [
        sheet.columns[position][0],
        *(str(row[position]) for row in sheet.rows[:200] if not is_unknown(row[position])),
    ]
    longest = max(sum(2 if ord(letter) > 255 else 1 for letter in text) for text in texts)
    return min(max(longest + 3, 9), 44)
