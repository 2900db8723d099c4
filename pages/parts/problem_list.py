"""Problems of an upload, grouped by kind with counts: the first twenty, and all of them as .xlsx.

Owns no wording.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import streamlit as st

from data.problems import ERROR, INFO, WARNING, Problem
from pages.parts import formats, rows, tables, theme
from pages.parts.exports.spreadsheet import Sheet

SHOWN = 20
"""How many messages are shown; the download has all."""

LEVELS = {
    ERROR: ("必须改正", ":material/error:"),
    WARNING: ("请核对", ":material/warning:"),
    INFO: ("说明", ":material/info:"),
}
"""Level -> what it asks of the officer, and its sign."""


def show(problems: Sequence[Problem], key: str) -> None:
    """Groups by level and title, most serious first; nothing at all when there are none."""
    left = SHOWN
    for level, (words, icon) in LEVELS.items():
        of_level = [problem for problem in problems if problem.level == level]
        if not of_level:
            continue
        kinds = Counter(problem.title for problem in of_level)
        summary = "、".join(f"{title} {count}" for title, count in kinds.most_common())
        with st.expander(
            f"{words} {len(of_level)} 处：{summary}",
            expanded=level == ERROR,
            icon=icon,
            key=f"problems-{key}-{level}",
        ):
            theme.messages([(problem.title, problem.message) for problem in of_level[:left]])
            if len(of_level) > left:
                theme.source_line(f"还有 {len(of_level) - left} 处没有列出，请下载查看全部。")
        left = max(0, left - len(of_level))
    if problems:
        download(problems, key)


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
                LEVELS[one.level][0],
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
