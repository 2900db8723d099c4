"""未报齐: which reports a figure still waits for, and the mark that names them. Owns the mark.

Who owes what is decided by reporting/status_by_area; a figure is complete when everybody who has
to report on its months has reported, be it zero. What is not due yet is lacking as well, and told
apart from what is overdue.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data.contract import contract
from pages.parts import formats, rows, theme
from queries import Answer

MARK = "未报齐"

OVERDUE, WAITING = "未报", "未到期"
"""The two states in which a report has not come."""

LISTED = 40
"""Units named in the mark; whoever wants more follows its link."""


@dataclass(frozen=True)
class Reports:
    """The reports a figure rests on: of these datasets, of every month from first to last."""

    datasets: tuple[str, ...]
    first: str
    last: str
    area: str | None = None


def behind(dataset: str, params: dict) -> Reports | None:
    """The reports behind a figure that answers a question with these parameters; None where it
    has no months, or where nobody reports such tables.
    """
    first, last = params.get("from"), params.get("to")
    if not first or not last or contract(dataset).kind == "reference":
        return None
    return Reports((dataset,), first, last, params.get("area"))


def lacking(wanted: Reports | None, ask: Callable[..., Answer] = rows.ask) -> pd.DataFrame:
    """One row per dataset, unit and month that has not come: dataset, area, month, state."""
    if wanted is None:
        return pd.DataFrame(columns=["dataset", "area", "month", "state"])
    months = {"from": wanted.first, "to": wanted.last, "area": wanted.area}
    found = [
        answer.frame()
        for answer in (
            ask("reporting/status_by_area", dataset=dataset, **months)
            for dataset in wanted.datasets
        )
    ]
    listed = pd.concat(found) if found else pd.DataFrame(columns=["state"])
    return listed[listed["state"].isin((OVERDUE, WAITING))]


def mark(wanted: Reports | None, key: str, says_how_many: bool = False) -> None:
    """A tag 未报齐 where reports are lacking; a click lists unit and months. Otherwise nothing."""
    missing = lacking(wanted)
    if wanted is None or missing.empty:
        return
    units = missing["area"].nunique()
    words = f"{MARK} {units} 个单位" if says_how_many else MARK
    with st.popover(words, key=f"gap-{key}", type="tertiary"):
        theme.panel_title(MARK, formats.period(wanted.first, wanted.last))
        for dataset in dict.fromkeys(missing["dataset"]):
            _list(missing[missing["dataset"] == dataset], wanted, f"{key}-{dataset}")


def _list(missing: pd.DataFrame, wanted: Reports, key: str) -> None:
    """The units and months of one dataset, and the way to its reports."""
    dataset = missing["dataset"].iloc[0]
    units = list(dict.fromkeys(missing["area"]))
    query = {"dataset": dataset, "from": wanted.first, "to": wanted.last, "area": wanted.area}
    with st.container(key=f"gap-list-{key}"):
        st.page_link(
            "pages/reporting.py",
            label=f"《{rows.label(dataset)}》上报情况",
            icon=":material/arrow_forward:",
            icon_position="right",
            query_params={name: value for name, value in query.items() if value},
        )
        listed = [(area, _months(missing[missing["area"] == area])) for area in units[:LISTED]]
        theme.messages(listed)
        if len(units) > LISTED:
            theme.source_line(f"另有 {len(units) - LISTED} 个单位。")


def _months(of_unit: pd.DataFrame) -> str:
    """'2026年2–3月；2026年10月未到期'."""
    told = []
    for state, note in ((OVERDUE, ""), (WAITING, WAITING)):
        months = of_unit.loc[of_unit["state"] == state, "month"]
        told += [f"{formats.period(*span)}{note}" for span in runs(months)]
    return "；".join(told)


def runs(months: Iterable[str]) -> Sequence[tuple[str, str]]:
    """Months in order as spans without a gap: first and last month of each."""
    spans: list[tuple[str, str]] = []
    for month in sorted(months):
        if spans and formats.count_months(spans[-1][1], month) == 2:
            spans[-1] = (spans[-1][0], month)
        else:
            spans.append((month, month))
    return spans
