"""rectification/stated_summary: the county's sum of what areas stated."""

import pytest

HALF_YEAR = "2022-01..2022-06"
HEAD = ("month_from", "month_to", "area", "source", "units", "found", "rectified")
SEED = [
    HEAD,
    ("2022-01", "2022-06", "县直", "园区企业", 49, 531, 237),
    ("2022-01", "2022-06", "县直", "加油站", 10, 71, 71),
    ("2022-01", "2022-06", "县直", "防汛", None, 39, 37),
]
"""A county's half year: 531 found and 237 rectified, 71 all rectified, 39 and 37 without a number of units."""

COLUMNS = "units found rectified rate_pct areas_stated areas_unknown"


def test_the_rate_of_the_whole_comes_from_its_sums(office):
    office.put("hazard_stats", [*SEED, ("2022-01", "2022-06", "青溪镇", None, 1, 9, 5)])
    rate = pytest.approx(100 * 350 / 650)
    assert office.rows("rectification/stated_summary", COLUMNS, HALF_YEAR) == [
        (1, 650, 350, rate, 2, 2)
    ]
    assert office.rows("rectification/stated_summary", COLUMNS, HALF_YEAR, area="县直") == [
        (None, 641, 345, pytest.approx(53.82, abs=0.005), 1, 0)
    ]


def test_published_figures_are_recomputed_and_not_copied(office):
    columns = (
        "month_from",
        "month_to",
        "area",
        "found",
        "rectified",
        "major_found",
        "major_rectified",
    )
    office.put("hazard_stats", [columns, ("2026-01", "2026-09", "县直", 141911, 137354, 182, 72)])
    found = office.rows(
        "rectification/stated_by_area", "area rate_pct major_rate_pct", "2026-01..2026-09"
    )
    rates = {row[0]: row[1:] for row in found}["县直"]
    assert [round(rate, 2) for rate in rates] == [96.79, 39.56]


def test_found_is_rectified_and_open_in_a_district(office):
    columns = ("month_from", "month_to", "area", "found", "rectified")
    office.put(
        "hazard_stats",
        [
            columns,
            ("2026-05", "2026-05", "青溪镇", 515, 479),
            ("2026-05", "2026-05", "云岭镇", 61, 56),
        ],
    )
    found = office.rows("rectification/stated_by_area", "area found rectified rate_pct", "2026-05")
    opened = {area: (whole - done, round(rate, 2)) for area, whole, done, rate in found if whole}
    assert opened == {"青溪镇": (36, 93.01), "云岭镇": (5, 91.8)}
    total = office.rows("rectification/stated_summary", "found rectified rate_pct", "2026-05")
    assert total == [(576, 535, 100 * 535 / 576)]
