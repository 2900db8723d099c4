"""The story of an upload in one place: read -> clean -> check -> store -> receipt.

Each step has a module of its own.

prepare() understands a file and writes nothing; commit() stores what was prepared; load() does
both.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from data.confirming import commit, commit_all, compare, foreseen, telling
from data.contract import by_label, contracts
from data.corrections import corrected
from data.earlier import disagreements, same_in
from data.forms import read_form
from data.grid import Workbook
from data.mapping_memory import KIND
from data.periods import Period, months_text
from data.problems import Problem, problem
from data.progress import COMPARING, READING, UNDERSTANDING, Progress, each, part, silent
from data.reading import read
from data.receipts import Prepared, Receipt, no_rows
from data.reference import register
from data.repeats import left_besides, repeated
from data.requests import Request
from data.returned import begin, return_of
from data.rows import Table
from data.template_mark import note_version, without_own
from data.understanding import refused, tables_of
from data.warehouse import Store

__all__ = [
    "Request",
    "commit",
    "commit_all",
    "compare",
    "foreseen",
    "load",
    "prepare",
    "prepare_zero",
    "read",
    "telling",
    "zero",
]

READ, UNDERSTOOD, PREPARED = 0.5, 0.85, 0.7
"""Parts of the time: reading and understanding, of preparing; preparing, of a load."""


def load(
    store: Store,
    paths: Iterable[Path],
    request: Request,
    dry_run: bool = False,
    progress: Progress = silent,
) -> list[Receipt]:
    """Load files one after another; with dry_run only say what would happen. One receipt a
    table, or a refused file.
    """
    receipts: list[Receipt] = []
    waiting = list(paths)
    for i, path in enumerate(waiting):
        step = each(progress, i, len(waiting))
        prepared = prepare(store, path, request, part(step, 0, 1 if dry_run else PREPARED))
        receipts += (
            [foreseen(one, request) for one in prepared]
            if dry_run
            else commit(store, prepared, request, part(step, PREPARED, 1))
        )
    return receipts


def prepare(
    store: Store,
    path: Path,
    request: Request,
    progress: Progress = silent,
    workbook: Workbook | None = None,
) -> list[Prepared]:
    """Understand every table of a file: one result a table, or one refused result for the file.

    workbook is the file as it was read before, where it was.
    """
    progress(READING, 0)
    found = _prepared(store, path, request, progress, workbook)
    progress(COMPARING, 1)
    return found


def _prepared(
    store: Store, path: Path, request: Request, progress: Progress, workbook: Workbook | None
) -> list[Prepared]:
    form = read_form(request.mapping) if request.mapping else None
    if isinstance(form, Problem):
        return [refused(path, None, form)]
    dataset = form.dataset if form else request.dataset
    spec = by_label(dataset) if dataset else None
    if dataset and not spec:
        expected = "、".join(f"{one.name}（{one.label}）" for one in contracts().values())
        return [refused(path, None, problem("dataset-unknown", value=dataset, expected=expected))]
    workbook, unfit = corrected(workbook or read(path), request.corrections)
    if workbook.problems or unfit:
        return [refused(path, None, *workbook.problems, *unfit)]
    with store.cursor() as cursor:
        known = register(cursor)
        workbook, mark, about = return_of(cursor, workbook)
    if mark and form is None:
        request = mark.completed(request)
        spec = by_label(request.dataset or "")
    kept = store.settings(KIND)
    progress(UNDERSTANDING, READ)
    step = part(progress, READ, UNDERSTOOD)
    plain = without_own(workbook)
    prepared = tables_of(path, plain, spec, form, known, kept, request, step)
    note_version(workbook, prepared)
    prepared[0].problems[:0] = about
    for i, one in enumerate(prepared):
        part(progress, UNDERSTOOD, 1)(COMPARING, i / len(prepared))
        begin(one, mark, request)
        _compare(store, one)
    note_same(prepared)
    return prepared


def note_same(prepared: Sequence[Prepared]) -> None:
    """Note with tables not yet stored which accidents another of them may hold too."""
    told = [one for one in prepared if one.table and not one.is_refused]
    found = same_in([(one.file, one.table, one.sound) for one in told if one.table])
    for one, problems in zip(told, found, strict=True):
        known = {(p.row, p.code) for p in one.problems}
        one.problems += [p for p in problems if (p.row, p.code) not in known]


def _compare(store: Store, one: Prepared) -> None:
    """What a table would change, and what is doubtful beside what is stored."""
    compare(store, one)
    if one.table and not one.is_refused:
        with store.cursor() as cursor:
            one.problems += repeated(cursor, one.table.contract, one.sound)
            if not one.scopes:
                one.problems += left_besides(cursor, one.table.contract, one.sound)
            one.problems += disagreements(cursor, one.table, one.sound)


def zero(store: Store, dataset: str, period: Period, area: str, request: Request) -> Receipt:
    """Register a zero report.

    Refused, with the reason, for an unknown dataset or area, or where rows are stored.
    """
    one = prepare_zero(store, dataset, period, area)
    if one.is_refused:
        return foreseen(one, request)
    return commit(store, [one], request)[0]


def prepare_zero(store: Store, dataset: str, period: Period, area: str) -> Prepared:
    """A zero report ready to be stored, or refused with the reason."""
    with store.cursor() as cursor:
        known = register(cursor)
    spec, found = by_label(dataset), known.find(area)
    one = Prepared("零报告", None, period=period, counts=no_rows())
    if spec is None:
        expected = "、".join(each.label for each in contracts().values())
        one.problems.append(problem("dataset-unknown", value=dataset, expected=expected))
    elif found.area is None:
        nearest = f"最接近的是“{found.candidates[0]}”。" if found.candidates else ""
        one.problems.append(problem("declared-area-unknown", value=area, nearest=nearest))
    elif period[1] > f"{dt.date.today():%Y-%m}":
        one.problems.append(problem("period-future", value=months_text(period)))
    else:
        one.area = found.area.name
        one.table = Table(spec, "", (), {}, period, one.area)
        one.zeros = ((one.area, *period),)
    one.is_refused = bool(one.problems)
    return one
