"""A file to prepared tables: which sheets, which dataset, what is noted of each.

Owns joining what a sheet says with what the officer says; where they disagree or neither says,
that is a question and never a guess.
"""

import datetime as dt
import re
from pathlib import Path

from data.checking import check
from data.cleaning import clean, months_of
from data.contract import Contract
from data.declared import Declared
from data.forms import Form
from data.grid import Sheet, Workbook, normal
from data.headers import Mapping, block
from data.headings import Heading
from data.itemising import itemised
from data.log_history import Setting
from data.mapping_doubts import about_matches
from data.mapping_memory import about_kept, recall, to_keep
from data.matching import Given
from data.periods import span_of
from data.places import Register
from data.placing import area_of, period_of, undeclared, zeros_of
from data.positions import settle
from data.problems import Problem, has_errors, problem
from data.progress import CHECKING, UNDERSTANDING, Progress, each, silent
from data.receipts import Prepared, no_rows
from data.recognising import FOREIGN, Refusal, by_form, recognise
from data.requests import Request
from data.restated import restate
from data.rows import Table
from data.scopes import replaced
from data.seen import seen
from data.sound import sound_rows
from data.titles import lines_above, stated_period, stated_units
from data.twins import refuse_twins
from data.untangling import untangle

NOTES = re.compile(r"(填写|填表|填报|使用|模板)?(说明|须知|注意事项)")
"""Name of a sheet that says how to fill in another; it is read only where there is no other."""

TITLE_ROWS = 12
"""Rows from the top in which the year of a sheet is looked for before its header is known."""


def refused(path: Path, sheet: str | None, *problems: Problem) -> Prepared:
    """A file or sheet of which nothing can be stored, with the reasons."""
    return Prepared(
        path.name, path, sheet, problems=list(problems), is_refused=True, counts=no_rows()
    )


def tables_of(
    path: Path,
    workbook: Workbook,
    spec: Contract | None,
    form: Form | None,
    known: Register,
    kept: dict[str, Setting],
    request: Request,
    progress: Progress = silent,
) -> list[Prepared]:
    """Every table of a workbook that was read, or one refused result where it holds none of
    ours. kept is what was said of forms before.
    """
    sheets, notes = _sheets(workbook, request.sheet)
    prepared: list[Prepared] = []
    foreign: list[Prepared] = []
    for i, sheet in enumerate(sheets):
        step = each(progress, i, len(sheets))
        step(UNDERSTANDING, 0)
        year = _year(sheet, workbook, request)
        given = recall(sheet, path, kept, known, request, year)
        found = _mapping(sheet, workbook, spec, form, year, given)
        if isinstance(found, Mapping):
            step(CHECKING, 0.2)
            tables = [
                _understand(path, sheet, one, aside, known, form, request)
                for one, aside in _spans(found)
            ]
            _note_mapping(tables[0], sheet, found, given, request, year)
            prepared += tables
        elif found is not None:
            one = refused(path, sheet.name, found.problem)
            one.header = seen(sheet, found.near)
            (foreign if found.problem.code in FOREIGN else prepared).append(one)
    if not prepared:
        return _nothing_of_ours(path, foreign, notes)
    notes += [problem("sheet-unread", sheet=one.sheet) for one in foreign]
    prepared[0].problems[:0] = notes
    refuse_twins(prepared)
    return prepared


def _spans(found: Mapping) -> list[tuple[Mapping, list[Heading]]]:
    """The mapping of each span of months that a header has, with the headings left aside."""
    if found.cumulative is None:
        return [(found, found.changes + found.unused)]
    aside = found.changes + found.unused
    cumulative = [one for one in aside if one.span == "cumulative"]
    monthly = [one for one in aside if one.span != "cumulative"]
    return [(found, monthly), (found.cumulative, cumulative)]


def _nothing_of_ours(path: Path, foreign: list[Prepared], notes: list[Problem]) -> list[Prepared]:
    """What is said of a file without a table of ours: of each of its sheets, or of the file."""
    for one in foreign:
        one.problems[:0] = notes
    empty = problem("sheet-empty", value=path.name, file=path.name)
    return foreign or [refused(path, None, *notes or [empty])]


