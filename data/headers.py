"""Rows of a sheet to a header understood. Owns where the header is and what its columns are.

A header may have one to three rows; what the words of one column say is headings.py's.
"""

from data.claims import is_of_several, settle, take_parted, take_span
from data.contract import contract
from data.grid import Sheet, normal, tidy
from data.headings import Heading, bare, column_of, every_name, heading
from data.matching import PARTED, Block, Given, Mapping, Match, heading_meant, named

DEEPEST = 3
"""Most rows a header may have."""
SEARCHED = 40
"""Rows from the top among which a header is looked for."""

NOTHING_GIVEN = Given()
"""What is said of a sheet of which nobody said anything."""
LINE_NO = {"序号", "序", "编号序号", "no", "行次"}


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
        is_several = column and is_of_several(found, column, mapping.contract)
        if column and column not in told and not is_several:
            claims.setdefault(column, []).append(found)
        elif found.bare not in LINE_NO:
            (mapping.changes if found.aspect == "change" else mapping.unused).append(found)
    if mapping.contract.spans_months and take_span(mapping, claims, span):
        mapping.cumulative = read_header(rows, dataset, given, "cumulative")
        mapping.cumulative.unused.clear()
        mapping.cumulative.changes.clear()
    for column, headings in claims.items():
        settle(mapping, column, headings)
    take_parted(mapping)
    mapping.matches = {name: _match(mapping, name, told, given) for name in mapping.columns}
    return mapping


def _match(mapping: Mapping, name: str, told: dict[str, Heading | None], given: Given) -> Match:
    """How a column's heading was found."""
    found = mapping.columns[name]
    if found.index in mapping.parted:
        return Match(PARTED)
    return given.match(name) if told.get(name) else named(found, mapping.contract.column(name))


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
