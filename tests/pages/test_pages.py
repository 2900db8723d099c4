"""Every page with an empty store and with a small office: no exception, the right figures, the right words."""

import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from app import PAGES
from data.contract import contracts
from data.warehouse import Store


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


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_on_the_demonstration(open_page, demonstration_home, page):
    at = open_page(demonstration_home, page)
    assert not at.exception
    assert "演示数据" in words(at)
    assert "还没有数据" not in words(at)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_on_a_preset_alone(open_page, preset, page):
    at = open_page(preset, page)
    assert not at.exception
    assert "演示数据" not in words(at)


def test_a_plan_is_shown_word_for_word_and_says_what_is_missing(open_page, preset):
    at = open_page(preset, "plan")
    said = words(at)
    assert (
        "浮梁县“十四五”应急体系规划（2021–2025年）：约束性指标3项、预期性指标4项、其他目标8项"
        in said
    )
    assert said.count("基期待确认") >= 3
    assert "≤0.9‰" in " ".join(
        json.loads(one.proto.json)["html"] for one in at.get("bidi_component")
    )
    assert "≤ 0.9‰" in said
    assert "请上传" in said


def test_an_indicator_opens_the_rows_of_its_years(open_page, office):
    at = open_page(office, "plan")
    assert "0.42" in " ".join(one.proto.json for one in at.get("bidi_component"))
    at.button(key="source-indicator-P1-2").click().run()
    assert not at.exception
    assert at.dataframe[-1].value["part"].tolist() == [0.42, 0.31]
    at.button(key="source-indicator-P1-1").click().run()
    assert not at.exception
    assert set(at.dataframe[-1].value["file"]) == {"事故台账.xlsx"}


def test_a_plan_in_the_link_is_taken(open_page, office):
    said = words(open_page(office, "plan", plan="P1"))
    assert "安澜县“十四五”规划" in said
    assert "十四五指标" in said


def test_resources_without_a_map_are_listed_and_say_why(open_page, office):
    at = open_page(office, "resources")
    assert "截至2026年3月31日，3个单位的清单中，救援队伍缺云岭镇" in words(at)
    assert "没有这个县的乡镇示意图" in words(at)


def test_a_preset_shows_its_map_before_anything_is_reported(open_page, preset):
    at = open_page(preset, "resources")
    assert "请上传救援队伍" in words(at)
    assert "乡镇示意图，不代表行政区域界线" in words(at)
    assert len(at.get("deck_gl_json_chart")) == 1


def test_inspections_are_counted_and_open_their_rows(open_page, office):
    at = open_page(office, "rectification", view="执法检查")
    assert figures(at)["检查家次"] == "3"
    assert figures(at)["罚款"] == "0.80"
    at.button(key="source-visits").click().run()
    assert not at.exception
    assert at.dataframe[-1].value["visits"].tolist() == [1, 2]


def test_the_overview_tells_what_was_done(open_page, office):
    at = open_page(office, "overview")
    assert "工作动态" in words(at)
    assert "逐月预警发布" in words(at)


@pytest.mark.parametrize("dataset", [name for name in contracts() if name != "sectors"])
def test_every_dataset_has_its_template(open_page, office, dataset):
    at = open_page(office, "upload")
    at.selectbox(key="template-of").set_value(dataset).run()
    assert not at.exception
    assert contracts()[dataset].grain in words(at)


def test_codes_are_told_in_the_words_of_the_sheet(open_page, office, tmp_path):
    sheet = spreadsheet(
        tmp_path,
        "指标目录",
        [
            ["规划编码", "指标编码", "指标名称", "指标类型", "比较方式", "目标值"],
            ["P1", "9", "培训率", "覆盖率", "不低于", 95],
        ],
    )
    at = upload(open_page(office, "upload"), sheet)
    assert not at.exception
    said = " ".join(at.dataframe[1].value["words"])
    assert "指标类型 覆盖率" in said
    assert "coverage" not in said


def test_an_empty_store_takes_a_preset(open_page, tmp_path):
    at = open_page(tmp_path, "upload")
    assert at.button(key="preset-浮梁县").disabled
    assert "先填写上报人" in words(at)
    at = open_page(tmp_path, "upload", by="张三")
    at.button(key="preset-浮梁县").click().run()
    assert not at.exception
    assert {entry["dataset"] for entry in Store(tmp_path).history()} >= {
        "areas",
        "plans",
        "indicators",
    }
    assert "从哪里开始" not in words(at)
    assert "已装入浮梁县预置：区划名录" in words(at)
    assert "下一步：上传报送任务和台账" in words(at)


