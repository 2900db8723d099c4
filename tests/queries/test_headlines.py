"""Figures that a change would move: the same questions before and after."""

from datetime import date

import pytest

from data.rehearsal import preview
from data.uploads import StoredRow, Upload
from data.warehouse import Store
from queries import header
from queries.headlines import HEADLINES, Move, moves

TODAY = date(2026, 11, 25)
JULY = ("2026-07", "2026-07")


@pytest.mark.parametrize("one", HEADLINES, ids=lambda one: one.question)
def test_a_headline_names_columns_of_its_question(one):
    known = {column.name for column in header(one.question).columns}
    assert {*one.figures, *one.names, *filter(None, [one.unit])} <= known


def accident(number, area, deaths):
    values = {
        "accident_no": number,
        "occurred_at": date(2026, 7, 9),
        "area": area,
        "deaths": deaths,
    }
    return StoredRow(values, {}, 3, number, (area, *JULY))


def load(*rows):
    return Upload("load", "accidents", "张三", rows=rows)


def told(found: list[Move], question: str):
    return {
        (move.area, move.first, move.last, move.label): (move.before, move.after)
        for move in found
        if move.question == question
    }


def test_figures_of_the_county_and_of_the_only_unit_move(tmp_path):
    store = Store(tmp_path)
    store.append(load(accident("A1", "青溪镇", 1), accident("A2", "云岭镇", 2)))
    version = store.published_name()
    new = load(accident("A1", "青溪镇", 2), accident("A3", "青溪镇", None))
    scopes = [("青溪镇", *JULY)]
    with store.cursor() as before, preview(store, [new]) as after:
        found = moves(before, after, "accidents", scopes, TODAY)
        assert moves(before, before, "accidents", scopes, TODAY) == []
    assert told(found, "accidents/summary") == {
        (None, "2026-01", "2026-07", "事故起数"): (2, 3),
        (None, "2026-01", "2026-07", "死亡人数"): (3, 4),
        ("青溪镇", "2026-01", "2026-07", "事故起数"): (1, 2),
        ("青溪镇", "2026-01", "2026-07", "死亡人数"): (1, 2),
    }
    assert {move.unit for move in found if move.label == "死亡人数"} == {"人"}
    assert store.published_name() == version


def test_a_year_before_is_asked_for_whole(tmp_path):
    store = Store(tmp_path)
    store.append(load(accident("A1", "青溪镇", 1)))
    old = StoredRow(
        {"accident_no": "B1", "occurred_at": date(2025, 3, 1), "area": "青溪镇", "deaths": 1},
        {}, 3, "B1", ("青溪镇", "2025-03", "2025-03"),
    )  # fmt: skip
    with store.cursor() as before, preview(store, [load(old)]) as after:
        found = moves(before, after, "accidents", [("青溪镇", "2025-03", "2025-03")], TODAY)
    assert {(move.first, move.last) for move in found} == {("2025-01", "2025-12")}
