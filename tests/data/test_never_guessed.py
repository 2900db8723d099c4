"""What could be read in two ways is a question, and what was stored is not lost to a guess."""

import datetime as dt

import pytest

from data.intake import Request, load, zero
from data.periods import period_in


def stored(store, columns, table):
    with store.cursor() as cursor:
        return cursor.execute(f"select {columns} from {table} order by all").fetchall()


def errors(receipt):
    return [p.code for p in receipt.problems if p.level == "error"]


@pytest.mark.parametrize(
    ("title", "months"),
    [
        ("2026年1月1日至9月30日", ("01", "09")),
        ("2026年1、2月", ("01", "02")),
        ("2026年7、8、9月份", ("07", "09")),
        ("2026年前8个月", ("01", "08")),
        ("2026年度1-9月", ("01", "09")),
        ("2026年元月", ("01", "01")),
        ("2026年一至九月", ("01", "09")),
        ("2026年二、三季度", ("04", "09")),
        ("2026.1-9", ("01", "09")),
        ("2026年6月26日至7月25日", None),
        ("2025年12月26日至2026年1月25日", None),
        ("2026年1、3月", None),
        ("2026年国庆期间", None),
    ],
)
def test_a_title_names_whole_months_or_none(title, months):
    expected = months and (f"2026-{months[0]}", f"2026-{months[1]}")
    assert period_in(f"{title}事故统计表") == expected


def test_an_inventory_as_of_a_day_replaces_its_month_alone(store, sheet, load_one):
    head = ["队伍名称", "乡镇", "人数"]
    load_one(sheet("三月.xlsx", [["2026年3月救援队伍"], head, ["甲队", "青溪镇", 22]]))
    receipt = load_one(
        sheet("六月.xlsx", [["救援队伍统计表（截至2026年6月30日）"], head, ["甲队", "青溪镇", 25]])
    )
    assert receipt.counts["removed"] == 0
    assert stored(store, "month, members", "teams") == [("2026-03", 22), ("2026-06", 25)]
    assert stored(store, "month", "reported where dataset = 'teams'") == [
        ("2026-03",),
        ("2026-06",),
    ]


def test_several_units_in_one_line_each_find_their_columns(store, sheet, load_one):
    rows = [
        ["2026年7月事故台账"],
        ["单位：人、元"],
        ["事故编号", "发生时间", "乡镇", "死亡人数", "直接经济损失"],
        ["K2", "2026-07-03", "青溪镇", 1, 120_000],
    ]
    assert load_one(sheet("七月.xlsx", rows)).status == "stored"
    assert stored(store, "deaths, loss_wan_yuan", "accidents") == [(1, 12)]


def test_a_county_s_base_figure_is_kept(store, sheet, load_one):
    rows = [
        ["年份", "乡镇", "项目", "数值", "计量单位"],
        [2025, "青溪镇", "常住人口", 8000, "人"],
        [2025, "全县", "地区生产总值", 123.4, "亿元"],
    ]
    assert load_one(sheet("基础.xlsx", rows)).status == "stored"
    assert stored(store, "area, item, value", "base_figures") == [
        ("安澜县", "地区生产总值", 123.4),
        ("青溪镇", "常住人口", 8000),
    ]


@pytest.mark.parametrize(
    ("dataset", "head", "rows"),
    [
        ("救援队伍", ["队伍名称", "乡镇", "人数"], (["甲", "青溪镇", 1], ["乙", "青溪镇", 2])),
        (
            "事故台账",
            ["事故编号", "发生时间", "乡镇", "死亡人数"],
            (["C1", "2026-08-01", "青溪镇", 0], ["C2", "2026-08-02", "青溪镇", 0]),
        ),
    ],
)
def test_two_sheets_for_one_dataset_and_month_are_refused(store, sheet, dataset, head, rows):
    title = [f"2026年8月{dataset}"]
    sheets = {"甲表": [title, head, rows[0]], "乙表": [title, head, rows[1]]}
    receipts = load(store, [sheet("八月.xlsx", sheets)], Request("张三"))
    assert [errors(receipt) for receipt in receipts] == [["several-sheets"]] * 2


