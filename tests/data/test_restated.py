"""What a sheet states of its own figures is recomputed, and a disagreement kept with both values."""

import pytest

import queries
from data.intake import Request, load
from data.restated import is_close
from data.stating import read_statement

COLUMNS = "figure, area, month_from, month_to, stated, recomputed, agrees, source_row"


def kept(store, columns=COLUMNS):
    with store.cursor() as cursor:
        return cursor.execute(f"select {columns} from restated order by rowid").fetchall()


def told(receipt):
    """(row, letter, message) of each disagreement."""
    return [
        (one.row, one.letter, one.message)
        for one in receipt.problems
        if one.code == "stated-differs"
    ]


def hazards(sheet, head, *rows):
    """A monthly report of hazards whose last columns are named by head."""
    title = ["2026年9月隐患排查整改统计表"]
    return sheet("隐患.xlsx", [title, ["乡镇", "排查隐患数", "已整改数", *head], *rows])


def accidents(sheet, head, *rows):
    """A report of January to September: accidents, the same of last year, then columns named by head."""
    title = ["2026年1-9月事故统计表"]
    return sheet(
        "事故.xlsx", [title, ["乡镇", "事故起数", "死亡人数", "上年同期事故起数", *head], *rows]
    )


def test_a_misprinted_rate_is_told_and_kept_with_both_values(store, sheet, load_one):
    receipt = load_one(
        hazards(
            sheet,
            ["整改率（%）"],
            ["青溪镇", 182, 72, 39.56],
            ["云岭镇", 141911, 137354, 97.28],
            ["石桥乡", 900, 899, "99.88%"],
        )
    )
    assert receipt.status == "stored"
    assert told(receipt) == [
        (
            4,
            "D",
            "第 4 行“整改率”（D 列）写的是 97.28%，按表内数字应是 96.79%，相差 +0.49 个百分点。"
            "请核对；系统按后者统计，两个数都留存。",
        )
    ]
    assert kept(store, "figure, area, month_to, stated, round(recomputed, 2), agrees") == [
        ("hazard_stats.rate_pct", "青溪镇", "2026-09", 39.56, 39.56, True),
        ("hazard_stats.rate_pct", "云岭镇", "2026-09", 97.28, 96.79, False),
        ("hazard_stats.rate_pct", "石桥乡", "2026-09", 99.88, 99.89, True),
    ]


@pytest.mark.parametrize(
    ("stated", "recomputed", "agrees"),
    [
        (17.77, 17.7778, True),
        (21.42, 21.4286, True),
        (16.66, 16.6667, True),
        (-17.77, -17.7778, True),
        (151.78, 151.8889, False),
        (97.28, 96.7888, False),
        (96.81, 96.7888, False),
        (96.8, 96.7888, True),
        (96.7, 96.7888, True),
        (97, 96.7888, True),
        (96, 96.7888, True),
        (95, 96.7888, False),
        (96.6, 96.7888, False),
        (100, 99.5, True),
        (100, 99.4, False),
        (0, 0, True),
    ],
)
def test_a_percentage_may_be_cut_off_or_rounded_but_not_be_another(stated, recomputed, agrees):
    assert is_close(stated, recomputed) is agrees


@pytest.mark.parametrize(
    ("cell", "value", "mark"),
    [
        ("↓17.77%", -17.77, None),
        ("下降17.77％", -17.77, None),
        ("上升了5.2%", 5.2, None),
        ("-8", -8, None),
        ("＋８", 8, None),
        ("减少8起", -8, None),
        ("持平", 0, None),
        ("—", None, "base_zero"),
        ("/", None, "not_applicable"),
        ("12.5↓", -12.5, None),
        (0.25, 0.25, None),
    ],
)
def test_rates_and_changes_are_written_in_many_ways(cell, value, mark):
    said = read_statement(cell)
    assert (said.value, said.mark) == (value, mark)


