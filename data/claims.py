"""Several headings for one column, one heading for several.

Owns choosing among them; what could be either is left doubled, to be asked about.
"""

import re

from data.compounds import of_heading
from data.contract import Contract
from data.grid import normal
from data.headings import Heading
from data.matching import Mapping

TOTALS = re.compile(r"^(总体|全部|合计|总计|总数|全县|总)")
"""Upper words under which the figures of the whole stand."""


def take_parted(mapping: Mapping) -> None:
    """Let a heading such as 起数/人数 stand for each column that it names and nothing else does."""
    for found in [one for one in mapping.unused if one.is_list]:
        names = of_heading(found.words, mapping.contract)
        if names and mapping.columns.keys().isdisjoint(names) and found.aspect == "this":
            mapping.columns |= dict.fromkeys(names, found)
            mapping.parted[found.index] = names
            mapping.unused.remove(found)


def is_of_several(found: Heading, column: str, spec: Contract) -> bool:
    """Whether a heading that names a column of words names several figures: 队伍（支/人）."""
    return (
        found.is_list and not spec.column(column).is_figure and bool(of_heading(found.words, spec))
    )


def take_span(mapping: Mapping, claims: dict[str, list[Heading]], span: str | None) -> bool:
    """Keep the headings of one span of months; a heading that names none is the month's.

    Returns whether cumulative figures stand beside those kept, to be read for themselves.
    """
    figures = {column.name for column in mapping.contract.figures}
    spans = {h.span for name in figures for h in claims.get(name, [])}
    if "cumulative" not in spans or len(spans) == 1:
        mapping.span = (
            "cumulative" if "cumulative" in spans else "month" if "month" in spans else None
        )
        return False
    mapping.span = span or "month"
    kept = {mapping.span} | ({None} if mapping.span == "month" and "month" not in spans else set())
    for name in figures & set(claims):
        left_out = [h for h in claims[name] if h.span is None and None not in kept]
        claims[name] = [h for h in claims[name] if h.span in kept]
        if span is None:
            mapping.unused += left_out
        if not claims[name]:
            del claims[name]
    return span is None


def settle(mapping: Mapping, column: str, headings: list[Heading]) -> None:
    """Take the heading for a column; among several only one that stands under a word for the
    whole.
    """
    whole = [h for h in headings if len(h.words) > 1 and TOTALS.match(h.words[0])]
    own = mapping.contract.column(column)
    names = {normal(name) for name in (own.label, *own.aliases)}
    exact = [h for h in headings if normal(h.text) == normal(own.label)]
    exact = exact or [h for h in headings if normal(h.text) in names]
    if mapping.contract.column(column).type == "datetime" and _is_day_and_clock(headings):
        mapping.columns[column], mapping.clocks[column] = headings
        return
    chosen = headings if len(headings) == 1 else whole if len(whole) == 1 else exact
    if len(chosen) == 1:
        mapping.columns[column] = chosen[0]
        mapping.unused += [h for h in headings if h is not chosen[0]]
    else:
        mapping.columns[column] = headings[0]
        mapping.doubled.append((column, headings[0], headings[1]))


def _is_day_and_clock(headings: list[Heading]) -> bool:
    """Whether two columns are the day and the time of day of one moment: 日期 and then 时间."""
    if len(headings) != 2:
        return False
    day, clock = headings
    is_day = "日期" in day.text or "年月日" in day.text
    return is_day and "日" not in clock.text and "时" in clock.text
