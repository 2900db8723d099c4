"""plan/behind: rows of the numerator, the denominator, what was stated and the base; they make the figures."""

from collections import defaultdict

import pytest

PLANS = [("code", "name", "first_year", "last_year"), ("145", "十四五", 2021, 2025)]
HEAD = (
    "row_key",
    "plan",
    "code",
    "name",
    "kind",
    "target",
    "question",
    "base_policy",
    "base_value",
)


def filled(office, question):
    office.put("uploads", [("upload_id", "file"), ("U000001", "台账.xlsx")])
    office.put("plans", PLANS)
    office.put(
        "indicators", [HEAD, ("145|2", "145", "2", "甲", "decline", 10, question, "2020年值", 0.1)]
    )
    months = [("accidents", "青溪镇", month) for month in ("2021-01", "2022-12")]
    office.put("reported", [("dataset", "area", "month"), *months])
    office.put(
        "accidents",
        [
            ("row_key", "occurred_at", "deaths", "sector", "in_scope"),
            ("old", "2020-05-01", 9, "房建", None),
            ("one", "2021-05-01", 2, "房建", None),
            ("two", "2021-06-01", 1, "客运", None),
            ("out", "2021-07-01", 4, "房建", False),
            ("none", "2021-08-01", 0, "房建", None),
            ("blank", "2022-08-01", None, "房建", None),
        ],
    )
    office.put("sectors", [("raw", "is_industry"), ("房建", True), ("客运", False)])
    office.put(
        "base_figures",
        [("row_key", "year", "item", "value", "unit"), ("gdp", 2021, "地区生产总值", 150, "亿元")],
    )
    stated = ("row_key", "plan", "indicator", "month_from", "month_to", "value", "unit")
    office.put("plan_values", [stated, ("said", "145", "2", "2021-01", "2021-12", 0.03, "人/亿元")])


def test_every_part_of_a_figure_has_its_row(office):
    filled(office, "accidents/deaths_per_gdp")
    found = office.rows(
        "plan/behind", "role dataset year part is_floor file row_key", plan="145", indicator="2"
    )
    assert found == [
        ("分子", "accidents", 2021, 2, False, "台账.xlsx", "one"),
        ("分子", "accidents", 2021, 1, False, "台账.xlsx", "two"),
        ("分子", "accidents", 2022, None, True, "台账.xlsx", "blank"),
        ("分母", "base_figures", 2021, 150, False, "台账.xlsx", "gdp"),
        ("填报", "plan_values", 2021, 0.03, False, "台账.xlsx", "said"),
        ("基期", "indicators", None, 0.1, False, "台账.xlsx", "145|2"),
    ]


@pytest.mark.parametrize(
    ("question", "numerator", "denominator"),
    [
        ("accidents/deaths_per_gdp", 3, 150),
        ("accidents/industry_deaths_per_100k", 2, None),
        ("accidents/deaths", 3, None),
    ],
)
def test_the_rows_make_the_numerator_and_the_denominator(office, question, numerator, denominator):
    filled(office, question)
    sums = defaultdict(float)
    for role, year, part in office.rows("plan/behind", "role year part", plan="145", indicator="2"):
        sums[role, year] += part or 0
    assert (sums["分子", 2021], sums.get(("分母", 2021))) == (numerator, denominator)
    yearly = office.rows("plan/values_by_year", "year numerator denominator", plan="145")
    assert (2021, numerator, denominator) in yearly
