"""Families: which questions give the same figures at another grain, read from headers alone."""

from queries import header
from queries.families import families


def test_a_family_has_the_figures_by_each_grain_and_as_a_whole():
    found = families()["accidents/count"]
    assert found.summary == "accidents/summary"
    assert found.by["month"] == "accidents/count_by_month"
    assert {"area", "sector", "severity", "type", "scope", "weekday", "unit"} < set(found.by)
    assert (found.label, found.source) == ("事故台账", "台账")
    assert found.grain_label("area") == "乡镇"
    assert {"accidents", "deaths", "accidents_last_year"} < {one.name for one in found.measures}
    assert list(found.filters) == ["area", "sector", "severity", "type", "scope"]


def test_what_offices_state_is_a_family_of_its_own():
    found = families()["rectification/stated"]
    assert (found.summary, found.source) == ("rectification/stated_summary", "报表")
    assert set(found.by) == {"area", "source"}
    assert families()["rectification/rate"].summary == "rectification/summary"
    assert families()["rectification/rate"].source == "台账"


def test_figures_of_another_kind_do_not_share_a_summary():
    assert families()["accidents/trend"].summary is None
    assert families()["rectification/flow"].summary is None


def test_a_question_with_several_rows_for_one_value_is_in_no_family():
    listed = [question for one in families().values() for question in one.by.values()]
    assert "resources/nearest_by_area" not in listed
    assert "activities/amounts_by_kind" not in listed
    assert "reporting/status_by_area" not in listed
    assert len(listed) == len(set(listed))


def test_a_grain_is_no_figure():
    assert "hour" not in [one.name for one in families()["accidents/count"].measures]
    assert "count_by_hour" in families()["accidents/count"].by["hour"]


def test_a_summary_answers_every_figure_of_its_family():
    with_summary = [one for one in families().values() if one.summary]
    assert len(with_summary) >= 6
    for one in with_summary:
        answered = {column.name for column in header(one.summary).columns}
        assert {column.name for column in one.measures} <= answered, one.name
