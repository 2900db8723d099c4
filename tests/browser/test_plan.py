"""The plan page in a browser: a base that is unset, set and switched; both plans; the evaluation sheet."""

import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def county_url(serve, python, tmp_path) -> str:
    """浮梁's preset, with a ledger that holds 2020 and 2025."""
    home = tmp_path / "store"
    python("-m", "data", "preset", "浮梁县", "--by", "王芳", home=home)
    for year, deaths in ((2020, 20), (2025, 17)):
        book = openpyxl.Workbook()
        book.active.append([f"浮梁县{year}年生产安全事故台账"])
        book.active.append(["事故编号", "发生时间", "乡镇", "死亡人数"])
        book.active.append([f"{year}-1", f"{year}-05-06", "瑶里镇", deaths])
        path = tmp_path / f"{year}年事故台账.xlsx"
        book.save(path)
        python("-m", "data", "load", str(path), "--by", "李四", home=home)
    return serve(home)


def card(page: Page, code: str):
    return page.locator(f".st-key-card-indicator-FL145-{code}")


def set_base(tab, policy: str, value: str, source: str, by: str) -> None:
    """Open the dialog of indicator 1, fill it in and save."""
    page = tab.page
    page.locator(".st-key-base-FL145-1 button").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text(policy, exact=True).first.click()
    tab.settle()
    for label, words in (("基期值", value), ("基期来源", source), ("确认人", by)):
        field = dialog.get_by_label(label).first
        field.fill(words)
        field.press("Tab")
        tab.settle()
    expect(dialog.locator(".an-total")).to_contain_text("试算")
    tab.click(dialog.get_by_role("button", name="保存"))
    expect(dialog).to_have_count(0)


def test_a_base_is_unset_then_set_then_switched(county_url, visit):
    tab = visit(county_url)
    tab.open("plan")
    first = card(tab.page, "1")
    expect(first).to_contain_text("基期待确认")
    set_base(tab, "2020年值", "20", "2020年事故台账", "张三")
    expect(first).to_contain_text("已完成")
    expect(first).to_contain_text("较2020年值 20 下降15.0%")
    set_base(tab, "十三五年均", "18", "十三五年报", "李四")
    expect(first).to_contain_text("数据不足")
    tab.open("plan")
    expect(card(tab.page, "1")).to_contain_text("数据不足")
    tab.click(tab.page.locator(".st-key-base-FL145-1 button").first)
    expect(tab.page.get_by_role("dialog")).to_contain_text("李四")


@pytest.mark.parametrize(("plan", "words"), [("AL145", "已到期"), ("AL155", "第一年还没有过完")])
def test_both_plans_fit_and_speak_chinese(demonstration_url, visit, plan, words):
    tab = visit(demonstration_url)
    tab.open(f"plan?plan={plan}")
    assert words in tab.text()
    assert tab.foreign_words() == []
    width = tab.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert width <= 0


def test_the_evaluation_sheet_is_downloaded_for_its_year(demonstration_url, visit):
    tab = visit(demonstration_url)
    tab.open("plan?plan=AL145&evaluation=2023年终")
    with tab.page.expect_download() as saving:
        tab.page.locator(".st-key-download-table-evaluation button").first.click()
    with Path(saving.value.path()).open("rb") as file:
        sheet = openpyxl.load_workbook(io.BytesIO(file.read())).active
    rows = list(sheet.iter_rows(values_only=True))
    assert "2023年终" in rows[0][0]
    head = next(row for row in rows if row[0] == "序号")
    assert [cell for cell in head if cell] == [
        "序号",
        "指标内容",
        "十三五实际值",
        "目标值",
        "2021年",
        "2022年",
        "2023年",
        "年均变化",
    ]
    deaths = next(row for row in rows if row[1] == "生产安全事故死亡人数")
    assert deaths[4] == "11人，下降21.4%"
