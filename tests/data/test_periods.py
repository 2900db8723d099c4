"""Months and days in the styles that offices use."""

import datetime as dt

import pytest

from data.periods import moment, months_between, period_in, period_of_cell, with_pattern


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("安澜县2026年7月份生产安全事故统计表", None, ("2026-07", "2026-07")),
        ("2026年1-9月", None, ("2026-01", "2026-09")),
        ("2026年1月至9月份", None, ("2026-01", "2026-09")),
        ("２０２６年１—９月", None, ("2026-01", "2026-09")),
        ("2026 年 5 月", None, ("2026-05", "2026-05")),
        ("2026.5", None, ("2026-05", "2026-05")),
        ("2026-05", None, ("2026-05", "2026-05")),
        ("202605", None, ("2026-05", "2026-05")),
        ("二〇二六年五月", None, ("2026-05", "2026-05")),
        ("2026年上半年", None, ("2026-01", "2026-06")),
        ("2026年下半年", None, ("2026-07", "2026-12")),
        ("2026年第二季度", None, ("2026-04", "2026-06")),
        ("2026年一季度", None, ("2026-01", "2026-03")),
        ("2026年前三季度", None, ("2026-01", "2026-09")),
        ("截至2026年6月", None, ("2026-01", "2026-06")),
        ("2026年度事故台账", None, ("2026-01", "2026-12")),
        ("2021年11月—2022年3月冬春救助", None, ("2021-11", "2022-03")),
        ("5月", 2026, ("2026-05", "2026-05")),
        ("1-5月", 2026, ("2026-01", "2026-05")),
        ("上半年", 2026, ("2026-01", "2026-06")),
        ("5月", None, None),
        ("填报时间：2026年8月3日", None, None),
        ("填报时间：2026 年 8 月 3 日  2026年7月", None, ("2026-07", "2026-07")),
        ("2026年13月", None, None),
        ("2026年9-1月", None, None),
        ("事故统计表", None, None),
    ],
)
def test_period_in_a_title(text, year, expected):
    assert period_in(text, year) == expected


@pytest.mark.parametrize(
    ("cell", "year", "expected"),
    [
        (dt.datetime(2026, 7, 1), None, ("2026-07", "2026-07")),
        (202607, None, ("2026-07", "2026-07")),
        (7, 2026, ("2026-07", "2026-07")),
        ("7", 2026, ("2026-07", "2026-07")),
        ("1-9月", 2026, ("2026-01", "2026-09")),
        (7, None, None),
        ("某月", 2026, None),
    ],
)
def test_period_of_a_cell(cell, year, expected):
    assert period_of_cell(cell, year) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2026.5.31", dt.datetime(2026, 5, 31)),
        ("2026.05.3", dt.datetime(2026, 5, 3)),
        ("2026/5/3", dt.datetime(2026, 5, 3)),
        ("20260503", dt.datetime(2026, 5, 3)),
        ("2026年5月3日14时30分", dt.datetime(2026, 5, 3, 14, 30)),
        ("2026 年 5 月 3 日 14 时 30 分", dt.datetime(2026, 5, 3, 14, 30)),
        ("2026-05-03 09:05", dt.datetime(2026, 5, 3, 9, 5)),
        ("2026.5.1 15:30", dt.datetime(2026, 5, 1, 15, 30)),
        ("2026-05-03T09:05:10", dt.datetime(2026, 5, 3, 9, 5, 10)),
        ("2026年5月3日下午3时许", dt.datetime(2026, 5, 3, 15)),
        ("二〇二六年五月三日", dt.datetime(2026, 5, 3)),
        ("5月3日", dt.datetime(2025, 5, 3)),
        (45047, dt.datetime(2023, 5, 1)),
        (dt.date(2026, 5, 3), dt.datetime(2026, 5, 3)),
        ("", None),
        ("2026-02-30", "impossible-date"),
        ("2026年13月1日", "impossible-date"),
        ("5月中下旬", "date-stretch"),
        ("2026-05", "date-month"),
        ("45047", dt.datetime(2023, 5, 1)),
        ("昨天", "bad-date"),
        ("2026-05-03 25:61", "bad-date"),
    ],
)
def test_moment(cell, expected):
    assert moment(cell, 2025) == expected


def test_a_day_without_a_year_is_not_guessed():
    assert moment("5月3日", None) == "bad-date"


def test_another_calendar_by_pattern():
    pattern = r"(?P<year>\d+)年(?P<month>\d+)月(?P<day>\d+)日"
    assert with_pattern("107年01月31日", pattern, 1911) == dt.datetime(2018, 1, 31)
    assert with_pattern("107年02月31日", pattern, 1911) == "impossible-date"
    assert with_pattern("不详", pattern, 1911) == "bad-date"


def test_months_between_crosses_years():
    assert months_between("2025-11", "2026-02") == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert months_between("2026-02", "2026-01") == []
