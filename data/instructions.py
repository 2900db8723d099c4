"""What the cells of a column should say, in the officer's words.

Owns these sentences; templates and return workbooks show them.
"""

from data.contract import Column

EXPECTED: dict[str, str] = {
    "text": "文字",
    "code": "文字；长编号请设为文本格式",
    "integer": "整数；不清楚时留空，没有发生填 0",
    "number": "数字；不清楚时留空，没有发生填 0",
    "date": "日期，如 2026-07-15 或 2026年7月15日",
    "datetime": "日期和时间，如 2026-07-15 09:30",
    "month": "月份，如 2026-07 或 2026年7月",
    "year": "年份，如 2026",
    "area": "区划名录中的名称",
    "dataset": "数据表名称",
    "choice": "从下拉列表中选择",
    "boolean": "是 或 否",
    "list": "可写多个，用顿号分开",
}
"""Type of column -> what is expected, in the officer's words."""


CREDIT_CODE = "18 位统一社会信用代码"


def wanted(column: Column) -> str:
    """What a column's cells should say: type, choices, limits."""
    parts = [CREDIT_CODE if column.is_credit_code else EXPECTED.get(column.type, "")]
    if column.required:
        parts.insert(0, "必填")
    elif column.identifies:
        parts.append("这一列不能删去")
    if column.choices:
        parts.append(f"可选：{'、'.join(column.choices)}")
    if column.min is not None:
        parts.append(f"不小于 {column.min:g}")
    if column.max is not None:
        parts.append(f"不大于 {column.max:g}")
    if column.note:
        parts.append(column.note)
    return "；".join(part for part in parts if part)
