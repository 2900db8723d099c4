"""plan/evaluation_by_year: the table of a plan's evaluation; 荆门's printed figures come out of its deaths."""

PLANS = [("code", "name", "first_year", "last_year"), ("145", "十四五", 2021, 2025)]
HEAD = (
    "plan",
    "code",
    "name",
    "attribute",
    "kind",
    "target",
    "question",
    "base_policy",
    "base_value",
    "base_years",
)
MEAN = "十三五年均"


def filled(office, *base):
    office.put("plans", PLANS)
    row = ("145", "1", "死亡人数", "约束性", "decline", 15, "accidents/deaths", *base)
    office.put(
        "indicators",
        [
            HEAD,
            row,
            ("145", "5", "灾害死亡率", "预期性", "mean_ceiling", 1.4, None, None, None, None),
        ],
    )
    held = [("accidents", "全县", month) for month in ("2016-01", "2022-12")]
    office.put("reported", [("dataset", "area", "month"), *held])
    deaths = {2016: 100, 2017: 98, 2018: 97, 2019: 97, 2020: 96, 2021: 101, 2022: 43}
    rows = [(f"{year}-05-01", count) for year, count in deaths.items()]
    office.put("accidents", [("occurred_at", "deaths"), *rows])


def figures(office, on="2022-12-31"):
    columns = "code year actual change_pct mean_change_pct"
    return [
        tuple(round(cell, 1) if isinstance(cell, float) else cell for cell in row)
        for row in office.rows("plan/evaluation_by_year", columns, plan="145", on=on)
        if row[0] == "1"
    ]


def test_the_table_of_jingmen_is_recomputed_to_its_printed_figures(office):
    filled(office, MEAN, 97.6, None)
    found = figures(office)
    assert found[:2] == [("1", 2021, 101, 3.5, 3.5), ("1", 2022, 43, -55.9, -26.2)]
    assert found[2:] == [("1", year, None, None, None) for year in (2023, 2024, 2025)]
    total = office.rows("plan/evaluation_by_year", "before before_total before_mean", plan="145")
    assert total[0] == ("十三五", 488, 97.6)


def test_on_the_day_of_an_earlier_evaluation_later_years_are_not_known(office):
    filled(office, MEAN, 97.6, None)
    assert figures(office, "2021-12-31")[1] == ("1", 2022, None, None, None)


def test_without_a_base_there_is_no_change(office):
    filled(office, None, None, None)
    assert figures(office)[0] == ("1", 2021, 101, None, None)


def test_a_span_compares_with_its_yearly_share(office):
    filled(office, "十三五同期", 198.0, 2)
    assert figures(office)[:2] == [("1", 2021, 101, 2.0, 2.0), ("1", 2022, 43, -56.6, -27.3)]


def test_what_is_stated_stands_beside_its_source(office):
    filled(office, MEAN, 97.6, None)
    head = ("plan", "indicator", "month_from", "month_to", "value", "unit", "source")
    office.put("plan_values", [head, ("145", "5", "2021-01", "2021-12", 0.0, None, "年鉴")])
    columns = "code year actual source change_pct base_value"
    found = office.rows("plan/evaluation_by_year", columns, plan="145")
    assert ("5", 2021, 0, "年鉴", None, None) in found
