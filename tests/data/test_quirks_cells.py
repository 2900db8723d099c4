"""Quirks of cells in offices' spreadsheets, by their numbers in the field's list: units, dates, numerals, masks, ranges,
several figures in one cell, codes, names."""

import datetime as dt

import pytest
import xlsxwriter

from data.intake import Request, prepare
from data.warehouse import Store

STATS = [["2026年7月事故统计表"], ["乡镇", "事故起数", "死亡人数"]]
LEDGER = [["2026年7月事故台账"], ["事故编号", "发生时间", "乡镇", "死亡人数"]]


def values(one, *columns):
    return [tuple(row.values[name] for name in columns) for row in one.rows]


def told(one, *levels):
    return [
        (p.row, p.letter, p.message)
        for p in one.problems
        if p.level in (levels or ("error", "warning"))
    ]


def figure(understand, cell, header="事故起数"):
    """What one cell of a numeric column comes to: value, mark, code of the error."""
    (one,) = understand([STATS[0], ["乡镇", header, "死亡人数"], ["青溪镇", cell, 0]])
    row = one.table.rows[0]
    wrong = next((p.code for p in row.problems if p.level == "error"), None)
    return row.values["accidents"], row.marks.get("accidents"), wrong


@pytest.mark.parametrize(
    ("title", "head", "row", "columns", "expected"),
    [
        ("2026年7月森林火灾统计表", ["起火时间", "乡镇", "过火面积（亩）", "受害森林面积（公顷）"], ["7月3日", "青溪镇", 30, 1], ("burned_ha", "damaged_forest_ha"), (2.0, 1.0)),
        ("2026年7月森林火灾统计表", ["起火时间", "乡镇", "过火面积（千公顷）"], ["7月3日", "青溪镇", 0.002], ("burned_ha",), (2.0,)),
        ("2026年7月灾情统计表", ["灾种", "发生时间", "乡镇", "受灾人口（万人）", "直接经济损失（亿元）"], ["洪涝", "7月3日", "青溪镇", 1.2345, 0.5], ("affected", "loss_wan_yuan"), (12345, 5000.0)),
        ("2026年7月事故台账　单位：人、元", ["发生时间", "乡镇", "死亡人数", "直接经济损失"], ["7月3日", "青溪镇", 1, 3000], ("deaths", "loss_wan_yuan"), (1, 0.3)),
        ("2026年7月事故台账", ["发生时间", "乡镇", "死亡人数（人）", "直接经济损失"], ["7月3日", "青溪镇", "1人", "1.2亿元"], ("deaths", "loss_wan_yuan"), (1, 12000.0)),
        ("2026年7月避难场所统计表", ["名称", "乡镇", "可容纳人数（万人）", "有效避难面积（m²）"], ["广场", "青溪镇", 0.5, 1200], ("capacity", "effective_area_m2"), (5000, 1200.0)),
    ],
)  # fmt: skip
def test_quirk_07_units_of_header_sheet_and_cell_are_converted(
    understand, title, head, row, columns, expected
):
    (one,) = understand([[title], head, row])
    assert values(one, *columns) == [expected], told(one)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026.07.3", dt.datetime(2026, 7, 3)),
        ("2026/7/3", dt.datetime(2026, 7, 3)),
        ("2026 年 7 月 3 日", dt.datetime(2026, 7, 3)),
        ("二〇二六年七月三日", dt.datetime(2026, 7, 3)),
        ("２０２６．７．３", dt.datetime(2026, 7, 3)),
        ("7月3日", dt.datetime(2026, 7, 3)),
        ("20260703", dt.datetime(2026, 7, 3)),
        (46206, dt.datetime(2026, 7, 3)),
        ("46206", dt.datetime(2026, 7, 3)),
        ("2026年7月3日14时30分许", dt.datetime(2026, 7, 3, 14, 30)),
        ("2026年7月", "第 3 行“发生时间”列（B 列）写的是“2026年7月”，只到月份，没有写哪一天。请写成 2026-07-15；不清楚时留空。"),
        ("7月中下旬", "第 3 行“发生时间”列（B 列）写的是“7月中下旬”，是一段时间，不是一天。请写明哪一天，如 2026-07-15。"),
        ("26.7.3", "第 3 行“发生时间”列（B 列）写的是“26.7.3”，不是日期。请写成 2026-07-15 或 2026年7月15日。"),
    ],
)  # fmt: skip
def test_quirk_08_every_style_of_a_day_or_why_it_is_none(understand, written, expected):
    (one,) = understand([*LEDGER, ["A1", written, "青溪镇", 0]])
    if isinstance(expected, str):
        assert told(one) == [(3, "B", expected)]
    else:
        assert values(one, "occurred_at") == [(expected,)]


