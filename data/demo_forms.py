"""Plain listings of the demonstration county: one line a record, a title above, signatures below.

Owns how records become a sheet; owns no figures and no columns.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from data.demo_county import BUREAU, dice
from data.demo_ledgers import LINE_NO, SIGNED, Column, line_of
from data.demo_sheets import Cell, Formula, Sheet
from data.demo_spelling import Hand

Record = Mapping[str, object]
"""A row of a dataset: the contract's column, or another name for one unit of it, -> its value."""


def column(label: str, name: str) -> Column:
    """A column with a header of one level."""
    return (label,), name


def listing(
    name: str,
    title: str,
    columns: Sequence[Column],
    records: Sequence[Record],
    day: dt.date,
    unit: str = "",
    summed: Sequence[str] = (),
    merged: Sequence[str] = (),
) -> Sheet:
    """Records under a title, numbered; with summed columns a total comes last.

    Equal neighbours of merged columns are one cell, so nobody spells them in another way.
    """
    hand = Hand(dice("hand", title, day))
    rows: list[list[Cell]] = []
    for number, record in enumerate(records, 1):
        row: list[Cell] = [Formula("=ROW()-{first}+1", number)]
        for _, field in columns:
            value = record[field]
            row.append(str(value) if field in merged else hand.write(value))
        rows.append(row)
    whole = (LINE_NO, *columns)
    return Sheet(
        name,
        [words for words, _ in whole],
        rows,
        (title,),
        line_of(BUREAU, day, unit),
        total=_total(columns, records, summed) if summed else None,
        is_total_first=False,
        footers=(SIGNED,),
        merged=tuple(i for i, (_, field) in enumerate(whole) if field in merged),
    )


def _total(
    columns: Sequence[Column], records: Sequence[Record], summed: Sequence[str]
) -> list[Cell]:
    """The typed total of some columns; other cells are left blank."""
    cells: list[Cell] = ["合计"]
    for _, name in columns:
        numbers = [v for r in records if isinstance(v := r[name], int | float)]
        cells.append(round(sum(numbers), 2) if name in summed else None)
    return cells
