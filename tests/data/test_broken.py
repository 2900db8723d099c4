"""Bad input: one defect a file, each answered with its place and its exact Chinese sentence."""

from pathlib import Path

import pytest

from data.intake import Request, load

BROKEN = Path(__file__).parent.parent / "broken"

EXPECTED = {
    "accident_stats__unknown_area": [
        (
            4,
            "A",
            "unknown-area",
            "第 4 行“乡镇”列写的是“云领镇”，区划名录中没有。最接近的是“云岭镇”，请改正后重新上传。",
        )
    ],
    "accident_stats__negative_deaths": [
        (3, "C", "below-min", "第 3 行“死亡人数”列（C 列）写的是 -1，不能小于 0。请核对后改正。")
    ],
    "accident_stats__text_in_number": [
        (
            3,
            "B",
            "bad-number",
            "第 3 行“事故起数”列（B 列）写的是“一起左右吧”，应是数字（起）。请改成数字；不清楚时留空。",
        )
    ],
    "accident_stats__range_in_number": [
        (
            3,
            "B",
            "number-range",
            "第 3 行“事故起数”列（B 列）写的是“3—5”，是一个范围，不是一个数。请填确切的数，或写“不少于”加下限。",
        )
    ],
    "accident_stats__not_whole": [
        (3, "B", "not-integer", "第 3 行“事故起数”列（B 列）写的是 1.5，应是整数（起）。请改正。")
    ],
    "accident_stats__error_cell": [
        (
            3,
            "B",
            "error-cell",
            "第 3 行“事故起数”列（B 列）是错误值 #REF!。请修正公式，或直接填写数值。",
        )
    ],
    "accident_stats__no_period": [
        (
            None,
            None,
            "period-unknown",
            "从标题、列和文件名里都看不出这张表是哪个月的。请在标题里写明，如“2026年7月”，或指定统计月份。",
        )
    ],
    "accident_stats__area_twice": [
        (
            3,
            None,
            "duplicate-key",
            "第 3 行与第 5 行的“起始月”、“截止月”、“乡镇”、“行业领域”相同（2026-07 2026-07 青溪镇）。"
            "同一条只能出现一次，请删去一行或改正编号。",
        ),
        (
            5,
            None,
            "duplicate-key",
            "第 5 行与第 3 行的“起始月”、“截止月”、“乡镇”、“行业领域”相同（2026-07 2026-07 青溪镇）。"
            "同一条只能出现一次，请删去一行或改正编号。",
        ),
    ],
    "accidents__impossible_date": [
        (
            3,
            "B",
            "impossible-date",
            "第 3 行“发生时间”列（B 列）写的是“2026-02-30”，日历上没有这一天。请改正。",
        )
    ],
    "accidents__text_in_date": [
        (
            3,
            "B",
            "bad-date",
            "第 3 行“发生时间”列（B 列）写的是“上午九点”，不是日期。请写成 2026-07-15 或 2026年7月15日。",
        )
    ],
    "accidents__duplicate_key": [
        (
            2,
            "A",
            "duplicate-key",
            "第 2 行与第 3 行的“事故编号”相同（2026-001）。同一条只能出现一次，请删去一行或改正编号。",
        ),
        (
            3,
            "A",
            "duplicate-key",
            "第 3 行与第 2 行的“事故编号”相同（2026-001）。同一条只能出现一次，请删去一行或改正编号。",
        ),
    ],
    "accidents__lacks_deaths": [
        (
            1,
            None,
            "header-lacks",
            "工作表“Sheet1”的表头缺少“死亡人数”列。请补上这一列，或按《事故台账》模板填写。",
        )
    ],
    "accidents__future_date": [
        (3, "B", "after-today", "第 3 行“发生时间”是 2126-07-15，晚于今天。请改正。")
    ],
    "hazards__unknown_grade": [
        (
            3,
            "F",
            "bad-choice",
            "第 3 行“隐患等级”列（F 列）写的是“特别严重”，应是一般、重大之一。请改正。",
        )
    ],
    "hazards__missing_date": [
        (3, "B", "required", "第 3 行“排查日期”没有填。这一项必填，请补上。")
    ],
    "any__empty": [
        (
            None,
            None,
            "file-empty",
            "文件“any__empty.xlsx”是空的，没有任何内容。请重新导出或另存后上传。",
        )
    ],
    "any__empty_sheet": [
        (
            None,
            None,
            "sheet-empty",
            "文件“any__empty_sheet.xlsx”里的工作表都是空的。请检查是否上传了正确的文件。",
        )
    ],
    "any__pdf_named": [
        (
            None,
            None,
            "file-type",
            "文件“any__pdf_named.xlsx”是 PDF 文件，不是电子表格。请上传 .xlsx、.xls、.et、.ods 或 .csv 文件。",
        )
    ],
    "any__damaged": [
        (
            None,
            None,
            "file-damaged",
            "文件“any__damaged.xlsx”已损坏或内容不是表格，无法读取。请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。",
        )
    ],
}