@pytest.mark.parametrize("cell", [None, "", "达标", "全覆盖", "#DIV/0!", True])
def test_a_cell_without_a_number_is_not_compared(cell):
    assert read_statement(cell) is None


def test_changes_are_recomputed_with_their_sign_and_scale(store, sheet, load_one):
    receipt = load_one(
        accidents(
            sheet,
            ["事故起数同比（%）", "事故起数增减数"],
            ["青溪镇", 37, 2, 45, -17.77, -8],
            ["云岭镇", 6, 0, 4, "↑50%", "增加2起"],
            ["石桥乡", 5, 0, 4, 30, 2],
            ["柳塘乡", 3, 0, 3, "持平", 0],
        )
    )
    assert [(row, letter) for row, letter, _ in told(receipt)] == [(5, "E"), (5, "F")]
    assert kept(store, "figure, area, stated, recomputed, agrees, unit")[2] == (
        "accident_stats.accidents_change_pct",
        "石桥乡",
        30,
        25,
        False,
        "%",
    )


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("同比", [-0.2, 0.5, 0.25]),
        ("同比增减", [-2, 2, 1]),
        ("同比下降（%）", [20, -50, -25]),
        ("事故起数比上年同期±%", ["-20%", "50%", "25%"]),
        ("较上年同期增幅", [-20, 50, 25]),
        ("增减起数", ["-2", "+2", "1"]),
    ],
)
def test_whichever_way_a_change_is_headed_true_ones_agree(store, sheet, load_one, head, cells):
    rows = [("青溪镇", 8, 0, 10), ("云岭镇", 6, 0, 4), ("石桥乡", 5, 0, 4)]
    lines = [[*row, cell] for row, cell in zip(rows, cells, strict=True)]
    receipt = load_one(accidents(sheet, [head], *lines))
    assert told(receipt) == []
    assert [row[0] for row in kept(store, "agrees")] == [True] * 3


def test_nothing_is_told_over_a_base_of_zero_but_a_number_is(store, sheet, load_one):
    receipt = load_one(
        accidents(
            sheet,
            ["事故起数同比（%）"],
            ["青溪镇", 2, 0, 0, "—"],
            ["云岭镇", 2, 0, 0, 100],
            ["石桥乡", 2, 0, 4, "—"],
            ["柳塘乡", 0, 0, 0, 0],
            ["县直", 3, 0, 4, None],
        )
    )
    assert told(receipt) == [
        (
            4,
            "E",
            "第 4 行“事故起数同比”（E 列）写的是 100%，按表内数字应是 无法计算（分母为 0）。请核对；系统按后者统计，两个数都留存。",
        ),
        (
            5,
            "E",
            "第 5 行“事故起数同比”（E 列）写的是 —，按表内数字应是 -50%。请核对；系统按后者统计，两个数都留存。",
        ),
    ]
    assert kept(store, "area, stated, mark, recomputed, agrees") == [
        ("青溪镇", None, "base_zero", None, True),
        ("云岭镇", 100, None, None, False),
        ("石桥乡", None, "base_zero", -50, False),
        ("柳塘乡", 0, None, 0, True),
    ]


def test_masked_and_blank_cells_are_no_disagreement(store, sheet, load_one):
    receipt = load_one(
        hazards(
            sheet,
            ["整改率"],
            ["青溪镇", 10, 5, "xx%"],
            ["云岭镇", 10, 5, None],
            ["石桥乡", "xx", 5, 80],
        )
    )
    assert told(receipt) == []
    assert kept(store, "area, stated, recomputed, agrees") == [("石桥乡", 80, None, None)]


def test_totals_and_the_rates_of_totals_are_recomputed(store, sheet, load_one):
    receipt = load_one(
        hazards(
            sheet,
            ["整改率（%）"],
            ["合计", 18, 14, 90],
            ["青溪镇", 10, 9, 90],
            ["云岭镇", 9, 5, 55.56],
        )
    )
    assert [row for row, _, _ in told(receipt)] == [3]
    differing = [row for row in kept(store) if row[6] is False]
    assert differing == [
        (
            "hazard_stats.rate_pct",
            None,
            "2026-09",
            "2026-09",
            90,
            pytest.approx(77.78, abs=0.01),
            False,
            3,
        ),
        ("hazard_stats.found", None, "2026-09", "2026-09", 18, 19, False, 3),
    ]


