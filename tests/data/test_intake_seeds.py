"""The figures of a real half-year summary, typed into a sheet as that office would keep it."""

import pytest

H1 = [
    ["2022年上半年隐患排查整改统计表"],
    ["填报单位：县应急管理局", None, None, None, "填报时间：2022年6月30日"],
    ["序号", "检查对象", "检查单位数（家）", "排查隐患数（条）", "已整改（条）", "整改率"],
    [1, "园区企业", 49, 531, 237, "44.63%"],
    [2, "加油站", 10, 71, 71, "100%"],
    [3, "防汛", None, 39, 37, "94.87%"],
    [None, "合计", None, 641, 345, "53.82%"],
]

WORDY = [
    ["2022年上半年隐患排查整改情况"],
    ["类别", "检查企业", "查出隐患", "已整改"],
    ["园区企业", "49家", "531条", "237条"],
    ["加油站", "10家", "71处", "全部整改"],
    ["防汛", "", "39项", "37项"],
]


@pytest.mark.parametrize("rows", [H1, WORDY], ids=["figures", "words"])
def test_half_year_hazard_figures_are_stored_as_the_office_wrote_them(store, sheet, load_one, rows):
    receipt = load_one(sheet("隐患.xlsx", rows), area="县直")
    assert receipt.status == "stored", [p.message for p in receipt.problems]
    assert receipt.prepared.dataset == "hazard_stats"
    assert receipt.prepared.period == ("2022-01", "2022-06")
    with store.cursor() as cursor:
        stored = cursor.execute(
            "select area, month_from, month_to, source, units, found, rectified from hazard_stats order by found desc"
        ).fetchall()
    span = ("县直", "2022-01", "2022-06")
    assert stored == [
        (*span, "园区企业", 49, 531, 237),
        (*span, "加油站", 10, 71, 71),
        (*span, "防汛", None, 39, 37),
    ]


def test_a_county_sheet_without_a_unit_is_a_question(store, sheet, load_one):
    receipt = load_one(sheet("隐患.xlsx", H1))
    assert receipt.status == "refused"
    assert [p.code for p in receipt.problems if p.level == "error"] == ["area-undeclared"]
