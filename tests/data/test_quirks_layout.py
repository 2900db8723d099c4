"""Quirks of layout in offices' spreadsheets, by their numbers in the field's list: titles, headers, merges, totals,
sheets, footers."""

import pytest
import xlsxwriter

from data.intake import Request, load, prepare

HEAD = ["乡镇", "事故起数", "死亡人数"]
JULY = ("2026-07", "2026-07")


def values(one, *columns):
    return [tuple(row.values[name] for name in columns) for row in one.rows]


def said(one, *levels):
    return [(p.row, p.letter, p.message) for p in one.problems if p.level in levels]


@pytest.mark.parametrize(
    ("above", "name", "period"),
    [
        ([["安澜县2026年7月份生产安全事故统计表"]], "报表.xlsx", JULY),
        ([["附件1"], ["生产安全事故统计表"], ["（2026年7月）"]], "报表.xlsx", JULY),
        (
            [["附件2："], ["关于报送二〇二六年上半年事故情况的表"]],
            "报表.xlsx",
            ("2026-01", "2026-06"),
        ),
        ([["事故情况表（截至2026年7月31日）"]], "报表.xlsx", ("2026-01", "2026-07")),
        ([["生产安全事故统计表"]], "安澜县2026年7月事故统计表（终稿2）.xlsx", JULY),
    ],
)
def test_quirk_01_the_period_stands_in_title_subtitle_or_file_name(understand, above, name, period):
    (one,) = understand([*above, HEAD, ["青溪镇", 2, 1]], name, merges=["A1:C1"])
    assert one.period == period
    assert values(one, "month_from", "month_to", "accidents") == [(*period, 2)]


def test_quirk_02_unit_reporter_and_date_on_one_line_hold_for_the_sheet(understand):
    line = "填报单位（盖章）：石桥乡人民政府　　填报时间：2026.8.3　　单位：元"
    rows = [
        ["2026年7月生产安全事故台账"],
        [line],
        ["事故编号", "发生时间", "死亡人数", "直接经济损失"],
        ["A1", "7月3日", 0, 128_000],
    ]
    (one,) = understand(rows, merges=["A2:D2"])
    assert (one.area, one.period) == ("石桥乡", JULY)
    assert values(one, "area", "loss_wan_yuan") == [("石桥乡", 12.8)]


def test_quirk_03_three_levels_of_merged_headers_with_repeated_children(understand):
    rows = [
        ["2026年7月事故统计表"],
        ["单位", "生产安全事故", None, None, None, None, None],
        [None, "事故起数", None, None, "死亡人数", None, None],
        [None, "本月", "累计", "同比", "本月", "累计", "同比"],
        ["青溪镇", 2, 9, "-10%", 1, 3, "持平"],
    ]
    merges = ["A2:A4", "B2:G2", "B3:D3", "E3:G3"]
    month, to_date = understand(rows, merges=merges)
    assert month.table.header_rows == (2, 3, 4)
    assert values(month, "month_from", "accidents", "deaths") == [("2026-07", 2, 1)]
    assert values(to_date, "month_from", "accidents", "deaths") == [("2026-01", 9, 3)]


def test_quirk_03_two_levels_whose_upper_words_tell_the_whole_from_a_part(understand):
    rows = [
        ["2026年7月隐患排查统计表"],
        ["乡镇", "排查情况", None, "重大隐患", None],
        [None, "排查隐患数", "已整改数", "排查隐患数", "已整改数"],
        ["青溪镇", 10, 8, 2, 1],
    ]
    (one,) = understand(rows, merges=["A2:A3", "B2:C2", "D2:E2"])
    columns = ("found", "rectified", "major_found", "major_rectified")
    assert values(one, *columns) == [(10, 8, 2, 1)]


def test_quirk_04_vertical_merges_fill_their_range_and_no_further(understand):
    rows = [
        ["2026年7月事故台账"],
        ["序号", "发生时间", "乡镇", "详细地点", "死亡人数"],
        [1, "7月3日", "青溪镇", "甲路口", 1],
        [None, "7月4日", None, "乙路口", None],
        [2, "7月5日", None, "丙路口", 0],
    ]
    (one,) = understand(rows, merges=["A3:A4", "C3:C4", "E3:E4"])
    assert values(one, "area", "place", "deaths") == [
        ("青溪镇", "甲路口", 1),
        ("青溪镇", "乙路口", None),
        (None, "丙路口", 0),
    ]


