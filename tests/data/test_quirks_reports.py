"""Quirks of what reports say beside one another, by their numbers in the field's list: months, last year, totals,
remarks, several hazards in a cell, one accident twice."""

import datetime as dt

import pytest

from data.intake import Request, load, note_same, prepare
from data.warehouse import Store

HEAD = ["乡镇", "事故起数", "死亡人数"]
ACCIDENTS = ["事故编号", "发生时间", "乡镇", "详细地点", "事故单位", "死亡人数"]


def values(one, *columns):
    return [tuple(row.values[name] for name in columns) for row in one.rows]


def told(one, *levels):
    return [
        (p.row, p.letter, p.message)
        for p in one.problems
        if p.level in (levels or ("error", "warning"))
    ]


@pytest.mark.parametrize(
    ("title", "sheet", "head", "months"),
    [
        (
            "2026年7月事故统计表",
            "七月",
            ["乡镇", "累计事故起数", "累计死亡人数"],
            ("2026-01", "2026-07"),
        ),
        ("2026年1-7月事故统计表", "七月", HEAD, ("2026-01", "2026-07")),
        ("2025年1—12月事故统计表", "12月", HEAD, ("2025-01", "2025-12")),
        ("截至2026年7月底事故统计表", "Sheet1", HEAD, ("2026-01", "2026-07")),
        ("2025年事故统计表", "12月", HEAD, ("2025-12", "2025-12")),
    ],
)
def test_quirk_23_cumulative_and_monthly_figures_are_told_apart(
    understand, title, sheet, head, months
):
    (one,) = understand({sheet: [[title], head, ["青溪镇", 12, 1]]})
    assert values(one, "month_from", "month_to", "accidents") == [(*months, 12)]


def test_quirk_23_a_smaller_cumulative_figure_is_a_correction_to_confirm(store, sheet, load_one):
    load_one(
        sheet("六月.xlsx", [["2026年1-6月事故统计表"], HEAD, ["青溪镇", 9, 3], ["云岭镇", 2, 0]])
    )
    receipt = load_one(
        sheet("七月.xlsx", [["2026年1-7月事故统计表"], HEAD, ["青溪镇", 8, 3], ["云岭镇", 3, 0]])
    )
    assert receipt.status == "stored"
    assert told(receipt) == [
        (
            3,
            "B",
            "第 3 行“事故起数”列（B 列）是 8，小于已入库的 2026-01 至 2026-06 的 9。若是更正请确认，否则请改正。",
        )
    ]


def test_quirk_24_last_year_beside_this_year_by_words_or_year(understand):
    rows = [
        ["2026年7月事故统计表"],
        ["乡镇", "事故起数", None, None, None, "死亡人数", None],
        [None, "今年", "去年同期", "增减数", "同比", "2026年", "2025年"],
        ["青溪镇", 3, 5, -2, "-40%", 1, 2],
    ]
    (one,) = understand(rows, merges=["A2:A3", "B2:E2", "F2:G2"])
    columns = ("accidents", "accidents_last_year", "deaths", "deaths_last_year")
    assert values(one, *columns) == [(3, 5, 1, 2)]


def test_quirk_24_a_last_year_that_was_not_reported_so_is_told(store, sheet, load_one):
    load_one(
        sheet("去年.xlsx", [["2025年7月事故统计表"], HEAD, ["青溪镇", 4, 1], ["云岭镇", 2, 0]])
    )
    head = [*HEAD, "去年同期事故起数", "去年同期死亡人数"]
    rows = [["2026年7月事故统计表"], head, ["青溪镇", 3, 1, 5, 1], ["云岭镇", 2, 0, 2, 0]]
    receipt = load_one(sheet("今年.xlsx", rows))
    assert receipt.status == "stored"
    assert told(receipt) == [
        (
            3,
            "D",
            "第 3 行“上年同期事故起数”列（D 列）写的是 5，而 2025-07 已入库的是 4，相差 +1。两个数都已保留，请核对。",
        )
    ]


def test_quirk_25_a_stated_rate_is_never_taken_for_a_figure(understand):
    rows = [
        ["2026年7月隐患排查统计表"],
        ["乡镇", "排查隐患数", "已整改数", "整改率"],
        ["青溪镇", 900, 1367, "151.78%"],
    ]
    rows[2][1] = 1400
    (one,) = understand(rows)
    assert values(one, "found", "rectified") == [(1400, 1367)]
    assert told(one, "info") == [
        (None, "D", "D 列“整改率”是增减或比率，由系统按同一口径重新计算，未入库。")
    ]


