"""Rows that sum other rows.

Owns telling 合计, 小计 and 其中 from data and comparing a total with what it sums.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from data.contract import Column
from data.grid import normal
from data.problems import Problem, problem
from data.rows import Table, Total

TOTAL = re.compile(r"^(合计|总计|共计|总数|全县|全市|全省|全国|全区|累计)(合计|总计|数)?[:：]?$")
SUBTOTAL = re.compile(r"^(小计|.{1,12}小计)[:：]?$")
SUBSET = re.compile(r"^其中[:：]?")
ANY = re.compile("|".join(one.pattern for one in (TOTAL, SUBTOTAL, SUBSET)), re.MULTILINE)
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


def any_kind(words: Iterable[str]) -> bool:
    """Whether any of these normalised texts has a kind."""
    return ANY.search("\n".join(words)) is not None


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


def covered(table: Table, total: Total) -> tuple[int, int]:
    """The first and the end of the rows that a total sums: those above it, or, where it leads its
    group, those below it.

    A 合计 sums the whole table; a 小计 the rows back to the 小计 before it, or on to the next.
    """
    count, place = len(table.rows), _place(table, total)
    if total.kind == "total":
        return 0, place or count
    subtotals = (_place(table, one) for one in table.totals if one.kind == "subtotal")
    places = sorted({0, count, *subtotals})
    above = [one for one in places if one < place]
    if above and not _is_led_by_subtotals(table):
        return above[-1], place
    below = [one for one in places if one > place]
    return place, below[0] if below else count


def _place(table: Table, total: Total) -> int:
    """How many of the table's rows stand above a total."""
    return bisect_left(table.rows.numbers, total.number)


def _is_led_by_subtotals(table: Table) -> bool:
    """Whether a table's 小计 rows stand above the rows they sum: the first has none above it."""
    first = next((one for one in table.totals if one.kind == "subtotal"), None)
    return first is not None and _place(table, first) == 0


@dataclass(frozen=True)
class Sum:
    """One figure of a total beside the sum of the rows that the total covers."""

    total: Total
    column: Column
    stated: float
    added: float
    differs: bool


def sums(table: Table) -> list[Sum]:
    """Every figure that a 合计 or 小计 states, compared; 其中 rows sum nothing."""
    return [each for one in table.totals if one.kind != "subset" for each in _sums_of(table, one)]


def _sums_of(table: Table, total: Total) -> list[Sum]:
    found = []
    first, end = covered(table, total)
    for column in table.contract.figures:
        stated = total.values.get(column.name)
        if stated is None or column.name not in table.columns:
            continue
        parts = table.rows.values(column.name, first, end)
        if not (known := [part for part in parts if part is not None]):
            continue
        added = sum(known)
        differs = abs(stated - added) > CLOSE * max(1, len(known))
        found.append(Sum(total, column, stated, added, differs))
    return found


def _differences(table: Table, total: Total) -> list[Problem]:
    return [
        problem(
            "total-differs",
            sheet=table.sheet,
            row=total.number,
            column=one.column.label,
            letter=table.letter(one.column.name),
            value=total.text,
            found=f"{one.stated:g}",
            expected=f"{one.added:g}",
            difference=f"{one.stated - one.added:+g}",
        )
        for one in _sums_of(table, total)
        if one.differs
    ]