@pytest.mark.parametrize("at", ["top", "bottom"])
def test_quirk_05_totals_at_top_or_bottom_are_verified_with_their_difference(understand, at):
    body = [["青溪镇", 2, 1], ["云岭镇", 1, 0]]
    total = ["合　计", 4, 1]
    lines = [total, *body] if at == "top" else [*body, total]
    row = 3 if at == "top" else 5
    (one,) = understand([["2026年7月事故统计表"], HEAD, *lines, ["其中：道路运输", 1, 1]])
    assert values(one, "area", "accidents") == [("青溪镇", 2), ("云岭镇", 1)]
    assert said(one, "warning") == [
        (
            row,
            "B",
            f"第 {row} 行“合　计”的“事故起数”写的是 4，各行相加是 3，相差 +1。请核对；入库的是各行，不含合计。",
        )
    ]
    assert "第 6 行“其中：道路运输”是其中项，已包含在别的行里，未入库。" in [
        m for _, _, m in said(one, "info")
    ]


def test_quirk_05_a_county_row_alone_is_answered(understand):
    (one,) = understand([["2026年7月事故统计表"], HEAD, ["全县", 4, 1]])
    assert said(one, "error") == [
        (
            None,
            None,
            "工作表“Sheet1”只有“全县”这样的合计行，没有各单位的行。请按单位填写；县级自己的数请写“县直”。",
        )
    ]


@pytest.mark.parametrize(
    "numbers", [(1, 1), ("一、", "二、"), ("①", "②"), ("（1）", "（2）"), ("1.", None)]
)
def test_quirk_06_line_numbers_of_any_style_are_no_data(understand, numbers):
    rows = [
        ["2026年7月事故统计表"],
        ["序号", *HEAD],
        [numbers[0], "青溪镇", 2, 1],
        [numbers[1], "云岭镇", 0, 0],
        ["合计", None, 2, 1],
    ]
    (one,) = understand(rows)
    assert values(one, "area", "accidents", "deaths") == [("青溪镇", 2, 1), ("云岭镇", 0, 0)]
    assert "number" not in one.table.columns
    assert said(one, "warning", "error") == []


def test_quirk_27_hidden_sheets_and_a_sheet_of_instructions_are_told_and_left(understand):
    table = [["2026年7月事故统计表"], HEAD, ["青溪镇", 2, 1]]
    sheets = {
        "模板说明": [["一、本表由乡镇填报"], ["二、每月3日前报送"]],
        "七月": table,
        "底稿": [["2026年6月"], HEAD, ["青溪镇", 9, 9]],
    }
    (one,) = understand(sheets, hidden=["底稿"])
    assert values(one, "month_from", "accidents") == [("2026-07", 2)]
    assert [m for _, _, m in said(one, "info")][:2] == [
        "工作表“底稿”是隐藏的，没有读取。需要时请取消隐藏，或用 --sheet 指定。",
        "工作表“模板说明”里没有可识别的表头，没有读取。",
    ]


def test_quirk_27_one_sheet_per_township_is_each_township_s(understand):
    head = ["排查来源", "排查隐患数", "已整改数"]
    title = ["2026年7月隐患排查统计表"]
    sheets = {
        name: [title, head, ["企业自查", 3, 2]] for name in ("青溪镇", "云岭", "石桥乡人民政府")
    }
    found = understand(sheets)
    assert [one.area for one in found] == ["青溪镇", "云岭镇", "石桥乡"]
    assert [values(one, "area", "found") for one in found] == [
        [("青溪镇", 3)],
        [("云岭镇", 3)],
        [("石桥乡", 3)],
    ]


@pytest.mark.parametrize(
    "names", [["1月", "2月", "3月"], ["一月", "二月", "三月"], ["2026.1", "2026.2", "2026.3"]]
)
def test_quirk_27_month_sheets_take_their_own_month(understand, names):
    sheets = {name: [["安澜县事故统计表"], HEAD, ["青溪镇", i, 0]] for i, name in enumerate(names)}
    found = understand(sheets, "2026年事故统计.xlsx")
    assert [one.period for one in found] == [(f"2026-0{i}", f"2026-0{i}") for i in (1, 2, 3)]


