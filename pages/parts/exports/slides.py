"""A briefing as .pptx: one slide a table, with its sentence as title, a native chart beside it and
the source below; what has no table stands as text. 16:9, everything can be edited.

Owns the slides' looks; asks nothing. The sentences of a section are its speaker's notes.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from pages.parts import formats
from pages.parts.colours import LIGHT
from pages.parts.exports import document

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

FONT = "微软雅黑"

WIDTH, HEIGHT, EDGE = Inches(13.333), Inches(7.5), Inches(0.6)
TOP, BOTTOM = Inches(1.5), Inches(6.6)
"""Where the chart and the table begin and end."""

TITLE_ONLY = 5
"""Place of that layout in the empty presentation."""

BESIDE = Inches(6.5)
"""How wide a table beside a chart is."""

LONGEST = 24
"""Rows of a table on one slide; more go on with the next."""

TALLEST = Inches(0.42)
"""Of a table's rows, where there are few."""


def presentation(report: Mapping[str, Any]) -> bytes:
    """The briefing as slides."""
    show = Presentation()
    show.slide_width, show.slide_height = WIDTH, HEIGHT
    _cover(show, report)
    for section in report["sections"]:
        for title, table, chart in parts(section):
            slide = _slide(show, title, report)
            if table is None:
                _words(slide, [*section["sentences"], *section["blanks"]])
            else:
                _table(slide, table, WIDTH - 2 * EDGE if chart is None else BESIDE)
                if chart is not None:
                    _chart(slide, chart)
            slide.notes_slide.notes_text_frame.text = "\n".join(section["sentences"])
    show.core_properties.title = report["title"]
    show.core_properties.author = ""
    buffer = io.BytesIO()
    show.save(buffer)
    return buffer.getvalue()


def parts(section: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """(title, table, chart) of each slide of a section; without tables one slide of text."""
    lead = f"{section['title']}：" if section["headline"] != section["title"] else ""
    if not section["tables"]:
        yield section["title"], None, None
    for place, table in enumerate(section["tables"]):
        charts = section["charts"]
        words = f"{lead}{table['headline'] or table['title']}".rstrip("。")
        chart = charts[place] if place < len(charts) else None
        for first in range(0, max(len(table["rows"]), 1), LONGEST):
            some = table["rows"][first : first + LONGEST]
            yield f"{words}（续）" if first else words, {**table, "rows": some}, chart


def _slide(show: Any, title: str, report: Mapping[str, Any]) -> Any:
    """A slide with its title, the source below, and the mark of a demonstration."""
    slide = show.slides.add_slide(show.slide_layouts[TITLE_ONLY])
    head = slide.shapes.title
    head.left, head.top, head.width, head.height = EDGE, Inches(0.4), WIDTH - 2 * EDGE, Inches(1.0)
    frame = head.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    size = 24 if len(title) <= 64 else 20
    _say(frame.paragraphs[0], title, size, LIGHT.ink, is_bold=True)
    mark = f"　{document.MARK}" if report["is_demonstration"] else ""
    source = document.sources(report)[0].rstrip("。")
    below = slide.shapes.add_textbox(EDGE, Inches(6.95), WIDTH - 2 * EDGE, Inches(0.35))
    _lines(below.text_frame, [source + mark], 11, LIGHT.third)
    return slide


def _cover(show: Any, report: Mapping[str, Any]) -> None:
    """The first slide: title, who, when; who has not reported."""
    slide = show.slides.add_slide(show.slide_layouts[TITLE_ONLY])
    head = slide.shapes.title
    head.left, head.top, head.width, head.height = EDGE, Inches(2.2), WIDTH - 2 * EDGE, Inches(1.4)
    head.text_frame.word_wrap = True
    _say(head.text_frame.paragraphs[0], report["title"], 32, LIGHT.ink, is_bold=True)
    lines = ["【单位名称】", formats.day(report["made_on"])]
    lines += [document.MARK] if report["is_demonstration"] else []
    below = slide.shapes.add_textbox(EDGE, Inches(3.8), WIDTH - 2 * EDGE, Inches(1.4))
    _lines(below.text_frame, lines, 20, LIGHT.second)
    notes = slide.shapes.add_textbox(EDGE, Inches(5.6), WIDTH - 2 * EDGE, Inches(1.6))
    _lines(notes.text_frame, document.sources(report), 12, LIGHT.third)


def _say(
    line: Any,
    words: str,
    size: float,
    colour: str,
    is_bold: bool = False,
    align: Any = PP_ALIGN.LEFT,
) -> None:
    """Words of one paragraph in the one font."""
    line.alignment = align
    run = line.add_run()
    run.text = words
    _font(run.font, size, colour, is_bold)


def _font(font: Any, size: float, colour: str, is_bold: bool = False) -> None:
    font.size, font.bold, font.name = Pt(size), is_bold, FONT
    font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))
    asian = font._rPr.find(qn("a:ea"))
    if asian is None:
        asian = font._rPr.makeelement(qn("a:ea"), {})
        font._rPr.find(qn("a:latin")).addnext(asian)
    asian.set("typeface", FONT)


