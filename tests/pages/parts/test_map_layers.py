"""Layers over a map: what they hold, and what a click on them tells."""

from pages.parts import map_layers
from pages.parts.colours import LIGHT


def test_circles_have_their_radius_in_metres():
    layer = map_layers.circles([(117.2, 29.4)], 5, LIGHT)
    assert layer.get_radius == 5000


def test_the_grid_covers_the_extent():
    points = map_layers.grid_points([(117.0, 29.0), (117.7, 29.35)])
    assert len(points) == 14 * 7
    assert min(x for x, _ in points) > 117.0
    assert max(y for _, y in points) < 29.35


def test_a_click_tells_an_area_or_a_place():
    area = {"objects": {"areas": [{"type": "Feature", "properties": {"name": "青溪镇"}}]}}
    place = {"objects": {"救援队伍": [{"name": "甲队", "area": "青溪镇"}]}}
    assert map_layers.picked(area, "areas") == {"name": "青溪镇"}
    assert map_layers.picked(place, "救援队伍")["name"] == "甲队"
    assert map_layers.picked(place, "areas") is None
    assert map_layers.picked(None, "areas") is None
