"""Filters: widgets in, plain values out, kept in the URL. Owns what a link may say; asks no figure.

The URL is the truth. A value that is not allowed falls back to the default; a choice follows the
visitor to the next page, where it is written into the link again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from pages.parts import formats

COUNTY = "全县"
"""The choice of area that leaves the area open."""

LEDGER, STATED = "台账", "报表"
"""Two sources that are never mixed: counted from ledgers, and stated by offices."""


@dataclass(frozen=True)
class Chosen:
    """What a page shows: inclusive months, an area or the whole county, and the source."""

    first: str
    last: str
    area: str | None = None
    source: str = LEDGER

    @property
    def params(self) -> dict[str, str | None]:
        """Parameters of a question."""
        return {"from": self.first, "to": self.last, "area": self.area}

    @property
    def where(self) -> str:
        """The area in words."""
        return self.area or COUNTY

    @property
    def words(self) -> str:
        """The period in words."""
        return formats.period(self.first, self.last)


def write(name: str) -> None:
    """Put a widget's new value into the URL and remember it for other pages."""
    _keep(name, st.session_state[f"filter-{name}"])


def _keep(name: str, value: str) -> None:
    st.query_params[name] = value
    st.session_state[f"kept-{name}"] = value


def take(name: str, value: str) -> None:
    """Set a filter from elsewhere: a click on a map or a chart."""
    _keep(name, value)


def value_of(name: str, allowed: Sequence[str], default: str) -> str:
    """The value the URL names, else the one kept from another page, else the default; always one
    that is allowed.
    """
    stated = st.query_params.get(name)
    if stated in allowed:
        st.session_state[f"kept-{name}"] = stated
        return stated
    kept = st.session_state.get(f"kept-{name}")
    if stated is None and kept in allowed:
        st.query_params[name] = kept
        return kept
    return default


MONTHS = ("from", "to", "month")

NAMES = {
    "area": "乡镇",
    "from": "起始月",
    "to": "截止月",
    "month": "月份",
    "source": "口径",
    "data": "数据",
    "figure": "指标",
    "rows": "行",
    "columns": "列",
}
"""Values of a link -> what a visitor calls them."""


def unrecognised() -> list[str]:
    """What the link says and the filters, drawn before, do not know."""
    told = []
    for name, label in NAMES.items():
        stated, shown = st.query_params.get(name), st.session_state.get(f"filter-{name}")
        if stated is not None and shown is not None and stated != shown:
            words = formats.month(shown) if name in MONTHS else shown
            told.append(f"链接里的{label}“{stated[:20]}”认不出，显示{words}")
    return told


def choice(
    label: str,
    name: str,
    allowed: Sequence[str],
    default: str,
    shown: Callable[[str], str] = str,
    width: int = 176,
) -> str:
    """A select box bound to the URL."""
    st.session_state[f"filter-{name}"] = value_of(name, allowed, default)
    return st.selectbox(
        label,
        list(allowed),
        key=f"filter-{name}",
        format_func=shown,
        label_visibility="collapsed",
        width=width,
        on_change=write,
        args=(name,),
        placeholder=label,
    )


def switch(label: str, name: str, allowed: Sequence[str], default: str) -> str:
    """Two or three values beside each other, bound to the URL."""
    st.session_state[f"filter-{name}"] = value_of(name, allowed, default)
    return st.segmented_control(
        label,
        list(allowed),
        key=f"filter-{name}",
        label_visibility="collapsed",
        required=True,
        on_change=write,
        args=(name,),
    )


def several(label: str, name: str, allowed: Sequence[str], default: Sequence[str]) -> list[str]:
    """Any number of values beside each other, bound to the URL; '-' stands for none of them."""
    stated = st.query_params.get(name, st.session_state.get(f"kept-{name}"))
    chosen = (
        list(default) if stated is None else [one for one in allowed if one in stated.split(",")]
    )
    st.session_state[f"filter-{name}"] = chosen

    def changed() -> None:
        _keep(name, ",".join(st.session_state[f"filter-{name}"]) or "-")

    st.pills(
        label,
        list(allowed),
        selection_mode="multi",
        key=f"filter-{name}",
        label_visibility="collapsed",
        on_change=changed,
    )
    return chosen


def months(first: str, last: str) -> list[str]:
    """Every month from first to last, both included."""
    year, number = int(first[:4]), int(first[5:])
    listed = []
    while f"{year}-{number:02d}" <= last:
        listed.append(f"{year}-{number:02d}")
        year, number = (year + 1, 1) if number == 12 else (year, number + 1)
    return listed


def twelve_months(last: str) -> str:
    """The first of the twelve months that end with this one."""
    year, number = int(last[:4]), int(last[5:])
    return f"{year}-01" if number == 12 else f"{year - 1}-{number + 1:02d}"


def presets(last: str, today: date) -> dict[str, tuple[str, str]]:
    """Periods officers ask for, ending at the latest month held."""
    year = int(last[:4])
    before = year - 1
    listed = {
        "今年以来": (f"{year}-01", last),
        "最近一个月": (last, last),
        "近十二个月": (twelve_months(last), last),
        f"{before}年全年": (f"{before}-01", f"{before}-12"),
        f"{before - 1}年全年": (f"{before - 1}-01", f"{before - 1}-12"),
    }
    return {name: span for name, span in listed.items() if span[1] <= f"{today:%Y-%m}"}


def _take(span: tuple[str, str]) -> None:
    for name, value in zip(("from", "to"), span, strict=True):
        _keep(name, value)


def period(
    held_from: str | None, default: tuple[str, str], today: date | None = None
) -> tuple[str, str]:
    """The period: presets and two months behind one button. held_from: the first month with data,
    if any.
    """
    at = today or date.today()
    listed = months(min(held_from or default[0], default[0]), max(default[1], f"{at:%Y-%m}"))
    first = value_of("from", listed, default[0])
    last = value_of("to", listed, default[1])
    if first > last:
        is_reversed = st.query_params.get("from") == first and st.query_params.get("to") == last
        _take((last, first) if is_reversed else (last, last))
        first, last = last, first if is_reversed else last
    with st.popover(
        formats.period(first, last), icon=":material/calendar_month:", key="filter-period"
    ):
        with st.container(horizontal=True, gap="xsmall", key="presets"):
            for name, span in presets(default[1], at).items():
                if span[0] >= listed[0]:
                    st.button(name, key=f"preset-{name}", on_click=_take, args=(span,))
        left, right = st.columns(2)
        with left:
            st.caption("起始月")
            choice("起始月", "from", listed[::-1], default[0], formats.month, width=180)
        with right:
            st.caption("截止月")
            choice("截止月", "to", listed[::-1], default[1], formats.month, width=180)
    return first, last


def area(areas: Sequence[str]) -> str | None:
    """The area, or None for the whole county."""
    chosen = choice("乡镇", "area", [COUNTY, *areas], COUNTY, width=144)
    return None if chosen == COUNTY else chosen