def test_quirk_26_totals_that_do_not_add_are_told_with_the_difference(understand):
    rows = [
        ["2026年7月应急人员统计表"],
        ["岗位", "乡镇", "人数"],
        ["灾害信息员", "青溪镇", 18],
        ["灾害信息员", "云岭镇", 285],
        ["合计", None, 310],
    ]
    (one,) = understand(rows)
    assert told(one) == [
        (
            5,
            "C",
            "第 5 行“合计”的“人数”写的是 310，各行相加是 303，相差 +7。请核对；入库的是各行，不含合计。",
        )
    ]


@pytest.mark.parametrize(
    ("formula", "value", "message"),
    [
        (
            "=#REF!+1",
            "#REF!",
            "第 3 行“事故起数”列（B 列）是错误值 #REF!。请修正公式，或直接填写数值。",
        ),
        (
            "=1/0",
            "#DIV/0!",
            "第 3 行“事故起数”列（B 列）是错误值 #DIV/0!。请修正公式，或直接填写数值。",
        ),
        (
            "=SUM(B9:B10)",
            None,
            "第 3 行“事故起数”列（B 列）的公式没有计算结果。请用 Excel 打开、保存后再上传。",
        ),
    ],
)
def test_quirk_29_error_cells_and_uncomputed_formulas_are_never_blank(
    tmp_path, prepared_folders, formula, value, message
):
    import openpyxl
    import xlsxwriter

    path = tmp_path / "七月.xlsx"
    rows = [["2026年7月事故统计表"], HEAD, ["青溪镇", formula, 1]]
    if value is None:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    else:
        with xlsxwriter.Workbook(path) as written:
            page = written.add_worksheet()
            for r, row in enumerate(rows):
                page.write_row(r, 0, row)
            page.write_formula(2, 1, formula, value=value)
    (one,) = prepare(Store(prepared_folders[1]), path, Request("张三"))
    assert told(one, "error") == [(3, "B", message)]


HAZARDS = ["隐患编号", "排查日期", "乡镇", "单位名称", "隐患描述", "状态", "整改完成日期", "备注"]


@pytest.mark.parametrize(
    ("status", "done", "note", "messages"),
    [
        (
            None,
            None,
            "已整改，待复查",
            [
                "第 3 行“备注”列（H 列）写的是“已整改，待复查”，而“整改完成日期”没有填。没有据备注填写，请在“整改完成日期”列写明。",
                "第 3 行“备注”列（H 列）写的是“已整改，待复查”，而“状态”没有填。没有据备注填写，请在“状态”列写明。",
            ],
        ),
        (
            "已整改",
            "7月9日",
            "转下月",
            [
                "第 3 行“备注”列（H 列）写的是“转下月”，而“状态”写的是“已整改”。按“状态”统计，请核对。"
            ],
        ),
        (
            None,
            "7月9日",
            "不属我局监管",
            [
                "第 3 行“备注”列（H 列）写的是“不属我局监管”，而“状态”没有填。没有据备注填写，请在“状态”列写明。"
            ],
        ),
        ("已整改", "7月9日", "企业配合", []),
    ],
)
def test_quirk_32_a_status_in_the_remarks_is_asked_about_never_taken(
    understand, status, done, note, messages
):
    row = ["Y1", "7月3日", "青溪镇", "甲厂", "灭火器过期", status, done, note]
    (one,) = understand([["2026年7月隐患整改台账"], HAZARDS, row])
    assert values(one, "status", "note") == [(status, note)]
    assert [m for _, _, m in told(one)] == messages


def test_quirk_32_whether_an_accident_counts_is_not_taken_from_the_remarks(understand):
    rows = [
        ["2026年7月事故台账"],
        [*ACCIDENTS, "备注"],
        ["A1", "7月3日", "青溪镇", "甲路口", None, 1, "非生产安全事故，不纳入统计"],
    ]
    (one,) = understand(rows)
    assert values(one, "in_scope") == [(None,)]
    assert told(one) == [
        (
            3,
            "G",
            "第 3 行“备注”列（G 列）写的是“非生产安全事故，不纳入统计”，而“是否纳入统计”没有填。没有据备注填写，请在“是否纳入统计”列写明。",
        )
    ]


