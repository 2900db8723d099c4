"""The way from an answer to 自助分析: the same figure, period, place and filters as a cross table.

Owns when there is one: only where that page would show just this figure. Computes nothing.
"""

from datetime import date

import streamlit as st

from data.periods import last_day
from pages.parts.asking.taken import Taken
from pages.parts.exploring import view
from pages.parts.exploring.view import View
from pages.parts.filters import Chosen
from queries.crossing import dimensions
from queries.families import Family
from queries.headers import ResultColumn

ALWAYS = {"from", "to", "on", "area"}
"""Parameters that are no filter of a view."""


def link(taken: Taken) -> None:
    """The link; nothing where 自助分析 has not the same."""
    if found := same(taken):
        with st.container(key="way-explore"):
            st.page_link(
                "pages/explore.py",
                label="在自助分析中换行列看",
                icon=":material/arrow_forward:",
                icon_position="right",
                query_params=found.query(),
            )


def same(taken: Taken) -> View | None:
    """The view of the figure asked for; None where its family has no cross table, or the answer is
    as of a day or narrowed by what a view cannot be.
    """
    family = next((f for f in view.offered().values() if taken.question in f.questions), None)
    if family is None or not _is_as_usual(taken):
        return None
    measure = {one.name: one for one in view.measures_of(family).values()}.get(taken.measure.name)
    given = {name: value for name, value in taken.params.items() if value is not None}
    only = {name: str(value) for name, value in given.items() if name not in ALWAYS}
    if measure is None or "from" not in given or not set(only) <= set(view.filters_of(family)):
        return None
    down = _rows(family, measure, taken.meaning["grouping"], only)
    if down is None:
        return None
    across = view.columns_of(family, measure.name, down)
    month = next((grain for grain in across.values() if grain == "month"), None)
    chosen = Chosen(given["from"], given["to"], given.get("area"), family.source)
    return View(family, measure, down, month, chosen, only)


def _is_as_usual(taken: Taken) -> bool:
    """Whether the answer is of months, as of their end."""
    on, last = taken.params.get("on"), taken.params.get("to")
    return bool(last) and (on is None or on == min(last_day(str(last)), date.today()))


def _rows(family: Family, measure: ResultColumn, grouping: str, only: dict[str, str]) -> str | None:
    """The grouping asked for, else townships, else the first that is not narrowed to one value."""
    allowed = [one for one in dimensions(family, measure.name) if one not in only]
    return next((one for one in (grouping, "area", *allowed) if one in allowed), None)
