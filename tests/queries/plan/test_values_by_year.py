"""plan/values_by_year: computed from ledgers that cover the year, stated otherwise, never guessed."""

import pytest

PLAN = [
    ("code", "name", "first_year", "last_year", "base_year"),
    ("145", "十四五", 2021, 2025, 2020),
    ("155", "十五五", 2026, 2030, None),
]
INDICATOR = (
    "plan",
    "code",
    "name",
    "kind",
    "target",
    "unit",
    "base_policy",
    "base_value",
    "question",
)
HELD = [
    ("dataset", "area", "month"),
    *[
        (dataset, "青溪镇", month)
        for dataset in ("accidents", "disasters", "forest_fires")
        for month in ("2021-01", "2022-12")
    ],
]
BASES = [
    ("year", "area", "item", "value", "unit"),
    (2021, None, "地区生产总值", 1_500_000, "万元"),
    (2021, "安澜县", "常住人口", 28, "万人"),
    (2021, "青溪镇", "常住人口", 3, "万人"),
    (2021, None, "工矿商贸就业人员", 20_000, None),
    (2021, None, "森林面积", 30_000, "亩"),
    (2022, None, "地区生产总值", 160, "吨"),
]


@pytest.fixture
def planned(office):
    """A plan, ledgers held through 2021 and 2022, bases of 2021."""
    office.put("plans", PLAN)
    office.put("reported", HELD)
    office.put("base_figures", BASES)
    office.put(
        "sectors",
        [("raw", "sector", "is_industry"), ("房建", "建筑", True), ("客运", "运输", False)],
    )
    office.put(
        "accidents",
        [
            ("occurred_at", "sector", "deaths", "in_scope"),
            ("2021-02-01", "房建", 1, None),
            ("2021-12-31 23:00", "客运", 2, None),
            ("2021-06-01", "房建", 5, False),
            ("2022-06-01", "客运", None, None),
        ],
    )
    office.put(
        "disasters",
        [
            ("kind", "started_at", "relieved_at", "deaths", "missing", "affected", "loss_wan_yuan"),
            ("洪涝", "2021-07-01 00:00", "2021-07-01 09:30", 1, 1, 1400, 3000.0),
            ("洪涝", "2021-08-01 00:00", "2021-08-01 04:00", 0, None, 1400, 1500.0),
        ],
    )
    office.put("forest_fires", [("started_at", "damaged_forest_ha"), ("2021-03-01", 1.8)])
    return office


def values(office, columns, year=2021, **params):
    """The wanted columns of one year of plan 145."""
    rows = office.rows("plan/values_by_year", f"year {columns}", plan="145", **params)
    return [row[1:] for row in rows if row[0] == year]


@pytest.mark.parametrize(
    ("question", "actual", "numerator", "denominator", "source"),
    [
        ("accidents/deaths", 3, 3, None, "事故台账"),
        ("accidents/deaths_per_gdp", 3 / 150, 3, 150, "事故台账、基础数据"),
        ("accidents/industry_deaths", 1, 1, None, "事故台账"),
        ("accidents/industry_deaths_per_100k", 5, 1, 20_000, "事故台账、基础数据"),
        ("disasters/deaths", 1, 1, None, "灾情"),
        ("disasters/deaths_per_million", 2e6 / 280_000, 2, 280_000, "灾情、基础数据"),
        ("disasters/affected_per_100k", 1000, 2800, 280_000, "灾情、基础数据"),
        ("disasters/loss_wan_yuan", 4500, 4500, None, "灾情"),
        ("disasters/loss_pct_of_gdp", 0.3, 4500, 150, "灾情、基础数据"),
        ("disasters/hours_to_relief", 9.5, 9.5, None, "灾情"),
        ("forest_fires/damaged_forest_ha", 1.8, 1.8, None, "森林火灾"),
        ("forest_fires/damage_per_thousand", 0.9, 1.8, 2000, "森林火灾、基础数据"),
    ],
)
def test_what_ledgers_give(planned, question, actual, numerator, denominator, source):
    row = ("145", "1", "甲", "ceiling", 1, None, None, None, question)
    planned.put("indicators", [INDICATOR, row])
    columns = "actual numerator denominator source"
    ((found, *rest),) = values(planned, columns)
    assert found == pytest.approx(actual)
    assert rest == [numerator, denominator, source]


