"""Rows of answers as pictures: bars, months, parts of a whole, lists. Plain JSON.

Owns which marks a picture has, never a figure; panels.js draws them in the screen's own colours.
"""

from collections.abc import Sequence
from typing import Any

from pages.parts import formats
from pages.parts.formats import figure, is_unknown, short_months
from pages.parts.screen.pieces import Piece
from pages.parts.screen.view import Row

UNPLACED = {"sector": "行业未填", "area": "未落到乡镇", "type": "类型未填", "source": "来源未填"}
"""Grain -> what a row without a name is called."""


def number(value: Any) -> float | None:
    """A figure for JSON; None where it is unknown."""
    return None if is_unknown(value) else float(value)


def name_of(row: Row, grain: str) -> str:
    """What a row is of, in words."""
    return UNPLACED.get(grain, "未填") if is_unknown(row[grain]) else str(row[grain])


def plain_months(months: Sequence[str]) -> list[str]:
    """'1月'; the year before it where it changes."""
    return [label.replace("<br>", " ") for label in short_months(list(months))]


def months(rows: Sequence[Row], measure: str, unit: str) -> Piece:
    """This year's months beside last year's; a month that nobody reported on is marked."""
    first, last = rows[0]["month"][:4], rows[-1]["month"][:4]
    names = [f"{last}年", f"{int(last) - 1}年"] if first == last else ["本期", "上年同期"]
    return {
        "kind": "months",
        "unit": unit,
        "names": names,
        "labels": plain_months([row["month"] for row in rows]),
        "now": [number(row[measure]) for row in rows],
        "before": [number(row.get(f"{measure}_last_year")) for row in rows],
        "texts": [figure(row[measure], unit) for row in rows],
        "reported": [bool(row.get("is_reported", True)) for row in rows],
    }


def stack(labels: Sequence[str], parts: Sequence[Piece], texts: Sequence[str]) -> Piece:
    """Bars of several parts, the first at the bottom, with texts above."""
    return {"kind": "stack", "labels": list(labels), "parts": list(parts), "texts": list(texts)}


def part(name: str, tone: str, values: Sequence[Any]) -> Piece:
    """One part of stacked bars; tone: accent, last, bad."""
    return {"name": name, "tone": tone, "values": [number(value) for value in values]}


def bar(
    label: str,
    value: Any,
    text: str,
    before: Any = None,
    whole: Any = None,
    tone: str = "accent",
) -> Piece:
    """One horizontal bar with its words at the end. before: last year, a stroke; whole: what it is
    a part of, drawn behind it.
    """
    return {
        "label": label,
        "value": number(value),
        "text": text,
        "before": number(before),
        "whole": number(whole),
        "tone": tone,
    }


def bars(rows: Sequence[Piece], calm: str = "") -> Piece:
    """Horizontal bars. calm: what is said where there are none."""
    return {"kind": "bars", "rows": list(rows), "calm": calm}


def lines(rows: Sequence[tuple[str, str]], calm: str) -> Piece:
    """A short list of label and words; calm: what is said where it is empty."""
    listed = [{"label": label, "text": text} for label, text in rows]
    return {"kind": "lines", "rows": listed, "calm": calm}


def rectified(rows: Sequence[Row]) -> Piece:
    """Hazards found by month: rectified below, open above, the rate on top."""
    still_open = [row["found"] - row["rectified"] for row in rows]
    parts = [
        part("已整改", "accent", [row["rectified"] for row in rows]),
        part("未整改", "last", still_open),
    ]
    texts = [
        "" if is_unknown(row["rate_pct"]) else formats.percent(row["rate_pct"]) for row in rows
    ]
    return stack(plain_months([row["month"] for row in rows]), parts, texts)
