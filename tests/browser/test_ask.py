"""指标速查 in a browser: a key leads there, words are completed, chips change the question, its link reopens it."""

import re
from urllib.parse import unquote


def test_a_question_is_typed_changed_and_reopened_by_its_link(visit, demonstration_url):
    tab = visit(demonstration_url)
    tab.open("upload")
    tab.page.keyboard.press("/")
    tab.settle()
    box = tab.page.locator(".an-ask input")
    assert tab.page.url.endswith("/ask")
    assert box.evaluate("box => box === document.activeElement")

    tab.page.keyboard.type("2026年1至9月青")
    offered = tab.page.locator(".an-field li")
    assert offered.first.inner_text().startswith("2026年1至9月青溪镇")
    tab.page.keyboard.press("ArrowDown")
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.type("事故起数")
    tab.page.keyboard.press("Enter")
    tab.settle()
    assert unquote(tab.page.url).endswith("q=2026年1至9月青溪镇事故起数")
    figure = tab.page.locator(".an-faces b")
    assert re.match(r"\d+", figure.inner_text())

    place = tab.page.locator("details.an-chip", has_text="青溪镇")
    place.locator("summary").click()
    tab.click(place.get_by_role("link", name="全县", exact=True))
    assert "青溪镇" not in unquote(tab.page.url)
    whole = int(re.match(r"\d+", figure.inner_text()).group())
    copied = tab.page.locator(".an-copy p").inner_text()
    assert f"全县事故起数{whole}起" in copied
    assert copied.endswith("演示数据）。")

    again = visit(demonstration_url)
    again.open(tab.page.url.removeprefix(f"{demonstration_url}/"))
    assert again.page.locator(".an-copy p").inner_text() == copied
    assert again.foreign_words() == []

    box.click()
    tab.page.keyboard.press("Escape")
    tab.page.keyboard.press("ArrowDown")
    assert "2026年1至9月青溪镇事故起数" in tab.page.locator(".an-field ul").inner_text()
    with tab.page.expect_download() as kept:
        tab.page.get_by_role("button", name="下载").click()
    assert kept.value.suggested_filename.endswith("（演示数据）.xlsx")
    assert tab.complaints == again.complaints == []
