"""The model of a briefing: the order of offices, its sentences by rule, and what they must not say."""

import json
from datetime import date

from pages.parts.briefing import dividing, problems, report, texts
from pages.parts.filters import Chosen

TODAY = date(2026, 11, 30)


def section(made: dict, key: str) -> dict:
    return next(one for one in made["sections"] if one["key"] == key)


def test_it_stands_in_the_order_of_offices_and_leaves_the_rest_to_the_author(of_office):
    assert of_office["title"] == "安澜县2026年1–3月安全生产和应急管理情况通报"
    assert [one["title"] for one in of_office["sections"]] == [
        *("总体情况", "分行业情况", "分地区情况", "存在的问题", "下一步工作")
    ]
    assert section(of_office, "next")["sentences"] == []
    assert all("【" in words for words in section(of_office, "next")["blanks"])
    assert json.loads(json.dumps(of_office)) == of_office, "it can be kept"


def test_its_sentences_say_what_the_desk_says(of_office):
    told = section(of_office, "overall")["sentences"]
    assert told[0] == (
        "2026年1–3月，全县发生事故2起、死亡4人，起数同比持平，"
        "死亡人数同比增加1人（上年同期3人），其中较大及以上事故1起。"
    )
    assert told[1] == "事故造成重伤1人，直接经济损失120.50万元（1项未填，未计入）。"
    assert told[2].startswith("其中，2026年3月，全县发生事故1起、死亡3人")
    assert any(words.startswith("排查隐患3条，截至2026年3月31日已整改2条") for words in told)
    assert told[-1] == "2026年1–3月执法检查3家次，立案1起，罚款0.80万元。"


def test_who_has_not_reported_is_named_and_not_taken_for_safe(of_office):
    assert "《事故台账》缺青溪镇（2026年2–3月）" in of_office["notes"][1]
    told = section(of_office, "areas")["sentences"]
    assert "县直未报齐，不作为没有发生。" in told
    assert not any("没有发生事故的有" in words for words in told)


def test_problems_are_what_rules_find_and_causes_are_left_to_the_author(of_office):
    told = section(of_office, "problems")
    assert told["sentences"][0] == "（一）发生较大及以上事故1起。"
    assert any("逾期未整改隐患1条" in words and "云岭镇1条" in words for words in told["sentences"])
    assert any(
        "有报表逾期未报：" in words and "青溪镇（事故台账" in words for words in told["sentences"]
    )
    assert told["blanks"] == [problems.BLANK]


def test_the_briefing_of_one_area_has_no_section_of_areas(ask_office):
    made = report.report(ask_office, TODAY, Chosen("2026-01", "2026-03", "青溪镇"))
    assert "areas" not in [one["key"] for one in made["sections"]]
    assert made["title"].startswith("青溪镇2026年1–3月")
    assert section(made, "overall")["headline"].startswith("2026年1–3月，青溪镇发生事故1起")


def test_a_long_period_and_a_ledger_that_begins_compare_with_nothing(ask_office):
    made = report.report(ask_office, TODAY, Chosen("2025-01", "2026-03"))
    assert "时段超过十二个月，不作同比" in section(made, "overall")["headline"]
    rows = section(made, "overall")["tables"][0]["rows"]
    assert rows[0][4:] == ["无数据", "无数据", "无数据"]
    chart = section(made, "overall")["charts"][0]
    assert [series["name"] for series in chart["series"]] == ["本期"]


def test_a_difference_over_nothing_is_no_percentage():
    assert texts.relative(2, 0) == "—"
    assert texts.relative(0, 0) == "持平"
    assert texts.relative(0, 4) == "-100.0"
    assert texts.relative(None, 4) == "无数据"
    assert texts.signed(3, 0) == "+3"
    assert texts.signed(12.5, 14, "万元") == "-1.50"
    assert texts.signed(3, None) == "无数据"


def rows(**counts: int) -> list:
    return [(name, {"accidents": now, "accidents_last_year": 1}) for name, now in counts.items()]


def test_nobody_is_picked_among_equals():
    def named(pairs):
        return [name for name, _ in dividing.most(pairs, "accidents")]

    assert named(rows(甲=1, 乙=3, 丙=2, 丁=0)) == ["乙", "丙", "甲"]
    assert named(rows(甲=3, 乙=1, 丙=1, 丁=1)) == ["甲"]
    assert named(rows(甲=1, 乙=1, 丙=1, 丁=1)) == ["甲", "乙", "丙", "丁"]
    assert named(rows(甲=0)) == []


def test_more_and_fewer_are_named_and_without_last_year_nothing_is_said():
    said = dividing.moved(rows(甲=2, 乙=1, 丙=0), "行业")
    assert said == "事故起数比上年同期增加的行业有甲，减少的有丙。"
    assert dividing.moved(rows(乙=1, 丙=0), "乡镇") == "事故起数比上年同期减少的乡镇有丙。"
    assert dividing.moved([("甲", {"accidents": 2, "accidents_last_year": None})], "行业") == ""


def test_a_rate_over_a_small_base_is_not_held_against_anybody():
    pairs = [
        ("甲", {"found": 4, "rectified": 0, "rate_pct": 0.0}),
        ("乙", {"found": 10, "rectified": 8, "rate_pct": 80.0}),
        ("丙", {"found": 0, "rectified": 0, "rate_pct": None}),
    ]
    assert (
        dividing.lowest_rates(pairs, 90.0) == "整改率较低的是乙（80.00%，8/10条），低于整体水平。"
    )
    assert dividing.lowest_rates(pairs, None) == ""
