"""What holds on every page: nothing from elsewhere, no error, no English, nothing cut off."""

import re
from urllib.parse import urlsplit

import pytest

PATHS = ["overview", "accidents", "rectification", "upload", "reporting"]
VIEWPORTS = [(1440, 900), (1920, 1080)]

INLINE = {"data", "blob", "about"}
"""Schemes that ask nobody."""

CUT_OFF = """() => [...document.querySelectorAll('[data-testid=stMain] *, [data-testid=stSidebar] *')]
  .filter(element => {
    if (element.closest('svg, canvas, [data-testid=stDataFrame], input, textarea')) return false
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
    const style = getComputedStyle(element)
    if (!own || style.visibility !== 'visible' || element.clientWidth < 2) return false
    const hides = box => ['hidden', 'clip'].includes(getComputedStyle(box).overflowX)
    if (hides(element) && element.scrollWidth > element.clientWidth + 1) return true
    const holder = element.parentElement
    return hides(holder) && holder.clientWidth > 1 && holder.scrollWidth > holder.clientWidth + 1
  })
  .map(element => element.textContent.trim())"""
"""Texts that do not fit in the box that hides what sticks out."""

WIDER = """() => [document.documentElement, document.querySelector('[data-testid=stMain]')]
  .filter(box => box.scrollWidth > box.clientWidth).map(box => box.tagName)"""


@pytest.fixture(params=["demonstration", "empty"])
def url(request):
    """A dashboard with the demonstration, and one without anything."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.mark.parametrize("path", PATHS)
def test_a_page_works_unplugged_in_chinese_and_without_errors(visit, url, path):
    tab = visit(url)
    tab.open(path)
    elsewhere = [
        address
        for address in tab.addresses
        if urlsplit(address).scheme not in INLINE and urlsplit(address).hostname != "127.0.0.1"
    ]
    assert elsewhere == []
    assert tab.complaints == []
    assert tab.foreign_words() == []
    assert re.search(r"[\u4e00-\u9fff]", tab.page.title())
    assert "Streamlit" not in tab.page.title()


@pytest.mark.parametrize(("width", "height"), VIEWPORTS)
@pytest.mark.parametrize("path", PATHS)
def test_nothing_overflows_or_is_cut_off(visit, url, path, width, height):
    tab = visit(url, width, height)
    tab.open(path)
    assert tab.page.evaluate(WIDER) == []
    assert tab.page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("path", PATHS)
def test_a_demonstration_says_so_on_every_page(visit, demonstration_url, path):
    tab = visit(demonstration_url)
    tab.open(path)
    assert "演示数据" in tab.text()


@pytest.mark.parametrize("path", PATHS)
def test_an_empty_store_says_what_to_upload(visit, empty_url, path):
    tab = visit(empty_url)
    tab.open(path)
    assert "上传" in tab.text()
