"""Layouts that offices use: titles, unit lines, merged headers, totals, footers, notes, several sheets."""

import datetime as dt

import pytest

from data.intake import Request, load

TITLE = "安澜县2026年7月生产安全事故统计表"


def stored(store, columns="area, month_from, month_to, accidents, deaths", table="accident_stats"):
    with store.cursor() as cursor:
        return cursor.execute(f"select {columns} from {table} order by all").fetchall()


JULY = ("2026-07", "2026-07")
PLAIN = [("云岭镇", *JULY, 0, 0), ("青溪镇", *JULY, 2, 1)]


def test_title_unit_and_signature_lines_are_not_data(store, sheet, load_one):
    rows = [
        ["附件1"],
        [TITLE],
        ["填报单位（盖章）：安澜县应急管理局　　填报时间：2026.8.3　　单位：起、人"],
        ["序号", "乡 镇", "事故起数（起）", "死亡人数（人）", "备注"],
        [1, "青 溪 镇", 2, 1, None],
        [2, "云岭", 0, 0, None],
        [None, "合　计", 2, 1, None],
        ["填表人：李四", None, "审核人：王五", None, "联系电话：123"],
        ["注：不含道路运输。"],
    ]
    receipt = load_one(sheet("七月.xlsx", rows))
    assert receipt.status == "stored", [p.message for p in receipt.problems]
    assert stored(store) == PLAIN
    assert receipt.counts["read"] == 5
    assert receipt.counts["skipped"] == 3


def test_a_two_level_header_with_repeated_children_and_last_year(store, sheet, load_one):
    rows = [
        [TITLE],
        ["单位", "事故起数", None, None, "死亡人数", None, None],
        [None, "本年", "上年同期", "同比增长（±%）", "本年", "上年同期", "同比增长（±%）"],
        ["合计", 2, 4, -50, 1, 1, 0],
        ["青溪镇", 2, 3, -33.33, 1, 1, 0],
        ["云岭镇", 0, 1, -100, 0, 0, "—"],
    ]
    merges = ["A1:G1", "A2:A3", "B2:D2", "E2:G2"]
    receipt = load_one(sheet("七月.xlsx", rows, merges=merges))
    assert receipt.status == "stored", [p.message for p in receipt.problems]
    assert stored(store, "area, accidents, accidents_last_year, deaths, deaths_last_year") == [
        ("云岭镇", 0, 1, 0, 0),
        ("青溪镇", 2, 3, 1, 1),
    ]
    assert [p.code for p in receipt.problems].count("header-ignored-change") == 2


def test_the_same_header_without_merges_as_in_a_csv(store, tmp_path, load_one):
    text = (
        f"{TITLE},,,,\n"
        "乡镇,事故起数,,死亡人数,\n"
        ",2026年,2025年,2026年,2025年\n"
        "青溪镇,2,3,1,1\n"
        "云岭镇,0,1,0,0\n"
    )
    path = tmp_path / "七月.csv"
    path.write_bytes(text.encode("gb18030"))
    receipt = load_one(path)
    assert receipt.status == "stored", [p.message for p in receipt.problems]
    assert stored(store, "area, accidents, accidents_last_year, deaths, deaths_last_year") == [
        ("云岭镇", 0, 1, 0, 0),
        ("青溪镇", 2, 3, 1, 1),
    ]


def test_the_major_part_is_told_from_the_whole(store, sheet, load_one):
    rows = [
        [TITLE],
        ["乡镇", "事故起数", "死亡人数", "其中：较大及以上", None],
        [None, None, None, "起数", "死亡人数"],
        ["青溪镇", 2, 4, 1, 3],
    ]
    merges = ["A2:A3", "B2:B3", "C2:C3", "D2:E2"]
    receipt = load_one(sheet("七月.xlsx", rows, merges=merges))
    assert receipt.status == "stored", [p.message for p in receipt.problems]
    assert stored(store, "accidents, deaths, major_accidents, major_deaths") == [(2, 4, 1, 3)]


def test_a_part_larger_than_the_whole_is_refused(store, sheet, load_one):
    rows = [[TITLE], ["乡镇", "排查隐患数", "已整改数"], ["青溪镇", 10, 12]]
    receipt = load_one(sheet("七月.xlsx", rows))
    assert [(p.code, p.letter) for p in receipt.problems if p.level == "error"] == [
        ("part-exceeds-whole", "C")
    ]