def test_quirk_27_hidden_rows_and_columns_are_read_as_what_they_are(store, tmp_path):
    path = tmp_path / "隐藏.xlsx"
    table = [["2026年7月事故统计表"], HEAD, ["青溪镇", 2, 1], ["云岭镇", 1, 0], ["合计", 3, 1]]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("七月")
        for r, row in enumerate(table):
            sheet.write_row(r, 0, row)
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.set_column(2, 2, None, None, {"hidden": True})
        sheet.autofilter(1, 0, 4, 2)
    (one,) = prepare(store, path, Request("张三"))
    assert values(one, "area", "accidents", "deaths") == [("青溪镇", 2, 1), ("云岭镇", 1, 0)]
    assert "第 5 行“合计”与各行相加一致，合计行不入库。" in [m for _, _, m in said(one, "info")]


def test_quirk_31_signatures_notes_and_repeated_headers_are_no_data(understand):
    rows = [
        ["2026年7月事故统计表"],
        ["序号", *HEAD],
        [1, "青溪镇", 2, 1],
        ["填表人：李四", None, None, None],
        ["2026年7月事故统计表（续）"],
        ["序号", *HEAD],
        [2, "云岭镇", 0, 0],
        ["单位负责人（签字）：", None, "审核人：王五", "联系电话：0798-1234567"],
        ["注：1.不含道路运输。"],
        ["填表说明：每月3日前报送。"],
    ]
    (one,) = understand(rows, merges=["A10:D10"])
    assert values(one, "area", "accidents") == [("青溪镇", 2), ("云岭镇", 0)]
    assert said(one, "warning", "error") == []
    assert [row for row, _, m in said(one, "info") if "表尾的签字或说明" in m] == [4, 5, 8, 9, 10]


def test_quirk_28_the_same_form_sent_again_replaces_its_rows(store, sheet, load_one):
    title = ["2026年7月事故统计表"]
    load_one(sheet("七月.xlsx", [title, HEAD, ["青溪镇", 2, 1], ["云岭镇", 0, 0]]))
    receipt = load_one(
        sheet("七月（最终版2）.xlsx", [title, HEAD, ["青溪镇", 3, 1], ["云岭镇", 0, 0]])
    )
    assert (receipt.counts["changed"], receipt.counts["unchanged"]) == (1, 1)
    with store.cursor() as cursor:
        assert cursor.execute("select sum(accidents) from accident_stats").fetchone() == (3,)


def test_quirk_27_two_visible_sheets_of_which_one_is_stale_are_asked_about(store, sheet):
    title = ["2026年7月隐患排查统计表"]
    head = ["乡镇", "排查隐患数", "已整改数"]
    sheets = {
        "报表": [title, head, ["青溪镇", 20, 18]],
        "报表 (2)": [title, head, ["青溪镇", 19, 18]],
    }
    told = load(store, [sheet("七月.xlsx", sheets)], Request("张三"))
    assert [r.status for r in told] == ["refused", "refused"]
    assert told[0].problems[0].message == (
        "工作表“报表”和“报表 (2)”都是《隐患排查月报》2026-07的数据，不知道以哪一张为准。请删去旧表，或只选一张来读（命令行用 --sheet）。"
    )


def test_quirk_08_a_day_and_its_time_of_day_in_two_columns_are_one_moment(understand):
    head = ["发生年月日", "发生时分", "乡镇", "死亡人数"]
    (one,) = understand([["2026年7月事故台账"], head, ["2026-07-03", "9:30", "青溪镇", 1]])
    assert [f"{at:%F %R}" for (at,) in values(one, "occurred_at")] == ["2026-07-03 09:30"]


def test_quirk_03_the_cumulative_value_is_told_from_that_of_the_moment(understand):
    head = [
        "区域",
        "灾种",
        "灾害发生时间",
        "受灾人口（人）",
        "紧急转移安置人口（累计值）",
        "紧急转移安置人口（实时值）",
    ]
    (one,) = understand([["2026年7月灾情"], head, ["青溪镇", "洪涝", "7月3日", 100, 50, 40]])
    assert values(one, "relocated") == [(50,)]
    assert (
        None,
        "F",
        "F 列“紧急转移安置人口（实时值）”没有对应的数据项，未使用（原件已保留）。",
    ) in said(one, "info")