@pytest.mark.parametrize(
    ("question", "year", "actual", "note"),
    [
        ("accidents/deaths", 2022, None, "死亡人数没有填，请补《事故台账》"),
        (
            "accidents/deaths",
            2023,
            None,
            "《事故台账》只有 2021-01 至 2022-12，不足全年，请补报或零报告",
        ),
        ("accidents/industry_deaths", 2022, 0, None),
        ("disasters/loss_wan_yuan", 2022, 0, None),
        ("disasters/hours_to_relief", 2022, None, "本期无灾害事件"),
        (
            "disasters/deaths_per_million",
            2022,
            None,
            "缺少 2022 年全县常住人口（含单位），请上传《基础数据》",
        ),
        (
            "disasters/loss_pct_of_gdp",
            2022,
            None,
            "缺少 2022 年全县地区生产总值（含单位），请上传《基础数据》",
        ),
        ("crimes/count", 2022, None, "没有计算问题“crimes/count”，请改指标目录"),
        (None, 2022, None, "请上传《指标填报》"),
    ],
)
def test_what_is_not_known_says_what_to_upload(planned, question, year, actual, note):
    row = ("145", "1", "甲", "ceiling", 1, None, None, None, question)
    planned.put("indicators", [INDICATOR, row])
    assert values(planned, "actual note", year) == [(actual, note)]


def test_a_store_without_the_ledger_says_so(office):
    office.put("plans", PLAN)
    row = ("145", "1", "甲", "ceiling", 1, None, None, None, "disasters/deaths")
    office.put("indicators", [INDICATOR, row])
    assert values(office, "actual note") == [(None, "没有《灾情》的数据，请上传灾情或零报告")]


def test_deaths_of_sectors_without_a_mapping_are_not_industry_and_said(planned):
    planned.put("accidents", [("occurred_at", "sector", "deaths"), ("2021-05-01", "新行业", 1)])
    row = ("145", "1", "甲", "ceiling", 1, None, None, None, "accidents/industry_deaths")
    planned.put("indicators", [INDICATOR, row])
    assert values(planned, "actual note") == [(1, "工矿商贸死亡人数有 1 行未填或行业没有对照")]


def test_every_year_of_the_plan_is_listed_and_a_year_is_known_once_over(planned):
    row = ("145", "1", "甲", "ceiling", 1, None, None, None, "accidents/deaths")
    planned.put("indicators", [INDICATOR, row])
    found = planned.rows("plan/values_by_year", "year actual", plan="145", on="2021-12-30")
    assert found == [(year, None) for year in range(2021, 2026)]
    assert values(planned, "actual", on="2021-12-31") == [(3,)]
    assert values(planned, "note", on="2021-12-30") == [("未到统计期",)]


STATED = [
    ("plan", "indicator", "month_from", "month_to", "area", "value", "source"),
    ("145", "1", "2021-01", "2021-12", None, 80.0, None),
    ("145", "1", "2021-01", "2021-12", "青溪镇", 33.0, None),
    ("145", "达标率", "2022-12", "2022-12", "安澜县", 85.0, "年度考核"),
    ("145", "1", "2023-01", "2023-09", None, 90.0, None),
    ("155", "1", "2021-01", "2021-12", None, 1.0, None),
]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("coverage", [(80.0, "指标填报"), (85.0, "年度考核"), (None, None)]),
        ("stated", [(80.0, "指标填报"), (None, None), (None, None)]),
    ],
)
def test_what_is_stated_for_the_whole_county_and_year(planned, kind, expected):
    planned.put("plan_values", STATED)
    planned.put("indicators", [INDICATOR, ("145", "1", "达标率", kind, 80, "%", None, None, None)])
    found = planned.rows("plan/values_by_year", "actual source", plan="145")
    assert found[:3] == expected


def test_a_ledger_goes_before_what_is_stated_and_both_are_shown(planned):
    planned.put("plan_values", STATED)
    row = ("145", "1", "甲", "ceiling", 1, None, None, None, "accidents/deaths")
    planned.put("indicators", [INDICATOR, row])
    assert values(planned, "actual computed stated source") == [(3, 3, 80.0, "事故台账")]
    answer = planned.ask("plan/values_by_year", plan="145")
    assert answer.missing == {}


