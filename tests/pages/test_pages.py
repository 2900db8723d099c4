"""Every page with an empty store and with a small office: no exception, the right figures, the right words."""

import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from data.warehouse import Store

PAGES = ["overview", "accidents", "rectification", "plan", "resources", "upload", "reporting"]


def words(at: AppTest) -> str:
    """What a page says in HTML, tags replaced by spaces."""
    return re.sub(
        r"<style>.*?</style>|<[^>]+>", " ", " ".join(one.proto.body for one in at.get("html"))
    )


def spreadsheet(folder: Path, name: str, lines: list[list]) -> Path:
    """Write one sheet to upload."""
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    path = folder / f"{name}.xlsx"
    book.save(path)
    return path


def figures(at: AppTest) -> dict[str, str]:
    """Label of each metric card -> its figure."""
    html = " ".join(one.proto.body for one in at.get("html"))
    return dict(re.findall(r'an-label">([^<]+).*?an-figure"><b>([^<]*)', html, re.S))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_on_an_empty_store_and_says_what_to_upload(open_page, tmp_path, page):
    at = open_page(tmp_path, page)
    assert not at.exception
    assert "上传" in words(at)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_on_a_small_office(open_page, office, page):
    at = open_page(office, page)
    assert not at.exception
    assert "还没有数据" not in words(at)
    assert "演示数据" not in words(at)


def test_accidents_are_counted_and_compared_with_the_same_months_of_last_year(open_page, office):
    at = open_page(office, "accidents")
    assert "2026年1–3月，全县发生事故2起、死亡4人" in words(at)
    assert figures(at)["事故起数"] == "2"
    assert figures(at)["死亡人数"] == "4"
    assert "1项未填" in words(at)
    assert "较大及以上事故1起" in words(at)


def test_the_area_in_the_link_narrows_every_figure(open_page, office):
    at = open_page(office, "accidents", area="青溪镇")
    assert figures(at)["事故起数"] == "1"
    assert "2026年1–3月，青溪镇发生事故1起" in words(at)


def test_the_period_in_the_link_is_taken(open_page, office):
    at = open_page(office, "accidents", **{"from": "2025-01", "to": "2025-12"})
    assert "2025年，全县发生事故2起" in words(at)
    assert "没有上年同期数据可比" in words(at)


def test_what_a_link_may_not_say_falls_back_to_the_default(open_page, office):
    at = open_page(office, "accidents", area="'; drop", source="x", **{"from": "2099-13"})
    assert "2026年1–3月，全县发生事故2起" in words(at)


def test_stated_figures_are_another_source_and_say_so(open_page, office):
    at = open_page(office, "accidents", source="报表")
    assert "报表填报发生事故2起、死亡4人" in words(at)
    assert "报表 · 截至" in words(at)
    assert "台账 · 截至" not in words(at)


def test_rectification_rates_stand_on_their_counts(open_page, office):
    at = open_page(office, "rectification")
    assert figures(at)["排查隐患"] == "3"
    assert figures(at)["整改率"] == "66.67"
    assert "已整改 2 ÷ 排查 3 条" in words(at)
    assert "基数较小" in words(at)
    assert at.dataframe[0].value["unit_name"].tolist() == ["乙厂"]


def test_stated_rates_are_recomputed_from_their_sums(open_page, office):
    at = open_page(office, "rectification", source="报表", **{"from": "2026-03", "to": "2026-03"})
    assert figures(at)["整改率"] == "92.50"


def test_who_has_not_reported_is_named(open_page, office):
    at = open_page(office, "reporting", dataset="accidents", **{"from": "2026-01", "to": "2026-03"})
    assert "逾期未报" in words(at)
    assert "青溪镇：2026年2月、2026年3月《事故台账》尚未报送" in at.code[0].value


def test_the_drawer_shows_the_rows_behind_a_card(open_page, office):
    at = open_page(office, "accidents")
    at.button(key="source-deaths").click().run()
    assert not at.exception
    rows = at.dataframe[-1].value
    assert rows["row"].tolist() == [4, 5]
    assert set(rows["file"]) == {"事故台账.xlsx"}


