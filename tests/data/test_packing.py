"""Cells cross from the child process as they are: every kind, every place, nothing told apart wrongly."""

import datetime as dt
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import packing, wire
from data.grid import CellError
from data.packing import entry, pack
from data.reading import _sheet
from data.wire import ERRORS, Wrong

CELLS = st.one_of(
    st.none(),
    st.sampled_from(["", "甲", "甲镇", "1", 1, 0, True, False, 1.0, 0.5, -0.0, 1e16, "d", "[]"]),
    st.sampled_from([dt.date(2026, 5, 3), dt.datetime(2026, 5, 3), dt.datetime(2026, 5, 3, 8, 30)]),
    st.sampled_from([dt.time(8, 30), dt.timedelta(hours=30), Wrong("#REF!"), Wrong("")]),
)
ROWS = st.lists(st.lists(CELLS, max_size=5), max_size=40)


def wanted(value: object) -> object:
    if isinstance(value, Wrong):
        return CellError(value.text)
    if isinstance(value, str) and value in ERRORS:
        return CellError(value)
    if isinstance(value, float) and not math.isfinite(value):
        return CellError("#NUM!")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return None if value == "" else value


def typed(rows: list[list[object]]) -> list[list[tuple[type, object]]]:
    return [[(type(value), value) for value in row] for row in rows]


@given(ROWS)
def test_rows_come_back_cell_by_cell_without_empty_ends(rows):
    found = _sheet(json.loads(json.dumps(entry("表", True, rows))))
    expected = [[wanted(value) for value in row] for row in rows]
    for row in expected:
        while row and row[-1] is None:
            row.pop()
    while expected and not expected[-1]:
        expected.pop()
    assert typed(list(found.rows)) == typed(expected)
    assert typed([found.rows[i] for i in range(len(found.rows))]) == typed(expected)
    assert found.width == max(map(len, expected), default=0)
    for r, row in enumerate(expected):
        for c, value in enumerate(row):
            assert typed([[found.cell(r, c)]]) == typed([[value]])
    assert found.cell(len(expected), 0) is None
    assert found.cell(0, found.width) is None


ALIKE = st.one_of(
    st.lists(st.text(max_size=4), min_size=1),
    st.lists(st.floats(), min_size=1),
    st.lists(st.dates(), min_size=1),
    st.lists(st.datetimes() | st.dates(), min_size=1),
    st.lists(st.sampled_from(["甲", "乙\x7f丙", "#N/A", ""]), min_size=1),
)
"""Columns of one kind, which cross all at once where nothing among them is special."""


@given(ALIKE, st.sampled_from([1, 3, packing.AT_ONCE]), st.sampled_from([0, 1, 3]))
def test_a_column_of_one_kind_comes_back_however_many_rows_are_taken_at_once(cells, at_once, few):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(packing, "AT_ONCE", at_once)
        patched.setattr(wire, "FEW", few)
        sent = entry("表", True, [["首", cell] for cell in cells])
    found = _sheet(json.loads(json.dumps(sent)))
    came = [found.cell(row, 1) for row in range(len(cells))]
    assert typed([came]) == typed([[wanted(cell) for cell in cells]])


@given(ROWS, st.sampled_from([1, 2, 5]))
def test_rows_taken_a_few_at_once_come_back_the_same(rows, at_once):
    whole = entry("表", True, rows)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(packing, "AT_ONCE", at_once)
        parted = entry("表", True, rows)
    found, expected = (_sheet(json.loads(json.dumps(one))) for one in (parted, whole))
    assert typed(list(found.rows)) == typed(list(expected.rows))
    assert found.width == expected.width


def test_values_that_come_again_are_sent_once():
    rows = [[f"编号{i}", "青溪镇" if i % 2 else "云岭镇"] for i in range(1000)]
    number, area = pack(rows)
    assert "codes" not in number
    assert area["values"] == ["云岭镇", "青溪镇"]