def _note_mapping(
    one: Prepared, sheet: Sheet, found: Mapping, given: Given, request: Request, year: int | None
) -> None:
    """Note with a table how its columns were found, what of that is doubtful and what to keep."""
    one.header = seen(sheet, found)
    run = block(sheet, found.first_row, found.last_row, year)
    one.keep = to_keep(found, given, request, run, one.area)
    one.problems[:0] = [*about_kept(found, given, sheet.name), *about_matches(found, sheet.name)]


def _sheets(workbook: Workbook, wanted: str | None) -> tuple[list[Sheet], list[Problem]]:
    """The sheets to read, and notes about those left out."""
    if wanted is not None:
        chosen = [sheet for sheet in workbook.sheets if normal(sheet.name) == normal(wanted)]
        listed = "、".join(f"“{sheet.name}”" for sheet in workbook.sheets)
        return chosen, [] if chosen else [problem("sheet-missing", value=wanted, expected=listed)]
    hidden = [s for s in workbook.sheets if not s.is_visible and any(s.rows)]
    notes = [s for s in workbook.sheets if s.is_visible and NOTES.fullmatch(normal(s.name))]
    visible = [s for s in workbook.sheets if s.is_visible and s not in notes]
    return visible or notes, [
        *(problem("sheet-hidden", sheet=s.name) for s in hidden),
        *(problem("sheet-unread", sheet=s.name) for s in notes if visible),
    ]


def _year(sheet: Sheet, workbook: Workbook, request: Request) -> int | None:
    """The year that a sheet is about, as far as its first lines say."""
    titles = [line for line in lines_above(sheet, TITLE_ROWS) if line.count("  ") <= 3]
    period = request.period or stated_period(titles, sheet.name, workbook.file)
    return int(period[1][:4]) if period else None


def _mapping(
    sheet: Sheet,
    workbook: Workbook,
    spec: Contract | None,
    form: Form | None,
    year: int | None,
    given: Given,
) -> Mapping | Refusal | None:
    if form:
        return by_form(sheet, form) if any(sheet.rows) else None
    dataset = spec.name if spec else given.dataset
    return recognise(sheet, workbook, dataset, year, given)


def _understand(
    path: Path,
    sheet: Sheet,
    mapping: Mapping,
    aside: list[Heading],
    known: Register,
    form: Form | None,
    request: Request,
) -> Prepared:
    """Clean and check one table; what holds for the sheet as a whole comes from the request,
    else from its titles.
    """
    spec = mapping.contract
    lines = lines_above(sheet, mapping.first_row)
    sheet, mapping, said = (sheet, mapping, []) if form else untangle(sheet, mapping)
    period = period_of(spec, lines, sheet, path, request, said)
    if period and (mapping.span or spec.kind == "state"):
        period = span_of(mapping.span or "month", period[1])
    area = area_of(lines, [sheet.name, path.stem], known, spec, request, said)
    declared = Declared(known, period, area, stated_units(lines), form, mapping.span)
    table = itemised(clean(sheet, mapping, declared), sheet, mapping)
    settle(table, lines, known)
    check(table, (request.at or dt.datetime.now()).date(), known)
    said += undeclared(table, period, area, f"{request.at or dt.datetime.now():%Y-%m}")
    one = Prepared(path.name, path, sheet.name, table, period or months_of(table), area)
    restated, differing = restate(sheet, table, aside, one.period)
    one.restated, table.problems = tuple(restated), table.problems + differing
    one.mode = "merge" if request.partial else request.mode or spec.mode
    one.rows = sound_rows(table)
    one.refused = len(table.rows) - len(one.rows)
    if one.mode == "replace":
        one.scopes = replaced(spec, one.rows, one.period, one.area)
    one.zeros = zeros_of(table, one, said)
    if not table.rows and not table.nothing:
        said.append(_no_rows(table))
    told = [p for row in table.rows.told() for p in row.problems] + table.problems
    one.problems = said + sorted(told, key=lambda p: p.row or 0)
    one.is_refused = has_errors(said) or has_errors(table.problems)
    return one


def _no_rows(table: Table) -> Problem:
    """What is said of a table of which nothing can be stored: only totals, or nothing at all."""
    total = table.totals[0].text if table.totals else None
    return problem("only-totals" if total else "no-rows", sheet=table.sheet, value=total)
