"""rectification/stated_by_area: hazards as offices stated them, rates made anew."""

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


def test_sources_are_summed_where_there_is_no_total(office):
    office.put("hazard_stats", SEED)
    found = {
        row[0]: row[1:]
        for row in office.rows(
            "rectification/stated_by_area", "area units found rectified rate_pct", HALF_YEAR
        )
    }
    assert found["县直"] == (None, 641, 345, pytest.approx(53.82, abs=0.005))
    assert found["青溪镇"] == (None, None, None, None)
    assert office.ask("rectification/stated_by_area", HALF_YEAR).missing["units"] == 1


def test_a_total_is_taken_before_its_sources(office):
    office.put("hazard_stats", [*SEED, ("2022-01", "2022-06", "县直", None, 60, 700, 350)])
    columns = "area units found rectified rate_pct"
    assert office.rows("rectification/stated_by_area", columns, HALF_YEAR, area="县直") == [
        ("县直", 60, 700, 350, 50.0)
    ]


def test_one_source(office):
    office.put("hazard_stats", SEED)
    assert office.rows(
        "rectification/stated_by_area", "area found", HALF_YEAR, source="加油站"
    ) == [("县直", 71)]


def test_major_hazards_and_rates_of_none(office):
    office.put(
        "hazard_stats",
        [
            (*HEAD, "major_found", "major_rectified"),
            ("2026-05", "2026-05", "青溪镇", None, 1, 0, 0, 0, 0),
            ("2026-05", "2026-05", "云岭镇", None, 5, 8, 8, 4, 1),
        ],
    )
    columns = "area found rate_pct major_found major_rectified major_rate_pct"
    assert office.rows("rectification/stated_by_area", columns, "2026-05")[:2] == [
        ("青溪镇", 0, None, 0, 0, None),
        ("云岭镇", 8, 100.0, 4, 1, 25.0),
    ]