@pytest.mark.parametrize(
    ("written", "months"),
    [
        ("2026年7月", ("2026-07", "2026-07")),
        ("2026.7", ("2026-07", "2026-07")),
        ("2026-07", ("2026-07", "2026-07")),
        (202607, ("2026-07", "2026-07")),
        ("7月", ("2026-07", "2026-07")),
        ("1-5月", ("2026-01", "2026-05")),
        ("上半年", ("2026-01", "2026-06")),
        ("一季度", ("2026-01", "2026-03")),
    ],
)
def test_quirk_08_every_style_of_months_in_a_column(understand, written, months):
    rows = [["2026年事故统计表"], ["统计时段", *STATS[1]], [written, "青溪镇", 2, 1]]
    (one,) = understand(rows)
    assert values(one, "month_from", "month_to") == [months]


@pytest.mark.parametrize(
    ("month", "last"), [("2027-06", 30), ("2027年6月", 30), ("2028.2", 29), ("2027年6月底前", 30)]
)
def test_quirk_08_a_month_of_expiry_is_its_last_day(understand, month, last):
    rows = [
        ["2026年7月物资库存"],
        ["储备库", "乡镇", "物资名称", "数量", "有效期至"],
        ["县库", "青溪镇", "帐篷", 3, month],
    ]
    (one,) = understand(rows)
    assert [(v.month, v.day) for (v,) in values(one, "expires_on")] == [
        (2 if last == 29 else 6, last)
    ]
    assert one.rows[0].marks["expires_on"] == "approximate"


@pytest.mark.parametrize(
    "written", ["１２", "12　", "\u00a012", "１２起", "12\n起", " 12 ", "＋12"]
)
def test_quirk_09_full_width_and_every_kind_of_space_are_folded(understand, written):
    assert figure(understand, written) == (12, None, None)


def test_quirk_09_headers_with_breaks_and_full_width_brackets(understand):
    rows = [
        ["２０２６年７月事故统计表"],
        ["乡　镇", "事故\n起数\n（起）", "死 亡 人 数"],
        ["青 溪\n镇", 2, 1],
    ]
    (one,) = understand(rows)
    assert values(one, "area", "month_from", "accidents", "deaths") == [("青溪镇", "2026-07", 2, 1)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("十二", (12, None, None)),
        ("两起", (2, None, None)),
        ("三十余起", (30, "approximate", None)),
        ("近百", (100, "approximate", None)),
        ("1.2万", (12000, None, None)),
        ("2万余", (20000, "approximate", None)),
        ("一百零五", (105, None, None)),
        ("万余", (None, None, "bad-number")),
        ("七八", (None, None, "bad-number")),
    ],
)
def test_quirk_10_chinese_numerals_and_wan(understand, written, expected):
    assert figure(understand, written) == expected


PLAN = [["指标填报"], ["规划编码", "指标", "月份", "数值", "单位"]]


