"""The big screen as it is used: rotating unattended, led by keys in a meeting, its server gone and back."""

import shutil
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from data import intake
from data.warehouse import Store

SIZES = [(1920, 1080), (2560, 1080), (3840, 2160), (6656, 1792)]
HURRY = """() => {
  const { server } = window.anlanStage
  server.constructor.EVERY = server.constructor.SOON = 200
  clearTimeout(server.timer)
  server.beat()
}"""
"""Asks the server every 200 ms instead of every few seconds."""

OUTSIDE = """() => [...document.querySelectorAll('#anlan-stage, #anlan-stage *')]
  .filter(one => !one.closest('[hidden], .as-black, dialog'))
  .filter(one => {
    const box = one.getBoundingClientRect()
    return box.width > 1 && (box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
  })
  .map(one => one.className.baseVal ?? one.className)"""
"""What does not fit in the window."""


expect.set_options(timeout=60_000)


@pytest.fixture(scope="module")
def wall(server, demonstration_home, tmp_path_factory):
    """A server of a demonstration of its own, which may be stopped and whose store may change."""
    home = tmp_path_factory.mktemp("wall") / "store"
    shutil.copytree(demonstration_home, home)
    return server(home)


@pytest.fixture
def show(visit):
    """Open the big screen and wait for its first scene."""

    def at(url: str, query: str = "", clock: bool = False, size=SIZES[0]):
        tab = visit(url, *size)
        if clock:
            tab.page.clock.install()
        tab.page.goto(f"{url}/screen{query}")
        tab.page.wait_for_selector("#anlan-stage .anw")
        tab.page.wait_for_function("anlanStage.play && !anlanStage.server.isPart")
        return tab

    return at


def title(tab) -> str:
    return tab.page.inner_text("#anlan-stage .as-title")


def titles(tab, count: int, key: str) -> list[str]:
    found = []
    for _ in range(count):
        tab.page.keyboard.press(key)
        found.append(title(tab))
    return found


def test_keys_and_touches_lead_through_a_meeting(show, wall):
    tab = show(wall.url, "?scenes=accidents,reporting,rectification&rotate=20")
    page, hint = tab.page, tab.page.locator(".as-hint")
    history = page.evaluate("history.length")
    first = title(tab)
    second, third, again = titles(tab, 3, "PageDown")
    assert len({first, second, third}) == 3
    assert again == first
    assert titles(tab, 2, "ArrowLeft") == [third, second]
    page.keyboard.press("3")
    assert title(tab) == third
    page.keyboard.press("9")
    assert title(tab) == third, "there is no ninth scene"
    assert "秒后继续" in hint.inner_text()
    page.keyboard.press("Space")
    expect(hint).to_be_hidden()
    page.keyboard.press("Space")
    assert hint.inner_text() == "已暂停，按空格键继续"
    page.keyboard.press("1")
    assert hint.inner_text() == "已暂停，按空格键继续"

    panels = page.locator(".anw-panel")
    before = panels.count()
    page.keyboard.press("Enter")
    assert (before > 1, panels.count()) == (True, 1)
    name = panels.inner_text()
    page.keyboard.press("ArrowRight")
    assert panels.inner_text() != name
    page.keyboard.press("Escape")
    assert panels.count() == before
    panels.nth(1).locator("h2").dblclick()
    assert panels.count() == 1
    page.keyboard.press("z")
    assert panels.count() == before

    page.keyboard.press(".")
    expect(page.locator(".as-black")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator(".as-black")).to_be_hidden()
    page.keyboard.press("?")
    expect(page.locator(".as-help")).to_contain_text("翻页笔")
    page.keyboard.press("Escape")
    expect(page.locator(".as-help")).to_be_hidden()

    assert page.evaluate("history.length") == history
    assert tab.complaints == []
    elsewhere = {urlsplit(one).hostname for one in tab.addresses} - {"127.0.0.1", None, ""}
    assert elsewhere == set()


def test_it_rotates_stops_at_a_touch_and_goes_on_alone(show, wall):
    tab = show(wall.url, "?scenes=accidents,reporting&rotate=20", clock=True)
    page, first = tab.page, title(tab)
    page.clock.run_for(10_000)
    assert title(tab) == first
    page.clock.run_for(11_000)
    second = title(tab)
    assert second != first
    page.mouse.click(960, 300)
    assert "已暂停" in page.inner_text(".as-hint")
    page.clock.run_for(50_000)
    assert title(tab) == second
    page.clock.run_for(31_000)
    assert title(tab) == first
    expect(page.locator(".as-hint")).to_be_hidden()


def test_one_scene_stays_and_what_the_link_got_wrong_is_said(show, wall):
    tab = show(wall.url, "?scene=accidents&rotate=0&scenes=weather,reporting", clock=True)
    first = title(tab)
    tab.page.clock.run_for(100_000)
    assert title(tab) == first
    assert "“weather”不是画面" in tab.page.inner_text(".as-hint")
    expect(tab.page.locator(".as-ring")).to_be_hidden()


