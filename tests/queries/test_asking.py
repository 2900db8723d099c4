"""queries ask: what is answered, what is asked back, what is declined, and how each is told."""

from datetime import date

import pytest

from queries.asking import ask

TODAY = date(2026, 10, 15)


@pytest.fixture(scope="module")
def county(read_office):
    """Three accidents, four hazards, a month reported by a township."""
    read_office.put(
        "sectors",
        [
            ("raw", "sector", "is_industry"),
            ("道路运输", "道路运输", False),
            ("客运", "道路运输", False),
            ("煤矿", "煤矿", True),
            ("渡口", "水上交通", False),
        ],
    )
    read_office.put(
        "accidents",
        [
            (
                "occurred_at",
                "area",
                "sector",
                "type",
                "deaths",
                "serious_injuries",
                "loss_wan_yuan",
            ),
            ("2025-03-04", "青溪镇", "煤矿", "坍塌", 2, 0, 30.0),
            ("2025-12-04", "云岭镇", "客运", "道路交通", 1, 0, 5.0),
            ("2026-02-03", "青溪镇", "客运", "车辆伤害", 1, 0, 10.0),
            ("2026-09-05", "青溪镇", "煤矿", "触电", 3, 1, 20.0),
            ("2026-09-06", "云岭镇", "煤矿", "触电", 0, 0, None),
        ],
    )
    read_office.put(
        "hazards",
        [
            ("found_on", "area", "source", "due_on", "rectified_on", "grade"),
            ("2025-09-01", "青溪镇", "执法检查", "2025-09-05", "2025-09-04", "一般"),
            ("2026-08-01", "青溪镇", "执法检查", "2026-08-10", "2026-08-09", "一般"),
            ("2026-09-01", "青溪镇", "企业自查", "2026-09-10", None, "重大"),
            ("2026-09-02", "云岭镇", "企业自查", "2026-09-10", "2026-09-05", "一般"),
            ("2026-09-03", "云岭镇", "企业自查", "2026-12-10", None, "一般"),
        ],
    )
    return read_office


def figures(told):
    """The column asked for, down the rows."""
    names = [column["name"] for column in told["columns"]]
    place = names.index(told["interpretation"]["measure"]["name"])
    return [row[place] for row in told["rows"]]


ANSWERED = [
    ("今年死了几个人", "accidents/summary", "from=2026-01 to=2026-09", [4]),
    (
        "请问一下，9月份青溪镇事故死亡人数是多少？",
        "accidents/summary",
        "from=2026-09 to=2026-09 area=青溪镇",
        [3],
    ),
    (
        "２０２６年１—９月青溪事故起数",
        "accidents/summary",
        "from=2026-01 to=2026-09 area=青溪镇",
        [2],
    ),
    ("去年煤矿死亡人数", "accidents/summary", "from=2025-01 to=2025-12 sector=煤矿", [2]),
    ("去年同期死了几个人", "accidents/summary", "from=2025-01 to=2025-10", [2]),
    ("近12个月事故起数", "accidents/summary", "from=2025-11 to=2026-10", [4]),
    ("2025年11月至2026年2月事故起数", "accidents/summary", "from=2025-11 to=2026-02", [2]),
    ("三季度触电事故几起", "accidents/summary", "from=2026-07 to=2026-09 type=触电", [2]),
    ("今年工矿商贸事故", "accidents/summary", "from=2026-01 to=2026-09 scope=工矿商贸", [2]),
    ("今年较大及以上事故几起", "accidents/summary", "from=2026-01 to=2026-09", [1]),
    ("九月各乡镇死亡人数", "accidents/count_by_area", "from=2026-09 to=2026-09", [3, 0, 0]),
    ("9月哪个乡镇死亡人数最多", "accidents/count_by_area", "from=2026-09 to=2026-09", [3]),
    ("上半年没有发生事故的乡镇", "accidents/count_by_area", "from=2026-01 to=2026-06", [0, 0, 0]),
    ("今年青溪镇和县直的事故起数", "accidents/count_by_area", "from=2026-01 to=2026-09", [2, 0]),
    (
        "全县上个月整改率",
        "rectification/summary",
        "from=2026-09 to=2026-09 on=2026-09-30",
        [100 / 3],
    ),
    (
        "9月企业自查来源整改率",
        "rectification/summary",
        "from=2026-09 to=2026-09 source=企业自查",
        [100 / 3],
    ),
    (
        "今年各乡镇整改率低于60%的",
        "rectification/rate_by_area",
        "from=2026-01 to=2026-09",
        [50.0, 50.0],
    ),
    ("现在还有多少隐患没整改", "rectification/open_summary", "on=2026-10-15", [2]),
    ("截至9月9日还有多少逾期未整改", "rectification/open_summary", "on=2026-09-09", [0]),
    ("截至9月底还有多少逾期未整改", "rectification/open_summary", "on=2026-09-30", [1]),
    ("逾期未整改的隐患有哪些", "rectification/open_list", "on=2026-09-30", [20]),
]


