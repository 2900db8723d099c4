"""Presets: 浮梁县 as its plan and the register have it, word for word, and no invented figure."""

import json
import tomllib
from pathlib import Path

import pytest

from data import presets
from data.demonstration import COUNTY
from data.intake import Request, load
from data.reference import register
from data.warehouse import Store

FULIANG = "浮梁县"
TOWNSHIPS = [
    "浮梁镇",
    "鹅湖镇",
    "经公桥镇",
    "蛟潭镇",
    "湘湖镇",
    "瑶里镇",
    "寿安镇",
    "三龙镇",
    "峙滩镇",
    "王港乡",
    "臧湾乡",
    "黄坛乡",
    "兴田乡",
    "江村乡",
    "勒功乡",
    "西湖乡",
]
CORE = {
    "1": ("生产安全事故死亡人数", "下降10%", "约束性"),
    "2": ("单位地区生产总值生产安全事故死亡率", "下降30%", "约束性"),
    "3": ("工矿商贸就业人员十万人生产安全事故死亡率", "下降15%", "约束性"),
    "4": ("年均因自然灾害直接经济损失占地区生产总值", "<1%", "预期性"),
    "5": ("年均每百万人口因自然灾害死亡率", "<1", "预期性"),
    "6": ("受灾人员基本生活得到有效救助的时间", "<10小时", "预期性"),
    "7": ("森林火灾受害率", "≤0.9‰", "预期性"),
}
OTHERS = {
    "F1": "县级以上应急管理机构装备达标率达到80%",
    "F2": "灾害事故上报及时率达到100%",
    "F3": "乡镇和村（社区）应急管理机构工作条件达标率达到60%",
    "F4": "重点行业规模以上企业新增从业人员安全技能培训率达到100%",
    "F5": "创建全国综合减灾示范社区2个",
    "F6": "省级示范社区5个",
    "F7": "示范乡镇（街道）1个",
    "F8": "积极推进全国综合减灾示范县建设",
}
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.fixture(scope="module")
def fuliang(tmp_path_factory) -> Store:
    store = Store(tmp_path_factory.mktemp("fuliang"))
    receipts = presets.apply(store, FULIANG, "张三")
    assert {receipt.status for receipt in receipts} == {"stored"}
    assert not [p for receipt in receipts for p in receipt.problems if p.level != "info"]
    return store


def ask(store: Store, sql: str) -> list[tuple]:
    with store.cursor() as cursor:
        return cursor.execute(sql).fetchall()


def test_sixteen_townships_report_in_official_order_and_two_do_not(fuliang):
    sql = "select name from areas where level = '乡镇' and {} order by position"
    assert [name for (name,) in ask(fuliang, sql.format("reports"))] == TOWNSHIPS
    assert [n for (n,) in ask(fuliang, sql.format("not reports"))] == ["洪源镇", "罗家桥乡"]
    assert ask(fuliang, "select code, name from areas where level = '县'") == [("360222", FULIANG)]
    assert ask(fuliang, "select count(*) from areas where level = '县直'") == [(1,)]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("庄湾乡", "臧湾乡"),
        ("庄湾", "臧湾乡"),
        ("峙滩乡", "峙滩镇"),
        ("三龙乡", "三龙镇"),
        ("浮梁县西湖乡人民政府", "西湖乡"),
        ("浮梁", "浮梁镇"),
        ("县本级", "县直"),
    ],
)
def test_a_place_is_found_by_its_other_names(fuliang, written, name):
    with fuliang.cursor() as cursor:
        found = register(cursor).find(written)
    assert found.area
    assert found.area.name == name


def test_targets_stand_word_for_word(fuliang):
    rows = ask(
        fuliang, "select code, name, wording, attribute from indicators where plan = 'FL145'"
    )
    assert len(rows) == 15
    assert {code: tuple(row) for code, *row in rows if code in CORE} == CORE
    assert {code: wording for code, _, wording, _ in rows if code not in CORE} == OTHERS
    assert not [row for row in rows if row[0] not in CORE and row[3]]


def test_words_are_those_of_the_plan_where_it_is_at_hand(fuliang):
    plans = sorted(SEEDS.glob("003*.txt"))
    if not plans:
        pytest.skip("the plan's text is not kept with the code")
    text = plans[0].read_text("utf-8")
    words = ask(fuliang, "select unnest([name, wording]) from indicators where plan = 'FL145'")
    words += ask(fuliang, "select wording from standards where selected")
    assert [word for (word,) in words if word not in text] == []


