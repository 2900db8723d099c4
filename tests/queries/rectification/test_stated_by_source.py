"""rectification/stated_by_source: each source, summed over areas."""

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


def test_each_source_has_its_rate(office):
    office.put("hazard_stats", SEED)
    assert office.rows(
        "rectification/stated_by_source", "source units found rectified rate_pct", HALF_YEAR
    ) == [
        ("园区企业", 49, 531, 237, pytest.approx(44.63, abs=0.005)),
        ("加油站", 10, 71, 71, 100.0),
        ("防汛", None, 39, 37, pytest.approx(94.87, abs=0.005)),
    ]


def test_only_rows_of_sources_are_behind_it(office):
    office.put(
        "uploads",
        [("upload_id", "mapping"), ("U000001", '{"units": {}, "found": {}, "rectified": {}}')],
    )
    office.put("hazard_stats", [*SEED, ("2022-01", "2022-06", "县直", None, None, 700, 350)])
    assert office.ask("rectification/stated_by_source", HALF_YEAR).missing == {"units": 1}


def test_areas_are_summed_and_those_that_do_not_cover_the_months_counted(office):
    office.put(
        "hazard_stats",
        [
            HEAD,
            ("2026-01", "2026-01", "青溪镇", "加油站", 1, 10, 5),
            ("2026-02", "2026-02", "青溪镇", "加油站", 1, 10, 10),
            ("2026-01", "2026-02", "县直", "加油站", 2, 20, 15),
            ("2026-01", "2026-01", "云岭镇", "加油站", 4, 40, 40),
            ("2026-01", "2026-02", "石桥乡", None, 5, 50, 50),
            ("2026-01", "2026-01", "云岭镇", "学校", 4, 40, 40),
        ],
    )
    columns = "source units found rectified rate_pct areas_stated areas_unknown"
    assert office.rows("rectification/stated_by_source", columns, "2026-01..2026-02") == [
        ("加油站", 4, 40, 30, 75.0, 2, 1),
        ("学校", None, None, None, None, 0, 1),
        (None, 5, 50, 50, 100.0, 1, 0),
    ]
    assert office.rows(
        "rectification/stated_by_source",
        columns,
        "2026-01..2026-02",
        area="青溪镇",
        source="加油站",
    ) == [("加油站", 2, 20, 15, 75.0, 1, 0)]


def test_a_rate_needs_both_figures_of_every_area(office):
    office.put(
        "hazard_stats",
        [
            HEAD,
            ("2026-05", "2026-05", "青溪镇", "学校", 1, 10, 5),
            ("2026-05", "2026-05", "云岭镇", "学校", 1, 10, None),
        ],
    )
    assert office.rows("rectification/stated_by_source", "found rectified rate_pct", "2026-05") == [
        (20, 5, None)
    ]
