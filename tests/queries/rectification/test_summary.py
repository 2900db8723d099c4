"""rectification/summary: found, rectified, due, on time, overdue, major, listed, all as of one day."""

import pytest

ON = "2026-06-30"


def figures(office, columns, rows, months="2026-05..2026-06", **params):
    """Put hazards found on 2026-05-10 and ask for some columns."""
    head, *lines = rows
    office.put("hazards", [("found_on", *head), *(("2026-05-10", *line) for line in lines)])
    return office.rows("rectification/summary", columns, months, **{"on": ON} | params)[0]


def test_found_in_the_period_with_both_ends(office):
    office.put(
        "hazards",
        [("found_on",), ("2026-04-30",), ("2026-05-01",), ("2026-06-30",), ("2026-07-01",)],
    )
    assert office.rows("rectification/summary", "found", "2026-05..2026-06") == [(2,)]


@pytest.mark.parametrize(
    ("rectified_on", "recheck_result", "rechecked_on", "is_rectified"),
    [
        ("2026-06-30", None, None, 1),
        ("2026-07-01", None, None, 0),
        (None, None, None, 0),
        (None, "合格", "2026-06-01", 0),
        ("2026-06-01", "合格", "2026-06-05", 1),
        ("2026-06-01", "不合格", "2026-06-05", 0),
        ("2026-06-01", "不合格", None, 0),
        ("2026-06-01", "不合格", "2026-07-05", 1),
    ],
)
def test_rectified_by_the_day_and_not_failed_at_the_last_recheck(
    office, rectified_on, recheck_result, rechecked_on, is_rectified
):
    rows = [
        ("rectified_on", "recheck_result", "rechecked_on"),
        (rectified_on, recheck_result, rechecked_on),
    ]
    assert figures(office, "found rectified rate_pct", rows) == (
        1,
        is_rectified,
        100.0 * is_rectified,
    )


@pytest.mark.parametrize(
    ("due_on", "extended_to", "rectified_on", "expected"),
    [
        ("2026-06-29", None, None, (1, 0, 1)),
        ("2026-06-30", None, None, (1, 0, 0)),
        ("2026-07-01", None, None, (0, 0, 0)),
        ("2026-06-20", None, "2026-06-20", (1, 1, 0)),
        ("2026-06-20", None, "2026-06-21", (1, 0, 0)),
        ("2026-06-20", None, "2026-07-21", (1, 0, 1)),
        ("2026-06-20", "2026-07-20", None, (0, 0, 0)),
        ("2026-06-20", "2026-06-25", "2026-06-25", (1, 1, 0)),
        (None, "2026-06-25", None, (1, 0, 1)),
        (None, None, None, (0, 0, 0)),
        ("2026-07-20", None, "2026-06-01", (0, 0, 0)),
    ],
)
def test_the_deadline_is_the_extension_where_there_is_one(
    office, due_on, extended_to, rectified_on, expected
):
    rows = [("due_on", "extended_to", "rectified_on"), (due_on, extended_to, rectified_on)]
    assert figures(office, "due on_time overdue", rows) == expected


def test_failed_at_the_recheck_is_neither_on_time_nor_done(office):
    rows = [("due_on", "rectified_on", "recheck_result"), ("2026-06-20", "2026-06-01", "不合格")]
    assert figures(office, "rectified due on_time overdue", rows) == (0, 1, 0, 1)


def test_rates_come_from_their_own_denominators(office):
    rows = [
        ("due_on", "rectified_on", "grade"),
        ("2026-06-01", "2026-05-20", "重大"),
        ("2026-06-01", "2026-06-20", "重大"),
        ("2026-06-01", None, "重大"),
        ("2026-09-01", "2026-06-20", "一般"),
    ]
    columns = (
        "rate_pct on_time_rate_pct overdue_rate_pct major_found major_rectified major_rate_pct"
    )
    third = pytest.approx(100 / 3)
    assert figures(office, columns, rows) == (75.0, third, third, 3, 2, pytest.approx(200 / 3))


def test_a_rate_of_nothing_is_unknown(office):
    columns = "found rectified rate_pct due on_time_rate_pct overdue_rate_pct major_found major_rate_pct listed_open"
    assert office.rows("rectification/summary", columns, "2026-05") == [
        (0, 0, None, 0, None, None, 0, None, 0)
    ]