def test_operators_keep_the_boundary_of_each_target(fuliang):
    core = "plan = 'FL145' and code <= '7'"
    sql = f"select code, kind, operator, target from indicators where {core} order by code"
    assert ask(fuliang, sql) == [
        ("1", "decline", "<=", 10),
        ("2", "decline", "<=", 30),
        ("3", "decline", "<=", 15),
        ("4", "mean_ceiling", "<", 1),
        ("5", "mean_ceiling", "<", 1),
        ("6", "event_ceiling", "<", 10),
        ("7", "ceiling", "<=", 0.9),
    ]


def test_nothing_is_invented(fuliang):
    assert ask(fuliang, "select count(*) from base_figures") == [(0,)]
    bases = "base_policy is not null or base_value is not null or base_source is not null"
    assert ask(fuliang, f"select count(*) from indicators where {bases}") == [(0,)]
    plan = ask(
        fuliang,
        "select first_year, last_year, base_year, evaluation_years, is_reference from plans",
    )
    assert plan == [(2021, 2025, None, ["2023", "2025"], False), (2021, 2025, 2020, None, True)]


def test_national_targets_are_only_for_comparison_and_say_what_to_check(fuliang):
    rows = ask(fuliang, "select wording, source from indicators where plan = 'GJ145' order by code")
    assert [words for words, _ in rows[:4]] == ["下降15%", "下降20%", "下降33%", "下降20%"]
    assert [source for _, source in rows if "核对" not in source] == []


def test_standards_stand_side_by_side_and_the_plans_own_are_in_use(fuliang):
    assert ask(fuliang, "select distinct plan, source from standards where selected") == [
        ("FL145", "浮梁县“十四五”应急体系规划")
    ]
    sql = "select value, selected from standards where code = 'B02' order by value, selected desc"
    assert ask(fuliang, sql) == [(20, True), (20, False), (30, False), (50, False)]
    masked = ask(fuliang, "select value, marks['value'] from standards where value is null")
    assert masked == [(None, "masked")]


def test_applied_again_nothing_changes(fuliang):
    version = fuliang.data_version()
    assert {r.status for r in presets.apply(fuliang, FULIANG, "李四")} == {"unchanged"}
    assert fuliang.data_version() == version


def test_an_unknown_county_is_answered_with_those_there_are(tmp_path):
    with pytest.raises(ValueError, match="没有“某县”的预置资料。可用的有：浮梁县。"):
        presets.apply(Store(tmp_path), "某县", "张三")


def test_a_store_with_other_data_is_left_alone(tmp_path, sheet):
    store = Store(tmp_path / "store")
    path = sheet("区划名录.xlsx", [["名称", "级别"], ["青溪镇", "乡镇"]])
    assert [r.status for r in load(store, [path], Request("张三"))] == ["stored"]
    with pytest.raises(ValueError, match="系统里已有数据，不能再装入“浮梁县”的。"):
        presets.apply(store, FULIANG, "张三")


def test_a_demonstration_takes_no_preset(tmp_path):
    store = Store(tmp_path)
    store.set("store", "demonstration", True, "演示")
    with pytest.raises(ValueError, match="现在是演示数据，不能装入预置资料"):
        presets.apply(store, FULIANG, "张三")
    assert presets.map_of(store) == presets.map_of(COUNTY)


@pytest.mark.parametrize("county", [FULIANG, COUNTY])
def test_a_map_has_every_township_and_says_what_it_is(county):
    drawn = json.loads(presets.map_of(county).read_text("utf-8"))
    assert "示意" in drawn["note"]
    assert {feature["properties"]["kind"] for feature in drawn["features"]} == {"示意"}
    names = {feature["properties"]["name"] for feature in drawn["features"]}
    assert set(TOWNSHIPS) <= names if county == FULIANG else len(names) == 17
    assert presets.outline_of(county).is_file()
    assert any("示意" in line for line in presets.attributions_of(county))


def test_every_file_of_a_preset_says_where_it_comes_from():
    for folder in (presets.FOLDER / name for name in ("common", FULIANG, COUNTY)):
        sources = tomllib.loads((folder / "SOURCES.toml").read_text("utf-8"))
        assert set(sources) == {path.name for path in folder.iterdir()} - {"SOURCES.toml"}
        assert all(one["licence"] and one["basis"] for one in sources.values())
    assert any("GeoNames（CC BY 4.0）" in line for line in presets.attributions_of(FULIANG))


def test_the_map_of_an_empty_store_is_none(tmp_path):
    store = Store(tmp_path)
    assert presets.map_of(store) is None
    assert presets.attributions_of(store) == []


def test_from_the_command_line(tmp_path, python):
    python("-m", "data", "preset", FULIANG, home=tmp_path)
    assert presets.map_of(Store(tmp_path)) == presets.map_of(FULIANG)
    python("-m", "data", "preset", "某县", home=tmp_path, code=1)
