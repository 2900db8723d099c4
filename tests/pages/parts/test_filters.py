"""Months and presets; what a link may say is tested on the pages."""

from datetime import date

from pages.parts import filters
from pages.parts.filters import Chosen


def test_months_are_listed_over_the_turn_of_a_year():
    assert filters.months("2025-11", "2026-02") == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert filters.months("2026-03", "2026-02") == []


def test_presets_end_at_the_latest_month_held():
    listed = filters.presets("2026-09", date(2026, 10, 8))
    assert listed["今年以来"] == ("2026-01", "2026-09")
    assert listed["最近一个月"] == ("2026-09", "2026-09")
    assert listed["近十二个月"] == ("2025-10", "2026-09")
    assert listed["2025年全年"] == ("2025-01", "2025-12")
    assert filters.presets("2026-12", date(2027, 1, 8))["近十二个月"] == ("2026-01", "2026-12")


def test_a_choice_is_plain_values():
    chosen = Chosen("2026-01", "2026-09", None)
    assert chosen.params == {"from": "2026-01", "to": "2026-09", "area": None}
    assert (chosen.where, chosen.words) == ("全县", "2026年1–9月")
