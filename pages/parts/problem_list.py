"""All problems of an upload as .xlsx.

Owns no wording.
"""

from collections.abc import Sequence
from datetime import date

from data.problems import ERROR, INFO, WARNING, Problem
from pages.parts import formats, rows, tables
from pages.parts.exports.spreadsheet import Sheet

LEVELS = {ERROR: "必须改正", WARNING: "请核对", INFO: "说明"}
"""Level -> what it asks of the officer."""


def download(problems: Sequence[Problem], key: str) -> None:
    """All of them as a spreadsheet."""
    tables.download(
        _sheet(problems), key=f"problems-{key}", label=f"下载全部问题（{len(problems)} 处）"
    )


def _sheet(problems: Sequence[Problem]) -> Sheet:
    return Sheet(
        title="上报问题清单",
        columns=[
            (label, None)
            for label in ("程度", "问题", "工作表", "行", "列", "列标", "写的是", "说明")
        ],
        rows=[
            (
                LEVELS[one.level],
                one.title,
                one.sheet,
                one.row,
                one.column,
                one.letter,
                one.value,
                one.message,
            )
            for one in problems
        ],
        source="数据上报",
        cut_off=formats.day(date.today()),
        is_demonstration=rows.is_demonstration(),
    )
