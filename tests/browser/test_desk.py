"""The officer's desk in a browser: a faulty sheet mended in place and undone, sixteen files at once, two officers on one scope."""

import contextlib
import re
import time

import pytest
from playwright.sync_api import TimeoutError, expect

from data.warehouse import Store
from tests.browser.test_journeys import AREAS, HEADER, JANUARY, figure, workbook

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FAULTY = [
    ["安澜县2026年2月生产安全事故台账"],
    HEADER,
    ["SG2026-002", "2026-02-03", "青溪乡镇", "道路运输", 0],
    ["SG2026-003", "2026-02-31", "云岭镇", "道路运输", 2],
]
VIEW = "accidents?from=2026-01&to=2026-02"


@pytest.fixture(scope="module")
def desk_store(python, tmp_path_factory) -> Store:
    """The store of an office that has its register and the accidents of January."""
    folder = tmp_path_factory.mktemp("desk")
    for name, rows in (("区划名录.xlsx", AREAS), ("1月事故台账.xlsx", JANUARY)):
        (folder / name).write_bytes(workbook(rows, "名录" if rows is AREAS else "台账"))
        python("-m", "data", "load", str(folder / name), "--by", "李四", home=folder / "store")
    return Store(folder / "store")


@pytest.fixture(scope="module")
def desk_url(serve, desk_store) -> str:
    """A dashboard of that office."""
    return serve(desk_store.folder)


def hand_over(tab, officer: str, files: dict[str, list[list]]) -> None:
    """Open 数据上报 as an officer and choose files."""
    tab.open(f"upload?by={officer}")
    chosen = [
        {"name": name, "mimeType": KIND, "buffer": workbook(rows, "台账")}
        for name, rows in files.items()
    ]
    tab.choose(*chosen)
    expect(tab.page.locator(".st-key-confirm")).to_be_visible(timeout=60_000)
    tab.settle()


def confirm(tab) -> str:
    """Confirm; returns the words of the receipt."""
    tab.click(tab.page.locator(".st-key-confirm button").first)
    receipt = tab.page.locator(".st-key-card-receipts")
    expect(receipt).to_be_visible(timeout=60_000)
    tab.settle()
    return receipt.inner_text()


def type_into(tab, key: str, row: int, column: int, text: str) -> None:
    """Type into a cell of the grid under that key, both counted from 1, the row number's column
    first; once more where the grid was still being drawn.
    """
    grid = tab.page.locator(f"[class*=st-key-{key}] [data-testid=stDataFrame]").first
    canvas = grid.locator("canvas").first
    cell = grid.get_by_test_id(f"glide-cell-{column - 1}-{row - 1}")
    for _ in range(8):
        tab.settle()
        canvas.scroll_into_view_if_needed()
        corner = canvas.bounding_box()
        tab.page.mouse.click(corner["x"] + 24, corner["y"] + 17 + 34 * row)
        for key_pressed in ["ArrowRight"] * (column - 1):
            tab.page.keyboard.press(key_pressed)
            tab.page.wait_for_timeout(250)
        tab.page.wait_for_timeout(500)
        if cell.get_attribute("aria-selected") != "true":
            continue  # a busy machine lost a key: nothing is typed into another cell
        tab.page.keyboard.press("Enter")
        with contextlib.suppress(TimeoutError):  # a busy machine opens the cell late
            tab.page.locator("#portal textarea, #portal input").first.wait_for(timeout=5000)
        tab.page.keyboard.press("Control+A")
        tab.page.keyboard.type(text, delay=20)
        tab.page.keyboard.press("Enter")
        tab.settle()
        if cell.inner_text() == text:
            return
    raise AssertionError(f"the grid does not say {text}")