@pytest.mark.parametrize("written", ["冬春2021—2022年", "2021-2022年冬春", "2021年冬季"])
def test_quirk_34_a_season_across_two_years_is_no_day(understand, written):
    rows = [
        ["演练培训台账"],
        ["日期", "类别", "乡镇", "数量", "参加人数", "资金（万元）"],
        [written, "冬春救助", "青溪镇", 1, "1.6884万人", "254.623万元"],
    ]
    (one,) = understand(rows)
    assert told(one) == [
        (
            3,
            "A",
            f"第 3 行“日期”列（A 列）写的是“{written}”，是一段时间，不是一天。请写明哪一天，如 2026-07-15。",
        )
    ]
    assert one.table.rows[0].values["people"] == 16884
    assert one.table.rows[0].values["funds_wan_yuan"] == 254.623


def test_quirk_34_a_season_in_the_title_is_no_year(understand):
    rows = [
        ["2021—2022年冬春救助统计表"],
        ["日期", "类别", "乡镇", "数量"],
        ["2022-01-15", "冬春救助", "青溪镇", 1],
    ]
    (one,) = understand(rows)
    assert one.period == ("2022-01", "2022-01")
    assert values(one, "held_on") == [(dt.date(2022, 1, 15),)]


POLICE = [
    ("JJ-9", "2026-07-03 09:10", "青溪镇", "206国道35km处", None, 1),
    ("JJ-9", "2026-07-03", None, None, "甲 公司", 1),
    ("JJ-9", "2026-07-03 08:00", "青溪镇", "某村路段", "王某", 1),
]


@pytest.mark.parametrize("other", POLICE)
def test_quirk_35_an_accident_of_township_and_department_is_asked_about(
    store, sheet, load_one, other
):
    first = ["Z1", "2026-07-03 08:30", "青溪镇", "206国道35km", "甲公司", 1]
    load_one(sheet("青溪镇.xlsx", [["2026年7月事故台账"], ACCIDENTS, first]))
    receipt = load_one(sheet("交警.xlsx", [["2026年7月道路交通事故台账"], ACCIDENTS, list(other)]))
    assert receipt.status == "stored"
    assert told(receipt) == [
        (
            3,
            None,
            "第 3 行与已报的“Z1”（青溪镇.xlsx 第 3 行）的时间、单位或地点相同而编号不同，可能是同一起事故。两行都已保留，请核对。",
        )
    ]
    with store.cursor() as cursor:
        assert cursor.execute("select count(*) from accidents").fetchone() == (2,)


@pytest.mark.parametrize(
    "other",
    [
        ("JJ-9", "2026-07-04", "青溪镇", "206国道35km", "甲公司", 1),
        ("JJ-9", "2026-07-03", "青溪镇", "乙村", "乙公司", 0),
        ("JJ-9", "2026-07-03", "云岭镇", "乙村", "乙公司", 1),
    ],
)
def test_quirk_35_accidents_that_only_share_a_day_are_two(sheet, load_one, other):
    first = ["Z1", "2026-07-03 08:30", "青溪镇", "206国道35km", "甲公司", 1]
    load_one(sheet("青溪镇.xlsx", [["2026年7月事故台账"], ACCIDENTS, first]))
    assert (
        told(load_one(sheet("交警.xlsx", [["2026年7月道路交通事故台账"], ACCIDENTS, list(other)])))
        == []
    )


def test_quirk_35_files_and_sheets_not_yet_stored_are_compared_too(store, sheet):
    first = ["Z1", "2026-07-03 08:30", "青溪镇", "206国道35km", "甲公司", 1]
    sheets = {
        "乡镇": [["2026年7月青溪镇事故台账"], ACCIDENTS, first],
        "住建": [["2026年7月建筑施工事故台账"], ACCIDENTS, list(POLICE[1])],
    }
    both = prepare(store, sheet("两张表.xlsx", sheets), Request("张三"))
    third = prepare(
        store,
        sheet("交警.xlsx", [["2026年7月事故台账"], ACCIDENTS, ["J-1", *POLICE[0][1:]]]),
        Request("张三"),
    )
    note_same([*both, *third])
    assert [
        [p.message[:31] for p in one.problems if p.code == "likely-same-accident"]
        for one in [*both, *third]
    ] == [
        [],
        ["第 3 行与已报的“Z1”（两张表.xlsx“乡镇”第 3 行"],
        ["第 3 行与已报的“Z1”（两张表.xlsx“乡镇”第 3 行"],
    ]


