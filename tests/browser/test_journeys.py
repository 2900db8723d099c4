"""What an officer does, from a spreadsheet to a figure and back: upload, withdraw, open a figure, pass on a link."""

import io
import re

import openpyxl
import pytest
from playwright.sync_api import Locator, expect

AREAS = [
    ["区划代码", "名称", "别名", "级别", "顺序", "是否报送"],
    ["999000", "安澜县", None, "县", 1, "否"],
    ["999101", "青溪镇", "清溪镇", "乡镇", 2, "是"],
    ["999102", "云岭镇", None, "乡镇", 3, "是"],
    ["999900", "县直", "县本级", "县直", 4, "是"],
]
HEADER = ["事故编号", "发生时间", "乡镇", "行业领域", "死亡人数"]
JANUARY = [
    ["安澜县2026年1月生产安全事故台账"],
    HEADER,
    ["SG2026-001", "2026-01-09", "青溪镇", "建筑施工", 1],
]
FEBRUARY = [
    ["安澜县2026年2月生产安全事故台账"],
    HEADER,
    ["SG2026-002", "2026-02-03", "清溪镇", "道路运输", 0],
    ["SG2026-003", "2026-02-17", "云岭镇", "道路运输", 2],
]
VIEW = "accidents?from=2026-01&to=2026-02"


def workbook(rows: list[list], title: str) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.fixture
def office_url(serve, python, tmp_path) -> str:
    """A dashboard of an office that has its register and the accidents of January."""
    home = tmp_path / "store"
    for name, rows in (("区划名录.xlsx", AREAS), ("1月事故台账.xlsx", JANUARY)):
        (tmp_path / name).write_bytes(workbook(rows, "名录" if rows is AREAS else "台账"))
        python("-m", "data", "load", str(tmp_path / name), "--by", "李四", home=home)
    return serve(home)


def figure(tab, name: str) -> str:
    """What stands on the card of that name."""
    return tab.page.locator(f".st-key-card-figure-{name} .an-figure b").inner_text()


def choose_row(tab, holder: Locator, row: int) -> None:
    """Tick a row, counted from 1, of the table that is drawn on a canvas in there."""
    canvas = holder.locator("canvas").first
    canvas.scroll_into_view_if_needed()
    corner = canvas.bounding_box()
    tab.page.mouse.click(corner["x"] + 18, corner["y"] + 17 + 34 * row)
    tab.settle()