def test_many_files_are_one_table_and_one_confirm(open_page, office, tmp_path):
    home = tmp_path / "store"
    shutil.copytree(office, home)
    at = open_page(home, "upload", by="张三")
    for day in range(1, 6):
        lines = [
            ["事故编号", "发生时间", "乡镇", "死亡人数"],
            [f"B{day}", f"2026-03-0{day}", "青溪镇", 0],
        ]
        sheet = spreadsheet(tmp_path, f"第{day}份事故台账", lines)
        at.file_uploader[0].upload(sheet.name, sheet.read_bytes())
    bad = spreadsheet(
        tmp_path, "坏表", [["事故编号", "发生时间", "乡镇"], ["B9", "2026-02-31", "青溪镇"]]
    )
    at.file_uploader[0].upload(bad.name, bad.read_bytes())
    at.run()
    assert not at.exception
    assert "6 份文件：认出 5 张表，1 份认不出" in words(at)
    listed = at.dataframe[0].value
    assert listed["file"].tolist()[0] == "坏表.xlsx"
    assert listed["state"].tolist() == ["✕ 不能入库"] + ["✓ 可入库"] * 5
    at.button(key="confirm").click().run()
    assert not at.exception
    assert "回执：未入库 1，已入库 5" in words(at)
    assert len(Store(home).history()) == 21


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
    assert "没有完整的上年同期数据可比" in words(at)


def test_what_a_link_may_not_say_falls_back_to_the_default(open_page, office):
    at = open_page(office, "accidents", area="'; drop", source="x", **{"from": "2099-13"})
    assert "2026年1–3月，全县发生事故2起" in words(at)
    assert "链接里的起始月“2099-13”认不出，显示2026年1月" in words(at)
    at = open_page(office, "accidents", area="不存在")
    assert "链接里的乡镇“不存在”认不出，显示全县" in words(at)
    at.selectbox(key="filter-area").set_value("青溪镇").run()
    assert "认不出" not in words(at)


def test_reversed_months_are_swapped(open_page, office):
    at = open_page(office, "accidents", **{"from": "2026-03", "to": "2026-01"})
    assert "2026年1–3月，全县发生事故2起" in words(at)
    assert "认不出" not in words(at)


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
    assert at.dataframe[0].value["unit"].tolist() == ["乙厂"]


def test_stated_rates_are_recomputed_from_their_sums(open_page, office):
    at = open_page(office, "rectification", source="报表", **{"from": "2026-03", "to": "2026-03"})
    assert figures(at)["整改率"] == "92.50"


def test_who_has_not_reported_is_named(open_page, office):
    at = open_page(office, "reporting", dataset="accidents", **{"from": "2026-01", "to": "2026-03"})
    assert "逾期未报" in words(at)
    assert "青溪镇：2026年2月、2026年3月《事故台账》尚未报送" in at.code[0].value


def test_a_reminder_can_name_all_that_a_unit_owes(open_page, office):
    at = open_page(office, "reporting", remind="全部数据表", **{"from": "2026-01", "to": "2026-03"})
    assert not at.exception
    assert "青溪镇：2026年2月、2026年3月《事故台账》尚未报送" in at.code[0].value


def test_the_drawer_shows_the_rows_behind_a_card(open_page, office):
    at = open_page(office, "accidents")
    at.button(key="source-deaths").click().run()
    assert not at.exception
    assert "全县 · 2026年1–3月 · 死亡人数 4 人" in words(at)
    rows = at.dataframe[-1].value
    assert rows["row"].tolist() == [4, 5]
    assert set(rows["file"]) == {"事故台账.xlsx"}


def test_the_drawer_says_what_a_rate_is_made_of(open_page, office):
    at = open_page(office, "rectification")
    at.button(key="source-rate").click().run()
    assert not at.exception
    said = "全县 · 2026年1–3月 · 整改率 66.67 % = 已整改 2 ÷ 排查 3，截至2026年3月31日"
    assert said in words(at)
    assert list(at.dataframe[-1].value)[5:9] == [
        "rectified_on",
        "due_on",
        "recheck_result",
        "status",
    ]


def test_the_history_lists_uploads_newest_first(open_page, office):
    at = open_page(office, "upload")
    listed = at.dataframe[0].value
    assert listed["dataset"].tolist()[0] == "避难场所"
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


def test_a_greyed_confirm_names_every_reason(open_page, office, tmp_path):
    at = open_page(office, "upload")
    sheet = spreadsheet(tmp_path, "通讯录", [["姓名", "电话"], ["王芳", "0798"]])
    at.file_uploader[0].upload(sheet.name, sheet.read_bytes())
    at.run()
    assert at.button(key="confirm").disabled
    assert "请先填写上报人；没有可以入库的表" in words(at)


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
    assert "先勾选上面一项" in words(at)
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
