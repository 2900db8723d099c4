"""Crossing: every place of every cross table says what the bare questions say; nothing is added up."""

from datetime import date
from functools import cache

import pytest

from queries import UsageError, crossing, many
from queries.crossing import SPANS, cross, crossed_with, dimensions, pieces
from queries.families import families
from queries.headers import QueryError, header

TODAY = date(2026, 10, 15)
PERIOD = {"from": "2026-01", "to": "2026-05"}
CROSSED = [name for name, family in families().items() if family.summary]

LEDGERS = {
    "sectors": [
        ("raw", "sector", "economy_sector", "is_industry"),
        ("货运", "道路运输", "交通运输", False),
        ("工贸", "工贸", "制造业", True),
    ],
    "accidents": [
        ("occurred_at", "area", "sector", "type", "deaths", "serious_injuries", "loss_wan_yuan", "unit_name"),
        ("2025-02-03 08:00", "青溪镇", "货运", "车辆伤害", 1, 0, 5, "甲厂"),
        ("2026-01-05 09:30", "青溪镇", "货运", "车辆伤害", 1, 0, 10.5, "甲厂"),
        ("2026-04-07", "云岭镇", "工贸", None, 3, None, None, "乙厂"),
        ("2026-04-09 21:15", None, None, "坍塌", None, 2, 3, None),
    ],
    "hazards": [
        ("found_on", "area", "sector", "source", "inspected_by", "grade", "due_on", "rectified_on"),
        ("2026-01-05", "青溪镇", "工贸", "执法检查", "安监所", "重大", "2026-02-01", "2026-01-20"),
        ("2026-01-08", "云岭镇", "工贸", "企业自查", None, "一般", "2026-02-01", None),
        ("2026-05-08", "云岭镇", None, "执法检查", "安监所", "一般", None, "2026-05-20"),
    ],
    "inspections": [
        ("inspected_on", "area", "sector", "unit_name", "kind", "visits", "cases_filed", "fine_wan_yuan"),
        ("2026-01-05", "青溪镇", "工贸", "甲厂", "日常检查", 1, 1, 0.5),
        ("2026-02-05", "青溪镇", "工贸", "甲厂", "专项检查", 2, 0, None),
        ("2026-04-05", "云岭镇", None, "乙厂", "日常检查", 1, 0, 0),
    ],
    "disasters": [
        ("event_no", "kind", "started_at", "area", "affected", "loss_wan_yuan"),
        ("Z1", "洪涝", "2026-02-01", "青溪镇", 10, 2.5),
        ("Z1", "洪涝", "2026-02-01", "云岭镇", 5, None),
        ("Z2", "大风", "2026-05-01", "云岭镇", 1, 0.5),
    ],
    "activities": [
        ("held_on", "kind", "area", "count", "unit", "people", "funds_wan_yuan"),
        ("2026-01-20", "演练", "青溪镇", 1, "场", 100, 1.5),
        ("2026-01-21", "演练", "云岭镇", 2, "次", None, 0.5),
        ("2026-05-02", "宣传", None, 300, "份", 40, None),
    ],
    "forest_fires": [
        ("started_at", "area", "burned_ha", "damaged_forest_ha", "deaths", "serious_injuries"),
        ("2025-03-01", "青溪镇", 4, 2, 0, 0),
        ("2026-03-09 12:00", "青溪镇", 2, 0.5, 0, 0),
        ("2026-03-30 15:00", "云岭镇", 6, 1.5, None, 1),
    ],
    "accident_stats": [
        ("month_from", "month_to", "area", "sector", "accidents", "deaths", "accidents_last_year"),
        ("2026-01", "2026-01", "青溪镇", None, 2, 1, 1),
        ("2026-02", "2026-05", "青溪镇", None, 3, 0, 2),
        ("2026-04", "2026-04", "云岭镇", None, 1, 3, None),
    ],
    "hazard_stats": [
        ("month_from", "month_to", "area", "source", "units", "found", "rectified"),
        ("2026-01", "2026-01", "青溪镇", "执法检查", 5, 10, 9),
        ("2026-01", "2026-01", "青溪镇", "企业自查", 2, 4, None),
        ("2026-01", "2026-05", "云岭镇", None, 8, 20, 15),
    ],
}  # fmt: skip


@pytest.fixture
def filled(office):
    """A small office with something in every ledger and report, blanks among it."""
    for table, rows in LEDGERS.items():
        office.put(table, rows)
    return office


def is_same(found, expected) -> bool:
    """Whether an answer says the same as another in every column that both have."""
    return {name: found[name] for name in expected if name in found} == pytest.approx(
        {name: expected[name] for name in expected if name in found}, nan_ok=True
    )


LOOKED_AT = 3
"""So many crosses of a family are looked at, spread over all of them."""


