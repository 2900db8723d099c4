"""accidents/stated_by_area: what offices stated; the exact row, else rows that cover the months, else unknown."""

import pytest

SPAN = ("month_from", "month_to", "area", "accidents", "deaths")
FIGURES = "area accidents deaths"


def of_qingxi(office, months, **params):
    """What 青溪镇 stated: (accidents, deaths)."""
    found = {
        row[0]: row[1:]
        for row in office.rows("accidents/stated_by_area", FIGURES, months, **params)
    }
    return found["青溪镇"]


def months(*figures):
    """Rows of 青溪镇 for January, February, …"""
    return [
        (f"2026-{n:02d}", f"2026-{n:02d}", "青溪镇", one, one) for n, one in enumerate(figures, 1)
    ]


def test_a_month_as_stated_and_unknown_where_nothing_was(office):
    office.put(
        "accident_stats",
        [
            (*SPAN, "major_accidents", "major_deaths", "accidents_last_year", "deaths_last_year"),
            ("2026-05", "2026-05", "青溪镇", 3, 4, 1, 3, 2, 0),
        ],
    )
    columns = (
        "area accidents deaths major_accidents major_deaths accidents_last_year deaths_last_year"
    )
    assert office.rows("accidents/stated_by_area", columns, "2026-05") == [
        ("青溪镇", 3, 4, 1, 3, 2, 0),
        ("云岭镇", None, None, None, None, None, None),
        ("县直", None, None, None, None, None, None),
    ]


def test_the_exact_row_is_taken_before_a_sum(office):
    office.put("accident_stats", [SPAN, *months(1, 1, 1), ("2026-01", "2026-03", "青溪镇", 5, 6)])
    assert of_qingxi(office, "2026-01..2026-03") == (5, 6)


def test_months_are_summed_where_they_cover_the_span(office):
    office.put("accident_stats", [SPAN, *months(1, 2, 3, 4)])
    assert of_qingxi(office, "2026-01..2026-03") == (6, 6)
    assert of_qingxi(office, "2026-02..2026-03") == (5, 5)


def test_a_gap_or_an_overlap_makes_it_unknown(office):
    office.put("accident_stats", [SPAN, *months(1, 2), *months(0, 0, 0, 4)[3:]])
    assert of_qingxi(office, "2026-01..2026-04") == (None, None)
    office.put("accident_stats", [SPAN, ("2026-02", "2026-03", "青溪镇", 9, 9)])
    assert of_qingxi(office, "2026-01..2026-03") == (10, 10)
    assert of_qingxi(office, "2026-01..2026-04") == (14, 14)
    assert of_qingxi(office, "2026-03..2026-03") == (None, None)


def test_the_fewest_rows_are_taken(office):
    office.put(
        "accident_stats",
        [
            SPAN,
            *months(1, 1, 1, 1, 1, 1),
            ("2026-01", "2026-03", "青溪镇", 30, 30),
            ("2026-04", "2026-05", "青溪镇", 20, 20),
            ("2026-01", "2026-05", "青溪镇", 500, 500),
        ],
    )
    assert of_qingxi(office, "2026-01..2026-06") == (501, 501)
    assert of_qingxi(office, "2026-01..2026-04") == (31, 31)


def test_a_cover_over_years(office):
    rows = [(f"{year}-01", f"{year}-12", "青溪镇", 10, 1) for year in (2023, 2024, 2025)]
    office.put("accident_stats", [SPAN, *rows, *months(1, 1)])
    assert of_qingxi(office, "2023-01..2026-02") == (32, 5)


def test_an_unknown_part_makes_the_sum_unknown_not_smaller(office):
    office.put(
        "accident_stats", [SPAN, ("2026-01", "2026-01", "青溪镇", 1, None), *months(0, 2)[1:]]
    )
    assert of_qingxi(office, "2026-01..2026-02") == (3, None)
    assert office.ask("accidents/stated_by_area", "2026-01..2026-02").missing["deaths"] == 1


def test_a_blank_row_counts_as_not_reported(office):
    office.put(
        "accident_stats", [SPAN, ("2026-01", "2026-02", "青溪镇", None, None), *months(1, 2)]
    )
    assert of_qingxi(office, "2026-01..2026-02") == (3, 3)


def test_what_does_not_apply_stays_unknown_and_is_marked(office):
    marks = {"accidents": "not_applicable", "deaths": "not_applicable"}
    office.put(
        "accident_stats", [(*SPAN, "marks"), ("2026-01", "2026-01", "青溪镇", None, None, marks)]
    )
    assert of_qingxi(office, "2026-01") == (None, None)
    answer = office.ask("accidents/stated_by_area", "2026-01")
    assert "accidents" not in answer.missing
    assert answer.marked == {"accidents": {"not_applicable": 1}, "deaths": {"not_applicable": 1}}


