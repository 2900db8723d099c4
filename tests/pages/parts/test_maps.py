"""Decks: five steps of one hue, what is unknown, and that nothing outside is asked for."""

import json

import pandas as pd

from pages.parts import maps
from pages.parts.colours import DARK, LIGHT

GEOMETRY = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[x, 29], [x + 1, 29], [x + 1, 30], [x, 29]]],
            },
        }
        for x, name in enumerate(["青溪镇", "云岭镇", "洪源镇"], 117)
    ],
}
PLACES = maps.Places(
    "救援队伍",
    pd.DataFrame({"longitude": [117.6], "latitude": [29.3], "tip": ["救援队"]}),
    "●",
    LIGHT.kinds[0],
)


def made(palette=LIGHT) -> dict:
    values = {"青溪镇": 25.0, "云岭镇": None}
    return json.loads(
        maps.deck(GEOMETRY, GEOMETRY, values, ("队伍人数", "人"), [PLACES], palette).to_json()
    )


def test_steps_hold_about_as_many_areas_each_and_never_part_equal_figures():
    shown = maps.steps([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, None], LIGHT)
    assert [(one.low, one.high) for one in shown] == [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10)]
    assert [one.colour for one in shown] == list(LIGHT.steps)


def test_few_figures_have_a_step_each_and_none_has_none():
    assert [(one.low, one.high) for one in maps.steps([0, 1, 1, 0, 3], LIGHT)] == [
        (0, 0),
        (1, 1),
        (3, 3),
    ]
    assert maps.steps([None, float("nan")], LIGHT) == []


def test_every_figure_falls_into_a_step():
    values = [0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5]
    shown = maps.steps(values, LIGHT)
    assert all(any(one.low <= value <= one.high for one in shown) for value in values)


def test_an_area_says_its_figure_that_it_has_not_reported_or_that_it_need_not():
    words = {
        one["properties"]["name"]: one["properties"]["words"]
        for one in made()["layers"][0]["data"]["features"]
    }
    assert words == {"青溪镇": "青溪镇\n25", "云岭镇": "云岭镇\n未报", "洪源镇": "洪源镇"}


def test_the_map_asks_nobody_outside():
    for palette in (LIGHT, DARK):
        deck = made(palette)
        assert "mapProvider" not in deck
        assert deck.get("mapStyle") in (None, "__MAP_STYLE__")
        assert "http" not in json.dumps(deck)


def test_chinese_labels_have_their_glyphs():
    texts = [layer for layer in made()["layers"] if layer["@@type"] == "TextLayer"]
    assert [layer["characterSet"] for layer in texts] == ["auto", "auto"]