def test_a_span_that_excel_turned_into_a_day_is_no_month(store, sheet, load_one):
    rows = [
        ["2026年事故统计表"],
        ["统计时段", "乡镇", "事故起数", "死亡人数"],
        [dt.date(2026, 1, 9), "青溪镇", 9, 3],
    ]
    assert errors(load_one(sheet("统计.xlsx", rows))) == ["bad-month"]


def test_two_warnings_of_one_day_are_two(store, sheet, load_one):
    rows = [
        ["2026年7月预警台账"],
        ["发布时间", "预警类型", "预警级别", "乡镇"],
        ["2026-07-01 08:00", "暴雨", "黄色", "青溪镇"],
        ["2026-07-01 20:00", "暴雨", "黄色", "青溪镇"],
    ]
    assert load_one(sheet("预警.xlsx", rows)).counts["new"] == 2


def test_a_deadline_without_a_year_is_not_put_before_the_find(store, sheet, load_one):
    rows = [
        ["2025年12月隐患整改台账"],
        ["隐患编号", "排查日期", "乡镇", "隐患描述", "整改期限"],
        ["Y1", "12月20日", "青溪镇", "灭火器过期", "1月5日"],
        ["Y2", "12月20日", "青溪镇", "通道堵塞", "12月31日"],
    ]
    receipt = load_one(sheet("十二月.xlsx", rows))
    assert [(p.row, p.code) for p in receipt.problems if p.level == "error"] == [
        (3, "year-missing")
    ]


@pytest.mark.parametrize(("value", "code"), [(0.85, ["percent-unsure"]), ("85%", []), (85, [])])
def test_a_percentage_or_a_share_of_one(store, sheet, load_one, value, code):
    rows = [["规划编码", "指标", "月份", "数值", "单位"], ["01", "002", "2023年12月", value, "%"]]
    assert errors(load_one(sheet("指标.xlsx", rows))) == code


def test_months_to_come_are_a_question(store, sheet, load_one):
    rows = [["2099年7月事故统计表"], ["乡镇", "事故起数", "死亡人数"], ["青溪镇", 1, 0]]
    assert errors(load_one(sheet("将来.xlsx", rows))) == ["period-future"]
    said = zero(store, "accidents", ("2099-07", "2099-07"), "青溪镇", Request("张三"))
    assert (said.status, errors(said)) == ("refused", ["period-future"])


def test_rows_that_a_corrected_sheet_no_longer_holds_are_told(store, sheet, load_one):
    head = ["乡镇", "排查来源", "排查隐患数", "已整改数"]
    title = ["2026年7月隐患排查统计表"]
    load_one(
        sheet("一.xlsx", [title, head, ["青溪镇", "企业自查", 20, 18], ["青溪镇", "其他", 4, 3]])
    )
    receipt = load_one(sheet("二.xlsx", [title, head, ["青溪镇", "企业自查", 21, 18]]))
    assert [p.message for p in receipt.problems if p.level == "warning"] == [
        "青溪镇 2026-07 在库里另有 1 行（其他），这张表里没有，仍会计入。若已作废，请撤销当时的上报。"
    ]


def test_plain_text_named_as_a_workbook_is_named(store, tmp_path, load_one):
    path = tmp_path / "月报.xls"
    path.write_text("这不是表格", "utf-8")
    assert load_one(path).problems[0].message == (
        "文件“月报.xls”是纯文字，不是电子表格。请上传 .xlsx、.xls、.et、.ods 或 .csv 文件。"
    )


def test_a_good_row_that_is_stored_already_is_not_called_refused(store, sheet, load_one):
    head = ["事故编号", "发生时间", "乡镇", "死亡人数"]
    good, bad = ["K1", "2026-07-01", "青溪镇", 1], ["K7", "2026-07-02", "火星", 0]
    load_one(sheet("一.xlsx", [head, good]))
    receipt = load_one(sheet("二.xlsx", [head, good, bad]), partial=True)
    assert (receipt.status, receipt.counts["unchanged"], receipt.counts["refused"]) == (
        "refused",
        1,
        1,
    )
