"""HTML as text: tags, spark lines, comparison tables, legends. Shows nothing; theme.py and
components do.

Every text that is put into HTML is escaped here.
"""

from base64 import b64encode
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from pages.parts.colours import Palette
from pages.parts.formats import UNKNOWN


def tag(text: str, tone: str = "plain") -> str:
    """A small tag; tone: plain, good, warn, bad, demo."""
    return f'<span class="an-tag an-{tone}">{escape(text)}</span>'


def formula(text: str) -> str:
    """A small mark that shows how a figure is made when it is pointed at or tapped."""
    if not text:
        return ""
    return f'<u class="an-formula" tabindex="0">公式<em>{escape(text)}</em></u>'


def spark(values: Sequence[float | None], colours: Palette) -> str:
    """A line of the months with a dot on the latest, as an image: inline SVG is taken out of
    st.html.
    """
    known = [value for value in values if value is not None and value == value]
    if len(known) < 3:
        return ""
    width, height, top = 104, 28, max(known) or 1
    step = (width - 6) / (len(values) - 1)
    points = [
        f"{3 + position * step:.1f},{height - 3 - (height - 6) * value / top:.1f}"
        for position, value in enumerate(values)
        if value is not None and value == value
    ]
    x, y = points[-1].split(",")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<polyline points="{" ".join(points)}" fill="none" '
        f'stroke="{colours.last_year}" stroke-width="1.5"/>'
        f'<circle cx="{x}" cy="{y}" r="3" fill="{colours.accent}"/></svg>'
    )
    encoded = b64encode(svg.encode()).decode()
    return f'<img class="an-spark" alt="" src="data:image/svg+xml;base64,{encoded}">'


class Image(str):
    """HTML made here that stands in a cell as it is."""

    __slots__ = ()


Line = tuple[str, Sequence[tuple[str, float | None]], bool, str]
"""Name, with a note on its second line; cells as (text, share of the in-cell bar); whether it is
the total; and what a click on it names.
"""


def table(
    first: str, heads: Sequence[tuple[str, str | None]], lines: Sequence[Line], picked: str = ""
) -> str:
    """HTML of a comparison table, for the component that shows it; the row picked stands out."""
    head = "".join(f"<th>{escape(label)}{_unit(label, unit)}</th>" for label, unit in heads)
    body = ""
    for name, values, is_total, pick in lines:
        tds = "".join(_td(text, share) for text, share in values)
        attributes = f' data-pick="{escape(pick)}" tabindex="0" title="查看来源行"' if pick else ""
        kind = ' class="an-total"' if is_total else ""
        if pick and pick == picked:
            kind = ' class="an-picked"'
        body += f"<tr{kind}{attributes}><th>{_name(name)}</th>{tds}</tr>"
    return (
        '<div class="an-scroll"><table class="an-table">'
        f"<thead><tr><th>{escape(first)}</th>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _unit(label: str, unit: str | None) -> str:
    return f" <small>{escape(unit)}</small>" if unit and not label.endswith("）") else ""


def _name(text: str) -> str:
    name, _, note = text.partition("\n")
    return escape(name) + (f"<small>{escape(note)}</small>" if note else "")


def _td(text: str, share: float | None) -> str:
    if isinstance(text, Image):
        return f"<td>{text}</td>"
    tone = ' class="an-none"' if text in (UNKNOWN, "持平") else ""
    if share is None:
        return f"<td{tone}>{escape(text)}</td>"
    bar = f'<span><u style="width:{max(0.0, share) * 100:.1f}%"></u></span>'
    return f'<td class="an-bar">{bar}<b>{escape(text)}</b></td>'


@dataclass(frozen=True)
class Face:
    """A figure that stands large: what it is of, figure, unit, lines below."""

    label: str
    figure: str
    unit: str = ""
    lines: Sequence[str] = ()


def faces(shown: Sequence[Face]) -> str:
    """Figures large beside each other."""
    return f'<div class="an-faces">{"".join(map(_face, shown))}</div>'


def _face(one: Face) -> str:
    below = "".join(f"<p>{escape(line)}</p>" for line in one.lines)
    tone = "" if one.figure != UNKNOWN else ' class="an-unknown"'
    return (
        f"<section><h3>{escape(one.label)}</h3>"
        f"<b{tone}>{escape(one.figure)}<small>{escape(one.unit)}</small></b>{below}</section>"
    )


def legend(
    measure: str, steps: Sequence[tuple[str, str]], places: Sequence[tuple[str, str, str, int]]
) -> str:
    """What the colours and signs of a map mean: steps as (colour, words), places as (sign,
    colour, kind, count).
    """
    ramp = "".join(
        f'<li><i style="background:{colour}"></i>{escape(words)}</li>' for colour, words in steps
    )
    signs = "".join(
        f'<li><em style="color:{colour}">{escape(sign)}</em>{escape(kind)}<b>{count}</b></li>'
        for sign, colour, kind, count in places
    )
    below = f'<ul class="an-signs">{signs}</ul>' if signs else ""
    return f'<div class="an-legend"><p>{escape(measure)}</p><ul>{ramp}</ul>{below}</div>'


def sheet(
    letters: Sequence[str],
    lines: Sequence[tuple[int, Sequence[str]]],
    heads: Collection[int],
    marked: Mapping[tuple[int, str], tuple[str, str]],
) -> str:
    """HTML of a sheet's cells as Excel shows them: column letters, row numbers, cells.

    heads are the rows of the header; marked gives the tone and the words of a cell, or of a whole
    row under the letter ''.
    """
    top = "".join(f"<th>{letter}</th>" for letter in letters)
    body, last = "", None
    for number, cells in lines:
        if last is not None and number != last + 1:
            body += f'<tr class="an-gap"><th>⋮</th><td colspan="{len(letters)}"></td></tr>'
        last = number
        kind = ' class="an-head"' if number in heads else ""
        body += f"<tr{kind}>{_marked('th', str(number), marked.get((number, '')))}"
        for letter, text in zip(letters, cells, strict=True):
            body += _marked("td", text, marked.get((number, letter)))
        body += "</tr>"
    return (
        '<div class="an-scroll"><table class="an-sheet">'
        f"<thead><tr><th></th>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _marked(tag_name: str, text: str, mark: tuple[str, str] | None) -> str:
    if mark is None:
        return f"<{tag_name}>{escape(text)}</{tag_name}>"
    tone, words = mark
    return f'<{tag_name} class="an-{tone}" title="{escape(words)}">{escape(text)}</{tag_name}>'


@dataclass(frozen=True)
class Event:
    """One entry of a timeline: when, what, who, where it stands, and cells as (item, before,
    after).
    """

    when: str
    kind: str
    tone: str
    who: str
    place: str
    changed: Sequence[tuple[str, str, str]]


def timeline(events: Sequence[Event]) -> str:
    """Entries one below the other on a line, changed cells set off."""
    return f'<ol class="an-timeline">{"".join(map(_entry, events))}</ol>'


def _entry(one: Event) -> str:
    cells = "".join(
        f"<li>{escape(item)}<s>{escape(before)}</s>→<b>{escape(after)}</b></li>"
        for item, before, after in one.changed
    )
    changed = f"<ul>{cells}</ul>" if cells else ""
    return (
        f'<li class="an-{one.tone}-dot"><p><b>{escape(one.when)}</b>{tag(one.kind, one.tone)}</p>'
        f"<p>{escape(one.who)}</p><p>{escape(one.place)}</p>{changed}</li>"
    )
