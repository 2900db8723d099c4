"""Rows of a sheet to a header understood. Owns where the header is and what its columns are.

A header may have one to three rows; what the words of one column say is headings.py's.
"""

import re
from dataclasses import dataclass, field

from data.contract import Column, Contract, contract
from data.grid import Sheet, normal, tidy
from data.headings import Heading, bare, column_of, every_name, heading
from data.matching import Given, Match, heading_meant, named

DEEPEST = 3
"""Most rows a header may have."""
SEARCHED = 40
"""Rows from the top among which a header is looked for."""

TOTALS = re.compile(r"^(总体|全部|合计|总计|总数|全县|总)")
"""Upper words under which the figures of the whole stand."""
NOTHING_GIVEN = Given()
"""What is said of a sheet of which nobody said anything."""
LINE_NO = {"序号", "序", "编号序号", "no", "行次"}


@dataclass(frozen=True)
class Block:
    """A run of rows read as header words, column by column."""

    first: int
    last: int
    headings: tuple[Heading, ...]


@dataclass
class Mapping:
    """A header understood for one contract."""

    contract: Contract
    first_row: int
    last_row: int
    columns: dict[str, Heading] = field(default_factory=dict)
    matches: dict[str, Match] = field(default_factory=dict)
    """Column -> how its heading was found."""
    absent: frozenset[str] = frozenset()
    """Columns that an officer said are not there."""
    clocks: dict[str, Heading] = field(default_factory=dict)
    """Column -> the heading of its time of day, where that stands in a column of its own."""
    unused: list[Heading] = field(default_factory=list)
    unsure: list[tuple[Heading, tuple[str, ...]]] = field(default_factory=list)
    """Headings that may mean one of these columns."""
    changes: list[Heading] = field(default_factory=list)
    doubled: list[tuple[str, Heading, Heading]] = field(default_factory=list)
    span: str | None = None
    """month | cumulative: what the figures stand for, where the header says so."""
    cumulative: "Mapping | None" = None
    """The same rows' cumulative figures, where they stand beside those of the month."""

    @property
    def is_complete(self) -> bool:
        """Whether every column that identifies the dataset was found; one column is no table."""
        return not self.lacking and len(self.columns) > 1

    @property
    def lacking(self) -> list[Column]:
        """Columns that identify the dataset and were not found."""
        spec, found = self.contract, self.columns
        alone = [
            column for column in spec.columns if column.identifies and column.name not in found
        ]
        groups = [names for names in spec.any_of if not any(name in found for name in names)]
        return alone + [spec.column(names[0]) for names in groups]

    @property
    def nearness(self) -> int:
        """Columns found, and identifying ones for which a heading may stand."""
        offered = {name for _, names in self.unsure for name in names}
        return len(self.columns) + sum(1 for column in self.lacking if column.name in offered)

    @property
    def score(self) -> tuple[int, int, int, int]:
        """For choosing among headers: identified, columns found, few doubles, few rows."""
        depth = self.last_row - self.first_row
        return (self.is_complete, len(self.columns), -len(self.doubled), -depth)


def _filled(sheet: Sheet, first: int, last: int, width: int) -> list[list[str]]:
    """Header rows as written with merged ranges filled, and, without merges, upper words carried
    to the right.
    """
    grid = [[tidy(sheet.cell(r, c)) for c in range(width)] for r in range(first, last + 1)]
    covered = set()
    for r1, c1, r2, c2 in sheet.merges:
        if r1 < first or r1 > last:
            continue
        for r in range(r1, min(r2, last) + 1):
            for c in range(c1, min(c2, width - 1) + 1):
                covered.add((r, c))
                grid[r - first][c] = grid[r1 - first][c1] if r == r1 else ""
    for level in range(len(grid) - 1):
        for c in range(1, width):
            below = any(grid[deeper][c] for deeper in range(level + 1, len(grid)))
            carried = not grid[level][c] and (first + level, c) not in covered and below
            if carried and not any(grid[deeper][c] for deeper in range(level)):
                grid[level][c] = grid[level][c - 1]
    return grid


def blocks(sheet: Sheet, year: int | None, is_any: bool = False) -> list[Block]:
    """Every run of one to three rows near the top that could be a header: one that names a column.

    year is the year that the sheet is about, where its title says; is_any takes runs that name
    nothing too.
    """
    known = every_name()
    height = min(SEARCHED, len(sheet.rows))
    naming = [
        sum(1 for cell in row if bare(cell) in known) if len(row) > 1 else 0
        for row in sheet.rows[: height + DEEPEST]
    ]
    found = []
    for first in range(height):
        if sum(1 for cell in sheet.rows[first] if normal(cell)) < 2:
            continue
        for last in range(first, min(first + DEEPEST, len(sheet.rows))):
            if is_any or any(naming[first : last + 1]):
                found.append(block(sheet, first, last, year))
    return found


