"""How the figures of a briefing are written in its tables. Rounds and words, asks nothing.

A table is {title, headline, columns, rows, note}: every cell the text that is read, the first row
合计 where there is one, headline what it shows in one sentence. A chart is {title, kind, unit,
categories, series}: its figures as the question gave them, None where unknown.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pages.parts import formats
from queries import Answer

Ask = Callable[..., Answer]
"""A question's name and parameters in, its answer out: from the store, or kept from before."""

Row = Mapping[str, Any]

NO_BASE = "—"
"""Stands where a percentage would have a base of 0."""

LEVEL = "持平"

MEANINGS = {
    formats.UNKNOWN: "无数据：没有填报、分母为0或没有上年同期。",
    NO_BASE: "—：上年同期为0。",
}
"""What the words in a table mean that are no figures."""


def number(value: float | None, unit: str | None = None) -> str:
    """A figure without unit and without spaces between thousands: '1204', '94.87', '无数据'."""
    return formats.figure(value, unit).replace(formats.THIN_SPACE, "")


def signed(now: float | None, before: float | None, unit: str | None = None) -> str:
    """The difference with its sign, as tables of offices have it: '+3', '-12.50', '持平'."""
    if formats.is_unknown(now) or formats.is_unknown(before):
        return formats.UNKNOWN
    if now == before:
        return LEVEL
    return ("+" if now > before else "-") + number(abs(now - before), unit)


def relative(now: float | None, before: float | None) -> str:
    """The difference in per cent with its sign: '+12.5', '-100.0'; over a base of 0 '—'."""
    if formats.is_unknown(now) or formats.is_unknown(before):
        return formats.UNKNOWN
    if now == before:
        return LEVEL
    if before == 0:
        return NO_BASE
    share = formats.percent(100 * (now - before) / before).removesuffix("%")
    return ("+" if now > before else "-") + share


def table(
    title: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    note: str = "",
    headline: str = "",
) -> dict[str, Any]:
    """A table of texts; words that are no figures are explained in its note."""
    cells = {cell for row in rows for cell in row}
    note += "".join(words for mark, words in MEANINGS.items() if mark in cells)
    return {
        "title": title,
        "headline": headline,
        "columns": list(columns),
        "rows": [list(row) for row in rows],
        "note": note,
    }


def chart(
    title: str,
    kind: str,
    unit: str,
    categories: Sequence[str],
    series: Mapping[str, Sequence[float | None]],
) -> dict[str, Any]:
    """A chart; kind: column (months) or bar (names). series: name -> its figures."""
    return {
        "title": title,
        "kind": kind,
        "unit": unit,
        "categories": list(categories),
        "series": [
            {"name": name, "values": [None if formats.is_unknown(one) else one for one in values]}
            for name, values in series.items()
        ],
    }


def named(value: object, nothing: str) -> str:
    """A name from an answer; another word where it is empty."""
    return nothing if formats.is_unknown(value) else str(value)


def records(answer: Answer) -> list[dict[str, Any]]:
    """The rows of an answer by column name, unknown figures None."""
    names = [column.name for column in answer.columns]
    return [dict(zip(names, row, strict=True)) for row in answer.rows]
