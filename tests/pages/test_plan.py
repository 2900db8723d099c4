"""The plan page: bases unset, set and switched; both plans; the standard that governs."""

import pytest

from data import presets
from data.warehouse import Store


def words(at) -> str:
    kinds = ("html", "markdown", "caption")
    return " ".join(str(one.proto.body) for kind in kinds for one in at.get(kind))


def tables(at) -> str:
    return " ".join(one.proto.json for one in at.get("bidi_component"))


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    """浮梁's preset in a store of its own, which these tests write to."""
    home = tmp_path_factory.mktemp("county")
    presets.apply(Store(home), "浮梁县", "王芳")
    return home


def test_a_base_is_set_switched_and_seen_before_it_is_saved(open_page, county):
    at = open_page(county, "plan")
    assert words(at).count("基期待确认") >= 3
    at.button(key="base-FL145-1").click().run()
    assert not at.exception
    assert "还没有确认基期" in words(at)
    assert at.button(key="base-save").disabled
    at.radio(key="base-policy").set_value("十三五年均").run()
    at.number_input(key="base-value-十三五年均").set_value(97.6).run()
    assert "97.6" in tables(at)
    at.text_input(key="base-source-十三五年均").set_value("十三五事故台账").run()
    at.text_input(key="base-by").set_value("张三").run()
    at.button(key="base-save").click().run()
    assert not at.exception
    target = stored(county)
    assert (target["base_policy"], target["base_value"], target["base_source"]) == (
        "十三五年均",
        97.6,
        "十三五事故台账",
    )
    at = open_page(county, "plan")
    at.button(key="base-FL145-1").click().run()
    assert "张三" in words(at)
    at.radio(key="base-policy").set_value("2020年值").run()
    at.number_input(key="base-value-2020年值").set_value(90.0).run()
    at.text_input(key="base-source-2020年值").set_value("年报").run()
    at.text_input(key="base-by").set_value("李四").run()
    at.button(key="base-save").click().run()
    assert (stored(county)["base_policy"], stored(county)["base_value"]) == ("2020年值", 90)
    Store(county).withdraw(Store(county).history()[0]["upload_id"], "李四")
    assert stored(county)["base_policy"] == "十三五年均"


def stored(home) -> dict:
    with Store(home).cursor() as cursor:
        found = cursor.execute("select * from indicators where plan = 'FL145' and code = '1'")
        names = [column[0] for column in found.description]
        return dict(zip(names, found.fetchone(), strict=True))


def test_national_targets_stand_beside_and_are_no_plan_of_the_county(open_page, county):
    at = open_page(county, "plan")
    assert "目标 下降 10%，国家 下降 15%" in words(at)
    assert at.selectbox(key="filter-plan").options == ["浮梁县“十四五”应急体系规划"]


def test_the_standard_that_governs_is_chosen(open_page, county):
    at = open_page(county, "plan")
    at.button(key="choose-standard").click().run()
    assert not at.exception
    matter = "综合应急救援队伍 · 乡级 · 人数"
    at.selectbox(key="standard-matter").set_value(matter).run()
    at.radio(key=f"standard-{matter}").set_value(1).run()
    at.text_input(key="standard-by").set_value("张三").run()
    at.button(key="standard-save").click().run()
    assert not at.exception
    with Store(county).cursor() as cursor:
        chosen = "select value from standards where code = 'B02' and selected"
        assert cursor.execute(chosen).fetchall() == [(30.0,)]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("AL145", ("已到期", "✓ 已完成", "2025年终")),
        ("AL155", ("未到统计期", "累计", "还不能评估")),
    ],
)
def test_both_plans_of_the_demonstration(open_page, demonstration_home, plan, expected):
    at = open_page(demonstration_home, "plan", plan=plan)
    assert not at.exception
    said = words(at) + " ".join(str(one.options) for one in at.get("button_group"))
    assert [word for word in expected if word not in said] == []


def test_a_figure_opens_the_rows_of_its_parts(open_page, demonstration_home):
    at = open_page(demonstration_home, "plan", plan="AL145", at="2023年底（评估年）")
    at.button(key="source-indicator-AL145-2").click().run()
    assert not at.exception
    listed = at.dataframe[-1].value
    assert set(listed["role"]) == {"分子", "分母", "基期"}
    of_year = listed[(listed["role"] == "分子") & (listed["year"] == 2023)]
    assert f"死亡人数 {int(of_year['part'].sum())} ÷" in words(at)
    assert listed["year"].max() == 2023
