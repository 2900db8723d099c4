"""自助分析: any figure by rows and columns, each cell its own answer; filters, saved views, the link."""

import json
import re
import shutil

import pytest

from data import views
from data.views import View
from data.warehouse import Store


def words(at) -> str:
    """What a page says in HTML, tags replaced by spaces."""
    body = " ".join(one.proto.body for one in at.get("html"))
    return re.sub(r"<style>.*?</style>|<[^>]+>", " ", body)


def table(at) -> list[list[str]]:
    """Texts of the cross table, line by line, its head first."""
    html = next(
        found
        for one in at.get("bidi_component")
        if (found := json.loads(one.proto.json).get("html", "")) and "an-cross" in found
    )
    lines = re.findall(r"<tr.*?</tr>", html)
    return [
        [re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", line)]
        for line in lines
    ]


def test_rows_and_columns_are_crossed_with_totals_of_their_own(open_page, office):
    at = open_page(office, "explore", **{"from": "2026-01", "to": "2026-03"})
    assert not at.exception
    assert table(at) == [
        ["乡镇", "合计 起", "1月", "2月", "3月"],
        ["合计", "2", "1", "0", "1"],
        ["青溪镇", "1", "1", "0", "0"],
        ["云岭镇", "1", "0", "0", "1"],
        ["县直", "0", "0", "0", "0"],
    ]
    assert "2026年1–3月，全县事故起数 2 起" in words(at)
    assert "来源：事故台账（台账）" in words(at)


def test_a_rate_is_recomputed_for_every_row_column_and_the_whole(open_page, office):
    link = {
        "data": "隐患整改台账",
        "figure": "整改率",
        "columns": "排查来源",
        "from": "2026-01",
        "to": "2026-03",
    }
    lines = table(open_page(office, "explore", **link))
    assert lines[0] == ["乡镇", "合计 %", "执法检查", "企业自查"]
    assert lines[1] == ["合计", "66.67", "100.00", "0.00"]
    assert lines[3] == ["云岭镇", "50.00", "100.00", "0.00"]
    assert lines[2] == ["青溪镇", "100.00", "100.00", "无数据"]


def test_what_offices_state_is_marked_and_months_without_their_own_report_are_unknown(
    open_page, office
):
    at = open_page(
        office, "explore", **{"data": "事故统计月报", "from": "2026-01", "to": "2026-03"}
    )
    assert "事故统计月报（报表）" in words(at)
    lines = table(at)
    assert lines[1] == ["合计", "2", "无数据", "无数据", "无数据"]
    assert lines[2] == ["青溪镇", "1", "无数据", "无数据", "无数据"]


def test_without_columns_every_figure_stands_beside_the_others(open_page, office):
    at = open_page(office, "explore", rows="行业领域", columns="各项指标", order="从多到少")
    lines = table(at)
    assert lines[0][:4] == ["行业领域", "事故起数 起", "上年同期事故起数 起", "死亡人数 人"]
    assert lines[1][:2] == ["合计", "2"]
    assert "未填行业领域" in [line[0] for line in lines]


def test_filters_narrow_and_are_kept_in_the_link(open_page, office):
    link = {
        "only-type": "坍塌",
        "rows": "季度",
        "columns": "乡镇",
        "from": "2026-01",
        "to": "2026-03",
    }
    at = open_page(office, "explore", **link)
    assert table(at)[1:] == [["合计", "1", "0", "1", "0"], ["一季度", "1", "0", "1", "0"]]
    at.button(key="explore-swap").click().run()
    assert at.query_params["rows"] == "乡镇"
    assert table(at)[0] == ["乡镇", "合计 起", "一季度"]
    at.selectbox(key="filter-rows").select("事故类型").run()
    assert not at.exception
    assert "only-type" not in [one.key for one in at.selectbox]


def test_a_choice_that_does_not_go_with_another_gives_way(open_page, office):
    at = open_page(office, "explore", rows="月份", columns="季度")
    assert not at.exception
    assert at.query_params["columns"] == "各项指标"
    at = open_page(office, "explore", figure="人均", rows="颜色")
    assert "链接里的指标“人均”认不出，显示事故起数" in words(at)
    assert "链接里的行“颜色”认不出，显示乡镇" in words(at)


@pytest.mark.parametrize(
    ("picked", "rows"), [("0,1", ["A3"]), ("total,0", ["A3", "A4"]), ("1,3", ["A4"])]
)
def test_a_cell_leads_to_its_rows(open_page, office, monkeypatch, picked, rows):
    from pages.parts import tables

    def click(key, html, on_pick):
        on_pick(picked)

    monkeypatch.setattr(tables, "clickable", click)
    at = open_page(office, "explore", **{"from": "2026-01", "to": "2026-03"})
    assert not at.exception
    assert at.dataframe[-1].value["accident_no"].tolist() == rows


def test_a_view_is_saved_under_a_name_and_opens_again(open_page, office, tmp_path):
    home = tmp_path / "copy"
    shutil.copytree(office, home)
    at = open_page(home, "explore", rows="行业领域", columns="乡镇")
    at.text_input(key="view-by").input("王芳").run()
    at.button(key="view-save").click().run()
    assert not at.exception
    (kept,) = views.listed(Store(home), "explore")
    assert (kept.name, kept.by) == ("事故起数：行业领域 × 乡镇", "王芳")
    again = open_page(home, "explore", **kept.query)
    assert table(again) == table(at)
    again.text_input(key="view-by").input("李明").run()
    again.button(key="view-forget-0").click().run()
    assert views.listed(Store(home), "explore") == []
    with pytest.raises(ValueError, match="1 到 40"):
        views.save(Store(home), View(" ", "explore", {}, "王芳"))


def asked_of(at) -> list[str]:
    """Labels of the links to 指标速查 and the questions that they carry."""
    links = [one.proto for one in at.get("page_link") if "用一句话问" in one.proto.label]
    return [one.label.partition("：")[2] for one in links]


def test_a_table_leads_to_the_sentence_that_asks_its_rows_and_to_none_other(open_page, office):
    span = {"from": "2026-01", "to": "2026-03"}
    assert asked_of(open_page(office, "explore", **span)) == ["2026年1月至3月各乡镇事故起数"]
    link = span | {
        "rows": "行业领域",
        "columns": "各项指标",
        "area": "云岭镇",
        "order": "从多到少",
    }
    (text,) = asked_of(open_page(office, "explore", **link))
    assert text == "2026年1月至3月云岭镇各行业领域事故起数，从高到低"
    asked = open_page(office, "ask", q=text)
    assert not asked.exception
    for more in (
        {"rows": "行业领域", "columns": "乡镇"},
        {"rows": "季度", "columns": "各项指标"},
        {"figure": "上年同期事故起数", "columns": "各项指标"},
    ):
        assert asked_of(open_page(office, "explore", **span, **more)) == []


def test_the_picture_says_which_rows_it_leaves_out_and_leaves_out_no_month(open_page, office):
    span = {"from": "2026-01", "to": "2026-03"}
    assert "为 0 和无数据的不画" in words(open_page(office, "explore", **span))
    at = open_page(office, "explore", **span, rows="月份", columns="各项指标")
    assert "不画" not in words(at)
    (chart,) = at.get("plotly_chart")
    (bars,) = json.loads(chart.proto.spec)["data"]
    assert len(bars["x"]) == 3
