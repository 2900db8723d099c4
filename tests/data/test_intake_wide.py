"""Inventories, checks and base figures of real county documents, typed as their offices would keep them."""

import pytest

from data.intake import Request, load


def stored(store, columns, table):
    with store.cursor() as cursor:
        return cursor.execute(f"select {columns} from {table} order by all").fetchall()


def all_of(store, path, **said):
    receipts = load(store, [path], Request("张三", **said))
    assert [r.status for r in receipts] == ["stored"], [
        p.message for r in receipts for p in r.problems
    ]
    return receipts[0]


def test_teams_of_three_levels_on_the_county_s_own_row(store, sheet):
    rows = [
        ["2022年6月应急救援队伍统计表"],
        ["序号", "队伍名称", "级别", "队伍数（支）", "人数（人）"],
        [1, "县应急救援大队", "县级", 26, 1322],
        [2, "镇（街道）抢险救援队", "镇级", 11, 587],
        [3, "村（社区）抢险救援队", "村（社区）级", 478, 12338],
        [None, "合计", None, 515, 14247],
    ]
    receipt = all_of(store, sheet("队伍.xlsx", rows), area="县直")
    assert receipt.prepared.dataset == "teams"
    assert stored(store, "area, month, level, team_count, members", "teams") == [
        ("县直", "2022-06", "乡级", 11, 587),
        ("县直", "2022-06", "县级", 26, 1322),
        ("县直", "2022-06", "村级", 478, 12338),
    ]
    assert "total-verified" in [p.code for p in receipt.problems]


def test_teams_in_words(store, sheet):
    rows = [
        ["2023年5月救援队伍情况"],
        ["队伍类型", "支数", "队伍人数"],
        ["县级抢险救援队伍", "20支", "833人"],
        ["乡镇队伍", "33支", "不少于1650人"],
    ]
    all_of(store, sheet("队伍.xlsx", rows), area="县直")
    assert stored(store, "kind, team_count, members, marks", "teams") == [
        ("乡镇队伍", 33, 1650, {"members": "at_least"}),
        ("县级抢险救援队伍", 20, 833, {}),
    ]


def test_varieties_of_supplies_are_not_stock(store, sheet):
    rows = [
        ["2022年6月应急物资统计表"],
        ["物资类别", "品种数（个）"],
        ["装备类", 163],
        ["安置类", 66],
        ["被服类", 57],
        ["食品生活类", 79],
        ["合计", 365],
    ]
    all_of(store, sheet("物资.xlsx", rows), area="县直")
    assert stored(store, "kinds, quantity", "supplies") == [
        (57, None),
        (66, None),
        (79, None),
        (163, None),
    ]


def test_two_areas_of_a_warehouse_are_kept_apart(store, sheet):
    rows = [
        ["2022年6月物资储备库"],
        ["名称", "级别", "占地面积", "仓储面积", "产权"],
        ["县应急物资储备库", "县级", "800平方米", "510平方米", "租赁"],
    ]
    all_of(store, sheet("储备库.xlsx", rows), area="县直")
    assert stored(store, "floor_area_m2, usable_area_m2, ownership", "warehouses") == [
        (800, 510, "租赁")
    ]


def test_checks_of_half_a_year_stand_on_its_last_day_approximately(store, sheet):
    rows = [
        ["2022年上半年执法检查统计表"],
        ["检查类型", "检查家次", "出动行政执法人员（人次）", "立案（起）", "罚款（万元）"],
        ["双随机检查", 80, 160, 10, 8],
    ]
    receipt = all_of(store, sheet("执法.xlsx", rows), area="县直")
    assert receipt.prepared.dataset == "inspections"
    found = stored(
        store,
        "inspected_on::varchar, visits, officer_visits, cases_filed, fine_wan_yuan, marks",
        "inspections",
    )
    assert found == [("2022-06-30", 80, 160, 10, 8, {"inspected_on": "approximate"})]


