"""会后更正: where figures of a kept version have changed since, and by how much. Draws nothing.

The same questions are asked again with the parameters they had; rows are told apart by their
grain. What reads the same is no correction.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isclose
from typing import Any

import queries
from data.contract import contract, contracts
from pages.parts import breakdowns, formats
from pages.parts.briefing import by_sector, dividing, frozen, texts
from pages.parts.briefing.texts import Ask, Row
from queries import Answer

GRAIN = (
    *("dataset", "area", "month", "sector", "severity", "type", "source", "year", "age", "kind"),
    *("plan", "code", "name", "standard", "object", "level", "measure", "class", "row_key"),
)
"""Columns that tell rows apart; those in CODES are not read out."""

CODES = ("dataset", "plan", "code", "standard", "row_key", "month")

STATES = ("state", "status")
"""Columns that are words and can change all the same."""

SHOWN = {
    "accidents/": (
        *("accidents", "deaths", "serious_injuries", "loss_wan_yuan", "major_accidents"),
        *("accidents_last_year", "deaths_last_year"),
    ),
    "rectification/": (
        *("found", "rectified", "rate_pct", "on_time_rate_pct", "overdue", "major_found"),
        *("major_rectified", "listed_open", "open", "major_open"),
    ),
    "plan/progress": ("actual", "base_value"),
    "reporting/status_by_area": (),
}
"""Beginning of a question -> its figures that briefings tell; of others those with a unit."""

PASSED_OVER = (
    *("overview/", "accidents/unusual", "accidents/last_serious", "reporting/misses_by_area"),
)
"""Beginnings of questions that no figure is read from, or that others say already."""

BY_MONTH = ("reporting/status_by_area",)
"""Questions whose rows name their month, whatever months were asked for."""

DERIVED = ("_change", "_change_pct")
"""Ends of columns that say the same again."""


@dataclass(frozen=True)
class Correction:
    """One figure that reads otherwise now."""

    topic: str
    """'事故台账 2026年1–10月'."""
    row: str
    """'青溪镇', '全县'."""
    label: str
    before: str
    after: str
    change: str
    """'增加1起', '提高1.20个百分点', '改为逾期报'."""


def corrections(version: Mapping[str, Any], ask: Ask) -> list[Correction]:
    """All of a kept version, in the order in which its figures were asked for."""
    found: dict[Correction, None] = {}
    for one in version["answers"]:
        before = frozen.unpacked(one)
        if not before.name.startswith(PASSED_OVER):
            after = ask(before.name, **before.params)
            found |= dict.fromkeys(differing(before, after))
    return list(found)


def corrected(version: Mapping[str, Any], changed: Sequence[Correction]) -> dict[str, Any]:
    """The kept report, with a last section of what has changed since where anything has."""
    report = dict(version["report"])
    if changed:
        report["sections"] = [*report["sections"], section(version["name"], changed)]
    return report


def section(name: str, changed: Sequence[Correction]) -> dict[str, Any]:
    """会后更正 as a section of a report: a table for each ledger and period."""
    topics: dict[str, list[Correction]] = {}
    for one in changed:
        topics.setdefault(one.topic, []).append(one)
    said = f"会议版“{name}”冻结以后有{len(changed)}处数字更正，前文仍是会议版的数。"
    tables = [
        texts.table(
            topic,
            ("项目", "会议版", "现在", "变化"),
            [(f"{one.row} {one.label}", one.before, one.after, one.change) for one in some],
        )
        for topic, some in topics.items()
    ]
    return dividing.section("corrections", "会后更正", [said], tables, [])


def differing(before: Answer, after: Answer) -> Iterator[Correction]:
    """What two answers to one question say differently."""
    then, now = _by_grain(before), _by_grain(after)
    columns = {column.name: column for column in after.columns}
    kept = [column.name for column in before.columns if column.name in columns]
    for key in dict.fromkeys([*then, *now]):
        old, new = then.get(key, {}), now.get(key, {})
        for name in kept:
            if _counts(before.name, columns[name]) and not _is_same(old.get(name), new.get(name)):
                unit = columns[name].unit
                told = _texts(old.get(name), new.get(name), unit)
                if told[0] != told[1]:
                    row = _row(old or new, before.params)
                    yield Correction(_topic(before), row, columns[name].label, *told)


def _counts(question: str, column: queries.ResultColumn) -> bool:
    """Whether a column is a figure, or a state, that a briefing tells."""
    if column.name in STATES:
        return True
    for beginning, names in SHOWN.items():
        if question.startswith(beginning):
            return column.name in names
    return column.unit is not None and not column.name.endswith(DERIVED)


def _by_grain(answer: Answer) -> dict[tuple[Any, ...], Row]:
    """The rows by what tells them apart."""
    rows = texts.records(answer)
    return {tuple(row[name] for name in GRAIN if name in row): row for row in rows}


def _is_same(before: Any, after: Any) -> bool:
    if isinstance(before, float) and isinstance(after, float):
        return isclose(before, after, rel_tol=1e-9)
    return bool(before == after)


def _texts(before: Any, after: Any, unit: str | None) -> tuple[str, str, str]:
    """Before, after, and the difference in words."""
    if isinstance(before, str) or isinstance(after, str):
        return str(before or "—"), str(after or "—"), f"改为{after or '—'}"
    told = [
        formats.UNKNOWN if formats.is_unknown(value) else formats.measured(value, unit)
        for value in (before, after)
    ]
    if formats.UNKNOWN in told:
        return told[0], told[1], "原来没有数" if told[0] == formats.UNKNOWN else "现在没有数"
    return told[0], told[1], _change(before, after, unit)


def _change(before: float, after: float, unit: str | None) -> str:
    """'增加1起'; of two percentages '提高1.20个百分点'."""
    up = after > before
    if unit == "%":
        apart = formats.half_up(after, 2) - formats.half_up(before, 2)
        return f"{'提高' if up else '降低'}{abs(apart)}个百分点"
    return f"{'增加' if up else '减少'}{formats.measured(abs(after - before), unit)}"


def _topic(answer: Answer) -> str:
    """The dataset and the months, or the day, that a figure is of."""
    label = contract(answer.source).label if answer.source in contracts() else answer.source
    first, last = answer.params.get("from"), answer.params.get("to")
    if first and last and answer.name not in BY_MONTH:
        return f"{label} {formats.period(first, last)}"
    if answer.name in BY_MONTH:
        return label
    return f"{label} 截至{formats.day(answer.params['on'])}" if answer.params.get("on") else label


def _row(row: Row, params: Mapping[str, Any]) -> str:
    """What the row is of, in words; without a grain it is the area asked for, or the county."""
    words = [
        str(row[name])
        for name in GRAIN
        if name in row and name not in CODES and not formats.is_unknown(row[name])
    ]
    if "dataset" in row and row["dataset"] in contracts():
        words.insert(0, contract(row["dataset"]).label)
    if "month" in row:
        words.append(formats.month(row["month"]))
    if words:
        return " ".join(words)
    grain = next((name for name in GRAIN if name in row and name not in CODES), None)
    if grain:
        return breakdowns.NOWHERE if grain == "area" else by_sector.NOT_FILLED
    return params.get("area") or "全县"
