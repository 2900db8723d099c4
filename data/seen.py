"""A sheet's header as it was seen, column by column: for showing, and for correcting.

Owns the shape and its making; decides nothing.
"""

from dataclasses import asdict, dataclass
from typing import Any

from data.grid import Sheet, shown
from data.headers import SEARCHED, Mapping, block
from data.headings import Heading

SAMPLES = 3
"""Cells shown below each heading."""


@dataclass(frozen=True)
class ColumnSeen:
    """One column of a sheet: its header, what it was taken for and why, what else it may be."""

    letter: str
    header: str
    column: str | None
    """Column of the dataset, where it was taken for one."""
    how: str | None
    """同名, 别名, 相近（86%）, 人工指定 or 沿用指定."""
    offers: tuple[str, ...]
    """Columns of the dataset that it may mean."""
    samples: tuple[str, ...]
    """Its first filled cells."""


@dataclass(frozen=True)
class HeaderSeen:
    """Where a sheet's header is, for which dataset it was read, and its columns."""

    dataset: str | None
    rows: tuple[int, int]
    """First and last, as Excel numbers them."""
    columns: tuple[ColumnSeen, ...]

    def as_json(self) -> dict[str, Any]:
        """As receipts give it."""
        return {
            "dataset": self.dataset,
            "rows": list(self.rows),
            "columns": [asdict(column) for column in self.columns],
        }


def seen(sheet: Sheet, mapping: Mapping | None) -> HeaderSeen | None:
    """The header of a sheet as a mapping takes it; without one the row with most words.

    None for a sheet without words.
    """
    if mapping:
        first, last = mapping.first_row, mapping.last_row
    else:
        words = [
            len({shown(c) for c in row if isinstance(c, str)}) for row in sheet.rows[:SEARCHED]
        ]
        if not any(words):
            return None
        first = last = words.index(max(words))
    taken = {heading.index: name for name, heading in mapping.columns.items()} if mapping else {}
    offers = {heading.index: names for heading, names in mapping.unsure} if mapping else {}
    columns = [
        ColumnSeen(
            heading.letter,
            heading.text,
            taken.get(heading.index),
            mapping.matches[taken[heading.index]].words
            if mapping and heading.index in taken
            else None,
            offers.get(heading.index, ()),
            _samples(sheet, heading, last),
        )
        for heading in block(sheet, first, last, None).headings
    ]
    dataset = mapping.contract.name if mapping else None
    return HeaderSeen(dataset, (first + 1, last + 1), tuple(columns))


def _samples(sheet: Sheet, heading: Heading, last: int) -> tuple[str, ...]:
    below = (shown(sheet.cell(r, heading.index)) for r in range(last + 1, len(sheet.rows)))
    found: list[str] = []
    for text in below:
        if text:
            found.append(text)
        if len(found) == SAMPLES:
            break
    return tuple(found)