@pytest.mark.parametrize(
    ("text", "question", "params", "expected"), ANSWERED, ids=[a[0] for a in ANSWERED]
)
def test_a_question_is_answered_and_what_was_understood_is_understood_the_same_again(
    county, text, question, params, expected
):
    told = ask(county.con, text, TODAY)
    assert told["status"] == "answered", told["reason"]
    meant = told["interpretation"]
    assert meant["question"] == question
    wanted = dict(pair.split("=") for pair in params.split())
    assert {name: meant["params"].get(name) for name in wanted} == wanted
    assert set(meant["params"]) - set(wanted) <= {"on"}
    assert figures(told) == pytest.approx(expected)
    assert ask(county.con, meant["text"], TODAY)["interpretation"] == meant


def test_the_year_before_stands_beside_where_the_question_has_it(county):
    told = ask(county.con, "3-9月事故死亡人数同比", TODAY)
    compared = told["comparison"]
    assert told["interpretation"]["compare"] == {
        "kind": "同比",
        "params": {"from": "2025-03", "to": "2025-09"},
    }
    names = [column["name"] for column in compared["columns"]]
    assert compared["column"] == "deaths_last_year"
    assert [row[names.index("deaths_last_year")] for row in compared["rows"]] == [2]


def test_the_year_before_is_asked_for_where_the_question_lacks_it(county):
    told = ask(county.con, "9月整改率同比", TODAY)
    compared = told["comparison"]
    names = [column["name"] for column in compared["columns"]]
    assert compared["params"] == {"from": "2025-09", "to": "2025-09", "on": "2025-09-30"}
    assert [row[names.index("rate_pct")] for row in compared["rows"]] == [100.0]


def test_a_month_is_compared_with_the_one_before_and_a_span_is_not(county):
    told = ask(county.con, "9月事故起数环比", TODAY)
    assert told["comparison"]["params"]["to"] == "2026-08"
    declined = ask(county.con, "上半年事故起数环比", TODAY)
    assert (declined["status"], declined["reason"]) == (
        "declined",
        "环比只用于单月，请写明是哪一个月",
    )


@pytest.mark.parametrize("said", ["今年", "今年以来", "年初以来", "2026年"])
def test_what_still_runs_ends_with_the_latest_month_as_on_the_pages(county, said):
    later = date(2026, 12, 5)
    told = ask(county.con, f"{said}事故起数", later)["interpretation"]
    assert (
        told["params"]["to"] == ask(county.con, "事故起数", later)["interpretation"]["params"]["to"]
    )
    assert told["params"]["to"] < "2026-12"
    assert (
        ask(county.con, "今年1-12月事故起数", later)["interpretation"]["params"]["to"] == "2026-12"
    )


def test_what_is_older_than_the_ledger_is_not_compared(county):
    told = ask(county.con, "1-9月整改率较2020年", TODAY)
    assert (told["comparison"]["rows"], told["comparison"]["note"]) == (
        [],
        "要比的时间早于已有数据（最早 2025-09）",
    )


ASKED_BACK = {
    "9月损失多少": ["2026年9月事故直接经济损失", "2026年9月灾害直接经济损失"],
    "9月检查数": ["2026年9月执法检查家次", "2026年9月执法检查单位数"],
    "近两年事故起数": ["2024年11月至2026年10月事故起数", "2025年1月至2026年10月事故起数"],
    "9月执法检查发现多少隐患": ["2026年9月检查发现隐患数", "2026年9月执法检查来源排查隐患数"],
    "9月马路上死了几个人": [
        "2026年9月道路运输行业领域事故死亡人数",
        "2026年9月道路交通类型事故死亡人数",
    ],
    "9月交通事故": [
        "2026年9月水上交通行业领域事故起数",
        "2026年9月道路运输行业领域事故起数",
        "2026年9月道路交通类型事故起数",
    ],
    "9月死亡人数增加了多少": ["2026年9月事故死亡人数，同比", "2026年9月事故死亡人数，环比"],
}