def crosses_of(family) -> list[tuple[str, str]]:
    """Every cross of a family once, or an even choice of them where there are many."""
    measure = family.measures[0].name
    listed = [
        (down, across)
        for down in dimensions(family, measure)
        for across in crossed_with(family, measure, down)
        if down < across
    ]
    return listed[:: len(listed) // LOOKED_AT or 1]


@pytest.mark.parametrize("name", [one for one in CROSSED if crosses_of(families()[one])])
def test_every_place_of_a_cross_is_what_the_bare_questions_answer(filled, name):
    family = families()[name]

    @cache
    def bare(question, **narrowed):
        return many.rows(filled.con, question, params | narrowed)

    for down, across in crosses_of(family):
        found = cross(filled.con, family, (down, across), PERIOD, TODAY)
        params = found.total.params
        (whole,) = found.total.frame().to_dict("records")
        assert is_same(bare(family.summary)[0], whole)
        for axis, totals in ((found.rows, found.of_rows), (found.columns, found.of_columns)):
            for value in axis.values:
                narrowed = axis.bound(value)
                if set(narrowed) <= set(header(family.summary).params):
                    assert is_same(totals[value], bare(family.summary, **narrowed)[0]), (
                        axis,
                        value,
                    )
        assert found.cells
        shown = {found.columns.values[0], found.columns.values[-1]}
        for (row, column), figures in found.cells.items():
            if column in shown:
                expected = expected_cell(family, found, row, column, bare)
                assert is_same(figures, expected), (down, across, row, column)


def test_every_dimension_alone_is_what_its_question_answers(filled):
    for family in (families()["accidents/count"], families()["disasters/count"]):
        for down in dimensions(family, family.measures[0].name):
            found = cross(filled.con, family, (down, None), PERIOD, TODAY)
            assert (found.columns, found.cells) == (None, {})
            if question := family.by.get(down):
                listed = many.rows(filled.con, question, found.total.params)
                assert [(row[down], row) for row in listed] == list(found.of_rows.items())


def expected_cell(family, found, row, column, bare):
    """One figure asked for by itself: of the question by one dimension, narrowed to the other."""
    for own, value, other, narrowed_to in (
        (found.rows, row, found.columns, column),
        (found.columns, column, found.rows, row),
    ):
        narrowed = other.bound(narrowed_to)
        question = family.by.get(own.grain)
        if question and set(narrowed) <= set(header(question).params):
            listed = [line for line in bare(question, **narrowed) if line[own.grain] == value]
            if listed:
                return listed[0]
    (whole,) = bare(family.summary, **found.rows.bound(row), **found.columns.bound(column))
    return whole


def test_totals_are_asked_and_not_added_up(filled):
    found = cross(filled.con, families()["inspections/count"], ("month", "kind"), PERIOD, TODAY)
    by_month = [found.of_rows[month]["units"] for month in found.rows.values]
    assert by_month == [1, 1, 0, 1, 0]
    total = dict(
        zip([column.name for column in found.total.columns], found.total.rows[0], strict=True)
    )
    assert total["units"] == 2
    rates = cross(filled.con, families()["rectification/rate"], ("area", "source"), PERIOD, TODAY)
    assert rates.of_rows["云岭镇"]["rate_pct"] == 50
    assert rates.cells["云岭镇", "执法检查"]["rate_pct"] == 100
    assert rates.cells["青溪镇", "企业自查"]["rate_pct"] is None


def test_nothing_there_is_none_and_nothing_known_is_unknown(filled):
    found = cross(filled.con, families()["accidents/count"], ("sector", "month"), PERIOD, TODAY)
    assert found.cells["道路运输", "2026-04"]["accidents"] == 0
    assert found.cells[None, "2026-04"]["deaths"] is None
    stated = cross(filled.con, families()["accidents/stated"], ("area", "month"), PERIOD, TODAY)
    assert stated.cells["青溪镇", "2026-01"]["accidents"] == 2
    assert stated.cells["青溪镇", "2026-02"]["accidents"] is None


def test_the_period_is_cut_where_it_ends():
    assert pieces("month", "2025-11", "2026-01") == ["2025-11", "2025-12", "2026-01"]
    assert pieces("quarter", "2025-12", "2026-05") == [
        "2025-12..2025-12",
        "2026-01..2026-03",
        "2026-04..2026-05",
    ]
    assert pieces("year", "2024-03", "2026-02") == [
        "2024-03..2024-12",
        "2025-01..2025-12",
        "2026-01..2026-02",
    ]


def test_what_cannot_be_crossed_is_not_offered_and_refused(filled):
    family = families()["accidents/count"]
    assert "hour" not in crossed_with(family, "accidents", "weekday")
    assert set(SPANS) & set(crossed_with(family, "accidents", "month")) == set()
    with pytest.raises(QueryError, match="不能同时按"):
        cross(filled.con, family, ("hour", "weekday"), PERIOD, TODAY)
    with pytest.raises(QueryError, match="没有合计"):
        cross(filled.con, families()["accidents/trend"], ("month", None), PERIOD, TODAY)
    with pytest.raises(UsageError):
        cross(filled.con, family, ("area", None), {"colour": "红"}, TODAY)


def test_months_of_recursive_questions_are_asked_one_by_one():
    assert many.goes_one_by_one("accidents/stated_by_area", ("from", "to"))
    assert not many.goes_one_by_one("accidents/stated_by_area", ("area",))
    assert not many.goes_one_by_one("accidents/summary", ("from", "to"))
    assert crossing.bound("quarter", "2026-01..2026-03") == {"from": "2026-01", "to": "2026-03"}
