"""Which dataset a sheet holds.

Owns the choice among contracts and what is said when there is none or no single one.
"""

from dataclasses import dataclass, replace

from data.contract import Contract, contract, contracts
from data.forms import Form
from data.grid import Sheet, Workbook, normal
from data.headers import DEEPEST, SEARCHED, Block, Mapping, block, blocks, find_header
from data.headings import Heading
from data.likeness import take_likeness
from data.matching import TOLD, Given, Match, heading_meant
from data.problems import Problem, problem
from data.single_record import single_record

ENOUGH = 3
"""Columns that must be known before a header that lacks one is taken for a dataset's."""
FOREIGN = ("header-unknown", "sheet-form")
"""Codes of what is said of a sheet that is no table of ours."""
NEAREST = 3
"""Datasets named where a header is none of ours."""


@dataclass(frozen=True)
class Refusal:
    """Why a sheet's header is not understood, and the header nearest to being so."""

    problem: Problem
    near: Mapping | None = None


def recognise(
    sheet: Sheet, workbook: Workbook, dataset: str | None, year: int | None, given: Given
) -> Mapping | Refusal | None:
    """The best header of a sheet, or the problem with it, or None for a sheet that is no table
    of ours.

    dataset limits the choice to one contract. year is the year that the sheet is about, where its
    title says. given is what an officer said of the columns.
    """
    if not any(normal(cell) for row in sheet.rows for cell in row):
        return None
    form = None if given.columns or given.header_rows else single_record(sheet)
    if form:
        return Refusal(form)
    every = [contract(dataset)] if dataset else list(contracts().values())
    specs = [one for one in every if all(one.named(name) for name in given.columns)]
    rows = _runs(sheet, year, given)
    if not specs or isinstance(rows, Problem):
        return Refusal(_no_such_column(every, given) if isinstance(rows, list) else rows)
    complete = _complete(sheet, rows, specs, year, given)
    if not complete:
        headers = (find_header(sheet, rows, one.name, year, given) for one in specs)
        found = [mapping for mapping in headers if mapping]
        for mapping in found:
            take_likeness(mapping)
        complete = [m for m in found if m.is_complete]
    if not complete:
        return _lacking(sheet, found, is_declared=dataset is not None)
    leaders = _leaders(complete, sheet, workbook)
    if len(leaders) > 1:
        labels = "、".join(f"《{m.contract.label}》" for m in leaders)
        unsure = problem("dataset-unsure", sheet=sheet.name, expected=labels)
        return Refusal(unsure, leaders[0])
    take_likeness(leaders[0])
    return _sound(sheet, _with_units(leaders[0], given))


def _complete(
    sheet: Sheet, rows: list[Block], specs: list[Contract], year: int | None, given: Given
) -> list[Mapping]:
    """The headers that hold what identifies a dataset by its names, or by what an officer said."""
    worth = (
        (one.name, [run for run in rows if given.columns or run.may_be(one.name)]) for one in specs
    )
    headers = (find_header(sheet, runs, name, year, given) for name, runs in worth)
    return [mapping for mapping in headers if mapping and mapping.is_complete]


def _runs(sheet: Sheet, year: int | None, given: Given) -> list[Block] | Problem:
    """The runs of rows that may be the header: those that an officer's words allow."""
    if given.header_rows:
        first, last = (row - 1 for row in given.header_rows)
        return [block(sheet, first, last, year)]
    if not any(given.columns.values()):
        return blocks(sheet, year)
    runs = blocks(sheet, year, is_any=True)
    wanted = [said for said in given.columns.values() if said]
    fitting = [run for run in runs if all(heading_meant(run.headings, said) for said in wanted)]
    if fitting:
        return fitting
    return _absent(sheet, wanted, max(runs, key=lambda run: len(run.headings), default=None))


def _absent(sheet: Sheet, wanted: list[str], run: Block | None) -> Problem:
    """The message for a header that was named and is not there."""
    headings = run.headings if run else ()
    absent = next((said for said in wanted if not heading_meant(headings, said)), wanted[0])
    listed = "、".join(f"“{h.text}”" for h in headings[:30])
    return problem("mapping-header", sheet=sheet.name, value=absent, expected=listed or "（空）")


def _no_such_column(specs: list[Contract], given: Given) -> Problem:
    """The message for a column that was named and that the dataset lacks."""
    odd = [name for name in given.columns if not all(one.named(name) for one in specs)]
    allowed = "、".join(column.label for column in specs[0].columns) if len(specs) == 1 else ""
    label = specs[0].label if len(specs) == 1 else "各表"
    expected = f"可用的有：{allowed}。" if allowed else "请先指定数据表。"
    return problem("column-unknown", value="、".join(odd), dataset=label, expected=expected)


