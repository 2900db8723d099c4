"""A briefing as an editable .docx, laid out as offices lay out their papers: A4, title 二号小标宋,
text 三号仿宋 with 28 pt between lines, headings 黑体, tables that can be typed into.

Owns the paper's looks; asks nothing. What is left to the author stands in 【】 on yellow.
"""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from pages.parts import formats

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

TITLE, HEADING, TEXT, LATIN = "方正小标宋简体", "黑体", "仿宋_GB2312", "Times New Roman"
"""Fonts that offices have; a machine without them shows the nearest."""

ER_HAO, SAN_HAO, XIAO_SI, WU_HAO = Pt(22), Pt(16), Pt(12), Pt(10.5)
"""Sizes by their Chinese names."""

LINE = Pt(28)

WIDTH = 156
"""Millimetres between the margins."""

NAMES = 76
"""Millimetres that names may take of them; longer ones go on below."""

WHOLE = 14
"""A table of up to so many rows is not divided between pages."""

NUMERALS = "一二三四五六七八九"

MARK = "演示数据：虚构的县，不是真实统计"


def file_name(report: Mapping[str, Any], suffix: str = "docx") -> str:
    """'安澜县2026年1–10月…情况通报（演示数据）.docx'."""
    mark = "（演示数据）" if report["is_demonstration"] else ""
    return f"{report['title']}{mark}.{suffix}".replace("/", "、")


def document(report: Mapping[str, Any]) -> bytes:
    """The briefing as a document."""
    paper = docx.Document()
    _page(paper)
    _styles(paper)
    _edges(paper, report["is_demonstration"])
    _line(paper, report["title"], "Title", WD_ALIGN_PARAGRAPH.CENTER)
    for place, section in enumerate(report["sections"]):
        _line(paper, f"{NUMERALS[place]}、{section['title']}", "Heading 1")
        for words in section["sentences"]:
            _line(paper, words)
        for table in section["tables"]:
            _table(paper, table)
        for words in section["blanks"]:
            _blank(_line(paper), words)
    _close(paper, report)
    paper.core_properties.title = report["title"]
    paper.core_properties.author = ""
    paper.core_properties.comments = f"数据版本 {report['data_version']}"
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def _page(paper: Document) -> None:
    """A4 with the margins of offices."""
    sheet = paper.sections[0]
    sheet.page_width, sheet.page_height = Mm(210), Mm(297)
    sheet.top_margin, sheet.bottom_margin = Mm(37), Mm(35)
    sheet.left_margin, sheet.right_margin = Mm(28), Mm(26)


def _styles(paper: Document) -> None:
    """Fonts and spacing of text, headings and title."""
    for name, font, size in (
        ("Normal", TEXT, SAN_HAO),
        ("Heading 1", HEADING, SAN_HAO),
        ("Title", TITLE, ER_HAO),
        ("Header", TEXT, XIAO_SI),
        ("Footer", TEXT, XIAO_SI),
    ):
        style = paper.styles[name]
        style.font.name, style.font.size, style.font.bold = LATIN, size, False
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[theme]
        fonts.set(qn("w:eastAsia"), font)
        spacing = style.paragraph_format
        spacing.space_before = spacing.space_after = Pt(0)
        if name not in ("Header", "Footer"):
            spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    title = paper.styles["Title"]
    title.paragraph_format.space_after = LINE
    title.paragraph_format.line_spacing = Pt(34)
    if (border := title.element.pPr.find(qn("w:pBdr"))) is not None:
        title.element.pPr.remove(border)
    paper.styles["Heading 1"].paragraph_format.space_before = Pt(6)


def _edges(paper: Document, is_demonstration: bool) -> None:
    """The mark of a demonstration above, the number of the page below."""
    sheet = paper.sections[0]
    if is_demonstration:
        above = sheet.header.paragraphs[0]
        above.alignment = WD_ALIGN_PARAGRAPH.CENTER
        above.add_run(MARK).font.color.rgb = RGBColor(0x9A, 0x63, 0x00)
    below = sheet.footer.paragraphs[0]
    below.alignment = WD_ALIGN_PARAGRAPH.CENTER
    below.add_run("— ")
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = below.add_run()
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = words or None
        run._r.append(part)
    below.add_run(" —")


