"""What an answer in Chinese still waits for: reports on its months. Owns the remarks.

Without them a figure of a month on which nobody has reported would read as nothing having happened.
Dashboard pages mark the same beside each figure, so only the command line asks for them.
"""

from datetime import date
from typing import Any

import duckdb

from data.contract import contract
from data.periods import months_text
from queries import Answer, run
from queries.headers import header

STATES = ("未报", "未到期")
"""States of a report that has not come: overdue, and not yet due."""


def waiting(con: duckdb.DuckDBPyConnection, told: dict[str, Any], today: date) -> list[str]:
    """Sentences on the tables behind an answer: up to which month they have rows, if not to the
    last one asked for, and how many units have not reported; [] where all is there.
    """
    meant = told["interpretation"]
    if meant is None or "to" not in meant["params"]:
        return []
    asked = {name: meant["params"].get(name) for name in ("from", "to", "area")}
    latest = run(con, "overview/latest_months", {}, today).frame()
    last_of = dict(zip(latest["dataset"], latest["last_month"], strict=True))
    found = []
    for spec in map(contract, header(meant["question"]).sources):
        if spec.kind == "reference":
            continue
        last = last_of.get(spec.name)
        if last is None or last < asked["to"]:
            found.append(f"《{spec.label}》{f'数据只到 {last}' if last else '还没有数据'}")
        answer = run(con, "reporting/status_by_area", {**asked, "dataset": spec.name}, today)
        if counted := _counted(answer):
            period = months_text((asked["from"], asked["to"]))
            found.append(f"未报齐：《{spec.label}》{period}，{counted}；数只含已报的")
    return found


def _counted(answer: Answer) -> str:
    """How many units have not reported, and how many of them need not yet; '' where all have."""
    frame = answer.frame()
    units = {state: frame.loc[frame["state"] == state, "area"].nunique() for state in STATES}
    return "，".join(f"{count} 个单位{state}" for state, count in units.items() if count)
