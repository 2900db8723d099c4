"""The table of a view: which figure stands where, what a click opens, and the same as .xlsx.

Places answers; adds nothing up.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pages.parts import filters, formats, frame, provenance, rows, tables
from pages.parts.exploring import crosstab, wording
from pages.parts.exploring.view import GREATEST_FIRST, View
from pages.parts.exports.spreadsheet import Sheet
from pages.parts.provenance import Trace
from queries import LAST_YEAR, header
from queries.crossing import Cross, Value
from queries.headers import ResultColumn
from queries.many import Row
from queries.parameters import CHOICES

MOST_ROWS = 200
"""Rows that are drawn; the download has all of them."""


@dataclass(frozen=True)
class Head:
    """One column of the table: a figure, of one column of the cross or, for None, of its 合计."""

    label: str
    measure: ResultColumn
    unit: str | None = None
    is_total: bool = True
    value: Value = None


@dataclass(frozen=True)
class Board:
    """A view with its answers, rows in the order in which they are shown."""

    view: View
    found: Cross

    @property
    def heads(self) -> list[Head]:
        """The columns: 合计 and each column of the cross, or every figure of the family."""
        one = self.view.measure
        if self.found.columns is None:
            return [Head(each.label, each, each.unit) for each in self._figures()]
        across = self.found.columns
        named = zip(wording.names(across), across.values, strict=True)
        crossed = [Head(label, one, None, False, value) for label, value in named]
        return [Head("合计", one, one.unit), *crossed]

    def _figures(self) -> list[ResultColumn]:
        answered = {name for row in self.found.of_rows.values() for name in row}
        return [one for one in self.view.family.measures if one.name in answered]

    @property
    def order(self) -> list[Value]:
        """The rows from top to bottom."""
        is_sorted = self.view.order == GREATEST_FIRST
        return crosstab.order(self.found, self.view.measure.name, is_sorted)

    def row(self, value: Value, head: Head) -> Row | None:
        """The figures at one place; None where no question speaks of it."""
        if head.is_total:
            return self.found.of_rows[value]
        return self.found.cells.get((value, head.value))

    def total(self, head: Head) -> Row:
        """The figures of 合计 in one column."""
        return rows.single(self.found.total) if head.is_total else self.found.of_columns[head.value]

    def names(self) -> list[str]:
        """Names of the rows from top to bottom."""
        known = dict(zip(self.found.rows.values, wording.names(self.found.rows), strict=True))
        return [known[value] for value in self.order]


def show(board: Board) -> None:
    """The table with what its marks mean and its download."""
    shown, heads = board.order[:MOST_ROWS], board.heads
    crossed = board.found.columns is not None
    shaded = [head for head in heads if head.measure == board.view.measure]
    shaded = [head for head in shaded if not head.is_total or not crossed]
    places = [(value, head) for value in shown for head in shaded]
    figures = [(board.row(*place) or {}).get(place[1].measure.name) for place in places]
    steps = dict(zip(places, crosstab.shades(figures, board.view.measure.unit), strict=True))
    lines = [
        (name, [(_text(board, value, head), steps.get((value, head), 0)) for head in heads])
        for name, value in zip(board.names(), shown, strict=False)
    ]
    total = [crosstab.figure(board.total(head), head.measure) for head in heads]
    html = crosstab.table(
        board.found.rows.label,
        [(head.label, head.unit) for head in heads],
        lines,
        total,
        can_open=_takes_all(board),
        is_crossed=crossed,
    )
    tables.clickable("explore", html, lambda picked: provenance.want(trace_of(board, picked)))


def _text(board: Board, value: Value, head: Head) -> str:
    return crosstab.figure(board.row(value, head), head.measure)


def _takes_all(board: Board) -> bool:
    """Whether the rows behind each place can be told: the trace takes both dimensions."""
    axes = [axis for axis in (board.found.rows, board.found.columns) if axis and axis.values]
    needed = {name for axis in axes for name in axis.bound(axis.values[0])}
    return needed <= _taken(board)


def _taken(board: Board) -> set[str]:
    return set(header(f"trace/{board.found.total.source}").params)


def trace_of(board: Board, picked: str) -> Trace:
    """The rows behind the place that a click names."""
    row, place = picked.split(",")
    head, found = board.heads[int(place)], board.found
    narrowed, titles = dict(found.total.params), [head.measure.label]
    figures = board.total(head)
    if row != crosstab.TOTAL:
        value = board.order[int(row)]
        figures = board.row(value, head) or {}
        narrowed |= found.rows.bound(value)
        titles.append(wording.name(found.rows, value))
    if found.columns and not head.is_total:
        narrowed |= found.columns.bound(head.value)
        titles.append(wording.name(found.columns, head.value))
    taken = _taken(board)
    if "figure" in taken and head.measure.name in CHOICES["figure"]:
        narrowed["figure"] = head.measure.name
    params = {name: value for name, value in narrowed.items() if name in taken}
    unit = head.measure.unit or ""
    told = f"{head.measure.label} {formats.figure(figures.get(head.measure.name), unit)} {unit}"
    trace = Trace(found.total.source, params, "，".join(titles), told)
    is_counted = board.view.family.source == filters.LEDGER
    is_before = is_counted and head.measure.name.endswith(LAST_YEAR)
    return provenance.year_before(trace) if is_before else trace


def sheet(board: Board) -> Sheet:
    """The whole table as a spreadsheet, 合计 first."""
    heads = board.heads
    return Sheet(
        title=board.view.words,
        columns=[
            (board.found.rows.label, None),
            *((head.label, head.measure.unit) for head in heads),
        ],
        rows=[
            [name, *(_value(board.row(value, head), head) for head in heads)]
            for name, value in zip(board.names(), board.order, strict=True)
        ],
        source=f"{board.view.family.label}（{board.view.family.source}）",
        cut_off=formats.day(frame.cut_off(board.view.chosen, board.found.total.params.get("on"))),
        is_demonstration=rows.is_demonstration(),
        total=["合计", *(_value(board.total(head), head) for head in heads)],
    )


def _value(row: Row | None, head: Head) -> object:
    return (row or {}).get(head.measure.name)


def notes(board: Board) -> Sequence[str]:
    """What a reader must know of the table, one line each."""
    listed = []
    if len(board.order) > MOST_ROWS:
        listed.append(f"共 {len(board.order)} 行，这里列前 {MOST_ROWS} 行；下载的表格有全部行。")
    absent = board.found.columns is not None and len(board.found.cells) < len(
        board.found.rows.values
    ) * len(board.found.columns.values)
    return [*listed, wording.foot(absent)]
