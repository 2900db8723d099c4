"""A file to prepared tables: which sheets, which dataset, whose figures, which months.

Owns joining what a sheet

says with what the officer says; where they disagree or neither says, that is a question and never
a guess.
"""

import datetime as dt
import re
from pathlib import Path

from data.checking import check, key_of
from data.cleaning import clean, months_of
from data.contract import Contract
from data.declared import Declared
from data.forms import Form
from data.grid import Sheet, Workbook, normal
from data.headers import Mapping
from data.periods import Period, months_text, span_of
from data.places import Register
from data.problems import Problem, has_errors, problem
from data.progress import CHECKING, UNDERSTANDING, Progress, each, silent
from data.receipts import Prepared, no_rows
from data.recognising import by_form, recognise, unknown_header
from data.requests import Request
from data.rows import Table
from data.scopes import replaced, scope_of
from data.titles import lines_above, stated_area, stated_period, stated_units
from data.twins import refuse_twins
from data.uploads import Scope, StoredRow

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
    request: Request,
    progress: Progress = silent,
) -> list[Prepared]:
    """Every table of a workbook that was read, or one refused result where it holds none of
    ours.
    """
    sheets, notes = _sheets(workbook, request.sheet)
    prepared: list[Prepared] = []
    foreign: list[Sheet] = []
    for i, sheet in enumerate(sheets):
        step = each(progress, i, len(sheets))
        step(UNDERSTANDING, 0)
        found = _mapping(sheet, workbook, spec, form, request)
        if isinstance(found, Mapping):
            step(CHECKING, 0.2)
            both = [found, found.cumulative] if found.cumulative else [found]
            prepared += [_understand(path, sheet, one, known, form, request) for one in both]
        elif found is not None and found.code == "header-unknown":
            foreign.append(sheet)
        elif found is not None:
            prepared.append(refused(path, sheet.name, found))
    if not prepared:
        empty = problem("sheet-empty", value=path.name, file=path.name)
        return [refused(path, s.name, *notes, unknown_header(s)) for s in foreign] or [
            refused(path, None, *notes or [empty])
        ]
    notes += [problem("sheet-unread", sheet=sheet.name) for sheet in foreign]
    prepared[0].problems[:0] = notes
    refuse_twins(prepared)
    return prepared


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


def _mapping(
    sheet: Sheet, workbook: Workbook, spec: Contract | None, form: Form | None, request: Request
) -> Mapping | Problem | None:
    if form:
        return by_form(sheet, form) if any(sheet.rows) else None
    titles = [line for line in lines_above(sheet, TITLE_ROWS) if line.count("  ") <= 3]
    period = request.period or stated_period(titles, sheet.name, workbook.file)
    return recognise(
        sheet, workbook, spec.name if spec else None, int(period[1][:4]) if period else None
    )


def _understand(
    path: Path, sheet: Sheet, mapping: Mapping, known: Register, form: Form | None, request: Request
) -> Prepared:
    """Clean and check one table; what holds for the sheet as a whole comes from the request,
    else from its titles.
    """
    spec = mapping.contract
    lines = lines_above(sheet, mapping.first_row)
    said: list[Problem] = []
    period = _period(spec, lines, sheet, path, request, said)
    if period and (mapping.span or spec.kind == "state"):
        period = span_of(mapping.span or "month", period[1])
    area = _area(lines, [sheet.name, path.stem], known, spec, request, said)
    table = clean(
        sheet, mapping, Declared(known, period, area, stated_units(lines), form, mapping.span)
    )
    check(table, (request.at or dt.datetime.now()).date(), known)
    now = f"{request.at or dt.datetime.now():%Y-%m}"
    said += _undeclared(table, period, area, now)
    one = Prepared(path.name, path, sheet.name, table, period or months_of(table), area)
    one.mode = "merge" if request.partial else request.mode or spec.mode
    sound = [row for row in table.rows if row.is_sound]
    one.rows = tuple(
        StoredRow(
            row.values, row.marks, row.number, key_of(row.values, spec), scope_of(row.values, spec)
        )
        for row in sound
    )
    one.refused = len(table.rows) - len(sound)
    if one.mode == "replace":
        one.scopes = replaced(spec, one.rows, one.period, one.area)
    one.zeros = _zeros(table, one, said)
    if not table.rows and not table.nothing:
        said.append(problem("no-rows", sheet=sheet.name))
    told = [p for row in table.rows for p in row.problems] + table.problems
    one.problems = said + sorted(told, key=lambda p: p.row or 0)
    one.is_refused = has_errors(said) or has_errors(table.problems)
    return one


def _period(
    spec: Contract,
    lines: list[str],
    sheet: Sheet,
    path: Path,
    request: Request,
    said: list[Problem],
) -> Period | None:
    if spec.kind == "reference":
        return None
    stated = stated_period(lines, sheet.name, path.stem)
    if not request.period or not stated or spec.kind == "event":
        return request.period or stated
    if stated != request.period:
        found, expected = months_text(stated), months_text(request.period)
        said.append(problem("period-differs", sheet=sheet.name, value=found, expected=expected))
    return request.period


def _area(
    lines: list[str],
    names: list[str],
    known: Register,
    spec: Contract,
    request: Request,
    said: list[Problem],
) -> str | None:
    if not spec.has("area") or spec.column("area").type != "area":
        return None
    stated = stated_area(lines, names, known)
    if not request.area:
        return stated.name if stated else None
    found = known.find(request.area)
    if not found.area:
        nearest = f"最接近的是“{found.candidates[0]}”。" if found.candidates else ""
        said.append(problem("declared-area-unknown", value=request.area, nearest=nearest))
        return None
    if stated and stated.name != found.area.name:
        said.append(problem("area-differs", value=stated.name, expected=found.area.name))
    return found.area.name


def _undeclared(table: Table, period: Period | None, area: str | None, now: str) -> list[Problem]:
    """What the sheet neither says nor was told, and without which its rows cannot be placed."""
    spec, said, untold = table.contract, [], set()
    has_months = "month_from" in table.columns or spec.month in table.columns
    if spec.kind == "state" and period is None and spec.month not in table.columns:
        said.append(problem("period-unknown", sheet=table.sheet))
        untold.add(spec.column(spec.month or "").label)
    if spec.spans_months and period is None and "month_from" not in table.columns:
        said.append(problem("period-unknown", sheet=table.sheet))
        untold |= {spec.column("month_from").label, spec.column("month_to").label}
    if (
        spec.has("area")
        and spec.column("area").required
        and area is None
        and "area" not in table.columns
    ):
        said.append(problem("area-undeclared", sheet=table.sheet))
        untold.add(spec.column("area").label)
    if period and period[1] > now and spec.kind in ("state", "measure") and not has_months:
        found = months_text(period)
        said.append(problem("period-future", sheet=table.sheet, value=found))
    for row in table.rows:
        row.problems = [p for p in row.problems if p.code != "required" or p.column not in untold]
    return said


def _zeros(table: Table, one: Prepared, said: list[Problem]) -> tuple[Scope, ...]:
    found: list[Scope] = []
    for nothing in table.nothing:
        if nothing.area and one.period:
            found.append((nothing.area, *one.period))
            said.append(
                problem("zero-found", sheet=table.sheet, row=nothing.number, value=nothing.text)
            )
        elif not one.period:
            said.append(problem("period-unknown", sheet=table.sheet))
        else:
            said.append(problem("area-undeclared", sheet=table.sheet))
    return tuple(dict.fromkeys(found))
