"""Six states of a cell, kept six; units converted or refused, never guessed."""

import datetime as dt

import pytest

from data.figures import Figure, factor, read_figure
from data.grid import CellError
from data.numerals import chinese_number


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        (None, "人", Figure()),
        ("", "人", Figure()),
        ("  ", "人", Figure()),
        ("未统计", "人", Figure()),
        (0, "人", Figure(0)),
        ("0", "人", Figure(0)),
        ("无", "起", Figure(0)),
        ("本月无事故", "起", Figure(0)),
        ("xx", "人", Figure(mark="masked")),
        ("xxx余", "条", Figure(mark="masked")),
        ("×××", "人", Figure(mark="masked")),
        ("***", "人", Figure(mark="masked")),
        ("/", "起", Figure(mark="not_applicable")),
        ("—", "起", Figure(mark="base_zero")),
        ("－", "起", Figure(mark="base_zero")),
        ("未到期", "条", Figure(mark="not_due")),
        ("约20", "人", Figure(20, "approximate")),
        ("30余人", "人", Figure(30, "approximate")),
        ("近百", "人", Figure(100, "approximate")),
        ("2万余份", "份", Figure(20_000, "approximate")),
        ("不少于50人", "人", Figure(50, "at_least")),
        ("100以上", "人", Figure(100, "at_least")),
        ("１，２３４", "人", Figure(1234)),
        ("1,234.50", "万元", Figure(1234.5)),
        ("十二", "人", Figure(12)),
        ("两", "人", Figure(2)),
        ("1.6884万人", "人", Figure(16_884)),
        ("254.623万元", "万元", Figure(254.623)),
        ("20000元", "万元", Figure(2)),
        ("1.2亿元", "万元", Figure(12_000)),
        ("531条", "条", Figure(531)),
        ("71处", "条", Figure(71)),
        ("-1", "人", Figure(-1)),
        (17.0, "起", Figure(17)),
        ("3-5人", "人", Figure(wrong="number-range")),
        ("3—5", "人", Figure(wrong="number-range")),
        (dt.datetime(2026, 3, 5), "人", Figure(wrong="number-date")),
        (True, "人", Figure(wrong="bad-number")),
        ("2起3人", "起", Figure(wrong="bad-number")),
        ("若干", "人", Figure(wrong="bad-number")),
        ("两三人", "人", Figure(wrong="bad-number")),
        ("廿五", "人", Figure(25)),
        ("3人", "万元", Figure(wrong="unit-differs")),
        ("80家次", "家", Figure(wrong="unit-differs")),
        (CellError("#REF!"), "人", Figure(wrong="error-cell")),
        (CellError(""), "人", Figure(wrong="formula-uncomputed")),
    ],
)
def test_read_figure(cell, unit, expected):
    assert read_figure(cell, unit) == expected


@pytest.mark.parametrize(
    ("cell", "stated", "unit", "expected"),
    [
        (2000, "元", "万元", Figure(0.2)),
        (0.3, "亿元", "万元", Figure(3000)),
        (150, "亩", "公顷", Figure(10)),
        (1.5, "万人", "人", Figure(15_000)),
        (5, "人", "万元", Figure(wrong="unit-unknown")),
        (5, "家次", "家", Figure(wrong="unit-unknown")),
    ],
)
def test_the_unit_of_the_header_is_converted_or_refused(cell, stated, unit, expected):
    assert read_figure(cell, unit, stated) == expected


def test_units_that_measure_different_things_have_no_factor():
    assert factor("人", "人次") is None
    assert factor("条", "处") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("十", 10),
        ("二十一", 21),
        ("三百零五", 305),
        ("一万二千", 12_000),
        ("二〇二六", 2026),
        ("零", 0),
        ("万", None),
        ("甲", None),
    ],
)
def test_chinese_numerals(text, expected):
    assert chinese_number(text) == expected