def test_a_column_of_one_sector_is_not_taken_for_the_whole(store, sheet, load_one):
    rows = [
        [TITLE],
        ["乡镇", "合计", None, "其中：道路运输", None],
        [None, "事故起数", "死亡人数", "事故起数", "死亡人数"],
        ["青溪镇", 5, 2, 3, 1],
    ]
    receipt = load_one(sheet("七月.xlsx", rows, merges=["A2:A3", "B2:C2", "D2:E2"]))
    assert receipt.status == "stored", [p.message for p in receipt.problems]
    assert stored(store, "accidents, deaths") == [(5, 2)]


def test_vertical_merges_carry_the_township_but_never_a_figure(store, sheet, load_one):
    rows = [
        ["2026年7月隐患排查统计表"],
        ["乡镇", "排查来源", "排查隐患数", "已整改数"],
        ["青溪镇", "企业自查", 10, 8],
        [None, "执法检查", None, 2],
        ["云岭镇", "企业自查", 3, 3],
    ]
    receipt = load_one(sheet("七月.xlsx", rows, merges=["A3:A4", "C3:C4"]))
    assert receipt.status == "stored", [p.message for p in receipt.problems]
    assert stored(store, "area, source, found, rectified", "hazard_stats") == [
        ("云岭镇", "企业自查", 3, 3),
        ("青溪镇", "企业自查", 10, 8),
        ("青溪镇", "执法检查", None, 2),
    ]


def test_subtotals_subsets_and_county_rows_are_kept_out(store, sheet, load_one):
    rows = [
        [TITLE],
        ["乡镇", "事故起数", "死亡人数"],
        ["全县", 6, 1],
        ["青溪镇", 2, 1],
        ["云岭镇", 1, 0],
        ["小计", 3, 1],
        ["石桥乡", 3, 0],
        ["小计", 3, 0],
        ["其中：道路运输", 4, 1],
    ]
    receipt = load_one(sheet("七月.xlsx", rows))
    assert receipt.status == "stored", [p.message for p in receipt.problems]
    assert [row[0] for row in stored(store)] == ["云岭镇", "石桥乡", "青溪镇"]
    assert [p.code for p in receipt.problems if p.code.startswith(("total", "subset"))] == [
        "total-verified",
        "total-verified",
        "total-verified",
        "subset-skipped",
    ]


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("事故统计表（2026年1—9月）", "x.xlsx", ("2026-01", "2026-09")),
        ("2026年二季度事故统计表", "x.xlsx", ("2026-04", "2026-06")),
        ("事故统计表", "2026年7月事故统计表（最终版2）.xlsx", JULY),
        ("事故统计表  填报时间：2026年8月3日", "2026-07.xlsx", JULY),
    ],
)
def test_the_period_comes_from_title_or_file_name(store, sheet, load_one, title, name, expected):
    receipt = load_one(sheet(name, [[title], ["乡镇", "事故起数", "死亡人数"], ["青溪镇", 2, 1]]))
    assert receipt.prepared.period == expected
    assert stored(store) == [("青溪镇", *expected, 2, 1)]


def test_a_declared_period_that_differs_from_the_title_is_a_question(store, sheet, load_one):
    path = sheet("七月.xlsx", [[TITLE], ["乡镇", "事故起数", "死亡人数"], ["青溪镇", 2, 1]])
    receipt = load_one(path, period=("2026-08", "2026-08"))
    assert [p.code for p in receipt.problems if p.level == "error"] == ["period-differs"]


def test_a_township_s_own_sheet_takes_its_unit_line(store, sheet, load_one):
    rows = [
        ["2026年7月隐患排查统计表"],
        ["填报单位：云岭镇人民政府", None, "填报时间：2026年8月2日"],
        ["排查来源", "排查隐患数", "已整改数"],
        ["企业自查", 3, 2],
    ]
    receipt = load_one(sheet("七月.xlsx", rows))
    assert receipt.status == "stored", [p.message for p in receipt.problems]
    assert stored(store, "area, source, found", "hazard_stats") == [("云岭镇", "企业自查", 3)]


def test_the_wrong_township_s_sheet_is_a_question(store, sheet, load_one):
    rows = [
        ["2026年7月隐患排查统计表"],
        ["填报单位：云岭镇"],
        ["排查来源", "排查隐患数", "已整改数"],
        ["企业自查", 3, 2],
    ]
    receipt = load_one(sheet("七月.xlsx", rows), area="青溪镇")
    assert [p.message for p in receipt.problems if p.level == "error"] == [
        "表里写的填报单位是“云岭镇”，而指定的是“青溪镇”。请核对是否传错了文件。"
    ]


