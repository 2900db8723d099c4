"""Forms: sheets that hold one record, each item's name with its content beside it. Owns telling
them from tables.
"""

from dataclasses import dataclass

from data.contract import contracts
from data.grid import Sheet, normal
from data.headings import bare, every_name, names_of
from data.problems import Problem, problem

SEARCHED = 60
"""Rows from the top among which items are looked for."""
ITEMS, LINES = 4, 3
"""Fewest items with their content beside them, and rows with any, that make a form."""


@dataclass(frozen=True)
class _Item:
    row: int
    name: str
    has_content: bool
    """Whether what stands to its right is no item's name."""


def single_record(sheet: Sheet) -> Problem | None:
    """What is said of a sheet that is a form; None for any other. In a table names stand beside
    names, in one row; in a form beside contents, in many rows, each once.
    """
    items = _items(sheet)
    paired = [one for one in items if one.has_content]
    names = {bare(one.name) for one in paired}
    lines = {one.row for one in paired}
    is_form = len(names) >= ITEMS and len(lines) >= LINES and len(names) == len(paired)
    if not is_form or 3 * len(paired) < 2 * len(items):
        return None
    spec = max(contracts().values(), key=lambda one: len(names & names_of(one.name).keys()))
    listed = "、".join(f"“{one.name}”" for one in paired[:3])
    return problem("sheet-form", sheet=sheet.name, value=listed, dataset=spec.label)


def _items(sheet: Sheet) -> list[_Item]:
    known = every_name()
    found = []
    for number, row in enumerate(sheet.rows[:SEARCHED]):
        texts = [text for cell in row if (text := normal(cell))]
        is_name = [bare(text).rstrip(":") in known for text in texts]
        for i, text in enumerate(texts):
            if is_name[i]:
                is_last = i + 1 == len(texts)
                found.append(_Item(number, text.rstrip(":"), not is_last and not is_name[i + 1]))
    return found
