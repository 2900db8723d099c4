"""The rows of a table that can be stored, as the store takes them. Judges nothing."""

from data.checking import keys_of
from data.coded import Coded, constant, groups
from data.rows import Table, TableRows
from data.scopes import scopes_of
from data.stored import NOTHING, StoredRows


def sound_rows(table: Table) -> StoredRows:
    """The rows with which nothing is wrong, each with its key and the scope it belongs to."""
    rows = table.rows.without(p for p, row in table.rows.own.items() if not row.is_sound)
    if not rows:
        return NOTHING
    columns: dict[str, Coded] = {
        name: column.put({place: row.values[name] for place, row in rows.own.items()})
        for name, column in rows.columns.items()
    }
    marks = _marks(rows).put({place: row.marks for place, row in rows.own.items()})
    numbers, keys = rows.numbers.tolist(), keys_of(rows, table.contract)
    return StoredRows(columns, marks, numbers, keys, scopes_of(columns, table.contract))


def _marks(rows: TableRows) -> Coded:
    """Column -> state, of every row."""
    names = [name for name, column in rows.columns.items() if column.marks]
    if not names:
        return constant({}, len(rows))
    states = []
    for name in names:
        column = rows.columns[name]
        said = [column.marks.get(i) for i in range(len(column.values))]
        states.append(Coded(said, column.codes).told_apart())
    found, codes = groups(states)
    listed = [
        {name: state[row] for name, state in zip(names, states, strict=True) if state[row]}
        for row in found
    ]
    return Coded(listed, codes)