@pytest.mark.parametrize(
    ("kind", "target", "policy", "base", "expected"),
    [
        ("decline", 10, "2020年值", 20.0, [19.6, 19.2, 18.8, 18.4, 18.0]),
        ("decline", -10, "2020年值", 20.0, [19.6, 19.2, 18.8, 18.4, 18.0]),
        ("decline", 10, None, 20.0, [None] * 5),
        ("decline", 10, "2020年值", None, [None] * 5),
        ("coverage", 80, None, 30.0, [40, 50, 60, 70, 80]),
        ("coverage", 80, None, None, [16, 32, 48, 64, 80]),
        ("ceiling", 1, None, None, [1] * 5),
        ("ceiling", 1, None, 0.5, [1] * 5),
        ("stated", 1, None, 0.5, [None] * 5),
    ],
)
def test_the_path_needs_a_base(office, kind, target, policy, base, expected):
    office.put("plans", PLAN)
    row = ("145", "1", "甲", kind, target, "%", policy, base, None)
    office.put("indicators", [INDICATOR, row])
    found = [value for (value,) in office.rows("plan/values_by_year", "path_value", plan="145")]
    assert found == [value if value is None else pytest.approx(value) for value in expected]


@pytest.mark.parametrize(
    ("kind", "question", "stated_unit", "expected"),
    [
        ("decline", "accidents/deaths", None, ("人", "人")),
        ("decline", "accidents/deaths_per_gdp", "人/万元", ("人/万元", "人/亿元")),
        ("decline", None, "人", ("人", None)),
        ("coverage", None, None, ("%", "%")),
    ],
)
def test_the_unit_is_that_of_the_figure(office, kind, question, stated_unit, expected):
    office.put("plans", PLAN)
    row = ("145", "1", "甲", kind, 10, "%", None, None, question)
    office.put("indicators", [INDICATOR, row])
    stated = ("plan", "indicator", "month_from", "month_to", "value", "unit")
    office.put("plan_values", [stated, ("145", "1", "2021-01", "2021-12", 3.0, stated_unit)])
    rows = office.rows("plan/values_by_year", "unit", plan="145")
    assert (rows[0][0], rows[1][0]) == expected


def test_a_stated_figure_in_another_unit_is_said(office):
    office.put("plans", PLAN)
    office.put("indicators", [INDICATOR, ("145", "1", "甲", "ceiling", 1, "%", None, None, None)])
    stated = ("plan", "indicator", "month_from", "month_to", "value", "unit")
    office.put("plan_values", [stated, ("145", "1", "2021-01", "2021-12", 3.0, "‰")])
    assert values(office, "actual unit note") == [(3.0, "‰", "填报单位是‰，指标单位是%")]


def test_a_rate_that_lacks_both_ledger_and_denominator_names_both_spreadsheets(office):
    office.put("plans", PLAN)
    row = ("145", "2", "甲", "decline", 30, None, None, None, "accidents/deaths_per_gdp")
    office.put("indicators", [INDICATOR, row])
    assert values(office, "actual note") == [
        (
            None,
            "没有《事故台账》的数据，请上传事故台账或零报告；"
            "缺少 2021 年全县地区生产总值（含单位），请上传《基础数据》",
        )
    ]


def test_a_year_that_nobody_spoke_of_is_not_a_year_without_accidents(office):
    office.put("plans", PLAN)
    row = ("145", "1", "甲", "ceiling", 1, None, None, None, "accidents/deaths")
    office.put("indicators", [INDICATOR, row])
    head = ("upload_id", "dataset", "period_from", "period_to", "uploaded_at")
    office.put(
        "uploads",
        [
            head,
            ("U1", "accidents", "2021-01", "2021-12", "2022-01-10"),
            ("U3", "accidents", "2023-01", "2023-12", "2024-01-10"),
            ("U4", "accidents", "2024-01", "2024-12", "2024-08-10"),
            ("U5", "accidents", "2025-01", "2025-12", "2026-01-10"),
        ],
    )
    rows = [("U1", "2021-05-01", 2), ("U3", "2023-05-01", 1), ("U4", "2024-05-01", 1)]
    office.put("accidents", [("upload_id", "occurred_at", "deaths"), *rows])
    found = office.rows("plan/values_by_year", "year actual note", plan="145")
    assert found == [
        (2021, 2, None),
        (2022, None, "2022 年没有《事故台账》的上报，请补报或零报告"),
        (2023, 1, None),
        (2024, None, "《事故台账》只有 2021-01 至 2024-07，不足全年，请补报或零报告"),
        (2025, None, "《事故台账》只有 2021-01 至 2024-07，不足全年，请补报或零报告"),
    ]
