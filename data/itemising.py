"""Several things written as a numbered list in one cell: 1.… 2.… 3.…

Owns telling such a list and making a row of each of its things; a list that a count beside it
contradicts is a question.
"""

import re
from itertools import pairwise

import numpy as np

from data.contract import Column
from data.figures import read_figure
from data.grid import Sheet, shown
from data.headings import Heading
from data.matching import Mapping
from data.problems import problem
from data.rows import Row, Table, TableRows

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
MARKER = re.compile(
    rf"(?:^|(?<=[\s；;。，,：:]))(?:(\d{{1,2}})\s*[.．、)）](?!\d)|[(（](\d{{1,2}})[)）]|([{CIRCLED}]))\s*"
)
"""What stands before a thing of a list: 1. 1、 （1） ①, at the beginning or after another ended."""
SECOND = re.compile(r"[2２]\s*[.．、)）]|②")
"""What stands before the second of them, if it is a list at all."""
END = " \t\r\n；;。，,"
COUNT = re.compile(r"(问题|安全)?(隐患|问题)?(的)?(条数|数量|数|个数|项数)")
"""Words of a column that counts the things in the cell beside it."""


def items(text: object) -> tuple[str, ...]:
    """The things of a list numbered from 1 on without a gap; () for any other text."""
    if not isinstance(text, str) or not SECOND.search(text):
        return ()
    found = list(MARKER.finditer(text))
    numbers = [int(m[1] or m[2] or CIRCLED.index(m[3]) + 1) for m in found]
    if (
        len(found) < 2
        or numbers != list(range(1, len(found) + 1))
        or text[: found[0].start()].strip()
    ):
        return ()
    ends = [after.start() for _, after in pairwise(found)] + [len(text)]
    return tuple(text[m.end() : end].strip(END) for m, end in zip(found, ends, strict=True))


def itemised(table: Table, sheet: Sheet, mapping: Mapping) -> Table:
    """The table with a row for each thing of a list, and with what is said of counts and lists."""
    spec = table.contract
    column = next((c for c in spec.columns if c.itemised and c.name in table.columns), None)
    if column:
        _split(
            table, sheet, column, next((h for h in mapping.unused if COUNT.fullmatch(h.bare)), None)
        )
    counting = next((c for c in spec.columns if c.counts_items and c.name in table.columns), None)
    if counting:
        for heading in mapping.unused:
            _compare(table, sheet, counting, heading)
    return table


def _split(table: Table, sheet: Sheet, column: Column, count: Heading | None) -> None:
    """Make rows of the lists in a column, unless the count beside one says otherwise."""
    rows, lists = table.rows, {}
    for place, text in enumerate(rows.values(column.name)):
        listed = items(text)
        stated = _counted(sheet, rows, place, count) if count else None
        if stated is not None and stated != max(1, len(listed)) and text:
            _say(
                table, rows.own_row(place), "items-differ", column, len(listed) or 1, count, stated
            )
        elif listed:
            lists[place] = listed
    if lists:
        table.rows = _with_items(table, column, lists)


def _counted(sheet: Sheet, rows: TableRows, place: int, count: Heading) -> int | None:
    value = read_figure(sheet.cell(int(rows.numbers[place]) - 1, count.index), None).value
    return int(value) if value else None


def _with_items(table: Table, column: Column, lists: dict[int, tuple[str, ...]]) -> TableRows:
    """The rows with one for each thing; figures, which are of all of them, stay with the first."""
    rows = table.rows
    times = [len(lists.get(place, (0,))) for place in range(len(rows))]
    places = np.repeat(np.arange(len(rows)), times)
    starts = np.cumsum([0, *times[:-1]])
    own = {int(starts[place]): row for place, row in rows.own.items()}
    key, figures = table.contract.keys[0][0], [figure.name for figure in table.contract.figures]
    for place, listed in lists.items():
        whole = rows[place]
        for i, text in enumerate(listed):
            row = Row(whole.number, whole.values | {column.name: text}, dict(whole.marks))
            if len(table.contract.keys[0]) == 1 and whole.values[key] is not None:
                row.values[key] = f"{whole.values[key]}-{i + 1}"
            if i:
                row.values |= dict.fromkeys(figures)
                row.marks = {name: mark for name, mark in row.marks.items() if name not in figures}
            else:
                row.problems = list(whole.problems)
                _say(table, row, "items-split", column, len(listed))
            own[int(starts[place]) + i] = row
    columns = {name: one.with_codes(one.codes[places]) for name, one in rows.columns.items()}
    return TableRows(rows.numbers[places], columns, own)


def _compare(table: Table, sheet: Sheet, counting: Column, heading: Heading) -> None:
    """Tell of lists, in a column kept nowhere, with which the row's count does not agree."""
    stated = table.rows.values(counting.name)
    if heading.index >= sheet.width:
        return
    lists = sheet.columns[heading.index].take(table.rows.numbers - 1)
    for place in lists.where(lambda text: bool(items(text))).nonzero()[0].tolist():
        listed = len(items(lists[place]))
        if stated[place] is not None and stated[place] != listed:
            _say(table, table.rows.own_row(place), "items-counted", counting, listed, heading)


def _say(
    table: Table,
    row: Row,
    code: str,
    column: Column,
    listed: int,
    beside: Heading | None = None,
    stated: int | None = None,
) -> None:
    row.problems.append(
        problem(
            code,
            sheet=table.sheet,
            row=row.number,
            column=column.label,
            letter=table.letter(column.name),
            value=shown(row.values[column.name]) if code == "items-counted" else listed,
            other=beside.text if beside else "",
            found=listed if stated is None else stated,
        )
    )
