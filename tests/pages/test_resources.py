"""The views of 资源分布: each opens from a link, says its sentence, and a choice changes what is shown."""

import shutil

import pytest

from data import intake
from data.warehouse import Store
from tests.pages.conftest import spreadsheet
from tests.pages.test_pages import words

AREAS = [
    ["名称", "级别", "顺序", "是否报送", "经度", "纬度"],
    ["安澜县", "县", 1, "否", 117.2, 29.4],
    ["青溪镇", "乡镇", 2, "是", 117.2, 29.4],
    ["云岭镇", "乡镇", 3, "是", 117.2, 29.5],
    ["县直", "县直", 4, "是", None, None],
]
SUPPLIES = [
    [
        "统计月份",
        "储备库",
        "乡镇",
        "类别",
        "物资名称",
        "品种数",
        "数量",
        "计量单位",
        "有效期至",
        "最低储备量",
    ],
    ["2026-03", "青溪镇物资库", "青溪镇", "生活类", "方便面", 3, 10, "箱", "2026-03-01", 20],
    ["2026-03", "云岭镇物资库", "云岭镇", "生活类", "方便面", 2, 90, "箱", "2027-03-01", 20],
    ["2026-03", "云岭镇物资库", "云岭镇", "装备类", "救生衣", 1, 5, "件", "2026-04-20", None],
]
STAFF = [
    ["统计月份", "乡镇", "岗位", "性质", "人数"],
    ["2026-03", "青溪镇", "执法人员", "专职", 4],
    ["2026-03", "云岭镇", "执法人员", "兼职", 2],
]
EARLIER = [
    ["统计月份", "队伍名称", "级别", "乡镇", "人数"],
    ["2026-01", "青溪镇综合救援队", "乡级", "青溪镇", 20],
]


@pytest.fixture(scope="module")
def county(office, tmp_path_factory):
    """The small office with seats, goods, people, and an earlier inventory of one town."""
    home = tmp_path_factory.mktemp("county") / "home"
    shutil.copytree(office, home)
    store, folder = Store(home), tmp_path_factory.mktemp("more")
    sheets = {"区划名录": AREAS, "物资库存": SUPPLIES, "应急人员": STAFF, "救援队伍": EARLIER}
    for name, lines in sheets.items():
        path = spreadsheet(folder, name, lines)
        for receipt in intake.load(store, [path], intake.Request("王芳")):
            assert receipt.status == "stored", receipt.problems
    return home


def shown(at) -> str:
    assert not at.exception
    return words(at)


def test_adequacy_says_how_many_standards_are_met(open_page, county):
    said = shown(open_page(county, "resources", view="达标", month="2026-03"))
    assert "1 条标准，0 条处处达标，没有未达标的单位。" in said
    assert "乡级综合应急救援队伍人数 ≥ 20 人" in said


def test_reach_follows_object_radius_and_new_point(open_page, county):
    at = open_page(county, "resources", view="远近", object="储备库", radius="5", month="2026-03")
    assert "储备库：2 个单位中 1 个在 5 公里以内，最远的是云岭镇" in shown(at)
    beyond = next(one.value for one in at.dataframe if "nearest" in one.value)
    assert beyond["name"].tolist() == ["云岭镇"]
    at.selectbox(key="filter-more").set_value("云岭镇").run()
    assert "再设一处以后 2 个在以内" in shown(at)
    assert "没有。有坐标的地方都在半径以内" in shown(at)


def test_a_new_point_can_be_typed(open_page, county):
    link = {"view": "远近", "object": "储备库", "radius": "5", "more": "在图上选"}
    at = open_page(county, "resources", month="2026-03", new_point="117.2,29.49", **link)
    assert "再设一处以后 2 个在以内" in shown(at)
    at = open_page(county, "resources", month="2026-03", new_point="东边", **link)
    assert "写作“经度,纬度”" in shown(at)
    assert "再设一处" not in shown(at).split("写作")[0]


def test_goods_are_narrowed_by_state(open_page, county):
    at = open_page(county, "resources", view="物资", month="2026-03")
    assert "物资 3 行：已过期 1 行，30 天内到期 1 行，低于最低储备 1 行。" in shown(at)
    moved = next(one.value for one in at.dataframe if "words" in one.value)
    assert moved["words"].tolist() == ["缺 10 箱：从云岭镇调 10 箱，直线 11.12 公里"]
    at = open_page(county, "resources", view="物资", month="2026-03", stock="已过期")
    goods = next(one.value for one in at.dataframe if "days_left" in one.value)
    assert goods["item"].tolist() == ["方便面"]


def test_people_and_changes(open_page, county):
    at = open_page(county, "resources", view="人员", month="2026-03")
    assert "岗位合计" in shown(at)
    at = open_page(county, "resources", view="变化", month="2026-03", since="2026-01")
    found = next(one.value for one in at.dataframe if "difference" in one.value)
    assert found[["name", "before", "after"]].to_numpy().tolist() == [["青溪镇综合救援队", 20, 25]]
    ages = next(one.value for one in at.dataframe if "state" in one.value)
    assert "没有清单" in set(ages["state"])


def test_the_simple_map_needs_no_graphics(open_page, county):
    at = open_page(county, "resources", map="简图", month="2026-03")
    assert "一格一个单位" in shown(at)
    assert at.get("deck_gl_json_chart") == []


def test_an_area_in_the_link_narrows_the_lists(open_page, county):
    at = open_page(county, "resources", view="物资", month="2026-03", area="云岭镇")
    goods = next(one.value for one in at.dataframe if "days_left" in one.value)
    assert set(goods["area"]) == {"云岭镇"}