def test_shares_are_recomputed_from_the_sum_of_rows(store, sheet, load_one):
    receipt = load_one(
        accidents(sheet, ["事故起数占比"], ["青溪镇", 3, 0, 1, "30%"], ["云岭镇", 7, 0, 1, "60%"])
    )
    assert [(row, letter) for row, letter, _ in told(receipt)] == [(4, "E")]


def test_major_hazards_have_a_rate_of_their_own_and_others_none(store, sheet, load_one):
    head = [
        "重大隐患数",
        "重大隐患已整改数",
        "重大隐患整改率",
        "整改率",
        "一般隐患整改率",
        "按期整改率",
    ]
    receipt = load_one(hazards(sheet, head, ["青溪镇", 20, 10, 4, 1, "25%", "50%", "99%", "99%"]))
    assert told(receipt) == []
    assert kept(store, "figure, stated") == [
        ("hazard_stats.major_rate_pct", 25),
        ("hazard_stats.rate_pct", 50),
    ]


def test_month_and_cumulative_figures_are_recomputed_each_from_its_own(store, sheet):
    path = sheet(
        "隐患.xlsx",
        [
            ["2026年9月隐患排查整改统计表"],
            ["乡镇", "本月", None, None, "累计", None, None],
            [None, "排查隐患数", "已整改数", "整改率%", "排查隐患数", "已整改数", "整改率%"],
            ["青溪镇", 10, 5, 50, 40, 30, 80],
        ],
        merges=["A2:A3", "B2:D2", "E2:G2"],
    )
    receipts = load(store, [path], Request("张三"))
    assert [(row, letter) for one in receipts for row, letter, _ in told(one)] == [(4, "G")]
    assert kept(store, "month_from, month_to, stated, recomputed, agrees") == [
        ("2026-09", "2026-09", 50, 50, True),
        ("2026-01", "2026-09", 80, 75, False),
    ]


def test_a_change_without_last_year_s_column_is_kept_for_the_question(store, sheet, load_one):
    title = ["2026年1-9月事故统计表"]
    path = sheet(
        "事故.xlsx",
        [
            title,
            ["乡镇", "事故起数", None, "死亡人数", None],
            [None, "数量", "同比增长（±%）", "数量", "同比增长（±%）"],
            ["青溪镇", 37, -17.77, 2, "—"],
        ],
        merges=["A2:A3", "B2:C2", "D2:E2"],
    )
    assert told(load_one(path)) == []
    assert kept(store, "figure, stated, mark, recomputed, agrees") == [
        ("accident_stats.accidents_change_pct", -17.77, None, None, None),
        ("accident_stats.deaths_change_pct", None, "base_zero", None, None),
    ]


def test_a_mended_misprint_is_stored_though_no_row_moved(store, sheet, load_one):
    rows = [["青溪镇", 40, 38, "90%"], ["云岭镇", 20, 19, "95%"]]
    assert load_one(hazards(sheet, ["整改率"], *rows)).status == "stored"
    again = hazards(sheet, ["整改率"], *rows)
    assert load_one(again).status == "unchanged"
    rows[0][3] = "95%"
    receipt = load_one(hazards(sheet, ["整改率"], *rows))
    assert (receipt.status, receipt.counts["unchanged"]) == ("stored", 2)
    with store.cursor() as cursor:
        answer = queries.run(cursor, "reconciliation/stated_vs_ledger", {"month": "2026-09"})
    differing = [row for row in answer.rows if row[9] is False]
    assert differing == []
    assert {row[6] for row in answer.rows if row[0] == "hazard_stats.rate_pct"} == {95}
