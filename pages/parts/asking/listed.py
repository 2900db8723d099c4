"""The rows of an answer: a table with bars, all figures of one row, or a list; each with its .xlsx.

Computes no figure.
"""

from collections.abc import Callable

import pandas as pd

from data.contract import contracts
from pages.parts import formats, markup, provenance, rows, tables
from pages.parts.asking import sentence
from pages.parts.asking.taken import LAST_YEAR, PARTS, Taken
from pages.parts.breakdowns import foot
from pages.parts.provenance import HIDDEN
from pages.parts.tables import Column
from queries import ResultColumn, header

BEFORE = "__before"
"""End of the name of a column that was joined from what the figure is compared with."""

KEYS = {*HIDDEN, "file", "sheet", "row", "standard_row_key"}
"""Columns that lead back to cells; the drawer shows them."""

READ = {
    "plan/progress": (
        *("name", "wording", "attribute", "actual", "actual_unit", "path_value", "status", "note"),
        *("base_policy", "base_value", "progress_pct", "source"),
    )
}
"""Question with many columns for the page of its own -> those that are read here."""

BESIDE = (LAST_YEAR, "_change", "_change_pct")
"""Ends of the names of columns that stand beside a figure."""


def show(taken: Taken, whole: Taken | None) -> None:
    """The rows, and their download."""
    if taken.grain is not None and not isinstance(taken.records[:1] and _first(taken), str):
        _table(taken, taken.grain, whole)
    elif taken.is_single:
        _facts(taken)
    else:
        _list(taken)


def _first(taken: Taken) -> object:
    return taken.records[0][taken.measure.name]


def _table(taken: Taken, grain: ResultColumn, whole: Taken | None) -> None:
    """One line per place, kind or month, with what each is compared with."""
    shown, columns = taken.shown, []
    shown[grain.name] = [sentence.name_of(value, grain.name) for value in shown[grain.name]]
    total = dict(whole.records[0]) if whole else None
    wholes = whole.each if whole else [None] * len(taken.each)
    for one, of in zip(taken.each, wholes, strict=True):
        columns += _columns(one)
        if one.is_compared:
            before = f"{one.measure.name}{BEFORE}"
            shown[before] = [one.before(row) for row in taken.records]
            if of and total is not None:
                total[before] = of.before(of.records[0])
    first = Column(grain.name, grain.label)
    tables.compare("ask", shown, first, columns, total, _opener(taken, grain))
    _foot(taken)


def _columns(taken: Taken) -> list[Column]:
    """A figure, the counts it is made of, what it is compared with and the difference."""
    main = taken.measure
    listed = [taken.columns[name] for name in PARTS.get(main.name, ()) if name in taken.columns]
    columns = [Column(main.name, main.label, main.unit, has_bar=True)]
    columns += [Column(one.name, one.label, one.unit) for one in listed]
    if taken.is_compared:
        before = f"{main.name}{BEFORE}"
        columns.append(Column(before, formats.base_of(taken.kind), main.unit))
        columns.append(Column(main.name, "增减", main.unit, before=before))
    return columns


def _opener(taken: Taken, grain: ResultColumn) -> Callable[[str], None] | None:
    """What a click on a line does: its source rows, where they can be told apart."""
    trace = taken.trace()
    if grain.name not in {*header(f"trace/{trace.dataset}").params, "month"}:
        return None
    names = {
        sentence.name_of(row[grain.name], grain.name): row[grain.name] for row in taken.records
    }
    return lambda name: provenance.want(provenance.narrowed(trace, grain.name, names.get(name)))


def _facts(taken: Taken) -> None:
    """Every figure of the only row, the one asked for first, with last year's where it is known."""
    row, asked = taken.records[0], [one.measure.name for one in taken.each]
    others = [name for name in _read(taken) if name not in asked and _stands_alone(taken, name)]
    has_base = any(f"{name}{LAST_YEAR}" in row for name in taken.columns)
    lines = []
    for name in [*asked, *others]:
        column = taken.columns[name]
        cells = [(_cell(row[name], column.unit), None)]
        if has_base:
            before = f"{name}{LAST_YEAR}"
            cells.append((_cell(row[before], column.unit) if before in row else "", None))
        lines.append((tables.titled(column.label, column.unit), cells, name in asked, ""))
    heads = [("本期", None), *([("上年同期", None)] if has_base else [])]
    tables.clickable("ask", markup.table("项目", heads, lines), None)
    _foot(taken)


def _stands_alone(taken: Taken, name: str) -> bool:
    """Whether a column is a figure or a word of its own, not said beside another."""
    value = taken.records[0][name]
    return not (name.endswith(BESIDE) or isinstance(value, list | bool))


def _read(taken: Taken) -> list[str]:
    """Columns that are read here, in their order."""
    listed = READ.get(taken.question, tuple(taken.columns))
    return [name for name in listed if name not in KEYS]


def _cell(value: object, unit: str | None) -> str:
    if isinstance(value, str):
        return value
    return formats.figure(value, unit) if unit else formats.small_figure(value) or formats.UNKNOWN


def _list(taken: Taken) -> None:
    """A plain list with the columns that have something in them."""
    shown = _in_words(taken.shown)
    filled = [name for name in _read(taken) if shown[name].notna().any()]
    labels = {name: taken.columns[name].title for name in filled}
    tables.listing("ask", shown, labels)
    _foot(taken)


def _in_words(frame: pd.DataFrame) -> pd.DataFrame:
    """Codes of datasets as officers call them."""
    if "dataset" not in frame:
        return frame
    words = [rows.label(one) if one in contracts() else one for one in frame["dataset"]]
    return frame.assign(dataset=words)


def _foot(taken: Taken) -> None:
    cut_off = formats.day(taken.cut_off)
    name = f"{sentence.subject(taken)}_{taken.period or cut_off}"
    shown = _in_words(taken.shown)
    sheet = tables.sheet_of(taken.answer, shown, name, cut_off=cut_off, skip=tuple(KEYS))
    foot("ask", "无数据：没有填报、分母为 0，或没有可比的数", sheet)