def choose_file(tab, name: str, content: bytes) -> None:
    """Choose a spreadsheet on 数据上报 and wait until it is understood."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    tab.choose({"name": name, "mimeType": kind, "buffer": content})


def upload(tab, name: str, content: bytes) -> str:
    """Upload a spreadsheet on 数据上报 and confirm it; returns the number of the upload."""
    tab.open("upload")
    officer = tab.page.get_by_role("textbox", name="上报人").first
    officer.fill("张三")
    officer.press("Enter")
    tab.settle()
    choose_file(tab, name, content)
    assert "将全部入库" in tab.text()
    tab.click(tab.page.locator(".st-key-confirm button").first)
    assert "已入库" in tab.text()
    assert tab.foreign_words() == []
    return re.search(r"U\d{6}", tab.page.locator(".st-key-card-receipts").inner_text()).group()


def withdraw_the_latest(tab) -> None:
    """Withdraw the newest upload on 数据上报, as the officer who is named there."""
    tab.open("upload?by=张三")
    choose_row(tab, tab.page.locator(".st-key-history"), 1)
    tab.click(tab.page.locator(".st-key-withdraw button").first)
    confirm = tab.page.locator(".st-key-withdraw-confirmed button")
    tab.click(confirm.first)
    expect(confirm).to_have_count(0, timeout=20_000)
    tab.settle()


def test_an_upload_changes_a_figure_and_a_withdrawal_changes_it_back(visit, office_url):
    tab = visit(office_url)
    tab.open(VIEW)
    assert (figure(tab, "accidents"), figure(tab, "deaths")) == ("1", "1")

    number = upload(tab, "2月事故台账.xlsx", workbook(FEBRUARY, "台账"))
    tab.open(VIEW)
    assert (figure(tab, "accidents"), figure(tab, "deaths")) == ("3", "3")

    withdraw_the_latest(tab)
    assert f"已选 {number}" not in tab.text() or "撤销这次上报" not in tab.text()
    tab.open(VIEW)
    assert (figure(tab, "accidents"), figure(tab, "deaths")) == ("1", "1")
    assert tab.complaints == []


def test_a_figure_opens_down_to_its_cells(visit, office_url):
    tab = visit(office_url)
    tab.open(VIEW)
    tab.click(tab.page.locator(".st-key-source-deaths button").first)
    drawer = tab.page.get_by_role("dialog")
    choose_row(tab, drawer, 1)
    told = drawer.inner_text()
    assert "1月事故台账.xlsx · 第 3 行" in told
    assert all(word in told for word in ("台账", "李四", "U000002"))
    cells = {
        line[0]: line[1:]
        for line in (
            row.split("\t") for row in drawer.locator(".an-cells").inner_text().splitlines()
        )
    }
    assert cells["死亡人数（人）"][:2] == ["E3", "1"]
    assert cells["乡镇"][:2] == ["C3", "青溪镇"]
    assert tab.foreign_words() == []
    assert tab.complaints == []


def test_a_link_reopens_the_same_view(visit, demonstration_url):
    first = visit(demonstration_url)
    first.open("accidents")
    county = first.text()
    first.click(first.page.locator(".st-key-filter-area"))
    assert first.foreign_words() == []
    first.click(first.page.get_by_role("option").nth(2))
    first.click(first.page.locator(".st-key-filter-period button").first)
    first.click(first.page.get_by_role("button", name="近十二个月"))
    first.page.keyboard.press("Escape")
    first.settle()
    assert first.text() != county

    second = visit(demonstration_url)
    second.open(first.page.url.removeprefix(f"{demonstration_url}/"))
    assert second.text() == first.text()
    assert {"from=", "to=", "area="} <= set(re.findall(r"\w+=", first.page.url))


def test_a_broken_link_opens_the_default_view(visit, demonstration_url):
    tab = visit(demonstration_url)
    tab.open("accidents")
    usual = tab.text()
    tab.open("accidents?from=2099-13&to=x&area=%27%3Bdrop&source=%E4%B9%B1")
    lines = tab.text().split("\n")
    told = [line for line in lines if line.startswith("链接里的")]
    assert len(told) == 4
    assert "\n".join(line for line in lines if line not in told) == usual
    assert tab.complaints == []


def test_a_return_is_downloaded_mended_and_sent_again(visit, office_url, tmp_path):
    faulty = [*FEBRUARY, ["SG2026-004", "2026-02-31", "城关", "道路运输", 1]]
    tab = visit(office_url)
    tab.open("upload?by=张三")
    choose_file(tab, "2月事故台账.xlsx", workbook(faulty, "台账"))
    assert "不能入库" in tab.text()
    tab.click(tab.page.get_by_text("有误的行不入库，其余入库").first)
    tab.click(tab.page.locator(".st-key-confirm button").first)
    assert "部分入库" in tab.text()
    tab.settle()
    with tab.page.expect_download() as waiting:
        tab.page.locator("[class*=st-key-return-] button").first.click()
    home = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(home)
    assert home.name == "2月事故台账（退回件）.xlsx"
    tab.open(VIEW)
    assert (figure(tab, "accidents"), figure(tab, "deaths")) == ("3", "3")

    book = openpyxl.load_workbook(home)
    assert book.sheetnames[:2] == ["问题清单", "台账"]
    bad = [c.coordinate for row in book["台账"] for c in row if c.comment]
    assert bad == ["B5", "C5"]
    book["台账"]["B5"], book["台账"]["C5"] = "2026-02-27", "云岭镇"
    book.save(home)
    tab.open("upload?by=张三")
    choose_file(tab, home.name, home.read_bytes())
    assert "将全部入库" in tab.text()
    tab.click(tab.page.locator(".st-key-confirm button").first)
    told = tab.page.locator(".st-key-card-receipts").inner_text()
    assert re.search(r"新增\s*1 行", told)
    assert re.search(r"不变\s*2 行", told)
    assert tab.foreign_words() == []
    tab.open(VIEW)
    assert (figure(tab, "accidents"), figure(tab, "deaths")) == ("4", "4")
    assert tab.complaints == []
