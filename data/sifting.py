"""Which lines below a header may be no data: found by column, before any line is looked at.

Owns finding them, never judges one. A line that is found and is data costs a little time; one that
is not found is taken for data, so every rule in lines.py and cleaning.py has its part here.
"""

from functools import cached_property

import numpy as np

from data.coded import Coded, Marked
from data.contract import Contract
from data.declared import Declared
from data.grid import WORDLESS, Sheet, normal, shown, words
from data.headers import Mapping
from data.lines import FOOTER, most_filled
from data.totals import any_kind, kind

DITTO = {"同上", "〃", '"', "″"}
"""How an office writes that a cell says what the one above it says."""


class Lines:
    """The lines below a header: each column's cells, and their words for comparing."""

    def __init__(
        self, sheet: Sheet, mapping: Mapping, raw: list[Coded], cells: dict[str, Coded]
    ) -> None:
        self.contract: Contract = mapping.contract
        self.raw = raw
        """The sheet's own columns."""
        self.cells = cells
        """Column of the contract -> its cells, merged ranges filled in."""
        self.count = len(sheet.rows) - mapping.last_row - 1
        above = (line_words(sheet, row) for row in range(mapping.last_row + 1))
        self.heads = {line for line in above if any(line)}
        """The lines down to the header, which pages may repeat among the rows."""
        self._words: dict[int, list[str]] = {}
        self._filled: dict[int, Marked] = {}

    def nowhere(self) -> Marked:
        """No line."""
        return np.zeros(self.count, dtype=bool)

    def words(self, column: Coded) -> list[str]:
        """A column's values for comparing; empty for those that are no text."""
        if id(column) not in self._words:
            self._words[id(column)] = words(column.values)
        return self._words[id(column)]

    def filled(self, column: Coded) -> Marked:
        """The lines that hold something in a column."""
        if id(column) not in self._filled:
            self._filled[id(column)] = ~column.marked(self._empty(column))
        return self._filled[id(column)]

    def _empty(self, column: Coded) -> list[int]:
        """Places of a column's values that say nothing."""
        kinds = column.kinds() & WORDLESS
        if not kinds or (kinds <= {str} and "" not in self.words(column)):
            return []
        pairs = enumerate(zip(map(type, column.values), self.words(column), strict=True))
        return [i for i, (kind, word) in pairs if not word and kind in WORDLESS]

    def is_blank(self) -> Marked:
        """The lines in which no cell of the sheet, nor of a range merged into it, is filled."""
        is_filled = self.nowhere()
        for column in (*self.raw, *self.cells.values()):
            is_filled |= self.filled(column)
        return ~is_filled

    @cached_property
    def lead(self) -> list[tuple[Coded, Marked]]:
        """Columns of the sheet that hold the first text of some line, with which lines."""
        found, is_open = [], ~self.nowhere()
        for column in self.raw:
            if not is_open.any():
                break
            here = is_open & ~column.of_kind(int, float, bool) & self.filled(column)
            if here.any():
                found.append((column, here))
                is_open &= ~here
        return found


def below(sheet: Sheet, mapping: Mapping) -> list[Coded]:
    """The sheet's columns from the line below the header on."""
    places = np.arange(mapping.last_row + 1, len(sheet.rows))
    return [column.take(places).compact() for column in sheet.columns]


def _held(column: Coded, lines: Marked) -> list[int]:
    """Places of the values that some of the lines hold."""
    is_held = np.zeros(len(column.values), dtype=bool)
    is_held[column.codes[lines]] = True
    return is_held.nonzero()[0].tolist()


def may_be_none(lines: Lines, declared: Declared) -> Marked:
    """Lines that may be empty, a header again, a footer, a total, a statement of nothing, a line
    to ignore, or that repeat a cell of the line above.
    """
    return (
        _empty(lines)
        | _heads_again(lines)
        | _with_ditto(lines)
        | _footers(lines)
        | _ignored(lines, declared)
        | _nothing(lines)
        | _totals(lines)
        | _on_county(lines, declared)
    )