def test_twelve_month_sheets_each_take_their_own_month(store, sheet):
    head = ["乡镇", "事故起数", "死亡人数"]
    sheets = {f"{m}月": [["安澜县事故统计表"], head, ["青溪镇", m, 0]] for m in range(1, 13)}
    receipts = load(store, [sheet("2025年事故统计.xlsx", sheets)], Request("张三"))
    assert [r.status for r in receipts] == ["stored"] * 12
    assert stored(store, "month_from, accidents") == [(f"2025-{m:02d}", m) for m in range(1, 13)]


def test_two_sheets_for_one_period_are_a_question(store, sheet):
    head = ["乡镇", "事故起数", "死亡人数"]
    sheets = {"定稿": [[TITLE], head, ["青溪镇", 2, 1]], "旧": [[TITLE], head, ["青溪镇", 1, 1]]}
    path = sheet("七月.xlsx", sheets)
    receipts = load(store, [path], Request("张三"))
    assert [r.status for r in receipts] == ["refused", "refused"]
    assert receipts[0].problems[0].message == (
        "工作表“定稿”和“旧”都是《事故统计月报》2026-07的数据，不知道以哪一张为准。请删去旧表，或只选一张来读（命令行用 --sheet）。"
    )
    assert [r.status for r in load(store, [path], Request("张三", sheet="定稿"))] == ["stored"]
    assert stored(store) == [("青溪镇", *JULY, 2, 1)]


def test_hidden_sheets_are_told_and_left(store, sheet):
    head = ["乡镇", "事故起数", "死亡人数"]
    sheets = {
        "七月": [[TITLE], head, ["青溪镇", 2, 1]],
        "六月底稿": [["2026年6月"], head, ["青溪镇", 9, 9]],
    }
    receipts = load(store, [sheet("七月.xlsx", sheets, hidden=["六月底稿"])], Request("张三"))
    assert [r.status for r in receipts] == ["stored"]
    assert "工作表“六月底稿”是隐藏的，没有读取。需要时请取消隐藏，或用 --sheet 指定。" in [
        p.message for p in receipts[0].problems
    ]


def test_a_sheet_of_notes_does_not_refuse_the_file(store, sheet):
    sheets = {
        "填表说明": [["请如实填写", "谢谢"]],
        "七月": [[TITLE], ["乡镇", "事故起数", "死亡人数"], ["青溪镇", 2, 1]],
    }
    receipts = load(store, [sheet("七月.xlsx", sheets)], Request("张三"))
    assert [r.status for r in receipts] == ["stored"]
    assert "sheet-unread" in [p.code for p in receipts[0].problems]


def test_the_header_repeated_on_every_page_is_not_data(store, sheet, load_one):
    head = ["乡镇", "事故起数", "死亡人数"]
    receipt = load_one(
        sheet("七月.xlsx", [[TITLE], head, ["青溪镇", 2, 1], head, ["云岭镇", 0, 0]])
    )
    assert receipt.status == "stored", [p.message for p in receipt.problems]
    assert stored(store) == PLAIN


def test_an_area_named_with_blank_figures_is_stored_as_unknown(store, sheet, load_one):
    rows = [[TITLE], ["乡镇", "事故起数", "死亡人数"], ["青溪镇", 2, 1], ["云岭镇", None, None]]
    assert load_one(sheet("七月.xlsx", rows)).status == "stored"
    assert stored(store, "area, accidents, deaths") == [("云岭镇", None, None), ("青溪镇", 2, 1)]


def test_states_of_cells_are_kept_as_marks(store, sheet, load_one):
    rows = [
        [TITLE],
        ["乡镇", "事故起数", "死亡人数", "上年同期死亡人数"],
        ["青溪镇", "xx", "/", "—"],
        ["云岭镇", "约20", "不少于3", None],
    ]
    assert load_one(sheet("七月.xlsx", rows)).status == "stored"
    found = {
        area: (accidents, deaths, last, marks)
        for area, accidents, deaths, last, marks in stored(
            store, "area, accidents, deaths, deaths_last_year, marks"
        )
    }
    assert found == {
        "青溪镇": (
            None,
            None,
            None,
            {"accidents": "masked", "deaths": "not_applicable", "deaths_last_year": "base_zero"},
        ),
        "云岭镇": (20, 3, None, {"accidents": "approximate", "deaths": "at_least"}),
    }