def test_whether_hazards_without_a_grade_are_major_is_unknown(office):
    rows = [("grade",), (None,), (None,)]
    assert figures(office, "found major_found major_rectified major_rate_pct", rows) == (
        2,
        None,
        None,
        None,
    )
    assert office.ask("rectification/summary", "2026-05").missing == {"grade": 2}


@pytest.mark.parametrize(
    ("listed", "closed_on", "listed_open"),
    [
        ("县级", None, 1),
        ("县级", "2026-06-30", 0),
        ("县级", "2026-07-01", 1),
        ("否", None, 0),
        ("无", None, 0),
        (None, None, 0),
    ],
)
def test_listed_until_closed(office, listed, closed_on, listed_open):
    assert figures(office, "listed_open", [("listed", "closed_on"), (listed, closed_on)]) == (
        listed_open,
    )


def test_done_without_a_date_is_not_rectified_and_is_noted(office):
    rows = [
        ("status", "rectified_on"),
        ("已整改", None),
        ("已销号", None),
        ("整改中", None),
        ("已整改", "2026-06-01"),
    ]
    assert figures(office, "rectified undated", rows) == (1, 2)


def test_without_a_deadline_is_noted(office):
    rows = [("due_on", "extended_to"), (None, None), ("2026-06-01", None), (None, "2026-06-01")]
    assert figures(office, "without_deadline", rows) == (1,)


def test_published_figures_of_a_province(office):
    rows = [("grade", "rectified_on"), *[("重大", "2026-05-20")] * 72, *[("重大", None)] * 110]
    assert figures(office, "major_found major_rectified major_rate_pct", rows) == (
        182,
        72,
        pytest.approx(39.56, abs=0.005),
    )


def test_filters(office):
    office.put("sectors", [("raw", "sector"), ("加油站点", "危险化学品")])
    rows = [
        ("area", "sector", "source"),
        ("青溪镇", "加油站点", "执法检查"),
        ("云岭镇", None, None),
    ]
    assert figures(office, "found", rows, area="青溪镇") == (1,)
    assert office.rows("rectification/summary", "found", "2026-05", sector="危险化学品") == [(1,)]
    assert office.rows("rectification/summary", "found", "2026-05", source="未填") == [(1,)]


def test_closing_and_rechecking(office):
    rows = [
        ("rectified_on", "rechecked_on", "recheck_result", "closed_on", "status"),
        ("2026-06-01", "2026-06-05", "合格", "2026-06-09", None),
        ("2026-06-01", "2026-06-05", "合格", None, "待复查"),
        ("2026-06-01", None, None, None, "已销号"),
        ("2026-06-01", "2026-06-05", "不合格", None, None),
        ("2026-06-01", "2026-06-05", None, None, None),
        (None, None, None, "2026-06-09", None),
    ]
    columns = "closed closed_rate_pct rechecked recheck_passed recheck_rate_pct undated"
    third = pytest.approx(100 / 3)
    assert figures(office, columns, rows) == (2, third, 3, 2, pytest.approx(200 / 3), 1)


def test_an_extension_counts_even_where_the_first_deadline_had_passed(office):
    rows = [
        ("due_on", "extended_to", "rectified_on"),
        ("2026-05-20", "2026-06-20", "2026-06-15"),
        ("2026-05-20", None, "2026-06-15"),
        ("2026-05-20", "2026-06-20", None),
        ("2026-05-20", "2026-07-20", None),
    ]
    columns = "due on_time overdue extended rectified_late"
    assert figures(office, columns, rows) == (3, 1, 1, 3, 1)


def test_rectified_before_found_counts_and_is_noted(office):
    rows = [("rectified_on",), ("2026-05-09",), ("2026-05-10",), ("2026-05-14",)]
    assert figures(office, "rectified before_found median_days", rows) == (3, 1, 2.0)


def test_published_figures_of_a_district(office):
    rows = [("rectified_on",), *[("2026-05-20",)] * 56, *[(None,)] * 5]
    assert figures(office, "found rectified rate_pct", rows) == (
        61,
        56,
        pytest.approx(91.80, abs=0.005),
    )
    assert sum(row[0] for row in office.rows("rectification/open_by_age", "open", on=ON)) == 5