def test_a_faulty_sheet_is_mended_in_place_confirmed_and_undone(visit, desk_url):
    tab = visit(desk_url)
    hand_over(tab, "张三", {"2月事故台账.xlsx": FAULTY})
    told = tab.text()
    assert "不能入库" in told
    assert "没有可以入库的表" in told
    assert tab.page.locator(".an-sheet td.an-bad").all_inner_texts() == ["青溪乡镇", "2026-02-31"]
    tab.click(tab.page.get_by_role("button", name="改为“青溪镇”"))
    assert tab.page.locator(".an-sheet td.an-fixed").all_inner_texts() == ["青溪镇"]
    assert tab.page.locator(".an-sheet td.an-bad").all_inner_texts() == ["2026-02-31"]
    type_into(tab, "grid-", 1, 4, "2026-02-17")
    tab.click(tab.page.locator("[class*=st-key-recheck-] button").first)
    told = tab.text()
    assert "将全部入库" in told
    listed = re.findall(r"[A-Z]+\d+ \S+ → [^；\s]+", told)
    assert listed == ["C3 青溪乡镇 → 青溪镇", "B4 2026-02-31 → 2026-02-17"]
    moved = tab.page.locator(".st-key-card-confirm .an-moves").inner_text().split()
    assert moved[:7] == ["全县", "2026年1–2月", "事故起数", "1起", "→", "3起", "↑"]
    assert moved[moved.index("死亡人数") :][:4] == ["死亡人数", "1人", "→", "3人"]
    assert tab.foreign_words() == []

    assert "已入库" in confirm(tab)
    tab.click(tab.page.locator("[class*=st-key-undo-] button").first)
    dialog = tab.page.get_by_role("dialog")
    assert "去掉 2 行" in dialog.inner_text()
    assert "3起" in dialog.inner_text()
    done = tab.page.locator(".st-key-withdraw-confirmed button")
    tab.click(done.first)
    expect(done).to_have_count(0, timeout=20_000)
    tab.settle()
    assert "已撤销" in tab.page.locator(".st-key-card-receipts").inner_text()
    tab.open(VIEW)
    assert (figure(tab, "accidents"), figure(tab, "deaths")) == ("1", "1")
    assert tab.complaints == []


def test_sixteen_files_are_looked_at_in_one_table_and_stored_with_one_button(visit, desk_url):
    def ledger(number: int) -> list[list]:
        area = "城关" if number in (3, 9) else "云岭镇"
        row = [f"SG2025-{number:03}", "2025-03-09", area, "道路运输", 0]
        return [["安澜县2025年3月生产安全事故台账"], HEADER, row]

    tab = visit(desk_url)
    hand_over(tab, "张三", {f"{n:02}号台账.xlsx": ledger(n) for n in range(1, 17)})
    told = tab.text()
    assert "16 份文件：认出 16 张表" in told
    assert "不能入库 2 张，可入库 14 张" in told
    assert "确认入库（14 张表）" in told
    assert "未入库 2，已入库 14" in confirm(tab)
    told = tab.text()
    assert "不能入库 2 张，无变化 14 张" in told, "what is left to mend stays on the desk"
    tab.click(tab.page.locator(".st-key-start-over button").first)
    assert "确认入库" not in tab.text()
    assert tab.complaints == []


def test_two_officers_on_one_scope_never_overwrite_each_other_unseen(visit, desk_url):
    def ledger(deaths: int) -> list[list]:
        row = ["SG2026-001", "2026-01-09", "青溪镇", "建筑施工", deaths]
        return [["安澜县2026年1月生产安全事故台账"], HEADER, row]

    first, second = visit(desk_url), visit(desk_url)
    hand_over(first, "张三", {"张三的.xlsx": ledger(2)})
    hand_over(second, "李四", {"李四的.xlsx": ledger(5)})
    assert "1人 → 5人" in " ".join(second.page.locator(".an-moves").inner_text().split())
    assert "已入库" in confirm(first)

    told = confirm(second)
    assert "未入库" in told
    assert "库里的数已变" in told
    assert "张三（U" in told
    assert "2人 → 5人" in " ".join(second.page.locator(".an-moves").inner_text().split())
    second.open(VIEW)
    assert figure(second, "deaths") == "2"

    hand_over(second, "李四", {"李四的.xlsx": ledger(5)})
    assert "已入库" in confirm(second)
    second.open(VIEW)
    assert figure(second, "deaths") == "5"
    assert first.complaints + second.complaints == []


def test_a_browser_closed_in_the_middle_leaves_nothing_half_done(visit, desk_url, desk_store):
    def ledger(number: int) -> list[list]:
        row = [f"SG2024-{number:03}", "2024-03-09", "云岭镇", "道路运输", 0]
        return [["安澜县2024年3月生产安全事故台账"], HEADER, row]

    tab = visit(desk_url)
    hand_over(tab, "张三", {f"{n:02}号台账.xlsx": ledger(n) for n in range(1, 7)})
    before = desk_store.data_version()
    tab.page.locator(".st-key-confirm button").first.click()
    tab.page.wait_for_timeout(150)
    tab.page.close()
    deadline = time.monotonic() + 60
    while desk_store.data_version() < before + 6 and time.monotonic() < deadline:
        time.sleep(0.2)
    assert desk_store.data_version() == before + 6, "what was confirmed is stored to its end"
    assert desk_store.verify() == []