def _line(
    paper: Document,
    words: str = "",
    style: str = "Normal",
    alignment: WD_ALIGN_PARAGRAPH | None = None,
) -> Paragraph:
    """One paragraph; text and headings begin two characters in."""
    line = paper.add_paragraph(words, style)
    line.alignment = alignment
    if alignment is None:
        _indent(line)
    return line


def _indent(line: Paragraph) -> None:
    indent = line._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200")
    indent.set(qn("w:firstLine"), "640")


def _blank(line: Paragraph, words: str) -> None:
    """Words that the author is to replace."""
    line.add_run(words).font.highlight_color = WD_COLOR_INDEX.YELLOW


def _table(paper: Document, table: Mapping[str, Any]) -> None:
    """A table with its title above and its note below; its head stands again on every page."""
    heads, lines = table["columns"], table["rows"]
    title = _line(paper, table["title"], alignment=WD_ALIGN_PARAGRAPH.CENTER)
    title.paragraph_format.keep_with_next = True
    title.runs[0].font.size = XIAO_SI
    _font(title.runs[0], HEADING)
    grid = paper.add_table(rows=0, cols=len(heads), style="Table Grid")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    first = min(NAMES, max(map(_wide, (heads[0], *(line[0] for line in lines)))))
    widths = [first, *[(WIDTH - first) / (len(heads) - 1)] * (len(heads) - 1)]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)
    for place, cells in enumerate([heads, *lines]):
        is_kept = len(lines) <= WHOLE and place < len(lines)
        _row(grid, cells, widths, is_head=place == 0, is_kept=is_kept)
    if table["note"]:
        note = _line(paper, table["note"])
        note.paragraph_format.line_spacing = Pt(20)
        note.runs[0].font.size = WU_HAO


def _wide(words: str) -> float:
    """Millimetres that a name takes in a cell."""
    return 6 + 3.8 * len(words)


def _row(
    grid: Any, cells: Sequence[str], widths: Sequence[float], is_head: bool, is_kept: bool
) -> None:
    """One row; a kept one stays on the page of the next."""
    row, is_total = grid.add_row(), cells[0] == "合计"
    settings = row._tr.get_or_add_trPr()
    settings.append(OxmlElement("w:cantSplit"))
    if is_head:
        settings.append(OxmlElement("w:tblHeader"))
    for place, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
        line = cell.paragraphs[0]
        line.paragraph_format.line_spacing = Pt(18)
        line.paragraph_format.keep_with_next = is_kept
        cell.width = Mm(widths[place])
        run = line.add_run(words)
        run.font.size, run.font.bold = WU_HAO, is_head or is_total
        if is_head or place == 0:
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if is_head:
            _font(run, HEADING)


def _font(run: Any, name: str) -> None:
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _close(paper: Document, report: Mapping[str, Any]) -> None:
    """Who signs and when, and below where the figures come from."""
    _line(paper)
    for words in ("【单位名称】", formats.day(date.fromisoformat(report["made_on"]))):
        line = _line(paper, alignment=WD_ALIGN_PARAGRAPH.RIGHT)
        if words.startswith("【"):
            _blank(line, words)
        else:
            line.add_run(words)
    _line(paper)
    for words in sources(report):
        line = _line(paper, words)
        line.paragraph_format.line_spacing = Pt(20)
        line.runs[0].font.size = XIAO_SI


def sources(report: Mapping[str, Any]) -> list[str]:
    """Where the figures come from, up to when, and what is lacking."""
    named = "、".join(report["sources"])
    day = formats.day(report["on"])
    return [
        f"数据来源：{named}；统计截至{day}；数据版本{report['data_version']}。",
        *report["notes"],
    ]
