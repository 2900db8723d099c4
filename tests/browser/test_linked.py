"""Linked pictures in a browser: a bar and a row are picked, the link reopens the view, a row opens its cells."""

import re
from urllib.parse import unquote

from playwright.sync_api import Locator

PATIENCE = 100
"""Tries until a chart tells of the bar under the mouse."""


def figure(tab, name: str) -> str:
    """What stands on the card of that name."""
    return tab.page.locator(f".st-key-card-figure-{name} .an-figure b").inner_text()


def bars(tab, chart: str) -> Locator:
    """This year's bars of a chart, from left to right."""
    drawn = tab.page.locator(f"[class*='st-key-chart-{chart}-'] .barlayer .trace")
    return drawn.last.locator(".point path")


def pick(tab, bar: Locator) -> None:
    """Click in the middle of a bar, over which the chart lays its own surface: once it tells of the bar, before
    which a click says nothing to it. What the page is narrowed to changes, so the link does.
    """
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for step in range(PATIENCE):
        tab.page.mouse.move(x + step % 2, y)
        tab.page.wait_for_timeout(100)
        if tab.page.locator(".hoverlayer > *").count():
            break
    else:
        raise AssertionError("the chart tells nothing of the bar")
    before = tab.page.url
    tab.page.mouse.click(x, y)
    tab.page.wait_for_url(lambda url: url != before, wait_until="commit")
    tab.settle()


def picked(tab) -> set[str]:
    return set(re.findall(r"pick-(\w+)=", tab.page.url))


def test_a_bar_and_a_row_narrow_the_page_and_the_link_reopens_it(visit, demonstration_url):
    tab = visit(demonstration_url)
    tab.open("accidents?from=2026-01&to=2026-09")
    whole = int(figure(tab, "accidents"))
    assert picked(tab) == set()

    pick(tab, bars(tab, "months").nth(0))
    assert picked(tab) == {"month"}
    january = int(figure(tab, "accidents"))
    assert 0 < january < whole
    assert "2026年1月" in tab.page.locator(".st-key-unpick-month").inner_text()

    row = tab.page.locator(
        ".st-key-card-panel-areas tr[data-pick]", has_text=re.compile("青溪镇|竹坪镇")
    )
    tab.click(row.first)
    assert picked(tab) == {"month", "area"}
    assert tab.page.locator(".st-key-card-panel-areas tr.an-picked").count() == 1
    assert len(tab.page.locator(".st-key-card-panel-areas tr[data-pick]").all()) > 10

    again = visit(demonstration_url)
    again.open(tab.page.url.removeprefix(f"{demonstration_url}/"))
    assert again.text() == tab.text()
    assert "2026-01" in unquote(again.page.url)

    again.click(again.page.locator(".st-key-unpick-area button").first)
    pick(again, bars(again, "months").nth(0))
    assert picked(again) == set()
    assert int(figure(again, "accidents")) == whole
    assert tab.foreign_words() == []
    assert tab.complaints == []


def test_a_row_of_the_list_opens_its_cells(visit, demonstration_url):
    tab = visit(demonstration_url)
    tab.open("accidents?from=2026-01&to=2026-09&pick-month=2026-01")
    canvas = tab.page.locator(".st-key-card-panel-rows canvas").first
    canvas.scroll_into_view_if_needed()
    corner = canvas.bounding_box()
    tab.page.mouse.click(corner["x"] + 18, corner["y"] + 17 + 34)
    tab.settle()
    drawer = tab.page.get_by_role("dialog")
    told = drawer.inner_text()
    assert re.search(r"\.(xlsx|csv|xls) · 第 \d+ 行", told)
    assert "发生时间" in drawer.locator(".an-cells").first.inner_text()
    assert tab.complaints == []


def test_the_formula_is_shown_when_it_is_pointed_at(visit, demonstration_url):
    tab = visit(demonstration_url)
    tab.open("rectification?from=2026-01&to=2026-09")
    mark = tab.page.locator(".st-key-card-figure-on-time .an-formula")
    words = mark.locator("em")
    assert words.is_hidden()
    mark.hover()
    assert words.is_visible()
    assert "按期整改率 = 到期且在期限内整改 ÷ 到期应整改" in words.inner_text()
    box = words.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= tab.page.viewport_size["width"]
