"""Reading by column gives what reading row by row gives: every value, state, problem, total and line left out."""

import datetime as dt
import importlib.util
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.checking import check
from data.cleaning import clean
from data.contract import contract
from data.declared import Declared
from data.grid import CellError, Sheet
from data.headers import Mapping
from data.headings import heading
from data.places import Area, Register
from data.scopes import scope_of
from data.sound import sound_rows

spec = importlib.util.spec_from_file_location("by_row", Path(__file__).with_name("by_row.py"))
by_row = importlib.util.module_from_spec(spec)
spec.loader.exec_module(by_row)

KNOWN = Register(
    [
        Area("安澜县", level="县"),
        Area("青溪镇", ("清溪镇",)),
        Area("云岭镇"),
        Area("旧乡", until="2025-12"),
    ]
)
TODAY = dt.date(2026, 9, 30)
ANYWHERE = [
    None,
    None,
    "",
    " ",
    "〃",
    "同上",
    "合计",
    "小计",
    "其中：甲",
    "填表人：张三",
    "注：略",
    CellError("#REF!"),
    CellError(""),
]
POOLS = {
    "text": ["甲", "乙路", "安全通道堆放杂物", "长长的说明 有空格", " 前有空格的话", "全角　空格", "/", 12, 0.5, dt.date(2026, 5, 3)],
    "code": ["YH-0001", "YH-0002", "A001", "ＡＢ１２", "隐患2026-001", "12", 12, 1.23e17, "1.2E+17", "a b c d"],
    "note": ["罚款2万元，转下月", "未整改", "已立案", "均已整改", "死亡1人，重伤2人", "说明"],
    "figure": [0, 1, 2, 3, 10, 30, 2.5, -1, 1500, 12000.5, 200, "3余", "xx", "/", "—", "3-5", "12人", "85%", "无", "两", True],
    "date": [dt.date(2026, 5, 3), dt.datetime(2026, 5, 3, 8, 30), dt.date(2026, 5, 20), dt.date(2026, 12, 1), "2026-05-01", "5月3日", "1月2日", "立即整改", "未整改", "/", "全部整改", 46000, 46000.5],
    "area": ["青溪镇", "清溪", "云岭镇", "旧乡", "别处镇", "全县", "安澜县", "/"],
    "month": ["2026-05", "1-9月", "5月", 5, "2026年", "上半年", "没有", dt.date(2026, 5, 1)],
    "boolean": ["是", "否", True, "也许"],
    "list": ["甲、乙", "青溪镇，云岭镇"],
    "year": [2026, "2026年", "去年"],
    "dataset": ["隐患整改台账", "没有"],
}  # fmt: skip
KINDS = {"integer": "figure", "number": "figure", "datetime": "date"}
DATASETS = [
    "hazards",
    "accidents",
    "hazard_stats",
    "accident_stats",
    "teams",
    "plan_values",
    "activities",
    "inspections",
]


PLAIN = {"figure": 6, "date": 3, "area": 3, "code": 5, "month": 3}
"""How many of a pool's values nothing is to be said of; of the others the first seven."""


def cells(column, is_clean):
    kind = "note" if column.name == "note" else KINDS.get(column.type, column.type)
    if is_clean:
        pool = [*POOLS.get(kind, [])[: PLAIN.get(kind, 7)], *column.choices]
        return st.sampled_from([*pool, *([] if column.required else [None])])
    pool = POOLS.get(kind, [])
    pool = [
        *pool,
        *column.choices,
        *column.choice_aliases,
        *(["别的说法"] if column.type == "choice" else []),
    ]
    if column.name == "unit":
        pool = [*pool, "%", "万元", "人"]
    return st.one_of(
        st.sampled_from(pool),
        st.sampled_from(pool),
        st.sampled_from(pool),
        st.sampled_from(ANYWHERE),
    )


TOGETHER = [
    (),
    ("rectified_on", "due_on"),
    ("deaths", "stated_severity"),
    ("status", "closed_on"),
    ("status", "note"),
    ("note",),
    ("month_from", "month_to"),
]
"""Columns that rules look at together."""


@st.composite
def sheets(draw, dataset):
    one = contract(dataset)
    must = [
        c
        for c in one.columns
        if c.identifies or c.name in (one.month, *draw(st.sampled_from(TOGETHER)))
    ]
    columns = list(
        {
            c.name: c for c in (*must, *draw(st.lists(st.sampled_from(one.columns), max_size=14)))
        }.values()
    )
    is_clean = draw(st.booleans())
    rows = draw(
        st.lists(
            st.tuples(
                *(cells(c, is_clean) for c in columns),
                st.sampled_from([None, None, "备注", "本月无隐患", "零报告"]),
            ),
            min_size=1,
            max_size=12,
        )
    )
    header = [*(c.label for c in columns), "别的列"]
    special = st.sampled_from(
        [header, [], [None] * 3, ["合计"], ["全县", 1, 2, 3], ["审核：李四"], [*one.zero_words[:1]]]
    )
    body = [list(row) for row in rows]
    for line in draw(st.lists(special, max_size=3)):
        body.insert(draw(st.integers(0, len(body))), list(line))
    merges = draw(
        st.lists(
            st.tuples(st.integers(1, len(body)), st.integers(0, len(columns)), st.integers(0, 3)),
            max_size=2,
        )
    )
    ranges = tuple((r, c, min(r + down, len(body)), c) for r, c, down in merges)
    found = {c.name: heading(i, [c.label], 2026) for i, c in enumerate(columns)}
    return Sheet("表", True, [header, *body], ranges), Mapping(one, 0, 0, found)


def shown(rows):
    return [
        (
            row.number,
            [(n, type(v), v) for n, v in row.values.items()],
            sorted(row.marks.items()),
            row.problems,
        )
        for row in rows
    ]


DECLARED = st.builds(
    Declared,
    st.just(KNOWN),
    st.sampled_from([None, ("2026-05", "2026-05"), ("2026-01", "2026-06"), ("2025-11", "2026-02")]),
    st.sampled_from([None, "青溪镇"]),
    st.sampled_from([(), ("元",), ("亩", "人")]),
    st.none(),
    st.sampled_from([None, "month", "cumulative"]),
)


@pytest.mark.parametrize("dataset", DATASETS)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data(), declared=DECLARED)
def test_by_column_is_as_by_row(dataset, data, declared):
    sheet, mapping = data.draw(sheets(dataset))
    expected, rows = by_row.cleaned(sheet, mapping, declared)
    table = clean(sheet, mapping, declared)
    assert shown(table.rows) == shown(rows)
    assert (table.totals, table.nothing, table.skipped) == (
        expected.totals,
        expected.nothing,
        expected.skipped,
    )
    assert table.problems == expected.problems
    rows = by_row.checked(expected, rows, TODAY, KNOWN)
    check(table, TODAY, KNOWN)
    assert shown(table.rows) == shown(rows)
    assert table.duplicates == expected.duplicates
    told = [p for row in table.rows.told() for p in row.problems]
    assert told == [p for row in rows for p in row.problems]
    if not mapping.contract.spans_months or all(r.values["month_to"] for r in rows):
        sound = [row for row in rows if row.is_sound]
        assert [
            (one.row, one.values, one.marks, one.key, one.scope) for one in sound_rows(table)
        ] == [
            (
                row.number,
                row.values,
                row.marks,
                by_row.key_of(row.values, mapping.contract),
                scope_of(row.values, mapping.contract),
            )
            for row in sound
        ]