def test_the_history_lists_uploads_newest_first(open_page, office):
    at = open_page(office, "upload")
    listed = at.dataframe[0].value
    assert listed["dataset"].tolist()[0] == "隐患排查月报"
    assert listed["uploaded_by"].unique().tolist() == ["王芳"]


def test_a_demonstration_says_so_on_every_page(open_page, tmp_path):
    Store(tmp_path).set("store", "demonstration", True, "演示")
    for page in PAGES:
        assert "演示数据" in words(open_page(tmp_path, page))


def upload(at: AppTest, path: Path) -> AppTest:
    """Name the officer and hand over a file."""
    at.text_input(key="filter-by").input("张三").run()
    at.file_uploader[0].upload(path.name, path.read_bytes())
    return at.run()


def test_an_upload_is_shown_confirmed_and_changes_the_figure(open_page, office, tmp_path):
    home = tmp_path / "store"
    shutil.copytree(office, home)
    sheet = spreadsheet(
        tmp_path,
        "4月事故台账",
        [
            ["事故编号", "发生时间", "乡镇", "死亡人数"],
            ["A5", "2026-03-20", "青溪镇", 1],
            ["A3", "2026-01-12", "青溪镇", 2],
        ],
    )
    at = upload(open_page(home, "upload"), sheet)
    assert not at.exception
    assert "将全部入库" in words(at)
    assert "新增 1 行" in " ".join(words(at).split())
    at.button(key="confirm").click().run()
    assert not at.exception
    assert "已入库" in words(at)
    assert figures(open_page(home, "accidents"))["事故起数"] == "3"


def test_a_sheet_with_errors_waits_until_the_good_part_is_asked_for(open_page, office, tmp_path):
    home = tmp_path / "store"
    shutil.copytree(office, home)
    sheet = spreadsheet(
        tmp_path,
        "4月事故台账",
        [
            ["事故编号", "发生时间", "乡镇", "死亡人数"],
            ["A5", "2026-03-20", "青溪镇", 1],
            ["A6", "2026-02-31", "城关", -1],
        ],
    )
    at = upload(open_page(home, "upload"), sheet)
    assert "不能入库" in words(at)
    assert "没有这一天" in words(at)
    assert at.button(key="confirm").disabled
    at.checkbox(key="partial").check().run()
    assert "将部分入库" in words(at)
    assert not at.button(key="confirm").disabled


def test_without_a_name_nothing_can_be_stored(open_page, office, tmp_path):
    at = open_page(office, "upload")
    sheet = spreadsheet(tmp_path, "事故台账", [["发生时间", "死亡人数"], ["2026-03-20", 1]])
    at.file_uploader[0].upload(sheet.name, sheet.read_bytes())
    at.run()
    assert at.button(key="confirm").disabled
    assert "请先填写上报人" in words(at)


def test_a_zero_report_is_registered(open_page, office, tmp_path):
    home = tmp_path / "store"
    shutil.copytree(office, home)
    at = open_page(home, "upload", by="张三")
    at.selectbox(key="zero-dataset").set_value("accidents")
    at.selectbox(key="zero-month").set_value("2026-02")
    at.selectbox(key="zero-area").set_value("县直")
    at.button(key="zero-sent").click().run()
    assert not at.exception
    assert Store(home).history()[0]["action"] == "zero"


def test_starting_one_s_own_store_sets_the_demonstration_aside(open_page, office, tmp_path):
    home = tmp_path / "store"
    shutil.copytree(office, home)
    Store(home).set("store", "demonstration", True, "演示")
    at = open_page(home, "upload", by="张三")
    assert at.button(key="own").disabled
    at.checkbox(key="own-sure").check().run()
    at.button(key="own").click().run()
    assert not at.exception
    assert Store(home).history() == []
    assert not Store(home).is_demonstration()
    assert len(list(home.glob("archive-*"))) == 1
    assert "demo" not in {button.key for button in at.button}, "the two never mix"


def test_a_withdrawn_upload_is_marked_in_the_history(open_page, office, tmp_path):
    home = tmp_path / "store"
    shutil.copytree(office, home)
    newest = Store(home).history()[0]["upload_id"]
    Store(home).withdraw(newest, "李四")
    listed = open_page(home, "upload").dataframe[0].value
    assert listed["state"].tolist()[0].startswith("已撤销（李四")