def test_masked_figures_are_masked_and_none_is_nought(store, sheet):
    hazards = [
        ["2021年第三方排查情况"],
        ["排查来源", "排查单位（家）", "排查隐患（条）", "其中重大隐患（条）"],
        ["第三方排查", "xxx", "xxxx", "xx"],
    ]
    checks = [
        ["2021年执法检查统计表"],
        ["检查类型", "检查家次", "发现隐患", "立案", "罚款（万元）"],
        ["监督检查", "xxx", "xxx余", "x", "xx"],
    ]
    all_of(store, sheet("隐患.xlsx", hazards), area="县直")
    all_of(store, sheet("执法.xlsx", checks), area="县直")
    assert stored(store, "units, found, rectified, major_found, marks", "hazard_stats") == [
        (None, None, None, None, {"units": "masked", "found": "masked", "major_found": "masked"})
    ]
    row = stored(store, "visits, hazards_found, cases_filed, fine_wan_yuan, marks", "inspections")[
        0
    ]
    assert row[:4] == (None, None, None, None)
    marks = {name: mark for name, mark in row[4].items() if name != "inspected_on"}
    assert marks == dict.fromkeys(
        ("visits", "hazards_found", "cases_filed", "fine_wan_yuan"), "masked"
    )


def test_base_figures_are_brought_to_one_unit(store, sheet):
    rows = [
        ["年份", "项目", "数值", "单位", "数据来源"],
        [2021, "常住人口", 28.0353, "万人", "统计公报"],
        [2021, "GDP", 1502000, "万元", "统计公报"],
        [2021, "森林面积", 3_480_000, "亩", "林业局"],
    ]
    all_of(store, sheet("基础数据.xlsx", rows))
    assert stored(store, "item, value, unit, area", "base_figures") == [
        ("地区生产总值", 150.2, "亿元", None),
        ("常住人口", 280_353, "人", None),
        ("森林面积", 232_000, "公顷", None),
    ]


@pytest.mark.parametrize(("unit", "code"), [(None, "required"), ("人次", "unit-of-row")])
def test_a_base_figure_s_unit_is_never_guessed(store, sheet, load_one, unit, code):
    rows = [["年份", "项目", "数值", "单位"], [2021, "常住人口", 28.0353, unit]]
    receipt = load_one(sheet("基础数据.xlsx", rows))
    assert [p.code for p in receipt.problems if p.level == "error"] == [code]


def test_an_inventory_is_replaced_by_the_next_of_its_month_and_unit(store, sheet):
    head = ["队伍名称", "乡镇", "人数"]
    first = [
        ["2026年6月救援队伍"],
        head,
        ["甲队", "青溪镇", 20],
        ["乙队", "青溪镇", 22],
        ["丙队", "云岭镇", 18],
    ]
    second = [["2026年6月救援队伍"], head, ["甲队", "青溪镇", 25]]
    all_of(store, sheet("一.xlsx", first))
    receipt = all_of(store, sheet("二.xlsx", second))
    assert (receipt.counts["changed"], receipt.counts["removed"]) == (1, 1)
    assert stored(store, "area, name, members", "teams") == [
        ("云岭镇", "丙队", 18),
        ("青溪镇", "甲队", 25),
    ]


def test_an_inventory_without_a_month_is_a_question(store, sheet, load_one):
    receipt = load_one(sheet("队伍.xlsx", [["队伍名称", "乡镇", "人数"], ["甲队", "青溪镇", 20]]))
    assert [p.code for p in receipt.problems if p.level == "error"] == ["period-unknown"]


def month(sheet, number, figures, name=None):
    rows = [[f"安澜县2026年{number}月隐患排查统计表"], ["乡镇", "排查隐患数", "已整改数"]]
    rows += [[area, *pair] for area, pair in figures.items()]
    return sheet(name or f"{number}月.xlsx", rows)


def test_a_sheet_that_repeats_another_month_is_questioned(store, sheet, load_one):
    figures = {"青溪镇": (10, 8), "云岭镇": (3, 3)}
    assert load_one(month(sheet, 6, figures)).status == "stored"
    receipt = load_one(month(sheet, 7, figures))
    assert [p.message for p in receipt.problems if p.level == "warning"] == [
        "这张表 2026-07 的数字与已入库的 2026-06 完全相同，可能是忘了更新或传错了文件。请核对后再确认。"
    ]


@pytest.mark.parametrize(
    "figures",
    [{"青溪镇": (10, 9), "云岭镇": (3, 3)}, {"青溪镇": (0, 0), "云岭镇": (0, 0)}],
    ids=["one differs", "nought again"],
)
def test_an_ordinary_month_is_not_questioned(store, sheet, load_one, figures):
    before = {"青溪镇": (10, 8), "云岭镇": (3, 3)} if any(figures["青溪镇"]) else figures
    load_one(month(sheet, 6, before))
    assert [
        p.code for p in load_one(month(sheet, 7, figures)).problems if p.level == "warning"
    ] == []
