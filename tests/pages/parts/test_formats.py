"""Figures, changes and months in words."""

from datetime import date, datetime

import pytest

from pages.parts import formats
from pages.parts.formats import alike, change, figure, half_up, points


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(0.125, 2, "0.13"), (2.5, 0, "3"), (44.625, 2, "44.63"), (-0.5, 0, "-1"), (1.005, 2, "1.01")],
)
def test_rounding_is_half_up(value, decimals, expected):
    assert str(half_up(value, decimals)) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (14, "起", "14"),
        (1204, "天", "1\u2009204"),
        (128.4, "万元", "128.40"),
        (94.871, "%", "94.87"),
        (0, "人", "0"),
        (None, "人", "无数据"),
        (float("nan"), "%", "无数据"),
        (2.0, "条", "2"),
    ],
)
def test_a_figure_is_shown_by_its_unit(value, unit, expected):
    assert figure(value, unit) == expected


@pytest.mark.parametrize(
    ("now", "before", "arrow", "words", "is_small"),
    [
        (14, 18, "↓", "同比减少 4起（22.2%）", False),
        (3, 2, "↑", "同比增加 1起（50.0%）", True),
        (3, 0, "↑", "同比增加 3起 —（上年同期为0）", False),
        (0, 0, "→", "同比持平", False),
        (5, 5, "→", "同比持平", False),
        (0, 6, "↓", "同比减少 6起（100.0%）", False),
        (3, None, "", "无上年同期数据", False),
        (None, 3, "", "无上年同期数据", False),
    ],
)
def test_a_change_has_arrow_and_word_and_never_divides_by_zero(now, before, arrow, words, is_small):
    made = change(now, before, "起")
    assert (made.arrow, made.words, made.is_small_base) == (arrow, words, is_small)


def test_the_difference_of_percentages_is_in_points():
    assert points(94.87, 90).words == "同比提高 4.87 个百分点"
    assert points(90, 94.9).words == "同比降低 4.90 个百分点"
    assert points(90.001, 90.004).words == "同比持平"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-07", "2026-07", "2026年7月"),
        ("2026-01", "2026-09", "2026年1–9月"),
        ("2025-01", "2025-12", "2025年"),
        ("2025-11", "2026-02", "2025年11月–2026年2月"),
    ],
)
def test_a_period_in_words(first, last, expected):
    assert formats.period(first, last) == expected


def test_month_labels_name_the_year_only_where_there_are_several():
    assert formats.short_months(["2026-01", "2026-02"]) == ["1月", "2月"]
    several = formats.short_months(["2025-12", "2026-01", "2026-02"])
    assert several == ["12月<br>2025年", "1月<br>2026年", "2月"]


def test_days_and_moments():
    assert formats.day(date(2026, 10, 31)) == "2026年10月31日"
    assert formats.moment(datetime(2026, 10, 31, 18, 5)) == "2026-10-31 18:05"
    assert formats.day(None) == "无数据"


def test_values_of_one_indicator_have_the_same_decimals():
    assert alike([96.5, 98.2, None, 100.0]) == ["96.5", "98.2", "", "100.0"]
    assert alike([0.0, 3.545219]) == ["0.00", "3.55"]
    assert alike([0.077558, 0.0547]) == ["0.0776", "0.0547"]
    assert alike([11.0, 9.0]) == ["11", "9"]
    assert alike([100.0, 1200.0]) == ["100", "1\u2009200"]
