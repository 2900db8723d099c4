"""reporting/misses_by_area: what each unit owes, how many months in a row, how often it was late."""

import pytest

REPORTED = ("dataset", "area", "month", "upload_id", "uploaded_at", "uploaded_by", "is_zero")
DUTY = ("dataset", "area", "due_day", "month_from", "month_to")
COUNTS = "area due reported zero late missing"
RUN = "area misses_in_a_row missing_since last_reported"


@pytest.fixture
def duties(office):
    """Everybody reports accidents by the 5th, since March 2026; today is 15 October."""
    office.put("duties", [DUTY, ("accidents", None, 5, "2026-03", None)])
    return office


def report(office, area, month, uploaded_at, is_zero=False):
    """One report of accidents."""
    row = ("accidents", area, month, "U000009", uploaded_at, "张三", is_zero)
    office.put("reported", [REPORTED, row])


def test_reports_of_the_period_are_counted_and_a_late_zero_is_both(duties):
    report(duties, "青溪镇", "2026-07", "2026-08-01")
    report(duties, "青溪镇", "2026-08", "2026-09-25")
    report(duties, "青溪镇", "2026-09", "2026-10-08", is_zero=True)
    report(duties, "云岭镇", "2026-07", "2026-08-01", is_zero=True)
    found = duties.rows("reporting/misses_by_area", COUNTS, "2026-07..2026-09")
    assert found == [("青溪镇", 3, 2, 1, 2, 0), ("云岭镇", 3, 0, 1, 0, 2), ("县直", 3, 0, 0, 0, 3)]


def test_months_in_a_row_are_counted_back_to_the_last_report_before_the_period_too(duties):
    report(duties, "青溪镇", "2026-04", "2026-05-01")
    report(duties, "云岭镇", "2026-08", "2026-10-10", is_zero=True)
    report(duties, "县直", "2026-09", "2026-10-10")
    assert duties.rows("reporting/misses_by_area", RUN, "2026-09") == [
        ("青溪镇", 5, "2026-05", "2026-04"),
        ("云岭镇", 1, "2026-09", "2026-08"),
        ("县直", 0, None, "2026-09"),
    ]


def test_who_never_reported_misses_since_the_duty_began(duties):
    assert duties.rows("reporting/misses_by_area", RUN, "2026-09", area="青溪镇") == [
        ("青溪镇", 7, "2026-03", None)
    ]


def test_a_month_that_is_not_due_is_no_miss(duties):
    report(duties, "青溪镇", "2026-08", "2026-09-01")
    report(duties, "青溪镇", "2026-09", "2026-10-01")
    found = duties.rows("reporting/misses_by_area", RUN, "2026-09..2026-10", area="青溪镇")
    assert found == [("青溪镇", 0, None, "2026-09")]
    counts = duties.rows("reporting/misses_by_area", COUNTS, "2026-09..2026-10", area="青溪镇")
    assert counts == [("青溪镇", 1, 1, 0, 0, 0)]


def test_a_month_without_a_duty_does_not_end_a_row_of_misses(office):
    office.put(
        "duties",
        [
            DUTY,
            ("accidents", ["青溪镇"], 5, "2026-03", "2026-03"),
            ("accidents", ["青溪镇"], 5, "2026-06", "2026-06"),
        ],
    )
    assert office.rows("reporting/misses_by_area", RUN, "2026-01..2026-09") == [
        ("青溪镇", 2, "2026-03", None)
    ]


def test_nobody_owes_a_dataset_without_a_duty(office):
    report(office, "青溪镇", "2026-09", "2026-10-01")
    assert office.rows("reporting/misses_by_area", RUN, "2026-09") == []
