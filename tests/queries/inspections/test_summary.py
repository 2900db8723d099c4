"""inspections/summary: sums of the ledger, distinct names, the year before, what is blank."""

import pytest

COLUMNS = "visits units officer_visits hazards_found cases_filed fines_wan_yuan"
LEDGER = [
    (
        "inspected_on",
        "unit_name",
        "area",
        "sector",
        "kind",
        "visits",
        "cases_filed",
        "fine_wan_yuan",
    ),
    ("2025-05-06", "甲厂", "青溪镇", "房建", "专项", 1, 1, 2.0),
    ("2026-05-06", "甲厂", "青溪镇", "房建", "专项", 1, 0, None),
    ("2026-05-20", "甲厂", "青溪镇", "市政", "双随机", 2, 1, 1.5),
    ("2026-06-30", "乙矿", "云岭镇", "矿山", None, 1, None, 0.5),
    ("2026-07-01", "丙店", "云岭镇", None, None, 9, 9, 9.0),
]


def test_what_an_office_states_for_half_a_year(office):
    row = ("2022-06-30", "县直", 80, 160, 10, 8.0, {"inspected_on": "approximate"})
    office.put(
        "inspections",
        [
            (
                "inspected_on",
                "area",
                "visits",
                "officer_visits",
                "cases_filed",
                "fine_wan_yuan",
                "marks",
            ),
            row,
        ],
    )
    assert office.rows("inspections/summary", COLUMNS, "2022-01..2022-06") == [
        (80, None, 160, None, 10, 8.0)
    ]


def test_a_unit_visited_twice_is_one_unit(office):
    office.put("inspections", LEDGER)
    assert office.rows("inspections/summary", COLUMNS, "2026-05..2026-06") == [
        (4, 2, None, None, 1, 2.0)
    ]
    missing = office.ask("inspections/summary", "2026-05..2026-06").missing
    assert (missing["fines_wan_yuan"], missing["cases_filed"]) == (1, 1)


def test_masked_figures_stay_unknown(office):
    office.put(
        "inspections",
        [
            ("inspected_on", "visits", "fine_wan_yuan", "marks"),
            ("2021-12-31", None, None, {"visits": "masked", "fine_wan_yuan": "masked"}),
        ],
    )
    answer = office.ask("inspections/summary", "2021-01..2021-12")
    assert office.rows("inspections/summary", "visits fines_wan_yuan", "2021-01..2021-12") == [
        (None, None)
    ]
    assert answer.marked == {"visits": {"masked": 1}, "fines_wan_yuan": {"masked": 1}}


def test_without_inspections_every_figure_is_none(office):
    assert office.rows("inspections/summary", COLUMNS, "2026-05") == [(0, 0, 0, 0, 0, 0)]


@pytest.mark.parametrize(
    ("months", "expected"),
    [("2026-05", (3, 1, 1, 1, 2.0)), ("2025-05", (1, None, None, None, None))],
)
def test_it_compares_the_same_months_one_year_before(office, months, expected):
    office.put("inspections", LEDGER)
    compared = (
        "visits visits_last_year units_last_year cases_filed_last_year fines_wan_yuan_last_year"
    )
    assert office.rows("inspections/summary", compared, months) == [expected]


@pytest.mark.parametrize(
    ("narrowed", "visits"),
    [
        ({"area": "青溪"}, 3),
        ({"sector": "建筑施工"}, 3),
        ({"kind": "专项"}, 1),
        ({"kind": "未填"}, 1),
    ],
)
def test_filters_narrow(office, narrowed, visits):
    office.put("sectors", [("raw", "sector"), ("房建", "建筑施工"), ("市政", "建筑施工")])
    office.put("inspections", LEDGER)
    found = office.rows("inspections/summary", "visits", "2026-05..2026-06", **narrowed)
    assert found == [(visits,)]


HALF = [
    ("inspected_on", "area", "visits", "officer_visits", "cases_filed", "upload_id", "marks"),
    ("2022-06-30", "县直", 80, 160, 10, "U1", {"inspected_on": "approximate"}),
]
UPLOADS = [("upload_id", "period_from", "period_to"), ("U1", "2022-01", "2022-06")]


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ("2022-01..2022-06", (80, 160, 10, 0)),
        ("2021-11..2022-12", (80, 160, 10, 0)),
        ("2022-01..2022-03", (None, None, None, 1)),
        ("2022-06", (None, None, None, 1)),
        ("2022-05..2022-12", (None, None, None, 1)),
        ("2022-07", (0, 0, 0, 0)),
    ],
)
def test_part_of_a_half_year_total_is_unknown(office, months, expected):
    office.put("uploads", UPLOADS)
    office.put("inspections", HALF)
    columns = "visits officer_visits cases_filed cut_rows"
    assert office.rows("inspections/summary", columns, months) == [expected]


def test_a_total_that_is_cut_makes_only_its_own_area_and_months_unknown(office):
    office.put("uploads", UPLOADS)
    office.put("inspections", HALF)
    office.put("inspections", [("inspected_on", "area", "visits"), ("2022-02-03", "青溪镇", 3)])
    areas = dict(office.rows("inspections/count_by_area", "area visits", "2022-01..2022-03"))
    assert areas == {"青溪镇": 3, "云岭镇": 0, "县直": None, "石桥乡": 0}
    months = office.rows("inspections/count_by_month", "month visits", "2022-06..2022-07")
    assert months == [("2022-06", None), ("2022-07", 0)]
    assert office.rows("inspections/count_by_month", "visits", "2022-02", area="青溪镇") == [(3,)]


def test_rates_use_only_rows_that_have_both_parts(office):
    office.put(
        "inspections",
        [
            ("inspected_on", "kind", "visits", "hazards_found", "cases_filed", "fine_wan_yuan"),
            ("2026-05-01", "双随机抽查", 10, 20, 1, 2.0),
            ("2026-05-02", "专项", 30, None, 1, None),
            ("2026-05-03", None, 40, 10, None, 5.0),
        ],
    )
    columns = "hazards_per_visit case_rate_pct fine_per_case random_visits random_rate_pct"
    assert office.rows("inspections/summary", columns, "2026-05") == [(0.6, 5.0, 2.0, 10, 25.0)]


def test_the_seed_bureau_files_one_case_in_eight_visits(office):
    office.put(
        "inspections",
        [
            ("inspected_on", "visits", "officer_visits", "cases_filed", "fine_wan_yuan"),
            ("2022-06-30", 80, 160, 10, 8.0),
        ],
    )
    assert office.rows(
        "inspections/summary", "case_rate_pct fine_per_case", "2022-01..2022-06"
    ) == [(12.5, 0.8)]
