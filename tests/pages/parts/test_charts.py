"""What is in each picture: marks, order, labels, axes. Not how it looks."""

import pandas as pd

from pages.parts import charts
from pages.parts.colours import DARK, LIGHT

MONTHS = pd.DataFrame(
    {
        "month": ["2026-01", "2026-02"],
        "accidents": [3, 0],
        "accidents_last_year": [1, 2],
        "found": [10, 4],
        "rectified": [9, 4],
        "rate_pct": [90.0, 100.0],
    }
)
SECTORS = pd.DataFrame(
    {
        "sector": ["道路运输", None, "建筑施工"],
        "accidents": [2, 5, 0],
        "accidents_last_year": [4, 1, 1],
        "found": [8, 2, 0],
        "rectified": [6, 2, 0],
        "rate_pct": [75.0, 100.0, None],
    }
)


def traces(chart) -> list[tuple[str, list]]:
    """(name, values) of every trace."""
    return [
        (one.name, list(one.x if getattr(one, "orientation", None) == "h" else one.y))
        for one in chart.data
    ]


def test_this_year_stands_beside_last_year():
    chart = charts.by_month(MONTHS, "accidents", "起", LIGHT)
    assert traces(chart) == [("去年", [1, 2]), ("今年", [3, 0])]
    assert list(chart.layout.xaxis.ticktext) == ["1月", "2月"]
    assert list(chart.data[1].text) == ["3", "0"]
    assert chart.layout.annotations[0].text == "起"
    assert chart.layout.yaxis.range[0] == 0
    assert not chart.layout.showlegend


def test_without_last_year_there_is_one_row_of_bars():
    chart = charts.by_month(MONTHS.drop(columns="accidents_last_year"), "accidents", "起", LIGHT)
    assert [name for name, _ in traces(chart)] == ["今年"]


def test_more_than_a_year_has_no_last_year_and_few_labels():
    months = [f"{year}-{month:02d}" for year in (2024, 2025, 2026) for month in range(1, 13)]
    frame = pd.DataFrame({"month": months, "accidents": 1, "accidents_last_year": 2})
    chart = charts.by_month(frame, "accidents", "起", LIGHT)
    assert [name for name, _ in traces(chart)] == ["今年"]
    assert list(chart.layout.xaxis.ticktext)[:2] == ["1月<br>2024年", "3月"]


def test_an_unknown_month_has_no_label_and_no_bar():
    frame = MONTHS.assign(accidents=[None, 2])
    chart = charts.by_month(frame, "accidents", "起", DARK)
    assert list(chart.data[1].text) == ["", "2"]


def test_a_composition_has_the_greatest_on_top_and_leaves_zeros_out():
    chart = charts.composition(SECTORS, "sector", "accidents", "起", LIGHT)
    assert list(chart.data[0].y) == ["道路运输", "未填"]
    assert list(chart.data[0].x) == [2, 5]
    assert [text.split() for text in chart.data[2].text] == [["2", "28.6%"], ["5", "71.4%"]]
    assert list(chart.data[1].x) == [4, 1]
    assert list(chart.data[2].x) == [4, 5], "figures stand right of the last-year stroke"


def test_nothing_last_year_has_no_stroke():
    frame = SECTORS.assign(accidents_last_year=[0, 1, 1])
    assert list(charts.composition(frame, "sector", "accidents", "起", LIGHT).data[1].x) == [
        None,
        1,
    ]


def test_classes_darken_from_mild_to_grave():
    frame = pd.DataFrame({"severity": ["一般", "较大"], "accidents": [3, 1], "deaths": [1, None]})
    chart = charts.severity(frame, LIGHT)
    assert list(chart.data[0].y) == ["较大", "一般"]
    assert list(chart.data[0].text) == ["1 起 · 死亡 无数据 人", "3 起 · 死亡 1 人"]
    assert list(chart.data[0].marker.color) == [LIGHT.severity["较大"], LIGHT.severity["一般"]]


def test_rectified_and_open_add_up_to_what_was_found():
    chart = charts.rectified_by_month(MONTHS, LIGHT)
    assert traces(chart) == [("已整改", [9, 4]), ("未整改", [1, 0])]
    assert chart.layout.barmode == "stack"
    assert list(chart.data[1].text) == ["90.00%", "100.00%"]


def test_a_rate_stands_beside_its_counts():
    chart = charts.rectified_by(SECTORS, "sector", LIGHT)
    assert [text.split() for text in chart.data[2].text] == [["100.00%", "2/2"], ["75.00%", "6/8"]]


def test_overdue_is_part_of_open():
    frame = pd.DataFrame(
        {"age": ["0–7", "181+"], "open": [5, 2], "overdue": [1, 2], "major_open": [0, None]}
    )
    chart = charts.open_by_age(frame, LIGHT)
    assert traces(chart) == [("逾期", [1, 2]), ("未逾期", [4, 0])]
    assert list(chart.data[0].x) == ["0–7天", "181天以上"]


def test_a_year_has_its_figure_and_unit_under_the_bar():
    frame = pd.DataFrame({"year": [2024, 2025], "actual": [98.2, 100.0], "path_value": [None, 99]})
    under = charts.by_year(frame, "%", LIGHT).layout.xaxis.ticktext
    assert ["98.2%" in under[0], "100.0%" in under[1]] == [True, True]
    long = charts.by_year(frame, "人/十万人", LIGHT).layout.xaxis.ticktext
    assert "人/十万人" not in long[0]
