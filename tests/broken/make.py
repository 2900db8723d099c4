"""Writes the broken spreadsheets beside it, one defect each, named <dataset>__<defect>. Run from the project's root:

.venv/bin/python tests/broken/make.py
"""

from pathlib import Path

import xlsxwriter

HERE = Path(__file__).parent
STATS = [
    ["安澜县2026年7月生产安全事故统计表"],
    ["乡镇", "事故起数", "死亡人数"],
    ["青溪镇", 1, 0],
    ["云岭镇", 0, 0],
]
LEDGER = [
    ["事故编号", "发生时间", "乡镇", "详细地点", "死亡人数"],
    ["2026-001", "2026-07-01 08:30", "青溪镇", "一号路口", 1],
    ["2026-002", "2026-07-15 17:00", "云岭镇", "水泥厂", 0],
]
HAZARDS = [
    ["隐患编号", "排查日期", "乡镇", "单位名称", "隐患描述", "隐患等级", "整改期限"],
    ["Y-1", "2026-07-02", "青溪镇", "甲厂", "消防通道堵塞", "一般", "2026-07-17"],
    ["Y-2", "2026-07-03", "云岭镇", "乙厂", "配电箱无盖", "一般", "2026-07-18"],
]


def with_cell(rows: list[list[object]], row: int, column: int, value: object) -> list[list[object]]:
    """The rows with one cell (1-based row, 0-based column) changed."""
    changed = [list(each) for each in rows]
    changed[row - 1][column] = value
    return changed


WORKBOOKS: dict[str, list[list[object]]] = {
    "accident_stats__unknown_area": with_cell(STATS, 4, 0, "云领镇"),
    "accident_stats__negative_deaths": with_cell(STATS, 3, 2, -1),
    "accident_stats__text_in_number": with_cell(STATS, 3, 1, "一起左右吧"),
    "accident_stats__range_in_number": with_cell(STATS, 3, 1, "3—5"),
    "accident_stats__no_period": [["生产安全事故统计表"], *STATS[1:]],
    "accident_stats__area_twice": [*STATS, ["青溪镇", 2, 1]],
    "accident_stats__total_differs": [*STATS, ["合计", 3, 0]],
    "accident_stats__not_whole": with_cell(STATS, 3, 1, 1.5),
    "accidents__impossible_date": with_cell(LEDGER, 3, 1, "2026-02-30"),
    "accidents__text_in_date": with_cell(LEDGER, 3, 1, "上午九点"),
    "accidents__duplicate_key": with_cell(LEDGER, 3, 0, "2026-001"),
    "accidents__lacks_deaths": [row[:4] for row in LEDGER],
    "accidents__future_date": with_cell(LEDGER, 3, 1, "2126-07-15"),
    "hazards__unknown_grade": with_cell(HAZARDS, 3, 5, "特别严重"),
    "hazards__missing_date": with_cell(HAZARDS, 3, 1, None),
    "any__no_known_header": [["姓名", "电话"], ["张三", "10086"]],
    "any__empty_sheet": [],
}
"""File's stem -> rows of its only sheet."""


def main() -> None:
    """Write every file."""
    for stem, rows in WORKBOOKS.items():
        with xlsxwriter.Workbook(HERE / f"{stem}.xlsx") as book:
            sheet = book.add_worksheet("Sheet1")
            for r, row in enumerate(rows):
                for c, cell in enumerate(row):
                    sheet.write(r, c, cell)
    with xlsxwriter.Workbook(HERE / "accident_stats__error_cell.xlsx") as book:
        sheet = book.add_worksheet("Sheet1")
        for r, row in enumerate(STATS):
            sheet.write_row(r, 0, row)
        sheet.write_formula("B3", "=#REF!+1", value="#REF!")
    (HERE / "any__empty.xlsx").write_bytes(b"")
    (HERE / "any__pdf_named.xlsx").write_bytes(b"%PDF-1.7\n%fake\n")
    (HERE / "any__damaged.xlsx").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 4)


if __name__ == "__main__":
    main()
