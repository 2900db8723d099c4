"""The briefing as .docx: opened again, every figure is what its question answers; laid out as offices do."""

import io

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from pages.parts.exports import document


@pytest.fixture(scope="module")
def opened(of_county):
    return docx.Document(io.BytesIO(document.document(of_county)))


def tables(paper) -> dict[str, list[list[str]]]:
    """Title, which stands above it, of every table -> its rows without the head."""
    titles = [
        element.getprevious().xpath("string()")
        for element in paper.element.body
        if element.tag == qn("w:tbl")
    ]
    rows = [[[cell.text for cell in row.cells] for row in table.rows][1:] for table in paper.tables]
    return dict(zip(titles, rows, strict=True))


def test_every_figure_of_every_table_is_what_its_question_answers(opened, expected, as_figures):
    found = tables(opened)
    assert set(found) == set(expected)
    for title, rows in found.items():
        assert as_figures(rows) == expected[title], title


def test_it_says_word_for_word_what_the_page_says(opened, of_county):
    lines = [line.text for line in opened.paragraphs]
    for place, section in enumerate(of_county["sections"]):
        assert f"{'一二三四五'[place]}、{section['title']}" in lines
        assert [words for words in section["sentences"] if words not in lines] == []
    assert any(
        words.startswith("数据来源：事故台账、隐患整改台账、执法检查台账") for words in lines
    )
    assert "统计截至2026年9月30日" in "".join(lines)


def test_what_is_left_to_the_author_is_marked(opened, of_county):
    marked = [
        run.text for line in opened.paragraphs for run in line.runs if run.font.highlight_color
    ]
    blanks = [words for section in of_county["sections"] for words in section["blanks"]]
    assert marked == [*blanks, "【单位名称】"]


def test_it_is_laid_out_as_offices_lay_out_their_papers(opened):
    sheet = opened.sections[0]
    margins = (sheet.top_margin, sheet.bottom_margin, sheet.left_margin, sheet.right_margin)
    wanted = (Mm(37), Mm(35), Mm(28), Mm(26))
    assert all(abs(found - one) < Mm(0.1) for found, one in zip(margins, wanted, strict=True))
    fonts = {
        name: opened.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Title", "Heading 1", "Normal")
    }
    assert fonts == {"Title": "方正小标宋简体", "Heading 1": "黑体", "Normal": "仿宋_GB2312"}
    assert opened.styles["Normal"].paragraph_format.line_spacing == Pt(28)
    assert opened.styles["Normal"].font.size == Pt(16)
    heads = opened.element.body.findall(f".//{qn('w:tblHeader')}")
    assert len(heads) == len(opened.tables), "a head stands again on every page"


def test_a_demonstration_says_so_on_every_page_and_in_the_name(opened, of_county, of_office):
    assert opened.sections[0].header.paragraphs[0].text == document.MARK
    assert document.file_name(of_county).endswith("（演示数据）.docx")
    own = docx.Document(io.BytesIO(document.document(of_office)))
    assert own.sections[0].header.paragraphs[0].text == ""
    assert document.file_name(of_office) == "安澜县2026年1–3月安全生产和应急管理情况通报.docx"