def published(folder: Path) -> bytes:
    """The bytes of the published file."""
    return (folder / (folder / "CURRENT").read_text().strip()).read_bytes()


@pytest.mark.parametrize("stem", EXPECTED)
def test_each_defect_is_answered_and_leaves_the_store_byte_identical(store, load_one, stem):
    before = published(store.folder)
    receipt = load_one(BROKEN / f"{stem}.xlsx")
    told = [(p.row, p.letter, p.code, p.message) for p in receipt.problems if p.level == "error"]
    assert receipt.status == "refused"
    assert told == EXPECTED[stem]
    assert published(store.folder) == before


def test_a_sheet_that_is_no_table_of_ours_names_the_nearest(store, load_one):
    receipt = load_one(BROKEN / "any__no_known_header.xlsx")
    assert [(p.code, p.level, p.message) for p in receipt.problems] == [
        (
            "header-unknown",
            "error",
            "工作表“Sheet1”里没有找到可识别的表头。最接近的是《救援队伍》（认出“联系电话”，缺“队伍名称”“人数”）。"
            "请对照模板检查列名，或指定数据表和各列。",
        )
    ]


def test_a_password_is_named(store, load_one, tmp_path):
    protected = tmp_path / "月报.xlsx"
    protected.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")
    )
    receipt = load_one(protected)
    assert [p.message for p in receipt.problems] == [
        "文件“月报.xlsx”设了打开密码，无法读取。请取消密码、另存后上传。"
    ]


def test_a_differing_total_is_told_with_both_figures_and_the_rows_are_stored(store, load_one):
    receipt = load_one(BROKEN / "accident_stats__total_differs.xlsx")
    assert receipt.status == "stored"
    assert [p.message for p in receipt.problems if p.level == "warning"] == [
        "第 5 行“合计”的“事故起数”写的是 3，各行相加是 1，相差 +2。请核对；入库的是各行，不含合计。"
    ]


def test_the_good_part_is_stored_on_request(store, load_one):
    receipt = load_one(BROKEN / "accident_stats__unknown_area.xlsx", partial=True)
    assert receipt.status == "partly stored"
    assert (receipt.counts["new"], receipt.counts["refused"]) == (1, 1)
    with store.cursor() as cursor:
        assert cursor.execute("select area, accidents from accident_stats").fetchall() == [
            ("青溪镇", 1)
        ]


def test_every_broken_file_is_expected_somewhere():
    files = {path.stem for path in BROKEN.glob("*.xlsx")}
    assert files == set(EXPECTED) | {"any__no_known_header", "accident_stats__total_differs"}


def test_all_defects_of_a_file_are_told_at_once(store, sheet):
    rows = [
        ["安澜县2026年7月事故统计表"],
        ["乡镇", "事故起数", "死亡人数"],
        ["某镇", "x起", -1],
        ["云岭", "无数", "1.5"],
    ]
    receipt = load(store, [sheet("七月.xlsx", rows)], Request("张三"))[0]
    assert [(p.row, p.letter, p.code) for p in receipt.problems if p.level == "error"] == [
        (3, "A", "unknown-area"),
        (3, "B", "bad-number"),
        (3, "C", "below-min"),
        (4, "B", "bad-number"),
        (4, "C", "not-integer"),
    ]
