"""Where names stand in outlines."""

from pages.parts import outlines

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]}
HOOK = {
    "type": "Polygon",
    "coordinates": [[[0, 0], [3, 0], [3, 3], [2, 3], [2, 1], [0, 1], [0, 0]]],
}


def test_a_name_stands_in_the_middle_of_a_free_outline():
    assert outlines.spot(SQUARE, []) == [1, 1]


def test_a_name_makes_room_for_a_place():
    x, y = outlines.spot(SQUARE, [[1, 1]])
    assert abs(y - 1) > 0.3 or abs(x - 1) > 0.5


def test_a_name_stands_inside_a_bent_outline():
    x, y = outlines.spot(HOOK, [])
    assert y < 1 or x > 2


def test_of_several_parts_the_greatest_bears_the_name():
    small = [[[10, 10], [10.1, 10], [10.1, 10.1], [10, 10]]]
    both = {"type": "MultiPolygon", "coordinates": [small, SQUARE["coordinates"]]}
    assert outlines.spot(both, []) == [1, 1]
    assert outlines.extent([point for ring in outlines.rings(both) for point in ring]) == (
        0,
        0,
        10.1,
        10.1,
    )
