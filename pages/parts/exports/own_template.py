"""A briefing written into the bureau's own .docx, whose {{字段}} are filled in.

Owns the fields, and what is said of a template that cannot be filled. A template is untrusted: it
may name fields and repeat rows, and nothing else.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import docx
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from rapidfuzz import process

from pages.parts import formats
from pages.parts.exports import document

LARGEST = 50_000_000
"""Bytes of a template when unpacked."""

LIKE = 60
"""Out of 100: how alike a field must be to be offered instead."""

MAIN = "主要指标"
"""The table of which every figure is a field."""


class Unfillable(ValueError):
    """A template that cannot be filled; the lines say in Chinese where and what would work."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def fields(report: Mapping[str, Any]) -> dict[str, Any]:
    """Field -> what stands for it: words, figures of the main table, tables as lists of rows."""
    source, *notes = document.sources(report)
    found: dict[str, Any] = {
        "标题": report["title"],
        "期间": report["period"],
        "截至日期": formats.day(report["on"]),
        "成文日期": formats.day(report["made_on"]),
        "数据来源": source,
        "说明": "\n".join(notes),
        "演示标记": document.MARK if report["is_demonstration"] else "",
    }
    for section in report["sections"]:
        found[section["title"]] = "\n".join([*section["sentences"], *section["blanks"]])
        for table in section["tables"]:
            found[table["title"]] = table["rows"]
            if table["title"] == MAIN:
                found |= _figures(table)
    return found


def _figures(table: Mapping[str, Any]) -> dict[str, str]:
    """'事故起数_累计' -> '11': every figure of the main table by its line and column."""
    heads = [re.sub("（.*", "", head) for head in table["columns"]]
    return {
        f"{line[0]}_{head}": cell
        for line in table["rows"]
        for head, cell in zip(heads[2:], line[2:], strict=True)
    }


def filled(template: bytes, report: Mapping[str, Any]) -> bytes:
    """The template with its fields filled in. Raises Unfillable."""
    known = fields(report)
    paper, rules = (
        _opened(template),
        SandboxedEnvironment(autoescape=True, undefined=StrictUndefined),
    )
    try:
        unknown = paper.get_undeclared_template_variables(rules, known)
        if unknown:
            raise Unfillable(*_unknown(template, unknown, list(known)))
        paper.render(known, rules)
    except TemplateSyntaxError as error:
        raise Unfillable(_place(template)) from error
    except (SecurityError, UndefinedError, TypeError, OverflowError) as error:
        raise Unfillable("模板里有不能执行的写法；请只用 {{字段}} 和按行重复表格。") from error
    except TemplateError as error:
        raise Unfillable("模板里的写法不对；请对照字段表检查每一处 {{ }}。") from error
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def _opened(template: bytes) -> DocxTemplate:
    """The template, if it is a document of a bearable size."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST:
                raise Unfillable("模板解开后超过 50 MB，请删去大图再上传。")
        paper = DocxTemplate(io.BytesIO(template))
        paper.init_docx()
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        if isinstance(error, Unfillable):
            raise
        raise Unfillable("这个文件不是 .docx 文档；请在 WPS 里另存为 .docx 再上传。") from error
    return paper


def _lines(template: bytes) -> Iterator[tuple[str, str]]:
    """(place in Chinese, text) of every paragraph and every cell."""
    paper = docx.Document(io.BytesIO(template))
    for number, line in enumerate(paper.paragraphs, 1):
        yield f"第 {number} 段", line.text
    for number, table in enumerate(paper.tables, 1):
        for place, row in enumerate(table.rows, 1):
            for cell in row.cells:
                yield f"第 {number} 个表格第 {place} 行", cell.text
    for sheet in paper.sections:
        for line in (*sheet.header.paragraphs, *sheet.footer.paragraphs):
            yield "页眉页脚", line.text


def _unknown(template: bytes, names: set[str], known: list[str]) -> Iterator[str]:
    """One line for each field that does not exist, with the nearest that does."""
    lines = list(_lines(template))
    for name in sorted(names):
        place = next((where for where, text in lines if name in text), "模板里")
        like = process.extractOne(name, known, score_cutoff=LIKE)
        near = f"最接近的是“{like[0]}”。" if like else ""
        yield f"{place}：没有“{name}”这个字段。{near}请对照字段表改正。"


def _place(template: bytes) -> str:
    """Where braces do not match, as far as can be told."""
    for where, text in _lines(template):
        if text.count("{{") != text.count("}}") or text.count("{%") != text.count("%}"):
            return f"{where}：“{text[:30]}”里的大括号不成对，应写成 {{{{字段}}}}。"
    return "模板里有一处写法不完整；请检查每一处 {{ }} 和 {% %} 是否成对。"
