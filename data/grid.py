"""What a spreadsheet is once read: sheets of cells, as the file holds them.

Owns the shapes, interprets nothing.
"""

import datetime as dt
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import zip_longest
from typing import Any

from data.coded import Coded, Rows, coded
from data.problems import Problem


@dataclass(frozen=True)
class CellError:
    """A cell whose formula failed (#REF! and its kin) or was never computed (text is empty)."""

    text: str


@dataclass(frozen=True)
class CellQuestion:
    """A cell that can be read in several ways, with the problem's code and the words to say it."""

    text: str
    code: str
    words: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """As written."""
        return self.text


Cell = (
    None
    | str
    | int
    | float
    | bool
    | dt.datetime
    | dt.date
    | dt.time
    | dt.timedelta
    | CellError
    | CellQuestion
)
"""A cell's value; None is an empty cell."""

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged range, 0-based, inclusive."""

WRITTEN = (str, CellQuestion)
"""Types of cells that are text."""
WORDLESS = frozenset((*WRITTEN, CellError, type(None)))
"""Types of cells that may say nothing."""
UNSEEN = "﻿​"
"""Characters that nobody sees at either end of a text: a byte order mark, a space of no width."""
BETWEEN = "\0"
"""What stands between texts folded together, and neither changes nor is changed by them."""
SHORT = 64
"""Characters of a text that is worth remembering: headers and names come again and again."""


@dataclass(frozen=True)
class Sheet:
    """One worksheet: rows of cells from A1 on, ragged at the right; row i is Excel's row i + 1."""

    name: str
    is_visible: bool
    rows: Sequence[list[Cell]]
    merges: tuple[Merge, ...] = ()
    percents: tuple[Merge, ...] = ()
    """Runs of cells whose number format shows a percentage (0.9487 shown as 94.87%), as merged
    ranges are written; each lies in one column.
    """

    def is_percent(self, row: int, column: int) -> bool:
        """Whether the cell at a 0-based place is shown as a percentage: its number is a fraction
        of 1. A text that says % itself is not among them.
        """
        return any(
            left <= column <= right and first <= row <= last
            for first, left, last, right in self.percents
        )

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a 0-based place; None beyond the edge."""
        if 0 <= row < len(self.rows) and 0 <= column < self.width:
            return self.columns[column][row]
        return None

    @cached_property
    def columns(self) -> tuple[Coded, ...]:
        """The same cells by column."""
        if isinstance(self.rows, Rows):
            return self.rows.columns
        return tuple(map(coded, zip_longest(*self.rows)))

    @cached_property
    def width(self) -> int:
        """Number of columns of the widest row."""
        return len(self.columns)


@dataclass(frozen=True)
class Workbook:
    """A file's sheets, or the problems that kept it from being read."""

    file: str
    sheets: tuple[Sheet, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def normal(value: object) -> str:
    """Text for comparing: full-width forms folded, every kind of space removed. Empty for an
    empty cell.
    """
    if value is None or isinstance(value, CellError):
        return ""
    if isinstance(value, str) and len(value) <= SHORT:
        return _folded(value)
    return _fold(str(value))


def _unspaced(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _fold(text: str) -> str:
    return _unspaced(text).strip(UNSEEN)


_folded = lru_cache(50_000)(_fold)


def words(values: Sequence[object]) -> list[str]:
    """normal() of each value that is text, empty for the others: for many at once."""
    kinds = set(map(type, values))
    if kinds.isdisjoint(WRITTEN):
        return [""] * len(values)
    texts: Any = values
    if kinds != {str}:
        texts = [str(v) if isinstance(v, WRITTEN) else "" for v in values]
    joined = _unspaced(BETWEEN.join(texts))
    if joined.count(BETWEEN) != len(texts) - 1:  # one holds what should stand between them
        return list(map(_fold, texts))
    folded = joined.split(BETWEEN)
    is_bare = not any(character in joined for character in UNSEEN)
    return folded if is_bare else [one.strip(UNSEEN) for one in folded]


def tidy(value: object) -> str:
    """Text as written, without any kind of space. Empty for an empty cell."""
    return "" if value is None or isinstance(value, CellError) else "".join(str(value).split())


def shown(value: Cell) -> str:
    """A cell as an officer would recognise it in a message."""
    if isinstance(value, CellError):
        return value.text or "公式"
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return "" if value is None else str(value).strip()