SECTORAL = (*SPAN, "sector")


def test_the_row_without_a_sector_is_the_total(office):
    office.put(
        "accident_stats",
        [
            SECTORAL,
            ("2026-01", "2026-01", "青溪镇", 9, 9, None),
            ("2026-01", "2026-01", "青溪镇", 1, 1, "建筑施工"),
            ("2026-01", "2026-01", "青溪镇", 2, 2, "道路运输"),
        ],
    )
    assert of_qingxi(office, "2026-01") == (9, 9)


def test_sectors_are_summed_where_there_is_no_total(office):
    office.put(
        "accident_stats",
        [
            SECTORAL,
            ("2026-01", "2026-01", "青溪镇", 9, 9, None),
            ("2026-02", "2026-02", "青溪镇", 1, 1, "建筑施工"),
            ("2026-02", "2026-02", "青溪镇", 2, 2, "道路运输"),
        ],
    )
    assert of_qingxi(office, "2026-02") == (3, 3)
    assert of_qingxi(office, "2026-01..2026-02") == (12, 12)


def test_totals_that_cover_are_taken_before_an_exact_row_of_one_sector(office):
    office.put(
        "accident_stats",
        [
            SECTORAL,
            ("2026-01", "2026-01", "青溪镇", 4, 4, None),
            ("2026-02", "2026-02", "青溪镇", 5, 5, None),
            ("2026-01", "2026-02", "青溪镇", 2, 2, "建筑施工"),
        ],
    )
    assert of_qingxi(office, "2026-01..2026-02") == (9, 9)


def test_sectors_reported_in_different_spans_are_summed_only_when_each_covers(office):
    office.put(
        "accident_stats",
        [
            SECTORAL,
            ("2026-01", "2026-01", "青溪镇", 1, 1, "建筑施工"),
            ("2026-02", "2026-02", "青溪镇", 1, 1, "建筑施工"),
            ("2026-03", "2026-03", "青溪镇", 1, 1, "建筑施工"),
            ("2026-01", "2026-03", "青溪镇", 20, 20, "道路运输"),
        ],
    )
    assert of_qingxi(office, "2026-01..2026-03") == (23, 23)
    office.put("accident_stats", [SECTORAL, ("2026-04", "2026-04", "青溪镇", 1, 1, "建筑施工")])
    assert of_qingxi(office, "2026-01..2026-04") == (None, None)


def test_a_sector_of_one_season_does_not_make_the_year_unknown(office):
    office.put(
        "accident_stats",
        [
            SECTORAL,
            ("2026-01", "2026-06", "青溪镇", 1, 1, "建筑施工"),
            ("2026-01", "2026-06", "青溪镇", 2, 2, "渔业船舶"),
            ("2026-07", "2026-12", "青溪镇", 4, 4, "建筑施工"),
        ],
    )
    assert of_qingxi(office, "2026-01..2026-12") == (7, 7)


def test_cumulative_tables_are_not_mixed_up(office):
    rows = [("2026-01", f"2026-{n:02d}", "青溪镇", n * 10, n, None) for n in range(1, 10)]
    office.put("accident_stats", [SECTORAL, *rows])
    assert of_qingxi(office, "2026-01..2026-07") == (70, 7)
    assert of_qingxi(office, "2026-07") == (None, None)


def test_one_sector(office):
    office.put(
        "accident_stats",
        [
            SECTORAL,
            ("2026-01", "2026-02", "青溪镇", 9, 9, None),
            ("2026-01", "2026-01", "青溪镇", 1, 1, "建筑施工"),
            ("2026-02", "2026-02", "青溪镇", 2, 2, "建筑施工"),
        ],
    )
    assert office.rows(
        "accidents/stated_by_area", FIGURES, "2026-01..2026-02", sector="建筑施工"
    ) == [("青溪镇", 3, 3)]


def test_areas_outside_the_register_are_listed_where_they_stated_something(office):
    office.put(
        "accident_stats",
        [SPAN, ("2026-01", "2026-01", "已撤乡", 1, 1), ("2025-01", "2025-01", "另一乡", 1, 1)],
    )
    assert office.rows("accidents/stated_by_area", FIGURES, "2026-01")[-1] == ("已撤乡", 1, 1)


@pytest.mark.parametrize("area", ["青溪镇", "青溪"])
def test_one_area(office, area):
    office.put("accident_stats", [SPAN, *months(1)])
    assert office.rows("accidents/stated_by_area", FIGURES, "2026-01", area=area) == [
        ("青溪镇", 1, 1)
    ]
