"""accidents/summary: counts, sums, the year before, what is blank."""

import pytest

COUNTS = "accidents deaths serious_injuries loss_wan_yuan"
HELD = [("dataset", "month"), ("accidents", "2025-01"), ("accidents", "2026-09")]
LEDGER = [
    ("occurred_at", "area", "deaths", "serious_injuries", "loss_wan_yuan"),
    ("2025-02-01", "青溪镇", 2, 0, 10),
    ("2025-03-31 23:59", "云岭镇", 1, 4, 20),
    ("2025-12-01", "云岭镇", 9, 9, 9),
    ("2026-01-01 00:00", "青溪镇", 1, 1, 100.5),
    ("2026-03-31 23:59", None, 0, 2, None),
    ("2026-04-01", "青溪镇", 7, 7, 7),
]


@pytest.fixture
def ledger(office):
    office.put("reported", HELD)
    office.put("accidents", LEDGER)
    return office


def test_it_counts_the_months_with_both_ends(ledger):
    assert ledger.rows("accidents/summary", COUNTS, "2026-01..2026-03") == [(2, 1, 3, 100.5)]


def test_it_compares_the_same_months_one_year_before(ledger):
    compared = "accidents_last_year accidents_change accidents_change_pct deaths_last_year deaths_change deaths_change_pct"
    assert ledger.rows("accidents/summary", compared, "2026-01..2026-03") == [
        (2, 0, 0.0, 3, -2, pytest.approx(-200 / 3))
    ]


def test_injuries_and_loss_are_compared_too(ledger):
    compared = "serious_injuries_last_year serious_injuries_change loss_wan_yuan_last_year loss_wan_yuan_change_pct"
    assert ledger.rows("accidents/summary", compared, "2026-01..2026-03") == [
        (4, -1, 30.0, pytest.approx(235.0))
    ]


def test_a_percentage_of_nothing_is_unknown(ledger):
    compared = "accidents accidents_last_year accidents_change accidents_change_pct"
    assert ledger.rows("accidents/summary", compared, "2026-01") == [(1, 0, 1, None)]


def test_without_accidents_every_figure_is_none(ledger):
    assert ledger.rows("accidents/summary", COUNTS, "2026-02") == [(0, 0, 0, 0)]


def test_nothing_is_compared_over_more_than_twelve_months(ledger):
    assert ledger.rows(
        "accidents/summary", "accidents accidents_last_year", "2025-04..2026-03"
    ) == [(3, None)]
    assert ledger.rows(
        "accidents/summary", "accidents accidents_last_year", "2025-03..2026-03"
    ) == [(4, None)]


def test_nothing_is_compared_with_months_before_the_first_held(ledger):
    assert ledger.rows(
        "accidents/summary", "accidents accidents_last_year deaths_change", "2025-01..2025-03"
    ) == [(2, None, None)]


def test_an_accident_out_of_scope_does_not_count(office):
    office.put(
        "accidents",
        [
            ("occurred_at", "in_scope", "deaths"),
            ("2026-05-01", False, 5),
            ("2026-05-02", True, 1),
            ("2026-05-03", None, 1),
        ],
    )
    assert office.rows("accidents/summary", "accidents deaths", "2026-05") == [(2, 2)]


def test_blank_cells_are_left_out_of_sums_and_counted(office):
    rows = [
        (f"2026-05-{day:02d}", deaths, 0, 1.0) for day, deaths in [(1, None), (2, 10), (3, None)]
    ]
    office.put("accidents", [("occurred_at", "deaths", "serious_injuries", "loss_wan_yuan"), *rows])
    answer = office.ask("accidents/summary", "2026-05")
    assert answer.missing == {"deaths": 2}
    assert office.rows("accidents/summary", "accidents deaths", "2026-05") == [(3, 10)]