def test_at_midnight_the_figures_become_the_new_day_s(show, wall):
    now = {"today": "2026-12-31", "time": "2026-12-31T23:59:50"}
    tab = show(wall.url, "?scenes=reporting&rotate=0", clock=True)
    page, asked = tab.page, []

    def scenes(route):
        play = route.fetch().json()
        asked.append(now["today"])
        play["scenes"][0]["sentence"] = f"{now['today']}的画面"
        route.fulfill(json=play | now)

    def pulse(route):
        route.fulfill(json=route.fetch().json() | now)

    page.route("**/screen-scenes.json*", scenes)
    page.route("**/screen-pulse.json*", pulse)
    page.evaluate(HURRY)
    sentence = page.locator(".anw-sentence")
    page.clock.run_for(1000)
    expect(sentence).to_have_text("2026-12-31的画面")
    assert "2026年12月31日 星期四 23:59" in page.inner_text(".as-when")
    page.clock.run_for(12_000)
    assert "2027年1月1日 星期五 00:00" in page.inner_text(".as-when")
    now |= {"today": "2027-01-01", "time": "2027-01-01T00:00:03"}
    for _ in range(20):
        page.clock.run_for(300)
        page.wait_for_timeout(50)
    expect(sentence).to_have_text("2027-01-01的画面")
    assert asked == ["2026-12-31", "2027-01-01"], "each day is asked for once"


def test_the_server_goes_and_comes_back_and_new_data_appear(show, wall, tmp_path):
    tab = show(wall.url, "?scenes=accidents,reporting&rotate=5")
    page, notice = tab.page, tab.page.locator(".as-notice")
    page.evaluate(HURRY)
    figure = page.locator("[data-figure=accidents]")
    page.keyboard.press("1")
    page.wait_for_timeout(1500)
    was, first = figure.inner_text(), title(tab)
    page.keyboard.press("Space")
    wall.stop()
    expect(notice).to_contain_text("暂时取不到新数据")
    expect(page.locator(".as-title")).not_to_have_text(first)
    page.keyboard.press("Space")
    page.keyboard.press("1")
    expect(figure).to_have_text(was)  # the last good figures stay
    assert not set(tab.foreign_words())
    button = page.locator(".as-bar button", has_text="方案").bounding_box()
    page.mouse.move(button["x"] + 5, button["y"] + 5)  # the bar shows where the pointer moves
    page.mouse.click(button["x"] + 5, button["y"] + 5)
    page.fill("[name=name]", "大厅")
    page.keyboard.press("Escape")

    wall.start()
    expect(notice).to_be_hidden()
    expect(figure).to_have_text(was)
    sheet = tmp_path / "事故台账.csv"
    sheet.write_text("事故编号,发生时间,乡镇,死亡人数\nNEW-1,2026-10-20,青溪镇,0\n", "utf-8")
    receipts = intake.load(Store(wall.home), [sheet], intake.Request("王芳"))
    assert [one.status for one in receipts] == ["stored"]
    expect(figure).to_have_text(str(int(was) + 1))


def test_a_profile_is_saved_by_keys_and_played(show, wall):
    tab = show(wall.url, "?scenes=accidents&rotate=0")
    page = tab.page
    page.keyboard.press("s")
    page.get_by_label("上报情况", exact=True).press("Space")
    page.get_by_label("上报情况提前").press("Enter")
    page.fill("[name=seconds]", "3")
    page.fill("[name=name]", "大厅")
    page.press("[name=by]", "Enter")
    expect(page.locator(".as-fault")).to_have_text("请填写保存人")
    page.fill("[name=by]", "王芳")
    page.press("[name=by]", "Enter")
    expect(page.locator(".as-fault")).to_contain_text("秒数应为")
    page.fill("[name=seconds]", "30")
    page.press("[name=by]", "Enter")
    expect(page.locator(".as-fault")).to_have_text("已保存")
    expect(page.locator(".as-saved")).to_contain_text("上报情况、事故；每 30 秒；王芳保存")
    page.get_by_role("button", name="大厅", exact=True).press("Enter")
    expect(page.locator(".as-title")).to_have_text("上报情况")
    page.wait_for_function("anlanStage.seconds === 30")


def test_it_fills_walls_of_every_shape_without_scrolling(show, wall):
    page = show(wall.url, "?scenes=accidents,reporting&rotate=0&theme=light").page
    assert (
        page.evaluate("getComputedStyle(anlanStage.root).backgroundColor") == "rgb(245, 247, 249)"
    )
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(f"({OUTSIDE})().length === 0")
        room = "[document.scrollingElement.scrollWidth, document.scrollingElement.scrollHeight]"
        assert page.evaluate(room) == [width, height]
        body, unit = page.locator(".as-body").bounding_box(), height / 1080
        assert abs(body["width"] - width + 48 * unit) < 2, "margins of 24 units"
        assert abs(body["y"] + body["height"] - height + 14 * unit) < 2
