"""Rows that sum other rows. Owns telling 合计, 小计 and 其中 from data and comparing a total
with what it sums.
"""

import re

from data.grid import normal
from data.problems import Problem, problem
from data.rows import Table, Total

TOTAL = re.compile(r"^(合计|总计|共计|总数|全县|全市|全省|全国|全区|累计)(合计|总计|数)?[:：]?$")
SUBTOTAL = re.compile(r"^(小计|.{1,12}小计)[:：]?$")
SUBSET = re.compile(r"^其中[:：]?")
CLOSE = 0.005
"""Differences below this are the dust of rounding to two decimals, per row summed."""


def kind(text: object) -> str | None:
    """total, subtotal, subset, or None for the text of an ordinary row."""
    word = normal(text)
    if TOTAL.match(word):
        return "total"
    if SUBTOTAL.match(word):
        return "subtotal"
    return "subset" if SUBSET.match(word) else None


def verify(table: Table) -> list[Problem]:
    """Compare every total with the sum of the rows it covers, column by column; one problem a
    total or a difference.
    """
    found: list[Problem] = []
    for total in table.totals:
        if total.kind == "subset":
            found.append(
                problem("subset-skipped", sheet=table.sheet, row=total.number, value=total.text)
            )
            continue
        differing = _differences(table, total)
        found += differing or [
            problem("total-verified", sheet=table.sheet, row=total.number, value=total.text)
        ]
    return found


def _differences(table: Table, total: Total) -> list[Problem]:
    found = []
    first, last = total.covers
    covered = table.rows[first:last]
    for column in table.contract.figures:
        stated = total.values.get(column.name)
        parts = [row.values.get(column.name) for row in covered]
        known = [part for part in parts if part is not None]
        if stated is None or column.name not in table.columns or not known:
            continue
        added = sum(known)
        if abs(stated - added) > CLOSE * max(1, len(known)):
            found.append(
                problem(
                    "total-differs",
                    sheet=table.sheet,
                    row=total.number,
                    column=column.label,
                    letter=table.letter(column.name),
                    value=total.text,
                    found=f"{stated:g}",
                    expected=f"{added:g}",
                    difference=f"{stated - added:+g}",
                )
            )
    return found
