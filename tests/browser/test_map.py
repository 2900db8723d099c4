"""The map in a real browser: drawn, labelled in Chinese, told by a hover, and unplugged."""

import io
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar
from urllib.parse import unquote, urlsplit

import pytest
from PIL import Image

from data import county_map, presets
from data.warehouse import Store
from pages.parts.colours import LIGHT

CHART = "[data-testid=stDeckGlJsonChart]"
SOURCES = {"GeoNames", "CC", "BY", "Vonng", "adcode", "fast", "geocn"}
"""Proper names that licences want beside the map."""

PATIENCE = 40
"""Tries until a map without a graphics card must have been drawn."""


@pytest.fixture(params=["demonstration", "preset"])
def url(request):
    """A dashboard with the demonstration, and one with a preset alone."""
    return request.getfixturevalue(f"{request.param}_url")


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def pixels(tab) -> dict[tuple[int, ...], int]:
    """Colour -> how many pixels of the map have it."""
    picture = Image.open(io.BytesIO(tab.page.locator(CHART).screenshot())).convert("RGB")
    return {
        colour: count
        for count, colour in picture.getcolors(maxcolors=picture.width * picture.height)
    }


def drawn(tab) -> dict[tuple[int, ...], int]:
    """The same, once areas and names are there."""
    filled = [rgb(colour) for colour in (*LIGHT.steps, LIGHT.line)]
    for _ in range(PATIENCE):
        found = pixels(tab)
        if sum(found.get(colour, 0) for colour in filled) > 20_000:
            return found
        tab.page.wait_for_timeout(500)
    raise AssertionError(found)


def test_the_map_is_drawn_and_asks_nobody_outside(visit, url):
    tab, warnings = visit(url), []
    tab.page.on("console", lambda said: warnings.append(said.text))
    tab.open("resources")
    found = drawn(tab)
    assert found.get(rgb(LIGHT.ink), 0) > 200, "no names on the map"
    assert not [said for said in warnings if "Missing character" in said]
    hosts = {
        urlsplit(one).hostname for one in tab.addresses if not one.startswith(("data:", "blob:"))
    }
    assert hosts == {"127.0.0.1"}
    assert tab.complaints == []
    assert set(tab.foreign_words()) <= SOURCES


def over_an_area(tab) -> tuple[float, float]:
    """A spot of the map where a hover tells an area's figure; the mouse is left there."""
    box = tab.page.locator(CHART).bounding_box()
    for step in range(PATIENCE):
        spot = box["x"] + box["width"] * 0.5 + step, box["y"] + box["height"] * 0.4
        tab.page.mouse.move(*spot)
        tab.page.wait_for_timeout(250)
        if "队伍人数" in tab.page.locator(".deck-tooltip").inner_text():
            return spot
    raise AssertionError("no hover tells anything")


def test_a_hover_names_the_area_and_its_figure(visit, demonstration_url):
    tab = visit(demonstration_url)
    tab.open("resources?places=-")
    drawn(tab)
    over_an_area(tab)
    told = tab.page.locator(".deck-tooltip").inner_text()
    assert told.splitlines()[1].startswith("队伍人数 ")
    assert told.endswith("人")


def test_the_colours_follow_the_measure_in_the_link(visit, demonstration_url):
    tab = visit(demonstration_url)
    tab.open("resources?measure=shelter_capacity&places=-")
    drawn(tab)
    assert "可容纳人数（人）" in tab.text()
    assert "点一行看“可容纳人数（人）”的来源" in tab.text()


def test_a_click_on_the_map_narrows_the_page(visit, demonstration_url):
    tab = visit(demonstration_url)
    tab.open("resources?places=-&tilt=平视")
    drawn(tab)
    spot = over_an_area(tab)
    name = tab.page.locator(".deck-tooltip").inner_text().splitlines()[0]
    tab.page.mouse.click(*spot)
    # once: a map waits for a second click before it tells of the first, and one more click on the
    # same area would widen the page again
    tab.page.wait_for_url("**area=**", wait_until="commit")
    tab.settle()
    chosen = unquote(tab.page.url).split("area=")[1].split("&")[0]
    assert chosen == name
    assert f"只看{chosen}" in tab.text()
    listed = tab.page.locator(".an-table tbody tr th").all_inner_texts()
    assert listed == [chosen]


def test_reach_draws_circles_lines_and_a_grid_unplugged(visit, demonstration_url):
    tab = visit(demonstration_url)
    tab.open("resources?view=远近&object=储备库&radius=3&more=在图上选&new_point=118.4,30.4")
    drawn(tab)
    assert "再设一处以后" in tab.text()
    hosts = {
        urlsplit(one).hostname for one in tab.addresses if not one.startswith(("data:", "blob:"))
    }
    assert hosts == {"127.0.0.1"}
    assert tab.complaints == []


class Tiles(BaseHTTPRequestHandler):
    """Answers every tile with one red pixel and notes what was asked for."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        body = io.BytesIO()
        Image.new("RGB", (256, 256), "red").save(body, "PNG")
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        self.wfile.write(body.getvalue())

    def log_message(self, *_) -> None:
        """Nothing is written to the test's output."""


def test_a_base_map_of_ones_own_network_lies_below_only_where_it_was_set(visit, serve, tmp_path):
    home = tmp_path / "based"
    presets.apply(Store(home), "浮梁县", "王芳")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/{{z}}/{{x}}/{{y}}.png"
    county_map.set_tiles(Store(home), address, "王芳")
    tab = visit(serve(home))
    tab.open("resources")
    for _ in range(PATIENCE):
        if Tiles.asked and any(r > 180 and g < 160 for r, g, _ in pixels(tab)):
            break
        tab.page.wait_for_timeout(500)
    server.shutdown()
    server.server_close()
    assert all(re.fullmatch(r"/\d+/\d+/\d+\.png", one) for one in Tiles.asked)
    assert any(red > 180 and green < 160 for red, green, _ in pixels(tab))
    hosts = {
        urlsplit(one).hostname for one in tab.addresses if not one.startswith(("data:", "blob:"))
    }
    assert hosts == {"127.0.0.1"}