@pytest.mark.parametrize(("text", "expected"), ASKED_BACK.items(), ids=ASKED_BACK)
def test_two_readings_are_asked_back_as_questions(county, text, expected):
    told = ask(county.con, text, TODAY)
    assert told["status"] == "ambiguous"
    assert [one["text"] for one in told["alternatives"]] == expected
    for one in told["alternatives"]:
        meant = ask(county.con, one["text"], TODAY)["interpretation"]
        assert {name: meant[name] for name in one} == one


DECLINED = {
    "龙泉镇事故起数": ("没有听懂“龙泉镇”", ["龙泉镇"]),
    "云岭镇上个月": ("没有听出要查哪个指标", []),
    "今天死了几个人": ("数据按月统计，不能按天查", []),
    "各乡镇按月事故起数": ("一次只能按一种分法查", []),
    "各小时整改率": (
        "“隐患整改率”没有各钟点的数，可以查：合计、各乡镇、各月、各行业领域、各排查来源、各检查组织单位",
        [],
    ),
    "事故台账里的整改率是什么颜色": ("没有听懂“颜色”", ["颜色"]),
    "1-9月和7月事故起数": ("一次只能问一个时间", []),
    "事故起数和整改率": ("听出了“事故起数”“隐患整改率”，一次只能问一个指标", []),
    "9月15日事故起数": ("“事故起数”只能按月查，不能按天查", []),
    "上个月死亡事故有几起": (
        "没有亡人事故起数这个指标；可以查事故起数、事故死亡人数、较大及以上事故起数，"
        "或上一起亡人事故距今天数",
        [],
    ),
    "9月几家报了": ("没有已报单位个数这个指标，可以查未报单位数，或各单位报送情况", []),
    "还有几家企业没整改": ("听出了“未整改隐患数”，但其余的词不能和它一起问", []),
    "洪水损失": ("没有听懂“洪水”", ["洪水"]),
    "低于80%的事故起数的乡镇": ("“事故起数”不是百分比", []),
}


@pytest.mark.parametrize(("text", "expected"), DECLINED.items(), ids=DECLINED)
def test_what_cannot_be_answered_is_declined_with_the_reason(county, text, expected):
    told = ask(county.con, text, TODAY)
    assert told["status"] == "declined"
    assert (told["reason"], told["not_understood"]) == expected
    assert (told["rows"], told["interpretation"]) == ([], None)


def test_figures_of_one_answer_are_told_side_by_side(county):
    told = ask(county.con, "1-9月青溪镇出了几起事故，死了几个人", TODAY)
    meant = told["interpretation"]
    assert [one["name"] for one in meant["measures"]] == ["accidents", "deaths"]
    names = [column["name"] for column in told["columns"]]
    assert [told["rows"][0][names.index(name)] for name in ("accidents", "deaths")] == [2, 4]
    assert meant["text"] == "2026年1月至9月青溪镇事故起数、事故死亡人数"
    assert ask(county.con, meant["text"], TODAY)["interpretation"] == meant


def test_a_declined_question_still_tells_what_was_understood(county):
    told = ask(county.con, "云岭镇上个月龙泉镇整改率", TODAY)
    assert [(one["kind"], one["text"]) for one in told["understood"]] == [
        ("place", "云岭镇"),
        ("period", "上个月"),
        ("measure", "整改率"),
    ]


def test_every_choice_of_a_piece_is_a_question_that_is_answered_with_it(county):
    told = ask(county.con, "9月青溪镇煤矿事故死亡人数，环比", TODAY)
    kinds = {one["kind"]: one for one in told["understood"]}
    assert set(kinds) == {"measure", "place", "period", "grouping", "filter", "compare"}
    assert (kinds["place"]["text"], kinds["place"]["value"]) == ("青溪镇", ["青溪镇"])
    for piece in told["understood"]:
        for choice in piece["choices"]:
            again = ask(county.con, choice["text"], TODAY)
            assert again["status"] == "answered", choice
            assert again["interpretation"]["text"] == choice["text"]


def test_an_empty_store_declines_or_answers_nothing_but_never_fails(empty_office):
    for text in ("", "？", "事故起数", "云岭镇事故起数", "全县有多少支救援队伍", "各乡镇整改率"):
        assert ask(empty_office.con, text, TODAY)["status"] in ("answered", "declined")
