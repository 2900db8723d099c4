"""The desk without a browser: what was understood is corrected, cells are mended in the grid, and the receipt undoes."""

import re
import shutil

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from data.warehouse import Store
from tests.pages.conftest import spreadsheet
from tests.pages.test_pages import upload, words


@pytest.fixture
def home(office, tmp_path):
    """A small office's store that may be written to."""
    return shutil.copytree(office, tmp_path / "store")


def edit(at: AppTest, grid: str, row: int, column: str, value: object) -> None:
    """Type into a grid, as a browser would report it."""
    ids = " ".join(each.proto.id for each in at.dataframe)
    key = re.search(rf"{grid}[-\d]+", ids).group()
    at.session_state[key] = {
        "edited_rows": {row: {column: value}},
        "added_rows": [],
        "deleted_rows": [],
    }


def deaths_of(home, number: str) -> list:
    with Store(home).cursor() as cursor:
        return cursor.execute(
            "select deaths, area from accidents where accident_no = $no", {"no": number}
        ).fetchall()


def test_a_wrong_cell_is_mended_in_the_grid_and_the_trail_says_so(open_page, home, tmp_path):
    rows = [
        ["事故编号", "发生时间", "乡镇", "死亡人数"],
        ["A8", "2026-03-20", "青溪镇", "若干"],
        ["A9", "2026-03-21", "云岭镇", 0],
    ]
    at = upload(open_page(home, "upload"), spreadsheet(tmp_path, "事故台账", rows))
    assert "不能入库" in words(at)
    assert at.dataframe[0].value["value"].tolist() == ["若干"]
    edit(at, "editor-", 0, "D", "2")
    at.button(key="recheck-0-0").click().run()
    assert not at.exception
    assert "已更正 1 处：D2 若干 → 2" in words(at)
    assert "将全部入库" in words(at)
    at.button(key="confirm").click().run()
    assert not at.exception
    assert deaths_of(home, "A8") == [(2, "青溪镇")]
    assert Store(home).history()[0]["corrections"] == [
        {"sheet": "Sheet", "row": 2, "letter": "D", "found": "若干", "set": "2", "by": "张三"}
    ]


def test_corrections_can_be_taken_back(open_page, home, tmp_path):
    rows = [["事故编号", "发生时间", "乡镇", "死亡人数"], ["A8", "2026-03-20", "青溪乡镇", 0]]
    at = upload(open_page(home, "upload"), spreadsheet(tmp_path, "事故台账", rows))
    assert [b.key for b in at.button if b.key.startswith("fix-")] == ["fix-0-0-0"]
    at.button(key="fix-0-0-0").click().run()
    assert "将全部入库" in words(at)
    at.button(key="restore-0-0").click().run()
    assert "不能入库" in words(at)


def test_a_column_is_named_by_the_officer_and_remembered(open_page, home, tmp_path):
    rows = [
        ["2026年3月事故台账"],
        ["事故编号", "发生时间", "乡镇", "走了几个"],
        ["A8", "2026-03-20", "青溪镇", 2],
    ]
    at = upload(open_page(home, "upload"), spreadsheet(tmp_path, "青溪镇事故台账", rows))
    edit(at, "columns-", 3, "column", "死亡人数（人）")
    again = next(b for b in at.button if b.label == "按这样重新识别")
    again.click().run()
    assert not at.exception
    assert "全县 2026年1–3月 死亡人数 4人 → 6人" in " ".join(words(at).split())
    at.button(key="confirm").click().run()
    assert deaths_of(home, "A8") == [(2, "青溪镇")]

    rows[2] = ["A9", "2026-03-21", "青溪镇", 1]
    at = upload(open_page(home, "upload"), spreadsheet(tmp_path, "青溪镇事故台账二", rows))
    at.button(key="confirm").click().run()
    assert deaths_of(home, "A9") == [(1, "青溪镇")]


def test_a_unit_that_the_header_leaves_out_is_given(open_page, home, tmp_path):
    rows = [
        ["事故编号", "发生时间", "乡镇", "死亡人数", "直接经济损失"],
        ["A8", "2026-03-20", "青溪镇", 0, 35000],
    ]
    at = upload(open_page(home, "upload"), spreadsheet(tmp_path, "事故台账", rows))
    edit(at, "columns-", 4, "unit", "元")
    next(b for b in at.button if b.label == "按这样重新识别").click().run()
    assert not at.exception
    assert "直接经济损失 120.50万元 → 124.00万元 ↑ 3.50 万元" in " ".join(words(at).split())


def test_one_of_two_sheets_of_the_same_is_chosen(open_page, home, tmp_path):
    book = openpyxl.Workbook()
    for name, deaths in (("旧", 1), ("定稿", 2)):
        sheet = book.create_sheet(name)
        for line in (
            ["事故编号", "发生时间", "乡镇", "死亡人数"],
            ["A8", "2026-03-20", "青溪镇", deaths],
        ):
            sheet.append(line)
    del book["Sheet"]
    book.save(tmp_path / "事故台账.xlsx")
    at = upload(open_page(home, "upload"), tmp_path / "事故台账.xlsx")
    assert "两张表内容相同" in words(at)
    at.multiselect[0].set_value(["定稿"]).run()
    assert not at.exception
    at.button(key="confirm").click().run()
    assert deaths_of(home, "A8") == [(2, "青溪镇")]


def test_a_period_is_given_where_the_sheet_says_none(open_page, home, tmp_path):
    rows = [["队伍名称", "乡镇", "人数"], ["新队", "青溪镇", 9]]
    at = upload(open_page(home, "upload"), spreadsheet(tmp_path, "救援队伍", rows))
    assert "不知道是哪个月" in words(at)
    [box for box in at.selectbox if box.label == "起始月"][-1].set_value("2026-04")
    next(b for b in at.button if b.label == "按这样重新识别").click().run()
    assert not at.exception
    assert "将全部入库" in words(at)
    assert "2026年4月" in words(at)


def test_what_is_left_to_mend_stays_on_the_desk(open_page, home, tmp_path):
    rows = [
        ["事故编号", "发生时间", "乡镇", "死亡人数"],
        ["A8", "2026-03-20", "青溪镇", 1],
        ["A9", "2026-03-21", "云岭镇", "若干"],
    ]
    at = upload(open_page(home, "upload"), spreadsheet(tmp_path, "事故台账", rows))
    at.checkbox(key="partial").check().run()
    at.button(key="confirm").click().run()
    assert not at.exception
    assert "部分入库" in words(at)
    assert (deaths_of(home, "A8"), deaths_of(home, "A9")) == ([(1, "青溪镇")], [])
    edit(at, "editor-", 0, "D", "3")
    at.button(key="recheck-0-0").click().run()
    at.button(key="confirm").click().run()
    assert not at.exception
    assert deaths_of(home, "A9") == [(3, "云岭镇")]
    assert "新增 1 行 不变 1 行" in " ".join(words(at).split())
