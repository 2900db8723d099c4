"""What a sheet states of its own figures, recomputed from them: rates, shares, changes, totals.

Owns the arithmetic and when a stated value and a recomputed one agree. Runs on a table that was
cleaned and checked; changes nothing of it. Both values are kept, agreeing or not; what cannot be
recomputed from the sheet alone (同比 without last year's column) is kept for the questions.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

from data.grid import Sheet
from data.headings import Heading
from data.periods import Period
from data.problems import Problem, problem
from data.rows import Row, Table, Total
from data.scopes import scope_of
from data.stating import (
    CHANGE,
    CHANGE_PCT,
    EITHER,
    SHARE,
    Said,
    Statement,
    read_statement,
    statements,
)
from data.totals import sums
from data.uploads import ANY_MONTH, Restated

TOLERANCE = 0.02
"""Percentage points that a stated percentage may be off: offices truncate."""
DUST = 0.01
"""The same for a change stated in absolute terms."""


@dataclass(frozen=True)
class Line:
    """One row or total with what its figures are."""

    number: int
    text: str
    values: dict[str, Any]
    area: str | None
    months: Period | None
    said: Said

    def figure(self, name: str | None) -> float | None:
        """A figure of the line; None where unknown."""
        value = self.values.get(name) if name else None
        return value if isinstance(value, int | float) else None


def restate(
    sheet: Sheet, table: Table, aside: Iterable[Heading], period: Period | None
) -> tuple[list[Restated], list[Problem]]:
    """Everything that a sheet states of its figures, recomputed, and a warning a disagreement.

    aside are the headings that the table does not take; a total that differs has its warning
    from checking.
    """
    if table.contract.kind == "reference":
        return [], []
    found: list[Restated] = []
    for one in statements(aside, table.columns, table.contract):
        found += _column(sheet, table, one, period)
    told = [_told(table, one) for one in found if one.agrees is False]
    return [*found, *_totals(table, period)], told


def is_close(stated: float, recomputed: float) -> bool:
    """Whether a stated percentage is the recomputed one: within the tolerance, or the same once
    rounded or cut off to the decimals that it is written with.
    """
    if abs(stated - recomputed) <= TOLERANCE + 1e-9:
        return True
    written = Decimal(str(round(stated, 6))).normalize()
    step = Decimal(1).scaleb(min(int(written.as_tuple().exponent), 0))
    if step <= Decimal("0.01"):
        return False
    exact = Decimal(str(round(recomputed, 9)))
    return written in (
        exact.quantize(step, ROUND_HALF_UP).normalize(),
        exact.quantize(step, ROUND_DOWN).normalize(),
    )


def _column(sheet: Sheet, table: Table, one: Statement, period: Period | None) -> list[Restated]:
    """One column of statements, its unit and scale settled by what most of its lines agree on."""
    lines = list(_lines(sheet, table, one.heading, period))
    total = _sum_of_rows(table, one.column.name) if one.kind == SHARE else None
    kinds = (CHANGE_PCT, CHANGE) if one.kind == EITHER else (one.kind,)
    tried = [
        [_restated(table, one, kind, scale, line, total) for line in lines]
        for kind in kinds
        for scale in ((1.0,) if kind == CHANGE else (1.0, 100.0))
    ]
    return max(tried, key=lambda made: sum(each.agrees is True for each in made), default=[])


def _lines(sheet: Sheet, table: Table, heading: Heading, period: Period | None) -> Iterable[Line]:
    lines: Sequence[Row | Total] = [*(row for row in table.rows if row.is_sound), *table.totals]
    for line in lines:
        said = read_statement(sheet.cell(line.number - 1, heading.index))
        if said is None or said.mark in ("masked", "not_due"):
            continue
        if isinstance(line, Total):
            area, months = table.area, _months_of(table, period)
            yield Line(line.number, line.text, line.values, area, months, said)
            continue
        unsure = {name: None for name, mark in line.marks.items() if mark}
        area, *months_of_row = scope_of(line.values, table.contract)
        months = (
            period if tuple(months_of_row) == ANY_MONTH else (months_of_row[0], months_of_row[1])
        )
        yield Line(line.number, "", line.values | unsure, area or None, months, said)


def _months_of(table: Table, period: Period | None) -> Period | None:
    """The months that a total stands for: those of its rows, where they have any."""
    if not table.contract.spans_months or not table.rows:
        return period
    firsts = [month for month in table.rows.values("month_from") if month]
    lasts = [month for month in table.rows.values("month_to") if month]
    return (min(firsts), max(lasts)) if firsts and lasts else period


def _restated(
    table: Table, one: Statement, kind: str, scale: float, line: Line, total: float | None
) -> Restated:
    stated = line.said.value
    if stated is not None and kind != CHANGE:
        stated = round(stated * (1.0 if line.said.is_percent else scale), 6)
    if stated is not None and one.falls:
        stated = -stated
    recomputed, is_known = _recomputed(one, kind, line, total)
    return Restated(
        figure=f"{table.contract.name}.{one.name(kind)}",
        label=one.label(kind),
        unit="%" if kind != CHANGE else one.column.unit,
        kind=kind,
        area=line.area,
        months=line.months,
        stated=stated,
        mark=line.said.mark,
        recomputed=recomputed,
        agrees=_agrees(kind, stated, line.said.mark, recomputed) if is_known else None,
        row=line.number,
        letter=one.heading.letter,
        note=line.text,
    )


def _recomputed(
    one: Statement, kind: str, line: Line, total: float | None
) -> tuple[float | None, bool]:
    """The value by formula, None over a base of zero; and whether the sheet has all it takes."""
    value = line.figure(one.column.name)
    whole = total if kind == SHARE else line.figure(one.base.name if one.base else None)
    if value is None or whole is None:
        return None, False
    if kind == CHANGE:
        return round(value - whole, 6), True
    if whole == 0:
        # nothing of nothing, and no change from nothing, may be written as 0
        is_none = value == 0 and line.said.value == 0
        return (0.0 if is_none else None), True
    return 100 * (value - whole if kind == CHANGE_PCT else value) / whole, True


def _sum_of_rows(table: Table, name: str) -> float | None:
    """The sum of a figure over all rows; None where one of them does not say."""
    values = table.rows.values(name) if table.rows else []
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None


def _agrees(kind: str, stated: float | None, mark: str | None, recomputed: float | None) -> bool:
    """A state such as — agrees where there is nothing to recompute, and with nothing else."""
    if stated is None or recomputed is None:
        return stated is None and recomputed is None and mark is not None
    if kind == CHANGE:
        return abs(stated - recomputed) <= DUST
    return is_close(stated, recomputed)


def _totals(table: Table, period: Period | None) -> Iterable[Restated]:
    """Each figure of each total beside the sum of the rows that it covers."""
    for one in sums(table):
        yield Restated(
            figure=f"{table.contract.name}.{one.column.name}",
            label=one.column.label,
            unit=one.column.unit,
            kind="total",
            area=table.area,
            months=_months_of(table, period),
            stated=one.stated,
            mark=None,
            recomputed=one.added,
            agrees=not one.differs,
            row=one.total.number,
            letter=table.letter(one.column.name),
            note=one.total.text,
        )


def _told(table: Table, one: Restated) -> Problem:
    """The warning about one disagreement."""
    unit = one.unit or ""
    write: Callable[[float], str] = lambda value: f"{round(value, 2):g}{unit}"  # noqa: E731
    marks = {"base_zero": "—", "not_applicable": "/"}
    difference = (
        ""
        if one.stated is None or one.recomputed is None
        else f"，相差 {round(one.stated - one.recomputed, 2):+g}"
        f"{' 个百分点' if unit == '%' else unit}"
    )
    return problem(
        "stated-differs",
        sheet=table.sheet,
        row=one.row,
        column=one.label,
        letter=one.letter,
        value=marks.get(one.mark or "", "") if one.stated is None else write(one.stated),
        expected="无法计算（分母为 0）" if one.recomputed is None else write(one.recomputed),
        difference=difference,
    )
