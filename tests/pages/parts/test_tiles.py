"""Tiles: every area has a cell of its own, lying to the others as the seats do."""

from hypothesis import given
from hypothesis import strategies as st

from pages.parts import tiles
from pages.parts.colours import LIGHT

degrees = st.floats(100, 101, allow_nan=False)
seats = st.dictionaries(
    st.text("甲乙丙丁戊", min_size=1, max_size=4),
    st.none() | st.tuples(degrees, degrees),
    min_size=1,
    max_size=20,
)


@given(seats)
def test_no_two_areas_share_a_cell(found):
    placed = tiles.cells(found)
    assert list(placed) == list(found)
    assert len(set(placed.values())) == len(found)


def test_directions_are_kept():
    placed = tiles.cells({"西南": (0, 0), "东南": (1, 0), "西北": (0, 1), "东北": (1, 1)})
    assert placed["西南"][0] < placed["东南"][0]
    assert placed["西南"][1] < placed["西北"][1]
    assert placed["西北"][0] < placed["东北"][0]


def test_without_a_seat_below_the_others():
    placed = tiles.cells({"县直": None, "青溪镇": (117.2, 29.4), "云岭镇": (117.3, 29.5)})
    assert placed["县直"][1] < min(placed["青溪镇"][1], placed["云岭镇"][1])


def test_a_tile_says_its_figure_or_that_there_is_none():
    found = {"青溪镇": (117.2, 29.4), "云岭镇": (117.3, 29.5), "县直": None, "林场": (117.0, 29.0)}
    chart = tiles.cartogram(
        found, {"青溪镇": 22, "云岭镇": None, "县直": 161}, ("人数", "人"), LIGHT, chosen="青溪镇"
    )
    said = [one.text for one in chart.layout.annotations]
    assert said == [
        "青溪镇<br><b>22</b>",
        "云岭镇<br><b>未报</b>",
        "县直<br><b>161</b>",
        "林场<br><b>不报送</b>",
    ]
    colours = [one.fillcolor for one in chart.layout.shapes]
    assert colours[0] == LIGHT.steps[0]
    assert colours[2] == LIGHT.card
    assert chart.layout.shapes[0].line.color == LIGHT.ink