def plan_value(understand, value, unit):
    (one,) = understand([*PLAN, ["01", "002", "2023年12月", value, unit]])
    row = one.table.rows[0]
    wrong = [p.code for p in row.problems if p.level == "error"]
    return row.values["value"], row.values["unit"], row.marks.get("value"), wrong


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("94.87%", "%", (94.87, "%", None, [])),
        (94.87, "%", (94.87, "%", None, [])),
        ("94.87％", "％", (94.87, "％", None, [])),
        ("151.78%", "%", (151.78, "%", None, [])),
        ("100%以上", "%", (100.0, "%", "at_least", [])),
        ("0.85%", "%", (0.85, "%", None, [])),
        (0.9487, "%", (None, "%", None, ["percent-unsure"])),
        ("达标", "%", (None, "%", None, ["number-words"])),
        ("全覆盖", "%", (None, "%", None, ["number-words"])),
        ("<1%", "%", (None, "%", None, ["number-range"])),
    ],
)
def test_quirk_11_percentages_as_offices_write_them(understand, value, unit, expected):
    assert plan_value(understand, value, unit) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (0.9487, "%", (94.87, "%")),
        (0.9487, None, (94.87, "%")),
        (1.5178, "%", (151.78, "%")),
        (0.0009, "‰", (0.9, "‰")),
    ],
)
def test_quirk_11_a_fraction_shown_as_a_percentage_is_one(
    tmp_path, prepared_folders, value, unit, expected
):
    path = tmp_path / "指标.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        for r, row in enumerate([*PLAN, ["01", "002", "2023年12月", None, unit]]):
            page.write_row(r, 0, row)
        page.write_number(2, 3, value, book.add_format({"num_format": "0.00%"}))
    (one,) = prepare(Store(prepared_folders[1]), path, Request("张三"))
    assert values(one, "value", "unit") == [expected]


def test_quirk_11_words_for_a_share_are_answered(understand):
    (one,) = understand([*PLAN, ["01", "002", "2023年12月", "全覆盖", "%"]])
    assert told(one) == [
        (
            3,
            "D",
            "第 3 行“数值”列（D 列）写的是“全覆盖”，没有写数。若是 100% 请写“100%”，不是请写实际的数；不清楚时留空。",
        )
    ]


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("0.9‰", "‰", (0.9, "‰", None, [])),
        ("0.9‰", None, (0.9, "‰", None, [])),
        ("5‰", "%", (0.5, "%", None, [])),
        ("0.5%", "‰", (5.0, "‰", None, [])),
        ("约0.9‰", "‰", (0.9, "‰", "approximate", [])),
        ("1.301人/十万人", "人/十万人", (1.301, "人/十万人", None, [])),
        ("3.57", "人/百万人", (3.57, "人/百万人", None, [])),
        ("0.0501人/亿元", "人/百万人", (None, "人/百万人", None, ["unit-beside"])),
    ],
)
def test_quirk_12_per_mille_and_rates_keep_their_unit(understand, value, unit, expected):
    assert plan_value(understand, value, unit) == expected


def test_quirk_12_two_units_that_differ_are_a_question(understand):
    (one,) = understand([*PLAN, ["01", "002", "2023年12月", "12人", "%"]])
    assert told(one) == [
        (3, "D", "第 3 行“数值”列（D 列）写的是“12人”，而单位写的是“%”。请核对后改正其中一处。")
    ]


@pytest.mark.parametrize("written", ["x", "xx", "××", "***", "xxx余", "ＸＸ", "*"])
def test_quirk_13_masks_are_masked_never_zero(understand, written):
    assert figure(understand, written) == (None, "masked", None)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (None, (None, None, None)),
        (0, (0, None, None)),
        ("无", (0, None, None)),
        ("无事故", (0, None, None)),
        ("/", (None, "not_applicable", None)),
        ("—", (None, "base_zero", None)),
        ("－", (None, "base_zero", None)),
        ("N/A", (None, None, None)),
        ("未统计", (None, None, None)),
        ("未到期", (None, "not_due", None)),
    ],
)
def test_quirk_14_empty_things_that_differ_stay_apart(understand, written, expected):
    assert figure(understand, written) == expected


def test_quirk_14_ditto_repeats_the_cell_above(understand):
    rows = [*LEDGER, ["A1", "7月3日", "青溪镇", 0], ["A2", "同上", "〃", 1]]
    (one,) = understand(rows)
    assert values(one, "occurred_at", "area", "deaths") == [
        (dt.datetime(2026, 7, 3), "青溪镇", 0),
        (dt.datetime(2026, 7, 3), "青溪镇", 1),
    ]


