"""Linked pictures: what is picked narrows everything but its own picture, and stands in the link."""

import json
import re

import pytest

from pages.parts.linked import Picks

PARAMS = {"from": "2026-01", "to": "2026-03", "area": None}


def said(at) -> str:
    return re.sub(
        r"<style>.*?</style>|<[^>]+>", " ", " ".join(one.proto.body for one in at.get("html"))
    )


def figure(at, label: str) -> str:
    html = " ".join(one.proto.body for one in at.get("html"))
    return dict(re.findall(r'an-label">([^<]+).*?an-figure"><b[^>]*>([^<]*)', html, re.S))[label]


def tables(at) -> str:
    """The HTML of the comparison tables."""
    return " ".join(
        str(json.loads(one.proto.json)) for one in at.get("bidi_component") if one.proto.json
    )


def listed(at) -> list[str]:
    """Numbers of the accidents in the list at the end of the page."""
    return [str(value)[:10] for value in at.dataframe[-1].value["occurred_at"]]


@pytest.mark.parametrize(
    ("picks", "besides", "expected"),
    [
        (Picks(), "", {}),
        (Picks(month="2026-02"), "", {"from": "2026-02", "to": "2026-02"}),
        (Picks(month="2026-02"), "month", {}),
        (Picks(area="青溪镇", sector="未填"), "", {"area": "青溪镇", "sector": "未填"}),
        (Picks(area="青溪镇", sector="工贸"), "area", {"sector": "工贸"}),
    ],
)
def test_a_pick_narrows_all_but_its_own_picture(picks, besides, expected):
    assert picks.narrow(PARAMS, besides) == PARAMS | expected


def test_a_township_in_the_link_narrows_cards_and_rows_and_keeps_the_table(open_page, office):
    at = open_page(office, "accidents", **{"pick-area": "云岭镇"})
    assert figure(at, "事故起数") == "1"
    assert listed(at) == ["2026-03-02"]
    assert "青溪镇" in tables(at)
    assert "an-picked" in tables(at)
    assert "2026年1–3月，全县发生事故2起" in said(at)


def test_picks_meet_and_are_let_go_one_by_one(open_page, office):
    at = open_page(office, "accidents", **{"pick-month": "2026-01", "pick-area": "云岭镇"})
    assert figure(at, "事故起数") == "0"
    at.button(key="unpick-month").click().run()
    assert figure(at, "事故起数") == "1"
    assert "pick-month" not in at.query_params
    at.button(key="unpick-area").click().run()
    assert figure(at, "事故起数") == "2"
    assert "其余的图表随之筛选" in said(at)


def test_all_picks_are_let_go_at_once(open_page, office):
    picked = {"pick-month": "2026-01", "pick-area": "青溪镇", "pick-sector": "道路运输"}
    at = open_page(office, "accidents", **picked)
    assert listed(at) == ["2026-01-12"]
    at.button(key="unpick-all").click().run()
    assert not [name for name in at.query_params if name.startswith("pick-")]
    assert len(listed(at)) == 2


def test_rows_without_a_sector_can_be_picked(open_page, office):
    at = open_page(office, "accidents", **{"pick-sector": "未填"})
    assert listed(at) == ["2026-03-02"]
    assert at.button(key="unpick-sector").label == "未填行业  ✕"


def test_what_cannot_be_picked_is_told_and_left_out(open_page, office):
    at = open_page(office, "accidents", **{"pick-area": "'; drop", "pick-month": "2025-01"})
    assert not at.exception
    assert figure(at, "事故起数") == "2"
    assert "所选乡镇“'; drop”不在本页所示的范围内，未筛选".replace("'", "&#x27;") in said(at)
    assert "所选月份“2025-01”不在本页所示的范围内，未筛选" in said(at)


def test_the_source_of_what_is_picked_opens_its_rows(open_page, office):
    at = open_page(office, "accidents", **{"pick-month": "2026-03"})
    at.button(key="source-picks").click().run()
    assert not at.exception
    assert at.dataframe[-1].value["row"].tolist() == [5]
    assert set(at.dataframe[-1].value["file"]) == {"事故台账.xlsx"}
