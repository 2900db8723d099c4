"""Which dataset a sheet holds.

Owns the choice among contracts and what is said when there is none or no single one.
"""

from data.contract import contract, contracts
from data.forms import Form
from data.grid import Sheet, Workbook, normal
from data.headers import DEEPEST, SEARCHED, Mapping, block, blocks, find_header
from data.headings import Heading
from data.problems import Problem, problem

ENOUGH = 3
"""Columns that must be known before a header that lacks one is taken for a dataset's."""


def recognise(
    sheet: Sheet, workbook: Workbook, dataset: str | None, year: int | None
) -> Mapping | Problem | None:
    """The best header of a sheet, or the problem with it, or None for a sheet that is no table
    of ours.

    dataset limits the choice to one contract. year is the year that the sheet is about, where its
    title says.
    """
    if not any(normal(cell) for row in sheet.rows for cell in row):
        return None
    candidates = [contract(dataset)] if dataset else list(contracts().values())
    rows = blocks(sheet, year)
    headers = (find_header(sheet, rows, one.name, year) for one in candidates)
    found = [mapping for mapping in headers if mapping]
    complete = [m for m in found if m.is_complete]
    if not complete:
        return _lacking(sheet, found, is_declared=dataset is not None)
    best = max(len(m.columns) for m in complete)
    leaders = [m for m in complete if len(m.columns) == best]
    if len(leaders) > 1:
        text = (
            normal(workbook.file)
            + normal(sheet.name)
            + "".join(normal(cell) for row in sheet.rows[: leaders[0].first_row] for cell in row)
        )
        named = [
            m
            for m in leaders
            if any(normal(w) in text for w in (m.contract.label, *m.contract.aliases))
        ]
        leaders = named or leaders
    if len(leaders) > 1:
        labels = "、".join(f"《{m.contract.label}》" for m in leaders)
        return problem("dataset-unsure", sheet=sheet.name, expected=labels)
    return _sound(sheet, leaders[0])


def _sound(sheet: Sheet, mapping: Mapping) -> Mapping | Problem:
    if not mapping.doubled:
        return mapping
    name, first, second = mapping.doubled[0]
    return problem(
        "header-twice",
        sheet=sheet.name,
        row=mapping.last_row + 1,
        column=mapping.contract.column(name).label,
        letter=first.letter,
        value=first.text,
        other=second.letter,
        expected=second.text,
    )


def _lacking(sheet: Sheet, found: list[Mapping], is_declared: bool) -> Problem:
    """What to say of a sheet whose header no contract takes: the nearest contract's missing
    column, or all labels.
    """
    near = max(found, key=lambda m: (len(m.columns), -len(m.lacking)), default=None)
    is_too_little = near is None or (len(near.columns) < ENOUGH and not is_declared)
    if near is None or is_too_little or not near.lacking:
        return unknown_header(sheet)
    column = near.lacking[0]
    nearest = near.nearest(column)
    hint = f"（最接近的列是“{nearest}”，若是同一项请改名）" if nearest else ""
    return problem(
        "header-lacks",
        sheet=sheet.name,
        row=near.last_row + 1,
        column=column.label,
        nearest=hint,
        dataset=near.contract.label,
    )


def unknown_header(sheet: Sheet) -> Problem:
    """The message for a sheet that holds no table of ours."""
    labels = "、".join(f"《{one.label}》" for one in contracts().values())
    return problem("header-unknown", sheet=sheet.name, expected=labels)


def by_form(sheet: Sheet, form: Form) -> Mapping | Problem:
    """The header of a sheet as a mapping file describes it; only the columns it names are used."""
    wanted = {name: normal(column.header) for name, column in form.columns.items()}
    best: list[Heading] = []
    for first in range(min(SEARCHED, len(sheet.rows))):
        for last in range(first, min(first + DEEPEST, len(sheet.rows))):
            headings = block(sheet, first, last, None).headings
            places = {normal(h.text): h for h in reversed(headings)}
            if all(text in places for text in wanted.values()):
                columns = {name: places[text] for name, text in wanted.items()}
                return Mapping(contract(form.dataset), first, last, columns)
            if first == last and len(places) > len(best):
                best = list(headings)
    written = {normal(h.text) for h in best}
    absent = next((c.header for c in form.columns.values() if normal(c.header) not in written), "")
    listed = "、".join(f"“{h.text}”" for h in best[:30])
    return problem("mapping-header", sheet=sheet.name, value=absent, expected=listed or "（空）")