@pytest.mark.parametrize("words", ["本月无事故", "无事故", "零报告"])
def test_quirk_14_nothing_this_month_is_a_zero_report(understand, words):
    rows = [
        ["2026年7月生产安全事故台账"],
        ["填报单位：石桥乡"],
        LEDGER[1],
        [None, words, None, None],
    ]
    (one,) = understand(rows)
    assert one.zeros == (("石桥乡", "2026-07", "2026-07"),)


def test_quirk_15_a_dash_and_a_slash_beside_last_year_are_two_things(understand):
    rows = [STATS[0], [*STATS[1], "去年同期死亡人数"], ["青溪镇", 2, 1, "—"], ["云岭镇", 2, 1, "/"]]
    (one,) = understand(rows)
    assert [row.marks["deaths_last_year"] for row in one.rows] == ["base_zero", "not_applicable"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("100余", (100, "approximate", None)),
        ("20多起", (20, "approximate", None)),
        ("约20", (20, "approximate", None)),
        ("20左右", (20, "approximate", None)),
        ("不少于3起", (3, "at_least", None)),
        ("不低于3", (3, "at_least", None)),
        ("3起以上", (3, "at_least", None)),
        ("≥3", (3, "at_least", None)),
        ("若干", (None, None, "bad-number")),
    ],
)
def test_quirk_16_about_and_at_least_are_kept_with_the_figure(understand, written, expected):
    assert figure(understand, written) == expected


@pytest.mark.parametrize("written", ["3-5", "3—5起", "3～5", "3至5", "３－５"])
def test_quirk_17_a_range_is_no_number(understand, written):
    assert figure(understand, written) == (None, None, "number-range")


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (dt.date(2026, 3, 5), "是日期 2026-03-05，多半是“3-5”一类的写法，被 Excel 改成了日期。"),
        (dt.date(2026, 1, 2), "是日期 2026-01-02，多半是“1-2”一类的写法，被 Excel 改成了日期。"),
        (
            dt.date(2032, 1, 1),
            "是日期 2032-01-01，多半是“1-1”或“1-32”一类的写法，被 Excel 改成了日期。",
        ),
        (dt.date(1900, 1, 12), "是日期 1900-01-12，多半是数字 12，单元格格式被设成了日期。"),
    ],
)
def test_quirk_17_a_date_among_numbers_names_its_likely_original(understand, cell, words):
    (one,) = understand([*STATS, ["青溪镇", cell, 0]])
    assert told(one) == [
        (3, "B", f"第 3 行“事故起数”列（B 列）{words}请把单元格设为文本或填确切的数字。")
    ]


TEAMS = [["2026年7月救援队伍统计表"], ["类型", "乡镇", "队伍数"]]


@pytest.mark.parametrize(
    "cell", ["11支587人", "11支／587人", "共11支，587人", "11支（587人）", "十一支五百八十七人"]
)
def test_quirk_18_compound_cells_are_split_by_their_units(understand, cell):
    (one,) = understand([*TEAMS, ["综合", "青溪镇", cell], ["森林消防", "青溪镇", 2]])
    assert values(one, "team_count", "members") == [(11, 587), (2, None)]
    assert one.table.letter("members") == "C"
    assert told(one, "info") == [
        (
            3,
            "C",
            f"C 列“队伍数”有 1 格写了几个数（如第 3 行“{cell}”），已按各自的项分开：“队伍数”“人数”。",
        )
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("531条（已整改237条）", (531, 237, None)),
        ("531条，其中重大12条", (531, None, 12)),
        ("531条，其中重大12条，已整改237条", (531, 237, 12)),
        ("约530条、整改237条", (530, 237, None)),
    ],
)
def test_quirk_18_compound_cells_are_split_by_their_words(understand, cell, expected):
    rows = [
        ["2026年7月隐患排查统计表"],
        ["乡镇", "检查单位数", "排查隐患数"],
        ["青溪镇", "49家", cell],
    ]
    (one,) = understand(rows)
    assert values(one, "found", "rectified", "major_found") == [expected], told(one)