def test_a_sum_of_blank_cells_only_is_unknown(office):
    office.put("accidents", [("occurred_at", "deaths"), ("2026-05-01", None)])
    assert office.rows("accidents/summary", "accidents deaths deaths_change", "2026-05") == [
        (1, None, None)
    ]
    assert office.ask("accidents/summary", "2026-05").missing["deaths"] == 1


def test_blank_cells_of_the_year_before_are_counted_apart(office):
    office.put(
        "accidents",
        [
            ("occurred_at", "deaths", "serious_injuries", "loss_wan_yuan"),
            ("2025-05-01", None, 0, 0),
            ("2025-05-02", None, None, 0),
            ("2026-05-01", 1, 0, 0),
        ],
    )
    missing = office.ask("accidents/summary", "2026-05").missing
    assert missing == {"deaths_last_year": 2, "serious_injuries_last_year": 1}


def test_a_column_that_no_sheet_had_has_no_blank_cells(office):
    office.put("uploads", [("upload_id", "mapping"), ("U000001", '{"deaths": {"letter": "C"}}')])
    office.put("accidents", [("occurred_at", "deaths"), ("2026-05-01", None), ("2026-05-02", 3)])
    assert office.ask("accidents/summary", "2026-05").missing == {"deaths": 1}


def test_a_column_that_some_sheets_had_is_blank_in_the_others(office):
    office.put(
        "uploads",
        [
            ("upload_id", "mapping"),
            ("U1", '{"deaths": {}}'),
            ("U2", '{"deaths": {}, "serious_injuries": {}}'),
        ],
    )
    office.put(
        "accidents",
        [
            ("upload_id", "occurred_at", "deaths", "serious_injuries", "loss_wan_yuan"),
            ("U1", "2026-05-01", 0, None, None),
            ("U2", "2026-05-02", 3, 1, None),
        ],
    )
    assert office.ask("accidents/summary", "2026-05").missing == {"serious_injuries": 1}


def test_marked_cells_are_not_blank(office):
    office.put(
        "accidents",
        [
            ("occurred_at", "deaths", "serious_injuries", "loss_wan_yuan", "marks"),
            ("2026-05-01", None, 0, 12.0, {"deaths": "masked", "loss_wan_yuan": "approximate"}),
            ("2026-05-02", 3, 1, 8.0, {}),
        ],
    )
    answer = office.ask("accidents/summary", "2026-05")
    assert answer.missing == {}
    assert answer.marked == {"deaths": {"masked": 1}, "loss_wan_yuan": {"approximate": 1}}


def test_filters_narrow_both_years(ledger):
    assert ledger.rows(
        "accidents/summary", "accidents accidents_last_year", "2026-01..2026-03", area="青溪镇"
    ) == [(1, 1)]


def test_it_counts_major_accidents_and_those_not_fully_graded(office):
    office.put(
        "accidents",
        [
            ("occurred_at", "deaths", "serious_injuries", "loss_wan_yuan"),
            ("2026-05-01", 3, 0, 0),
            ("2026-05-02", 1, None, 0),
        ],
    )
    assert office.rows("accidents/summary", "major_accidents graded_incompletely", "2026-05") == [
        (1, 1)
    ]


@pytest.mark.parametrize(
    ("now", "before", "printed", "truncated"),
    [
        (37, 45, -17.78, 17.77),
        (33, 42, -21.43, 21.42),
        (14, 31, -54.84, 54.83),
        (5, 6, -16.67, 16.66),
    ],
)
def test_a_published_percentage_that_was_cut_off_is_recomputed(
    office, now, before, printed, truncated
):
    rows = [
        (f"{year}-05-01",) for year, count in ((2025, before), (2026, now)) for _ in range(count)
    ]
    office.put("accidents", [("occurred_at",), *rows])
    ((change, exact),) = office.rows(
        "accidents/summary", "accidents_change accidents_change_pct", "2026-05"
    )
    assert (change, round(exact, 2)) == (now - before, printed)
    assert int(-exact * 100) / 100 == truncated
