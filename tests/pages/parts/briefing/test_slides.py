"""The briefing as .pptx: opened again, every figure of its tables and charts is what its question answers."""

import io
from datetime import date

import pytest
from pptx import Presentation
from pptx.util import Inches

from pages.parts.exports import document, slides


@pytest.fixture(scope="module")
def opened(of_county):
    return Presentation(io.BytesIO(slides.presentation(of_county)))


def tables(show) -> list[list[list[str]]]:
    """The rows of every table, without the head."""
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows][1:]
        for slide in show.slides
        for shape in slide.shapes
        if shape.has_table
    ]


def charts(show) -> dict[str, tuple[list[str], dict[str, list[float | None]]]]:
    """Title of every chart -> its categories and series."""
    drawn = [shape.chart for slide in show.slides for shape in slide.shapes if shape.has_chart]
    return {
        chart.chart_title.text_frame.text: (
            list(chart.plots[0].categories),
            {series.name: list(series.values) for series in chart.plots[0].series},
        )
        for chart in drawn
    }


def test_every_figure_of_every_table_is_what_its_question_answers(opened, expected, as_figures):
    found = [as_figures(rows) for rows in tables(opened)]
    order = ("主要指标", "分行业事故", "分行业隐患整改", "分乡镇事故", "分乡镇隐患整改")
    assert found == [expected[title] for title in order]


def test_every_value_of_every_chart_is_what_its_question_answers(opened, of_county, ask_county):
    params = {"from": of_county["first"], "to": of_county["last"]}
    on = {"on": date.fromisoformat(of_county["on"])}
    counts, rate = {"本期": "accidents", "上年同期": "accidents_last_year"}, {"整改率": "rate_pct"}
    asked = {
        "逐月事故起数（起）": ("accidents/count_by_month", params, counts),
        "分行业事故起数（起）": ("accidents/count_by_sector", params, counts),
        "分乡镇事故起数（起）": ("accidents/count_by_area", params, counts),
        "分行业整改率（%）": ("rectification/rate_by_sector", params | on, rate),
        "分乡镇整改率（%）": ("rectification/rate_by_area", params | on, rate),
    }
    found = charts(opened)
    assert set(found) == set(asked)
    for title, (question, given, columns) in asked.items():
        frame = ask_county(question, **given).frame().astype(object)
        categories, series = found[title]
        assert len(categories) == len(frame)
        for name, column in columns.items():
            wanted = [None if value != value else value for value in frame[column]]
            assert series[name] == wanted, (title, name)


def test_a_slide_says_one_thing_and_where_it_comes_from(opened, of_county):
    assert (opened.slide_width, opened.slide_height) == (Inches(13.333), Inches(7.5))
    titles = [slide.shapes.title.text for slide in opened.slides]
    assert titles[0] == of_county["title"]
    assert titles[1] == f"总体情况：{of_county['sections'][0]['headline']}".rstrip("。")
    assert titles[-2:] == ["存在的问题", "下一步工作"]
    for slide in opened.slides:
        said = "".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert "数据来源：事故台账" in said
        assert document.MARK in said


def test_nothing_lies_outside_a_slide_or_on_its_title(opened):
    for slide in list(opened.slides)[1:]:
        title = slide.shapes.title
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= opened.slide_width
            assert shape.top + shape.height <= opened.slide_height
            assert shape.shape_id == title.shape_id or shape.top >= title.top + title.height
