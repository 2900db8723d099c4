"""accidents/unusual: the exact conditional binomial test against the same months of five years."""

from fractions import Fraction
from math import comb

import pytest

COLUMNS = "grain name accidents accidents_before years is_unusual"


def exact(now: int, before: int, years: int) -> float:
    """The chance of at least so many, in whole numbers."""
    share, total = Fraction(1, years + 1), now + before
    return float(
        sum(comb(total, k) * share**k * (1 - share) ** (total - k) for k in range(now, total + 1))
    )


def held_since(office, month):
    """A zero report of that month: from then on there is a ledger."""
    office.put("reported", [("dataset", "month", "is_zero"), ("accidents", month, True)])


def put(office, counts, area="青溪镇", sector=None):
    """So many accidents in May of each year."""
    rows = [
        (f"{year}-05-{day + 1:02d} 10:00", area, sector)
        for year, count in counts.items()
        for day in range(count)
    ]
    office.put("accidents", [("occurred_at", "area", "sector"), *rows])


def test_six_against_four_in_five_years_is_unusual(office):
    held_since(office, "2021-01")
    put(office, {2021: 1, 2022: 1, 2023: 0, 2024: 1, 2025: 1, 2026: 6})
    assert office.rows("accidents/unusual", COLUMNS, "2026-01..2026-09") == [
        ("乡镇", "青溪镇", 6, 4, 5, True),
        ("全部", "全县", 6, 4, 5, True),
    ]
    ((chance,),) = office.rows("accidents/unusual", "chance", "2026-05", area="青溪镇")
    assert chance == pytest.approx(exact(6, 4, 5), rel=1e-9)


@pytest.mark.parametrize(
    ("now", "before", "is_unusual"),
    [(2, 1, False), (2, 0, False), (3, 0, True), (2, 5, False), (25, 31, True), (8, 31, False)],
)
def test_small_numbers_raise_no_alarm(office, now, before, is_unusual):
    held_since(office, "2021-05")
    put(office, {2021: before, 2026: now})
    ((chance, said),) = office.rows(
        "accidents/unusual", "chance is_unusual", "2026-05", area="青溪"
    )
    assert chance == pytest.approx(exact(now, before, 5), rel=1e-9)
    assert said is is_unusual is (exact(now, before, 5) < 0.01)


def test_only_the_same_months_of_years_that_are_held(office):
    put(office, {2022: 1, 2023: 0, 2024: 1, 2025: 0, 2026: 5})
    office.put("accidents", [("occurred_at", "area"), ("2024-07-01", "青溪镇")])
    found = office.rows("accidents/unusual", "accidents_before years", "2026-05", area="青溪镇")
    assert found == [(2, 4)]


def test_too_few_years_or_too_long_a_span_is_not_tested(office):
    put(office, {2024: 0, 2025: 1, 2026: 9})
    assert office.rows("accidents/unusual", "years chance is_unusual", "2026-05")[0] == (
        1,
        None,
        False,
    )
    put(office, {2020: 1})
    assert {
        row[:2] for row in office.rows("accidents/unusual", "chance is_unusual", "2025-01..2026-02")
    } == {(None, False)}


def test_sectors_are_tested_under_their_mapped_names_and_within_a_scope(office):
    office.put(
        "sectors",
        [("raw", "sector", "is_industry"), ("房建", "建筑施工", True), ("货运", "道路运输", False)],
    )
    put(office, {2021: 1, 2026: 5}, sector="房建")
    put(office, {2021: 2, 2026: 1}, sector="货运", area=None)
    found = office.rows("accidents/unusual", COLUMNS, "2026-05", scope="工矿商贸")
    assert ("行业领域", "建筑施工", 5, 1, 5, True) in found
    assert "道路运输" not in {row[1] for row in found}
