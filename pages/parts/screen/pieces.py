"""What scenes are made of, as plain JSON: figures, panels, tags, and the scene around them.

Owns the shapes that panels.js draws; asks nothing.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from data.contract import contract
from pages.parts import formats, gaps
from pages.parts.cards import Figure
from pages.parts.filters import Chosen
from pages.parts.screen.view import View

Piece = dict[str, Any]

DIRECTIONS = {"↑": "up", "↓": "down", "→": "flat"}
"""Arrow that a comparison opens with -> direction."""

NOTHING = "—"
"""In a table where there is nothing to compute from."""


def tag(text: str, tone: str = "plain") -> Piece:
    """A small mark beside a figure or a scene; tone: plain, warn, bad, good, demo."""
    return {"text": text, "tone": tone}


def move(text: str, falling_is_good: bool | None = None) -> Piece:
    """A comparison in words: its direction, and whether that is good where it can be said."""
    direction = DIRECTIONS.get(text[:1], "")
    good = None
    if falling_is_good is not None and direction in ("up", "down"):
        good = (direction == "down") == falling_is_good
    return {"text": text, "direction": direction, "good": good}


def figure(one: Figure, falling_is_good: bool | None = None, lacks: bool = False) -> Piece:
    """A metric card of the desk as a figure of the wall. lacks: reports it rests on are missing."""
    is_known = not formats.is_unknown(one.value)
    moves = [line for line in one.lines if line[:1] in DIRECTIONS]
    tags = [tag(words, "warn") for words in one.tags] + ([tag(gaps.MARK, "warn")] if lacks else [])
    return {
        "key": one.key,
        "label": one.label,
        "value": formats.figure(one.value, one.unit),
        "number": float(one.value) if is_known else None,
        "unit": one.unit if is_known else "",
        "text": next((line for line in one.lines if line not in moves), ""),
        "moves": [move(line, falling_is_good) for line in moves],
        "tags": tags,
    }


def panel(
    key: str, place: str, title: str, chart: Piece, table: Piece | None = None, note: str = ""
) -> Piece:
    """One picture. place: main (tall), a (wide), b, c or whole (the only one). note may colour
    words as «accent|…».
    """
    return {
        "key": key,
        "place": place,
        "title": title,
        "note": note,
        "chart": chart,
        "table": table,
    }


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Piece:
    """The figures of a picture as words, for whoever enlarges it."""
    return {"columns": list(columns), "rows": [list(row) for row in rows]}


def scene(
    key: str,
    title: str,
    view: View,
    sentence: str,
    figures: Sequence[Piece],
    panels: Sequence[Piece],
    source: str,
    on: date,
    tags: Sequence[Piece] = (),
) -> Piece:
    """A whole scene; source names the ledgers or reports, on is the day of its figures."""
    return {
        "key": key,
        "title": title,
        "sentence": sentence,
        "tags": [*tags, *_demonstration(view)],
        "figures": list(figures),
        "panels": list(panels),
        "source": source,
        "cutoff": formats.day(on),
        "empty": None,
    }


def empty(key: str, title: str, view: View, *datasets: str) -> Piece:
    """A scene without data, which says what to upload."""
    needed = "、".join(f"《{contract(dataset).label}》" for dataset in datasets)
    return {
        "key": key,
        "title": title,
        "sentence": "",
        "tags": _demonstration(view),
        "figures": [],
        "panels": [],
        "source": "",
        "cutoff": "",
        "empty": {"title": "还没有数据", "text": f"在“数据上报”页上传{needed}后，这一屏就有内容。"},
    }


def _demonstration(view: View) -> list[Piece]:
    return [tag("演示数据", "demo")] if view.is_demonstration else []


def incomplete(view: View, datasets: Sequence[str], chosen: Chosen) -> list[Piece]:
    """未报齐 with the number of units whose reports have not come; nothing where all have."""
    units = view.units_lacking(datasets, chosen)
    return [tag(f"{gaps.MARK} {len(units)} 个单位", "warn")] if units else []
