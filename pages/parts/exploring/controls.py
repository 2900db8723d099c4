"""The widgets of 自助分析: what is counted, rows, columns, filters. Owns how a choice gives way.

The URL is the truth, as on every page. A choice that does not go with a newer one gives way to
what is usual; words that no list knows are told.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.parts import filters, frame, rows
from pages.parts.exploring import saved, view
from pages.parts.exploring.view import EVERY, NO_COLUMNS, ORDERS, View
from pages.parts.filters import Chosen
from pages.parts.formats import is_unknown
from queries.crossing import dimensions
from queries.families import Family
from queries.parameters import BLANK

USUAL_ROWS = "乡镇"


def _given_way(name: str, allowed: Sequence[str], known: Sequence[str], usual: str) -> None:
    """Let a choice that is known elsewhere, but does not go with the others, give way."""
    stated = st.query_params.get(name)
    if stated is not None and stated not in allowed and stated in known:
        filters.take(name, usual)


def _known() -> tuple[list[str], list[str]]:
    """Labels of every figure and of every dimension of any family."""
    offered = view.offered().values()
    measures = [label for one in offered for label in view.measures_of(one)]
    grains = [
        label
        for one in offered
        for measure in one.measures
        for label in dimensions(one, measure.name).values()
    ]
    return measures, [*grains, NO_COLUMNS]


def ask(title: str) -> View:
    """Title, figure, period and area in the page's head; rows, columns and filters below it."""
    measures, grains = _known()
    with frame.heading(title):
        families = view.offered()
        family = families[filters.choice("数据", "data", list(families), next(iter(families)))]
        offered = view.measures_of(family)
        usual = next(iter(offered))
        _given_way("figure", list(offered), measures, usual)
        measure = offered[filters.choice("指标", "figure", list(offered), usual)]
        default = rows.ask(str(family.summary)).params
        held = rows.held_from(family.any_header.source)
        first, last = filters.period(held, (default["from"], default["to"]))
        area = filters.area(rows.areas())
    chosen = Chosen(first, last, area, family.source)
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="filters-explore"
    ):
        labels = dimensions(family, measure.name)
        down = _rows(labels, grains)
        across = _columns(view.columns_of(family, measure.name, down), labels, down, grains)
        only = _only(family, chosen, (down, across))
        order = filters.switch("排序", "order", ORDERS, ORDERS[0])
        made = View(family, measure, down, across, chosen, only, order)
        saved.panel(made)
    frame.say_unrecognised()
    return made


def _rows(labels: Mapping[str, str], known: Sequence[str]) -> str:
    allowed = list(labels.values())
    usual = USUAL_ROWS if USUAL_ROWS in allowed else allowed[0]
    _given_way("rows", allowed, known, usual)
    picked = filters.choice("行", "rows", allowed, usual, lambda one: f"行：{one}", 152)
    return next(grain for grain, label in labels.items() if label == picked)


def _columns(
    allowed: Mapping[str, str | None], labels: Mapping[str, str], down: str, known: Sequence[str]
) -> str | None:
    month = labels.get("month")
    usual = month if month in allowed else NO_COLUMNS
    _given_way("columns", list(allowed), known, NO_COLUMNS)
    with st.container(key="quiet-swap", width="content"):
        st.button(
            "行列互换",
            icon=":material/swap_horiz:",
            key="explore-swap",
            on_click=_swap,
            args=(labels[down], str(usual)),
            disabled=st.query_params.get("columns", usual) == NO_COLUMNS,
        )
    picked = filters.choice(
        "列", "columns", list(allowed), str(usual), lambda one: f"列：{one}", 168
    )
    return allowed[picked]


def _swap(down: str, usual: str) -> None:
    across = st.query_params.get("columns", usual)
    filters.take("rows", across)
    filters.take("columns", down)


def _only(family: Family, chosen: Chosen, by: tuple[str, str | None]) -> dict[str, str]:
    """Filters beside period and area behind one button: values that the family has in the
    period; what stands in rows or columns is no filter.
    """
    offered = {name: one for name, one in view.filters_of(family).items() if name not in by}
    if not offered:
        return {}
    stated = {name: st.query_params.get(f"only-{name}", EVERY) for name in offered}
    words = "、".join(value for value in stated.values() if value != EVERY)
    only = {}
    with st.popover(
        f"筛选：{words}" if words else "筛选", icon=":material/filter_alt:", key="explore-only"
    ):
        for name, label in offered.items():
            listed = rows.ask(family.by[name], **chosen.params).frame()[name]
            values = [BLANK if is_unknown(value) else str(value) for value in listed]
            st.caption(label)
            picked = filters.choice(label, f"only-{name}", [EVERY, *values], EVERY, width=260)
            if picked != EVERY:
                only[name] = picked
    return only
