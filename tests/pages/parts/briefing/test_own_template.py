"""The bureau's own template: filled with the same words and figures, refused in Chinese with the place."""

import io

import docx
import pytest

from pages.parts.exports import own_template


def template(*lines: str, cells: tuple[str, ...] = ()) -> bytes:
    """A document with these paragraphs, and a table of one row a text."""
    paper = docx.Document()
    for line in lines:
        paper.add_paragraph(line)
    if cells:
        table = paper.add_table(rows=0, cols=2)
        for text in cells:
            table.add_row().cells[0].text = text
            table.rows[-1].cells[1].text = "{{行[1]}}" if text == "{{行[0]}}" else ""
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def test_fields_are_filled_with_what_the_page_says(of_office):
    made = own_template.filled(
        template(
            "{{标题}}",
            "一、总体\n{{总体情况}}",
            "共{{事故起数_累计}}起，上年{{事故起数_上年同期}}起。",
            cells=("{%tr for 行 in 分乡镇事故 %}", "{{行[0]}}", "{%tr endfor %}"),
        ),
        of_office,
    )
    paper = docx.Document(io.BytesIO(made))
    lines = [line.text for line in paper.paragraphs]
    assert lines[0] == of_office["title"]
    assert of_office["sections"][0]["sentences"][0] in lines[1]
    assert lines[2] == "共2起，上年2起。"
    table = next(one for one in of_office["sections"][2]["tables"] if one["title"] == "分乡镇事故")
    found = [[cell.text for cell in row.cells] for row in paper.tables[0].rows]
    assert found == [row[:2] for row in table["rows"]]


def refusal(content: bytes, report: dict) -> tuple[str, ...]:
    with pytest.raises(own_template.Unfillable) as refused:
        own_template.filled(content, report)
    return refused.value.lines


def test_a_field_that_does_not_exist_is_named_with_its_place_and_the_nearest(of_office):
    told = refusal(template("{{标题}}", "{{总体情形}}", cells=("{{天气}}",)), of_office)
    assert "第 2 段：没有“总体情形”这个字段。最接近的是“总体情况”。请对照字段表改正。" in told
    assert any(line.startswith("第 1 个表格第 1 行：没有“天气”这个字段。") for line in told)


def test_braces_that_do_not_match_are_told_with_their_place(of_office):
    told = refusal(template("{{标题}}", "截至{{截至日期"), of_office)
    assert told == ("第 2 段：“截至{{截至日期”里的大括号不成对，应写成 {{字段}}。",)


def test_what_is_no_document_or_does_more_than_fill_in_is_refused(of_office):
    assert "不是 .docx 文档" in refusal(b"PK not a zip", of_office)[0]
    assert "不能执行的写法" in refusal(template("{{标题.__class__.__mro__}}"), of_office)[0]
    assert (
        "不能执行的写法"
        in refusal(template("{% for x in range(10**9) %}{% endfor %}"), of_office)[0]
    )