def block(sheet: Sheet, first: int, last: int, year: int | None) -> Block:
    """Rows first..last (0-based) read as header words, column by column; line numbers left out."""
    grid = _filled(sheet, first, last, sheet.width)
    columns = ([row[c] for row in grid] for c in range(sheet.width))
    headings = (heading(c, levels, year) for c, levels in enumerate(columns) if any(levels))
    return Block(first, last, tuple(headings))


def read_header(
    rows: Block, dataset: str, given: Given = NOTHING_GIVEN, span: str | None = None
) -> Mapping:
    """Understand a block of rows as the header of a dataset.

    What an officer said of a column goes before its names. Where figures of the month (本月) and
    cumulative ones (累计) stand side by side, the mapping is of the month and has the cumulative
    one with it; span asks for one of the two.
    """
    mapping = Mapping(contract(dataset), rows.first, rows.last)
    told = {
        name: heading_meant(rows.headings, said)
        for key, said in given.columns.items()
        if (name := mapping.contract.named(key))
    }
    claims = {name: [heading] for name, heading in told.items() if heading}
    taken = {heading.index for heading in told.values() if heading}
    mapping.absent = frozenset(set(told) - set(claims))
    for found in rows.headings:
        if found.index in taken:
            continue
        column = column_of(found, dataset)
        if column and column not in told:
            claims.setdefault(column, []).append(found)
        elif found.bare not in LINE_NO:
            (mapping.changes if found.aspect == "change" else mapping.unused).append(found)
    if mapping.contract.spans_months:
        _take_span(mapping, claims, rows, given, span)
    for column, headings in claims.items():
        _settle(mapping, column, headings)
    for name, found in mapping.columns.items():
        is_told = told.get(name) is not None
        mapping.matches[name] = (
            given.match(name) if is_told else named(found, mapping.contract.column(name))
        )
    return mapping


def _take_span(
    mapping: Mapping,
    claims: dict[str, list[Heading]],
    rows: Block,
    given: Given,
    span: str | None,
) -> None:
    """Keep the headings of one span of months; a heading that names none is the month's."""
    figures = {column.name for column in mapping.contract.figures}
    spans = {h.span for name in figures for h in claims.get(name, [])}
    if "cumulative" not in spans or len(spans) == 1:
        mapping.span = (
            "cumulative" if "cumulative" in spans else "month" if "month" in spans else None
        )
        return
    mapping.span = span or "month"
    kept = {mapping.span} | ({None} if mapping.span == "month" and "month" not in spans else set())
    for name in figures & set(claims):
        left_out = [h for h in claims[name] if h.span is None and None not in kept]
        claims[name] = [h for h in claims[name] if h.span in kept]
        if span is None:
            mapping.unused += left_out
        if not claims[name]:
            del claims[name]
    if span is None:
        mapping.cumulative = read_header(rows, mapping.contract.name, given, "cumulative")
        mapping.cumulative.unused.clear()
        mapping.cumulative.changes.clear()


def _settle(mapping: Mapping, column: str, headings: list[Heading]) -> None:
    """Take the heading for a column; among several only one that stands under a word for the
    whole.
    """
    whole = [h for h in headings if len(h.words) > 1 and TOTALS.match(h.words[0])]
    exact = [h for h in headings if normal(h.text) == normal(mapping.contract.column(column).label)]
    if mapping.contract.column(column).type == "datetime" and _is_day_and_clock(headings):
        mapping.columns[column], mapping.clocks[column] = headings
        return
    chosen = headings if len(headings) == 1 else whole if len(whole) == 1 else exact
    if len(chosen) == 1:
        mapping.columns[column] = chosen[0]
        mapping.unused += [h for h in headings if h is not chosen[0]]
    else:
        mapping.columns[column] = headings[0]
        mapping.doubled.append((column, headings[0], headings[1]))


def _is_day_and_clock(headings: list[Heading]) -> bool:
    """Whether two columns are the day and the time of day of one moment: 日期 and then 时间."""
    if len(headings) != 2:
        return False
    day, clock = headings
    return "日期" in day.text and "日期" not in clock.text and "时" in clock.text


def _deepest_merge(sheet: Sheet, first: int, last: int) -> int:
    """The last row that merged cells of the header's first row reach down to."""
    return max((r2 for r1, _, r2, _ in sheet.merges if first <= r1 <= last), default=last)


def find_header(
    sheet: Sheet, candidates: list[Block], dataset: str, year: int | None, given: Given
) -> Mapping | None:
    """The best header for a dataset among a sheet's blocks; None when nothing of it is there."""
    mappings = (read_header(rows, dataset, given) for rows in candidates)
    best = max((m for m in mappings if m.columns), key=lambda m: m.score, default=None)
    if best is None or given.header_rows:
        return best
    lowest = min(_deepest_merge(sheet, best.first_row, best.last_row), best.first_row + DEEPEST - 1)
    if lowest > best.last_row:
        best = read_header(block(sheet, best.first_row, lowest, year), dataset, given)
    return best