def test_nothing_to_report_is_a_zero_report(store, sheet, load_one):
    rows = [
        ["2026年7月生产安全事故台账"],
        ["填报单位：石桥乡人民政府"],
        ["事故编号", "发生时间", "详细地点", "死亡人数"],
        ["本月无事故"],
    ]
    receipt = load_one(sheet("石桥.xlsx", rows))
    assert receipt.status == "stored", [p.message for p in receipt.problems]
    with store.cursor() as cursor:
        assert cursor.execute("select area, month, is_zero from reported").fetchall() == [
            ("石桥乡", "2026-07", True)
        ]


def test_money_in_the_unit_of_the_sheet_is_converted(store, sheet, load_one):
    rows = [
        ["2026年7月事故台账　　单位：元"],
        ["事故编号", "发生时间", "乡镇", "死亡人数", "直接经济损失"],
        ["2026-001", "2026.7.3", "青溪镇", 1, 128_000],
    ]
    assert load_one(sheet("七月.xlsx", rows)).status == "stored"
    assert stored(store, "loss_wan_yuan, deaths", "accidents") == [(12.8, 1)]


def test_figures_of_the_month_and_cumulative_ones_are_two_spans(store, sheet):
    rows = [
        ["安澜县2026年7月生产安全事故统计表"],
        ["乡镇", "事故起数", None, None, "死亡人数", None, None],
        [None, "本月", "累计", "同比", "本月", "累计", "同比"],
        ["青溪镇", 2, 9, "-10%", 1, 3, "/"],
        ["云岭镇", 0, 4, "0", 0, 1, "—"],
        ["合计", 2, 13, None, 1, 4, None],
    ]
    merges = ["A1:G1", "A2:A3", "B2:D2", "E2:G2"]
    receipts = load(store, [sheet("七月.xlsx", rows, merges=merges)], Request("张三"))
    assert [(r.status, r.prepared.period) for r in receipts] == [
        ("stored", JULY),
        ("stored", ("2026-01", "2026-07")),
    ]
    assert stored(store) == [
        ("云岭镇", "2026-01", "2026-07", 4, 1),
        ("云岭镇", *JULY, 0, 0),
        ("青溪镇", "2026-01", "2026-07", 9, 3),
        ("青溪镇", *JULY, 2, 1),
    ]
    assert {p.code for r in receipts for p in r.problems if p.code.startswith("total")} == {
        "total-verified"
    }


def test_a_sheet_of_cumulative_figures_stands_for_january_to_its_month(store, sheet, load_one):
    rows = [[TITLE], ["乡镇", "累计事故起数", "累计死亡人数"], ["青溪镇", 9, 3]]
    assert load_one(sheet("七月.xlsx", rows)).status == "stored"
    assert stored(store) == [("青溪镇", "2026-01", "2026-07", 9, 3)]


def test_a_part_alone_is_never_taken_for_the_whole(store, sheet, load_one):
    rows = [
        ["2026年7月隐患排查统计表"],
        ["乡镇", "一般隐患", None, "重大隐患", None],
        [None, "排查数", "已整改数", "排查数", "已整改数"],
        ["青溪镇", 10, 8, 1, 1],
    ]
    receipt = load_one(sheet("七月.xlsx", rows, merges=["A2:A3", "B2:C2", "D2:E2"]))
    assert receipt.status == "refused"
    assert stored(store, "count(*)", "hazard_stats") == [(0,)]


def test_a_sector_s_columns_are_not_the_county_s(store, sheet, load_one):
    rows = [
        [TITLE],
        ["乡镇", "道路运输", None, "建筑施工", None],
        [None, "事故起数", "死亡人数", "事故起数", "死亡人数"],
        ["青溪镇", 3, 1, 1, 0],
    ]
    receipt = load_one(sheet("七月.xlsx", rows, merges=["A2:A3", "B2:C2", "D2:E2"]))
    assert receipt.status == "refused"


def test_groups_of_a_ledger_are_decoration(store, sheet, load_one):
    rows = [
        ["2026年7月事故台账"],
        ["事故基本情况", None, None, None, "人员伤亡情况", None],
        ["事故编号", "发生时间", "乡镇", "详细地点", "死亡人数", "重伤人数"],
        ["2026-001", "2026.7.3 8:30", "青溪镇", "一号路口", 1, 0],
    ]
    receipt = load_one(sheet("七月.xlsx", rows, merges=["A2:D2", "E2:F2"]))
    assert receipt.status == "stored", [p.message for p in receipt.problems]
    assert stored(store, "accident_no, deaths, serious_injuries", "accidents") == [
        ("2026-001", 1, 0)
    ]


