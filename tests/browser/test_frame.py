"""What holds on every page: nothing from elsewhere, no error, no English, nothing cut off."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from app import PAGES

PATHS = list(PAGES)
STATED = [f"{path}?source=报表" for path in ("accidents", "rectification")]
"""The same pages with the figures that offices state."""
VIEWPORTS = [(1440, 900), (1920, 1080)]

INLINE = {"data", "blob", "about"}
"""Schemes that ask nobody."""

CUT_OFF = """() => [...document.querySelectorAll('[data-testid=stApp] *')]
  .filter(element => {
    if (element.closest('svg, canvas, [data-testid=stDataFrame], input, textarea')) return false
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
    const style = getComputedStyle(element)
    if (!own || style.visibility !== 'visible' || element.getBoundingClientRect().width < 2) return false
    const hides = box => ['hidden', 'clip'].includes(getComputedStyle(box).overflowX)
    const sticksOut = box => box.clientWidth > 1 && box.scrollWidth > box.clientWidth + 1
    return [element, element.parentElement].some(box => hides(box) && sticksOut(box))
  })
  .map(element => element.textContent.trim())"""
"""Texts that do not fit in the box that hides what sticks out."""

WIDER = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
  .filter(box => box.scrollWidth > box.clientWidth).map(box => box.tagName)"""
"""What would have to be scrolled sideways."""


@dataclass(frozen=True)
class Seen:
    """What a browser saw of one page, at the sizes of two screens."""

    title: str
    text: str
    addresses: list[str]
    complaints: list[str]
    foreign_words: list[str]
    too_wide: dict[tuple[int, int], list[str]]
    cut_off: dict[tuple[int, int], list[str]]


@pytest.fixture(scope="module")
def seen():
    """Pages that were looked at already, by address."""
    return {}


@pytest.fixture(params=["demonstration", "preset", "empty"])
def any_url(request):
    """A dashboard with the demonstration, one with a preset alone, and one with nothing."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture(params=["demonstration", "empty"])
def url(request):
    """A dashboard with the demonstration, and one without anything."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def look(visit, seen):
    """Look at a page on both screens; a page is opened once for all questions about it."""

    def at(url: str, path: str) -> Seen:
        if (url, path) not in seen:
            tab, too_wide, cut_off = visit(url, *VIEWPORTS[0]), {}, {}
            tab.open(path)
            text, foreign = tab.text(), tab.foreign_words()
            for size in VIEWPORTS:
                tab.page.set_viewport_size({"width": size[0], "height": size[1]})
                tab.settle()
                too_wide[size] = tab.page.evaluate(WIDER)
                cut_off[size] = tab.page.evaluate(CUT_OFF)
            addresses, complaints = tab.addresses, tab.complaints
            title = tab.page.title()
            seen[url, path] = Seen(title, text, addresses, complaints, foreign, too_wide, cut_off)
        return seen[url, path]

    return at


@pytest.mark.parametrize("path", PATHS + STATED)
def test_a_page_asks_nobody_but_its_own_server(look, any_url, path):
    asked = [urlsplit(address) for address in look(any_url, path).addresses]
    assert any(address.scheme == "ws" for address in asked)
    elsewhere = [one for one in asked if one.scheme not in INLINE and one.hostname != "127.0.0.1"]
    assert elsewhere == []


@pytest.mark.parametrize("path", PATHS + STATED)
def test_a_page_reports_no_error(look, any_url, path):
    assert look(any_url, path).complaints == []


@pytest.mark.parametrize("path", PATHS + STATED)
def test_no_english_is_left_in_the_frame(look, url, path):
    page = look(url, path)
    assert page.foreign_words == []
    assert re.search(r"[\u4e00-\u9fff]", page.title)
    assert "Streamlit" not in page.title


@pytest.mark.parametrize("size", VIEWPORTS, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("path", PATHS + STATED)
def test_nothing_overflows_or_is_cut_off(look, url, path, size):
    page = look(url, path)
    assert page.too_wide[size] == []
    assert page.cut_off[size] == []


@pytest.mark.parametrize("path", PATHS)
def test_a_demonstration_says_so_on_every_page(look, demonstration_url, path):
    assert "演示数据" in look(demonstration_url, path).text


@pytest.mark.parametrize("path", PATHS)
def test_an_empty_store_says_what_to_upload_and_offers_the_demonstration(look, empty_url, path):
    page = look(empty_url, path)
    assert "上传" in page.text
    assert "看演示数据" in page.text