def _leaders(complete: list[Mapping], sheet: Sheet, workbook: Workbook) -> list[Mapping]:
    """The mappings that explain most columns; among equals those that the title speaks of."""
    best = max(len(m.columns) for m in complete)
    leaders = [m for m in complete if len(m.columns) == best]
    if len(leaders) == 1:
        return leaders
    above = sheet.rows[: leaders[0].first_row]
    text = normal(workbook.file) + normal(sheet.name)
    text += "".join(normal(cell) for row in above for cell in row)
    named = [
        m
        for m in leaders
        if any(normal(w) in text for w in (m.contract.label, *m.contract.aliases))
    ]
    return named or leaders


def _with_units(mapping: Mapping, given: Given) -> Mapping:
    """The mapping with the units that an officer gave for its columns."""
    for said, unit in given.units.items():
        name = mapping.contract.named(said)
        if name in mapping.columns:
            mapping.columns[name] = replace(mapping.columns[name], unit=unit)
    return mapping


def _sound(sheet: Sheet, mapping: Mapping) -> Mapping | Refusal:
    if not mapping.doubled:
        return mapping
    name, first, second = mapping.doubled[0]
    twice = problem(
        "header-twice",
        sheet=sheet.name,
        row=mapping.last_row + 1,
        column=mapping.contract.column(name).label,
        letter=first.letter,
        value=first.text,
        other=second.letter,
        expected=second.text,
    )
    return Refusal(twice, mapping)


def _lacking(sheet: Sheet, found: list[Mapping], is_declared: bool) -> Refusal:
    """What to say of a sheet whose header no contract takes: the nearest contract's missing
    columns, or the nearest contracts.
    """
    near = max(found, key=lambda m: (m.nearness, -len(m.lacking)), default=None)
    is_too_little = near is None or (near.nearness < ENOUGH and not is_declared)
    if near is None or is_too_little or not near.lacking:
        return Refusal(unknown_header(sheet, found), near)
    lacking = [column.name for column in near.lacking]
    alike = [h.text for h, names in near.unsure if not set(names).isdisjoint(lacking)]
    offered = "或".join(f"“{text}”" for text in alike)
    lacks = problem(
        "header-lacks",
        sheet=sheet.name,
        row=near.last_row + 1,
        column="”、“".join(column.label for column in near.lacking),
        nearest=f"（最接近的列是{offered}，若是同一项请改名或指定）" if alike else "",
        dataset=near.contract.label,
    )
    return Refusal(lacks, near)


def unknown_header(sheet: Sheet, found: list[Mapping] | None = None) -> Problem:
    """The message for a sheet that holds no table of ours: the datasets nearest to it."""
    ranked = sorted(found or [], key=lambda m: -len(m.columns))[:NEAREST]
    told = [f"《{m.contract.label}》（认出{_labels(m)}）" for m in ranked]
    nearest = f"最接近的是{'、'.join(told)}。" if told else ""
    return problem("header-unknown", sheet=sheet.name, nearest=nearest)


def _labels(mapping: Mapping) -> str:
    found = "".join(f"“{mapping.contract.column(name).label}”" for name in mapping.columns)
    lacking = "".join(f"“{column.label}”" for column in mapping.lacking)
    return f"{found}，缺{lacking}" if lacking else found


def by_form(sheet: Sheet, form: Form) -> Mapping | Refusal:
    """The header of a sheet as a mapping file describes it; only the columns it names are used."""
    wanted = {name: normal(column.header) for name, column in form.columns.items()}
    best: list[Heading] = []
    for first in range(min(SEARCHED, len(sheet.rows))):
        for last in range(first, min(first + DEEPEST, len(sheet.rows))):
            headings = block(sheet, first, last, None).headings
            places = {normal(h.text): h for h in reversed(headings)}
            if all(text in places for text in wanted.values()):
                columns = {name: places[text] for name, text in wanted.items()}
                told = {name: Match(TOLD) for name in columns}
                return Mapping(contract(form.dataset), first, last, columns, told)
            if first == last and len(places) > len(best):
                best = list(headings)
    wanted_texts = [c.header for c in form.columns.values()]
    written = {normal(h.text) for h in best}
    absent = next((text for text in wanted_texts if normal(text) not in written), "")
    listed = "、".join(f"“{h.text}”" for h in best[:30])
    return Refusal(
        problem("mapping-header", sheet=sheet.name, value=absent, expected=listed or "（空）")
    )
