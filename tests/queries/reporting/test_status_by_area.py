"""reporting/status_by_area: who has reported, who is late, who is missing, as of a day."""

from datetime import date, datetime

import pytest

COLUMNS = "area month state due_on days_late"
REPORTED = ("dataset", "area", "month", "upload_id", "uploaded_at", "uploaded_by", "is_zero")
DUTY = ("dataset", "area", "due_day", "month_from", "month_to")


@pytest.fixture
def duties(office):
    """Everybody reports accidents by the 5th, since January 2026."""
    office.put("duties", [DUTY, ("accidents", None, 5, "2026-01", None)])
    return office


def state_of(office, area, month="2026-09", **params):
    """(state, due_on, days_late) of one area and month."""
    rows = office.rows("reporting/status_by_area", "area state due_on days_late", month, **params)
    return {row[0]: row[1:] for row in rows}[area]


@pytest.mark.parametrize(
    ("uploaded_at", "is_zero", "expected"),
    [
        ("2026-10-05 23:59", False, ("已报", 0)),
        ("2026-09-20 10:00", False, ("已报", 0)),
        ("2026-10-06 00:00", False, ("逾期报", 1)),
        ("2026-10-15 09:00", False, ("逾期报", 10)),
        ("2026-10-04 09:00", True, ("零报告", 0)),
        ("2026-10-08 09:00", True, ("零报告", 3)),
    ],
)
def test_a_report_is_judged_by_the_day_it_came(duties, uploaded_at, is_zero, expected):
    duties.put(
        "reported",
        [REPORTED, ("accidents", "青溪镇", "2026-09", "U000009", uploaded_at, "张三", is_zero)],
    )
    state, days_late = expected
    assert state_of(duties, "青溪镇") == (state, date(2026, 10, 5), days_late)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-10-05", ("未到期", 0)),
        ("2026-10-06", ("未报", 1)),
        (None, ("未报", 10)),
        ("2026-09-30", ("未到期", 0)),
    ],
)
def test_without_a_report_the_day_decides_and_today_is_the_usual_day(duties, on, expected):
    state, days_late = expected
    assert state_of(duties, "青溪镇", on=on) == (state, date(2026, 10, 5), days_late)


def test_the_first_live_report_counts(duties):
    duties.put(
        "reported",
        [
            REPORTED,
            ("accidents", "青溪镇", "2026-09", "U000012", "2026-10-12", "李四", False),
            ("accidents", "青溪镇", "2026-09", "U000009", "2026-10-03", "张三", True),
        ],
    )
    columns = "state days_late uploaded_at uploaded_by upload_id reports"
    assert duties.rows("reporting/status_by_area", columns, "2026-09", area="青溪镇") == [
        ("已报", 0, datetime(2026, 10, 3), "张三", "U000009", 2)
    ]


def test_a_report_after_the_day_asked_about_has_not_come_yet(duties):
    duties.put(
        "reported",
        [REPORTED, ("accidents", "青溪镇", "2026-09", "U000009", "2026-10-12", "张三", False)],
    )
    assert state_of(duties, "青溪镇", on="2026-10-11") == ("未报", date(2026, 10, 5), 6)


def test_without_a_duty_a_report_shows_and_nobody_is_missing(office):
    office.put(
        "reported",
        [REPORTED, ("hazards", "青溪镇", "2026-09", "U000009", "2026-10-12", "张三", False)],
    )
    assert state_of(office, "青溪镇") == ("已报", None, None)
    assert state_of(office, "云岭镇") == ("不需报", None, None)


def test_a_duty_has_a_beginning_and_an_end(office):
    office.put("duties", [DUTY, ("accidents", [], 5, "2026-02", "2026-03")])
    states = office.rows(
        "reporting/status_by_area", "month state", "2026-01..2026-04", area="青溪镇"
    )
    assert states == [
        ("2026-01", "不需报"),
        ("2026-02", "未报"),
        ("2026-03", "未报"),
        ("2026-04", "不需报"),
    ]


def test_a_duty_may_name_its_areas(office):
    office.put("duties", [DUTY, ("accidents", ["青溪镇", "林场"], 5, None, None)])
    assert office.rows("reporting/status_by_area", "area state", "2026-09") == [
        ("青溪镇", "未报"),
        ("云岭镇", "不需报"),
        ("林场", "未报"),
        ("县直", "不需报"),
    ]


def test_a_duty_that_names_an_area_goes_before_one_for_all(office):
    office.put(
        "duties",
        [DUTY, ("accidents", None, 5, "2026-01", None), ("accidents", ["青溪镇"], 20, None, None)],
    )
    assert state_of(office, "青溪镇") == ("未到期", date(2026, 10, 20), 0)
    assert state_of(office, "云岭镇") == ("未报", date(2026, 10, 5), 10)


@pytest.mark.parametrize(
    ("due_day", "month", "due_on"),
    [
        (31, "2026-01", date(2026, 2, 28)),
        (31, "2024-01", date(2024, 2, 29)),
        (1, "2025-12", date(2026, 1, 1)),
    ],
)
def test_the_due_day_is_in_the_month_after_and_no_later_than_its_end(
    office, due_day, month, due_on
):
    office.put("duties", [DUTY, ("accidents", None, due_day, None, None)])
    assert state_of(office, "青溪镇", month)[1] == due_on


def test_an_area_owes_nothing_from_the_month_it_ends(duties):
    assert duties.rows(
        "reporting/status_by_area", "month state", "2026-02..2026-03", area="石桥乡"
    ) == [("2026-02", "未报"), ("2026-03", "不需报")]


def test_datasets_areas_and_months_in_order(duties):
    duties.put(
        "reported",
        [REPORTED, ("hazards", "林场", "2026-08", "U000009", "2026-10-12", "张三", False)],
    )
    found = duties.rows("reporting/status_by_area", "dataset area month state", "2026-08..2026-09")
    assert found[:2] == [
        ("accidents", "青溪镇", "2026-08", "未报"),
        ("accidents", "青溪镇", "2026-09", "未报"),
    ]
    assert [row[1] for row in found[::2]] == [
        "青溪镇",
        "云岭镇",
        "县直",
        "青溪镇",
        "云岭镇",
        "林场",
        "县直",
    ]
    assert ("hazards", "林场", "2026-08", "已报") in found
    listed = duties.rows("reporting/status_by_area", "dataset", "2026-08", dataset="隐患整改台账")
    assert set(listed) == {("hazards",)}


def test_by_default_the_months_go_to_the_latest_reported(duties):
    duties.put(
        "reported",
        [REPORTED, ("hazards", "林场", "2026-08", "U000009", "2026-10-12", "张三", False)],
    )
    params = duties.ask("reporting/status_by_area").params
    assert (params["from"], params["to"], params["on"]) == (
        "2026-01",
        "2026-08",
        date(2026, 10, 15),
    )


def test_inventories_and_figures_of_the_county_are_reports_too(office):
    office.put("duties", [DUTY, ("teams", ["青溪镇"], 10, None, None)])
    office.put(
        "reported",
        [
            REPORTED,
            ("teams", "县直", "2026-08", "U000009", "2026-09-12", "张三", False),
            ("plan_values", "安澜县", "2026-08", "U000010", "2026-09-12", "李四", False),
        ],
    )
    found = office.rows("reporting/status_by_area", "dataset area state", "2026-08")
    assert [row for row in found if row[2] != "不需报"] == [
        ("plan_values", "安澜县", "已报"),
        ("teams", "青溪镇", "未报"),
        ("teams", "县直", "已报"),
    ]