@pytest.mark.parametrize("is_first", [True, False])
def test_a_wrong_total_is_told_wherever_it_stands(store, sheet, load_one, is_first):
    total = ["合计", 9, 9]
    body = [["青溪镇", 2, 1], ["云岭镇", 0, 0]]
    rows = [
        [TITLE],
        ["乡镇", "事故起数", "死亡人数"],
        *([total, *body] if is_first else [*body, total]),
    ]
    receipt = load_one(sheet("七月.xlsx", rows))
    assert [p.message for p in receipt.problems if p.level == "warning"] == [
        f"第 {3 if is_first else 5} 行“合计”的“事故起数”写的是 9，各行相加是 2，相差 +7。请核对；入库的是各行，不含合计。",
        f"第 {3 if is_first else 5} 行“合计”的“死亡人数”写的是 9，各行相加是 1，相差 +8。请核对；入库的是各行，不含合计。",
    ]


def test_subtotals_that_lead_their_group_are_verified(store, sheet, load_one):
    rows = [
        [TITLE],
        ["乡镇", "事故起数", "死亡人数"],
        ["小计", 2, 1],
        ["青溪镇", 2, 1],
        ["云岭镇", 0, 0],
        ["小计", 4, 0],
        ["石桥乡", 3, 0],
    ]
    receipt = load_one(sheet("七月.xlsx", rows))
    assert [(p.row, p.code) for p in receipt.problems if p.code.startswith("total")] == [
        (3, "total-verified"),
        (6, "total-differs"),
    ]


def test_an_event_does_not_stand_on_the_county(store, sheet, load_one):
    rows = [["发生时间", "乡镇", "死亡人数"], ["2026.7.3", "安澜县", 0], ["2026.7.4", "全县", 0]]
    receipt = load_one(sheet("七月.xlsx", rows))
    assert [(p.row, p.code) for p in receipt.problems if p.level == "error"] == [
        (2, "area-county"),
        (3, "area-county"),
    ]


def test_a_title_s_months_take_the_year_of_the_file_s_name(store, sheet, load_one):
    rows = [["1-9月事故统计表"], ["乡镇", "事故起数", "死亡人数"], ["青溪镇", 2, 1]]
    assert load_one(sheet("2026年事故统计.xlsx", rows)).status == "stored"
    assert stored(store) == [("青溪镇", "2026-01", "2026-09", 2, 1)]


@pytest.mark.parametrize("clock", ["8:30", "8时30分", dt.time(8, 30), 8.5 / 24])
def test_day_and_time_in_two_columns_are_one_moment(store, sheet, load_one, clock):
    rows = [["发生日期", "发生时间", "乡镇", "死亡人数"], ["2026.7.3", clock, "青溪镇", 1]]
    receipt = load_one(sheet("七月.xlsx", rows))
    assert receipt.status == "stored", [p.message for p in receipt.problems]
    assert stored(store, "occurred_at::varchar", "accidents") == [("2026-07-03 08:30:00",)]


def test_a_deadline_in_words_is_left_out_and_told(store, sheet, load_one):
    rows = [
        ["排查日期", "乡镇", "单位名称", "隐患描述", "整改期限"],
        ["2026.7.3", "青溪镇", "甲厂", "灭火器过期", "立即整改"],
    ]
    receipt = load_one(sheet("七月.xlsx", rows))
    assert receipt.status == "stored"
    assert [p.message for p in receipt.problems if p.level == "warning"] == [
        "第 2 行“整改期限”列（E 列）写的是“立即整改”，没有写明日期，按未填统计。请补上日期。"
    ]


def test_the_whole_page_head_may_stand_again_at_a_page_break(store, sheet, load_one):
    head = [
        [TITLE],
        ["序号", "乡镇", "统计数据", None],
        [None, None, "事故起数", "死亡人数"],
    ]
    rows = [*head, [1, "青溪镇", 2, 1], *head, [2, "云岭镇", 0, 0]]
    receipt = load_one(sheet("七月.xlsx", rows, merges=["C2:D2"]))
    assert receipt.status == "stored", [p.message for p in receipt.problems]
    assert stored(store) == PLAIN


def test_a_part_that_is_a_column_of_its_own_may_bear_its_unit(store, sheet, load_one):
    rows = [
        ["2026年7月执法检查台账"],
        ["检查日期", "单位名称", "乡镇", "检查家次", "发现隐患数（条）", "其中重大隐患（条）"],
        ["2026-07-03", "甲厂", "青溪镇", 1, 5, 2],
    ]
    assert load_one(sheet("检查.xlsx", rows)).status == "stored"
    assert stored(store, "hazards_found, major_found", "inspections") == [(5, 2)]
