"""A briefing as it will stand on paper, shown on the page. Owns the preview's HTML and looks.

Every text that is put into HTML is escaped here.
"""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts import formats, markup
from pages.parts.exports import document

_SCRIPT = """
export default function ({ data, parentElement }) {
  parentElement.querySelector(".an-paper").innerHTML = data.html;
}
"""

_sheet = st.components.v2.component(
    "anlan_paper",
    html='<article class="an-paper"></article>',
    css=Path(__file__).with_name("paper.css").read_text("utf-8"),
    js=_SCRIPT,
    isolate_styles=False,
)


def show(report: dict[str, Any]) -> None:
    """Title, sections with their tables, who signs, and where the figures come from."""
    mark = f'<p class="an-demo-line">{document.MARK}</p>' if report["is_demonstration"] else ""
    parts = [mark, f"<h2>{escape(report['title'])}</h2>"]
    for place, section in enumerate(report["sections"]):
        parts.append(f"<h3>{document.NUMERALS[place]}、{escape(section['title'])}</h3>")
        parts += [f"<p>{escape(words)}</p>" for words in section["sentences"]]
        parts += [_table(table) for table in section["tables"]]
        parts += [f"<p><mark>{escape(words)}</mark></p>" for words in section["blanks"]]
    parts.append('<p class="an-sign"><mark>【单位名称】</mark></p>')
    parts.append(f'<p class="an-sign">{formats.day(report["made_on"])}</p>')
    parts += [f'<p class="an-quiet">{escape(words)}</p>' for words in document.sources(report)]
    _sheet(key="paper", data={"html": "".join(parts)})


def _table(table: dict[str, Any]) -> str:
    """A table with its title above and its note below."""
    first, *heads = table["columns"]
    lines = [_line(cells) for cells in table["rows"]]
    html = markup.table(first, [_head(head) for head in heads], lines)
    note = f'<p class="an-quiet">{escape(table["note"])}</p>' if table["note"] else ""
    return f"<figure><figcaption>{escape(table['title'])}</figcaption>{html}{note}</figure>"


def _head(head: str) -> tuple[str, str | None]:
    """'死亡人数（人）' -> label and unit."""
    label, _, unit = head.partition("（")
    return label, unit.removesuffix("）") or None


def _line(cells: Sequence[str]) -> markup.Line:
    name, *values = cells
    return name, [(words, None) for words in values], name == "合计", ""