@pytest.mark.parametrize(
    ("header", "cell", "expected"),
    [
        ("起数/人数", "2/1", (2, 1)),
        ("事故起数/死亡人数", "2／1", (2, 1)),
        ("起数、死亡人数", "2起1人", (2, 1)),
        ("起数/人数", "2起、1人", (2, 1)),
        ("起数/人数", "0/0", (0, 0)),
        ("起数/人数", 0, (0, 0)),
        ("起数/人数", "无", (0, 0)),
    ],
)
def test_quirk_18_compound_headers_name_the_columns(understand, header, cell, expected):
    (one,) = understand([STATS[0], ["乡镇", header], ["青溪镇", cell]])
    assert values(one, "accidents", "deaths") == [expected], told(one)
    assert {c.how for c in one.header.columns if c.header == header} == {"合列拆分"}


@pytest.mark.parametrize(
    ("head", "row", "message"),
    [
        (
            ["事故编号", "发生时间", "乡镇", "死亡人数"],
            ["A1", "7月3日", "青溪镇", "1死2伤"],
            "第 3 行“死亡人数”列（D 列）写的是“1死2伤”，一格里有几个数，“受伤2”分不清是“重伤人数”还是“轻伤人数”。请分列填写，每格一个数。",
        ),
        (
            ["事故编号", "发生时间", "乡镇", "死亡人数", "重伤人数"],
            ["A1", "7月3日", "青溪镇", "1人，重伤2人", 3],
            "第 3 行“死亡人数”列（D 列）写的是“1人，重伤2人”，而“重伤人数”列写的是“3”。请核对后改正其中一处。",
        ),
        (
            ["事故编号", "发生时间", "乡镇", "死亡人数"],
            ["A1", "7月3日", "青溪镇", "2起3人"],
            "第 3 行“死亡人数”列（D 列）写的是“2起3人”，一格里有几个数，“2起”不知道是哪一项。请分列填写，每格一个数。",
        ),
    ],
)
def test_quirk_18_compound_cells_that_are_unclear_are_a_question(understand, head, row, message):
    (one,) = understand([LEDGER[0], head, row])
    assert told(one) == [(3, "D", message)]


def test_quirk_18_one_number_under_two_columns_is_a_question(understand):
    (one,) = understand([STATS[0], ["乡镇", "起数/人数"], ["青溪镇", 3]])
    assert told(one) == [
        (
            3,
            "B",
            f"第 3 行“{label}”列（B 列）写的是“3”，一格里有几个数，分不清是“事故起数”还是“死亡人数”。请分列填写，每格一个数。",
        )
        for label in ("事故起数", "死亡人数")
    ]


FIRMS = [["2026年7月重点企业"], ["企业名称", "统一社会信用代码", "乡镇", "风险等级"]]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (9.14e17, "是 9.14e+17，长编号被 Excel 当成了数字，末几位可能已变成 0。请设为文本后重填。"),
        ("9.1436E+17", "是 9.1436E+17，长编号被 Excel 当成了数字，末几位可能已变成 0。请设为文本后重填。"),
        ("913602220000001000", "是 913602220000001000，长编号被 Excel 当成了数字，末几位可能已变成 0。请设为文本后重填。"),
        ("91360222MA3", "写的是“91360222MA3”，是 11 位，应是 18 位。已照原文保留，请核对。"),
        ("91350100M000100Y48", "写的是“91350100M000100Y48”，末位校验码不符。已照原文保留，请核对。"),
        ("91350100M000100Y43", None),
    ],
)  # fmt: skip
def test_quirk_19_damaged_credit_codes_are_told(understand, cell, words):
    (one,) = understand([*FIRMS, ["甲公司", cell, "青溪镇", "红"]])
    message = f"第 3 行“统一社会信用代码”列（B 列）{words}"
    assert told(one) == ([(3, "B", message)] if words else [])


def test_quirk_19_a_damaged_number_that_tells_rows_apart_refuses_them(understand):
    rows = [*LEDGER, [20260715000012345, "7月3日", "青溪镇", 0]]
    (one,) = understand(rows)
    assert [(p.row, p.letter, p.code) for p in one.problems if p.level == "error"] == [
        (3, "A", "key-damaged")
    ]