def _lines(frame: Any, lines: Sequence[str], size: float, colour: str) -> None:
    frame.word_wrap = True
    for place, words in enumerate(lines):
        line = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        line.space_after = Pt(size / 2)
        _say(line, words, size, colour)


def _words(slide: Any, lines: Sequence[str]) -> None:
    """A slide of sentences."""
    box = slide.shapes.add_textbox(EDGE, TOP, WIDTH - 2 * EDGE, BOTTOM - TOP)
    _lines(box.text_frame, lines, 20 if len(lines) <= 6 else 16, LIGHT.ink)


def _table(slide: Any, table: Mapping[str, Any], wide: Emu) -> None:
    """A native table at the right; 合计 bold."""
    lines = [table["columns"], *table["rows"]]
    high = min(TALLEST, Emu((BOTTOM - TOP) // (len(lines) + 1)))
    shape = slide.shapes.add_table(
        len(lines), len(lines[0]), WIDTH - EDGE - wide, TOP, wide, high * len(lines)
    )
    if table["note"]:
        note = slide.shapes.add_textbox(shape.left, BOTTOM, wide, Inches(0.35))
        _lines(note.text_frame, [table["note"]], 10, LIGHT.third)
    grid = shape.table
    grid.horz_banding = False
    most = 2.0 if wide == BESIDE else 6.0
    first = Inches(min(most, max(0.9, 0.3 + 0.17 * max(len(line[0]) for line in lines))))
    for place, column in enumerate(grid.columns):
        column.width = first if place == 0 else Emu((wide - first) // (len(lines[0]) - 1))
    size = 12 if high == TALLEST else 10
    for row, cells in zip(grid.rows, lines, strict=True):
        is_head = cells is lines[0]
        row.height = high * 2 if is_head and high < TALLEST else high
        for place, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
            _cell(cell, words, size, is_head, cells[0] == "合计", is_first=place == 0)


def _cell(
    cell: Any, words: str, size: float, is_head: bool, is_total: bool, is_first: bool
) -> None:
    cell.margin_top = cell.margin_bottom = Inches(0.01)
    cell.margin_left = cell.margin_right = Inches(0.06)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.fill.solid()
    ground = LIGHT.accent if is_head else LIGHT.line if is_total else LIGHT.card
    cell.fill.fore_color.rgb = RGBColor.from_string(ground.removeprefix("#"))
    align = PP_ALIGN.LEFT if is_first else PP_ALIGN.RIGHT
    colour = LIGHT.card if is_head else LIGHT.ink
    _say(
        cell.text_frame.paragraphs[0], words, size - 2 * is_head, colour, is_head or is_total, align
    )


KINDS = {"column": XL_CHART_TYPE.COLUMN_CLUSTERED, "bar": XL_CHART_TYPE.BAR_CLUSTERED}


def _chart(slide: Any, chart: Mapping[str, Any]) -> None:
    """A native chart at the left: counts from 0, this year in the accent, last year grey."""
    data = CategoryChartData(number_format="0.00" if chart["unit"] == "%" else "0")
    data.categories = chart["categories"]
    for series in chart["series"]:
        data.add_series(series["name"], series["values"])
    wide = WIDTH - 2 * EDGE - Inches(6.7)
    drawn = slide.shapes.add_chart(KINDS[chart["kind"]], EDGE, TOP, wide, BOTTOM - TOP, data).chart
    drawn.has_title = True
    _say(
        drawn.chart_title.text_frame.paragraphs[0],
        f"{chart['title']}（{chart['unit']}）",
        13,
        LIGHT.second,
        align=PP_ALIGN.CENTER,
    )
    drawn.has_legend = len(chart["series"]) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        _font(drawn.legend.font, 11, LIGHT.second)
    _axes(drawn, chart["kind"])
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap, plot.has_data_labels = 50, -5, True
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    _font(plot.data_labels.font, 8 if len(chart["categories"]) > 12 else 10, LIGHT.second)
    for series, colour in zip(plot.series, (LIGHT.accent, LIGHT.last_year), strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(colour.removeprefix("#"))


def _axes(drawn: Any, kind: str) -> None:
    """Counts from 0 without lines, since every bar bears its figure; the first name on top."""
    drawn.value_axis.minimum_scale = 0
    drawn.value_axis.visible = drawn.value_axis.has_major_gridlines = False
    drawn.category_axis.reverse_order = kind == "bar"
    _font(drawn.category_axis.tick_labels.font, 10, LIGHT.second)
    drawn.category_axis.format.line.color.rgb = RGBColor.from_string(LIGHT.line.removeprefix("#"))