def _empty(lines: Lines) -> Marked:
    is_filled = lines.nowhere()
    for column in lines.cells.values():
        is_filled |= lines.filled(column)
    return ~is_filled


def line_words(sheet: Sheet, row: int) -> tuple[str, ...]:
    """A whole line for comparing."""
    return tuple(normal(sheet.cell(row, column)) for column in range(sheet.width))


def _heads_again(lines: Lines) -> Marked:
    found = lines.nowhere()
    for head in lines.heads:
        found |= _like(lines, head)
    return found


def _like(lines: Lines, head: tuple[str, ...]) -> Marked:
    found = ~lines.nowhere()
    for index in sorted(range(len(lines.raw)), key=lambda c: len(lines.raw[c].values)):
        column, word = lines.raw[index], head[index]
        alike = [i for i in _held(column, found) if normal(column.values[i]) == word]
        found &= column.marked(alike)
        if not found.any():
            break
    return found


def _with_ditto(lines: Lines) -> Marked:
    found = lines.nowhere()
    for column in lines.cells.values():
        written = lines.words(column)
        if not DITTO.isdisjoint(written):
            found |= column.marked(i for i, word in enumerate(written) if word in DITTO)
    return found


def _footers(lines: Lines) -> Marked:
    """Lines with few cells whose first text begins like a signature or a note."""
    found = lines.nowhere()
    count = np.zeros(lines.count, dtype=np.int32)
    for column in lines.raw:
        count += lines.filled(column)
    is_sparse = count <= most_filled(len(lines.cells))
    for column, here in lines.lead:
        written, among = lines.words(column), here & is_sparse
        signs = [i for i in _held(column, among) if FOOTER.match(written[i])]
        found |= among & column.marked(signs)
    return found


def _ignored(lines: Lines, declared: Declared) -> Marked:
    """Lines whose first text begins as a form says that lines to be left out begin."""
    found = lines.nowhere()
    if declared.form and (begins := declared.form.ignore):
        for column, here in lines.lead:
            found |= here & column.where(lambda value: shown(value).startswith(begins))
    return found


def _nothing(lines: Lines) -> Marked:
    """Lines without a figure that hold a sentence by which an office says that there was none."""
    zero = {normal(word) for word in lines.contract.zero_words}
    is_bare = ~lines.nowhere()
    for figure in lines.contract.figures:
        if figure.name in lines.cells:
            is_bare &= ~lines.cells[figure.name].of_kind(int, float, bool)
    found = lines.nowhere()
    for column in lines.raw if is_bare.any() else ():
        written = lines.words(column)
        if not zero.isdisjoint(written):
            found |= is_bare & column.marked(i for i, word in enumerate(written) if word in zero)
    return found


def _totals(lines: Lines) -> Marked:
    """Lines whose first text, or one of whose first two words, is that of a total."""
    found = lines.nowhere()
    for column, here in lines.lead:
        found |= here & _of_a_kind(lines, column)
    taken = np.zeros(lines.count, dtype=np.int32)
    figures = {column.name for column in lines.contract.figures}
    for name, column in lines.cells.items():
        here = (taken < 2) & lines.filled(column)
        if name not in figures and here.any():
            found |= here & _of_a_kind(lines, column)
            taken += here
    return found


def _of_a_kind(lines: Lines, column: Coded) -> Marked:
    written = lines.words(column)
    if not any_kind(written):
        return lines.nowhere()
    return column.marked(i for i, word in enumerate(written) if kind(word))


def _on_county(lines: Lines, declared: Declared) -> Marked:
    """Lines of a measure that stand on the county as a whole, where none may."""
    spec = lines.contract
    if not spec.spans_months or spec.county_rows or "area" not in lines.cells:
        return lines.nowhere()
    return lines.cells["area"].where(declared.register.is_county)