@pytest.mark.parametrize("written", ["1+4", "1＋3", "“1+6”", "1+2+3"])
def test_quirk_19_a_code_is_no_number(understand, written):
    assert figure(understand, written) == (None, None, "number-code")


def test_quirk_19_lost_zeros_are_asked_about(understand):
    (one,) = understand([*LEDGER, ["007", "7月3日", "青溪镇", 0], [8, "7月4日", "青溪镇", 0]])
    assert told(one) == [
        (
            4,
            "A",
            "第 4 行“事故编号”列（A 列）是数字 8，而同列有“007”这样的写法，前面的 0 可能被 Excel 去掉了。请设为文本后重填。",
        )
    ]


@pytest.mark.parametrize(
    "written",
    ["青溪镇", "青溪镇人民政府", "青溪", "安澜县青溪镇", "县青溪镇", "清溪镇", "青 溪 镇", "青溪镇安监站", "青溪镇应急管理办公室", "青溪镇（街道）"],
)  # fmt: skip
def test_quirk_20_a_township_by_any_of_its_names(understand, written):
    (one,) = understand([*STATS, [written, 2, 1]])
    assert values(one, "area") == [("青溪镇",)]


def test_quirk_20_a_wrong_character_is_asked_about(understand):
    (one,) = understand([*STATS, ["青谿镇", 2, 1]])
    assert told(one) == [
        (
            3,
            "A",
            "第 3 行“乡镇”列写的是“青谿镇”，区划名录中没有。最接近的是“青溪镇”，请改正后重新上传。",
        )
    ]


@pytest.mark.parametrize("written", ["县直", "县本级", "县直单位", "县级", "县直部门"])
def test_quirk_21_the_county_s_own_level_is_no_township(understand, written):
    (one,) = understand([*STATS, [written, 2, 1]])
    assert values(one, "area") == [("县直",)]


@pytest.mark.parametrize(
    "written", ["各乡镇", "各乡（镇）", "所有乡镇", "青溪镇、云岭镇", "青溪镇和云岭镇"]
)
def test_quirk_21_words_for_several_areas_are_answered(understand, written):
    (one,) = understand([*STATS, [written, 2, 1]])
    assert told(one) == [
        (
            3,
            "A",
            f"第 3 行“乡镇”列写的是“{written}”，不是一个单位。请按单位分行填写；县级的请写“县直”。",
        )
    ]


def test_quirk_22_units_that_measure_different_things_are_never_exchanged(understand):
    rows = [
        ["2026年7月执法检查统计表"],
        ["检查日期", "检查类型", "检查家次（家）"],
        ["7月3日", "双随机", 3],
    ]
    (one,) = understand(rows)
    assert told(one) == [
        (3, "C", "表头写的单位是“家”，“检查家次”的单位是家次，不知道怎样换算。请改用家次。")
    ]


@pytest.mark.parametrize(("found", "rectified"), [("处", "项"), ("条", "处"), ("个", "条")])
def test_quirk_22_counting_words_for_hazards_are_exchanged(understand, found, rectified):
    rows = [
        ["2026年7月隐患排查统计表"],
        ["乡镇", f"排查隐患数（{found}）", f"已整改数（{rectified}）"],
        ["青溪镇", f"9{found}", 7],
    ]
    (one,) = understand(rows)
    assert values(one, "found", "rectified") == [(9, 7)]


@pytest.mark.parametrize("written", ["1,234", "1，234", "１，２３４", " 1234 ", "1234.0"])
def test_quirk_30_numbers_kept_as_text_are_numbers(understand, written):
    assert figure(understand, written) == (1234, None, None)


def test_quirk_30_spaces_inside_a_name_do_not_make_another_name(understand):
    rows = [*FIRMS, ["甲 公司", None, "青溪镇", "红"], ["乙　厂（ 分厂 ）", None, "青溪镇", "红"]]
    (one,) = understand(rows)
    assert values(one, "name") == [("甲公司",), ("乙厂（分厂）",)]