def test_quirk_35_a_missing_report_and_a_zero_report_are_two_things(store, sheet):
    rows = [["2026年7月事故台账"], ["填报单位：石桥乡"], ACCIDENTS, ["本月无事故"]]
    (receipt,) = load(store, [sheet("石桥.xlsx", rows)], Request("张三"))
    assert receipt.status == "stored"
    with store.cursor() as cursor:
        assert cursor.execute("select area, is_zero from reported").fetchall() == [("石桥乡", True)]


LISTED = [
    "隐患编号",
    "排查日期",
    "乡镇",
    "单位名称",
    "隐患描述",
    "隐患数量",
    "整改资金（万元）",
    "整改期限",
]


@pytest.mark.parametrize(
    "cell",
    [
        "1.灭火器过期；\n2.通道堵塞；\n3.配电箱无盖",
        "1、灭火器过期。2、通道堵塞。3、配电箱无盖。",
        "（1）灭火器过期；（2）通道堵塞；（3）配电箱无盖",
        "①灭火器过期 ②通道堵塞 ③配电箱无盖",
    ],
)
def test_quirk_33_several_hazards_in_a_cell_are_a_row_each(understand, cell):
    row = ["Y1", "7月3日", "青溪镇", "甲厂", cell, 3, 1.5, "7月18日"]
    (one,) = understand(
        [
            ["2026年7月隐患整改台账"],
            LISTED,
            row,
            ["Y2", "7月4日", "青溪镇", "乙厂", "无证上岗", 1, 2, "7月9日"],
        ]
    )
    columns = ("hazard_no", "description", "funds_wan_yuan")
    assert values(one, *columns) == [
        ("Y1-1", "灭火器过期", 1.5),
        ("Y1-2", "通道堵塞", None),
        ("Y1-3", "配电箱无盖", None),
        ("Y2", "无证上岗", 2.0),
    ]
    assert [(row.row, row.values["due_on"].day) for row in one.rows] == [(3, 18)] * 3 + [(4, 9)]
    assert told(one) == [
        (
            3,
            "E",
            "第 3 行“隐患描述”列（E 列）写了 3 条，已按 3 条分别入库，其他各列照抄，数量和金额只记在第一条。请核对。",
        )
    ]


@pytest.mark.parametrize(
    ("cell", "count", "listed"),
    [("1.灭火器过期；2.通道堵塞", 3, 2), ("灭火器过期等", 4, 1)],
)
def test_quirk_33_a_count_that_contradicts_the_list_is_a_question(understand, cell, count, listed):
    row = ["Y1", "7月3日", "青溪镇", "甲厂", cell, count, None, "7月18日"]
    (one,) = understand([["2026年7月隐患整改台账"], LISTED, row])
    assert told(one, "error") == [
        (
            3,
            "E",
            f"第 3 行“隐患描述”列（E 列）写了 {listed} 条，而“隐患数量”写的是 {count}。请一条一行，或核对后改正其中一处。",
        )
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "距离不足1.5米，2.3米处有杂物",
        "1.灭火器过期",
        "第1、2号库房通道堵塞",
        "3.配电箱无盖；4.无证上岗",
    ],
)
def test_quirk_33_numbers_in_prose_are_no_list(understand, cell):
    row = ["Y1", "7月3日", "青溪镇", "甲厂", cell, None, None, "7月18日"]
    (one,) = understand([["2026年7月隐患整改台账"], LISTED, row])
    assert values(one, "hazard_no", "description") == [("Y1", cell)]


def test_quirk_33_a_count_of_a_check_is_compared_with_its_list(understand):
    head = ["检查日期", "被检查单位", "乡镇", "存在的问题", "发现隐患数", "检查家次"]
    rows = [
        ["2026年7月执法检查台账"],
        head,
        ["7月3日", "甲厂", "青溪镇", "1.灭火器过期；2.通道堵塞；3.无证", 4, 1],
        ["7月4日", "乙厂", "青溪镇", "1.灭火器过期；2.通道堵塞", 2, 1],
    ]
    (one,) = understand(rows)
    assert values(one, "hazards_found") == [(4,), (2,)]
    assert told(one) == [
        (
            3,
            "E",
            "第 3 行“发现隐患数”列（E 列）是 4，而“存在的问题”里写了 3 条。按前者统计，请核对。",
        )
    ]
