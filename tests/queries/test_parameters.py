"""Parameters: what is taken when nothing is given, and what is refused."""

from datetime import date, datetime

import pytest

from queries import QueryError, UsageError

REPORTED = [
    ("dataset", "area", "month"),
    ("accidents", "青溪镇", "2025-11"),
    ("accidents", "青溪镇", "2026-08"),
    ("hazards", "青溪镇", "2026-09"),
    ("accident_stats", "青溪镇", "2026-12"),
]


@pytest.fixture
def reporting(office):
    office.put("reported", REPORTED)
    return office


def params(office, name="rectification/summary", months=None, **given):
    found = office.ask(name, months, **given).params
    return tuple(str(found[key]) for key in ("from", "to", "on") if key in found)


def test_january_to_the_latest_reported_month_of_the_dataset(reporting):
    assert params(reporting, "accidents/summary") == ("2026-01", "2026-08")
    assert params(reporting) == ("2026-01", "2026-09", "2026-09-30")


def test_a_month_still_to_come_is_not_the_latest(reporting):
    assert params(reporting, "accidents/stated_summary") == ("2026-01", "2026-10")


def test_with_nothing_reported_the_latest_month_is_this_one(office):
    assert params(office) == ("2026-01", "2026-10", "2026-10-15")


def test_one_end_alone(reporting):
    assert params(reporting, "accidents/summary", to="2025-11") == ("2025-01", "2025-11")
    assert params(reporting, "accidents/summary", **{"from": "2025-11"}) == ("2025-11", "2026-08")
    assert params(reporting, "accidents/summary", **{"from": "2026-09"}) == ("2026-09", "2026-09")


def test_a_month_is_both_ends(reporting):
    assert params(reporting, month="2026-02") == ("2026-02", "2026-02", "2026-02-28")


def test_the_day_is_the_end_of_the_period_and_never_after_today(reporting):
    assert params(reporting, months="2026-01..2026-06") == ("2026-01", "2026-06", "2026-06-30")
    assert params(reporting, months="2026-01..2026-10") == ("2026-01", "2026-10", "2026-10-15")
    assert params(reporting, months="2026-01..2026-06", on="2026-12-31")[2] == "2026-10-15"
    assert (
        params(reporting, months="2026-01..2026-06", on=datetime(2026, 3, 1, 8))[2] == "2026-03-01"
    )
    assert params(reporting, months="2026-01..2026-06", on=date(2026, 3, 1))[2] == "2026-03-01"


def test_nothing_given_is_the_same_as_an_empty_text(reporting):
    assert reporting.ask("accidents/summary", area="", **{"from": " "}) == reporting.ask(
        "accidents/summary", area=None
    )


def test_an_area_is_found_as_offices_write_it(office):
    office.put("areas", [("name", "level", "aliases"), ("湘湖镇", "乡镇", ["象湖"])])
    for written in ("湘湖镇", "湘湖", "象湖", "湘湖镇人民政府"):
        assert office.ask("accidents/summary", area=written).params["area"] == "湘湖镇"


def test_the_county_is_all_areas(office):
    office.put(
        "accidents", [("occurred_at", "area"), ("2026-01-01", "青溪镇"), ("2026-01-01", None)]
    )
    for written in ("安澜县", "全县"):
        assert office.rows("accidents/summary", "accidents", "2026-01", area=written) == [(2,)]


def test_an_area_that_left_the_register_can_be_asked_for_where_it_reported(reporting):
    reporting.put("reported", [("dataset", "area", "month"), ("accidents", "已撤乡", "2020-01")])
    assert reporting.ask("accidents/summary", area="已撤乡").params["area"] == "已撤乡"


def test_a_dataset_is_found_by_its_label(reporting):
    assert (
        reporting.ask("reporting/status_by_area", dataset="事故台账").params["dataset"]
        == "accidents"
    )


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        (
            "accidents/summary",
            {"from": "2026-13"},
            "参数 from 写的是“2026-13”，应是月份，如 2026-07。",
        ),
        ("accidents/summary", {"to": "7月"}, "参数 to 写的是“7月”，应是月份，如 2026-07。"),
        (
            "accidents/summary",
            {"from": "2026-05", "to": "2026-04"},
            "起始月 2026-05 晚于截止月 2026-04。请改正。",
        ),
        (
            "accidents/summary",
            {"month": "2026-05", "to": "2026-06"},
            "参数 month 与 from、to 不能同时给。请只给一种。",
        ),
        (
            "rectification/summary",
            {"on": "2026-02-30"},
            "参数 on 写的是“2026-02-30”，应是日期，如 2026-07-31。",
        ),
        (
            "accidents/summary",
            {"severity": "特大"},
            "参数 severity 写的是“特大”，可用的有：一般、较大、重大、特别重大、未填。",
        ),
        (
            "accidents/summary",
            {"area": "云领镇"},
            "参数 area 写的是“云领镇”，区划名录中没有。最接近的是“云岭镇”。可用的有：县直、云岭镇、青溪镇、石桥乡、林场。",
        ),
        (
            "trace/hazards",
            {"figure": "sum"},
            "参数 figure 写的是“sum”，可用的有：found、rectified、",
        ),
        (
            "reporting/status_by_area",
            {"dataset": "xx"},
            "参数 dataset 写的是“xx”，没有这张数据表。可用的有：areas（区划名录）、",
        ),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_what_would_work(office, name, given, message):
    with pytest.raises(QueryError) as refusal:
        office.ask(name, **given)
    assert str(refusal.value).startswith(message)
    assert not isinstance(refusal.value, UsageError)


def test_without_a_register_no_area_can_be_asked_for(empty_office):
    with pytest.raises(QueryError, match="但还没有区划名录。请先上传区划名录。"):
        empty_office.ask("accidents/summary", area="青溪镇")


def test_a_parameter_that_the_question_lacks_is_answered_with_those_it_has(office):
    with pytest.raises(UsageError) as refusal:
        office.ask("overview/areas", colour="red")
    assert str(refusal.value) == "问题 overview/areas 没有参数“colour”。可用的参数：无。"
    with pytest.raises(
        UsageError,
        match="没有参数“source”。可用的参数：from（起始月）、to（截止月）、month（单月）、area（乡镇）",
    ):
        office.ask("accidents/summary", source="x")
