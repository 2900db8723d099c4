"""An answered question taken apart: which figure, of what, against what, of which days.

Computes nothing and draws nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

import queries
from pages.parts import formats, frame, gaps
from pages.parts.filters import COUNTY, Chosen
from pages.parts.gaps import Reports
from pages.parts.provenance import Trace
from queries import Answer, ResultColumn
from queries.asking_dictionary import LIST, WHOLE, Measure, measures

Row = Mapping[str, Any]

PARTS = {
    "rate_pct": ("rectified", "found"),
    "on_time_rate_pct": ("on_time", "due"),
    "overdue_rate_pct": ("overdue", "due"),
    "major_rate_pct": ("major_rectified", "major_found"),
    "closed_rate_pct": ("closed", "found"),
    "recheck_rate_pct": ("recheck_passed", "rechecked"),
}
"""Rate -> the counts that it is made of, which stand beside it."""

LAST_YEAR = "_last_year"
SAME_MONTHS = "同比"


@dataclass(frozen=True)
class Taken:
    """What was answered: told is what queries.asking said, answer the bare question's answer."""

    told: Mapping[str, Any]
    answer: Answer

    def of(self, answer: Answer, comparison: Mapping[str, Any] | None) -> "Taken":
        """The same measure with the answer of the question that gives it as one row."""
        shown = answer.as_json()
        meaning = dict(self.meaning) | {"rank": None, "grouping": WHOLE, "only": {}}
        return Taken(
            {**self.told, "rows": shown["rows"], "comparison": comparison}
            | {"columns": shown["columns"], "interpretation": meaning},
            answer,
        )

    @property
    def each(self) -> "list[Taken]":
        """The same answer for each figure that was asked for, the main one first."""
        return [self._about(measure) for measure in self.meaning["measures"]]

    def _about(self, measure: Mapping[str, Any]) -> "Taken":
        other = self.told["comparison"]
        if other:
            is_beside = other["column"].endswith(LAST_YEAR)
            other = {**other, "column": f"{measure['name']}{LAST_YEAR * is_beside}"}
        meaning = {**self.meaning, "measure": measure, "measures": [measure]}
        return Taken({**self.told, "comparison": other, "interpretation": meaning}, self.answer)

    @property
    def meaning(self) -> Mapping[str, Any]:
        """How the question was understood."""
        return self.told["interpretation"]

    @property
    def question(self) -> str:
        """The name of the question that answers."""
        return self.answer.name

    @property
    def params(self) -> dict[str, Any]:
        """Every parameter with the value that was used."""
        return self.answer.params

    @property
    def shown(self) -> pd.DataFrame:
        """The rows to show: the question's own, ranked or cut where that was asked."""
        places = {repr(row): place for place, row in enumerate(self.answer.as_json()["rows"])}
        wanted = [places[repr(row)] for row in self.told["rows"]]
        return self.answer.frame().iloc[wanted].reset_index(drop=True)

    @property
    def records(self) -> list[dict[str, Any]]:
        """The same rows by column name."""
        return _named(self.told["columns"], self.told["rows"])

    @property
    def columns(self) -> dict[str, ResultColumn]:
        """Columns of the answer by name."""
        return {column.name: column for column in self.answer.columns}

    @property
    def measure(self) -> ResultColumn:
        """The figure that was asked for, under the name that needs no other words."""
        return ResultColumn(**self.meaning["measure"])

    @property
    def declared(self) -> Measure:
        """What the dictionary says of it: the questions that give it by other groupings."""
        return measures()[self.measure.label]

    @property
    def grain(self) -> ResultColumn | None:
        """The column whose values the rows are of; None for a whole and for a list."""
        grouping = self.meaning["grouping"]
        if grouping in (WHOLE, LIST):
            return None
        return self.columns.get(grouping, self.answer.columns[0])

    @property
    def is_single(self) -> bool:
        """Whether the answer is one figure."""
        return self.meaning["grouping"] == WHOLE and len(self.told["rows"]) == 1

    @property
    def rank(self) -> Mapping[str, Any] | None:
        """How the rows were ordered or cut."""
        return self.meaning["rank"]

    @property
    def kind(self) -> str:
        """What the figure is compared with: 同比, 环比, 较2020年."""
        return self.meaning["compare"]["kind"] if self.meaning["compare"] else SAME_MONTHS

    @property
    def is_compared(self) -> bool:
        """Whether a comparison was asked for, or goes without asking."""
        return bool(self.meaning["compare"]) or f"{self.measure.name}{LAST_YEAR}" in self.columns

    def before(self, row: Row) -> float | None:
        """What the row's figure is compared with, where there is anything."""
        other = self.told["comparison"]
        if not other:
            return row.get(f"{self.measure.name}{LAST_YEAR}")
        key = self.grain.name if self.grain else None
        found = _named(other["columns"], other["rows"])
        same = [one for one in found if key is None or one[key] == row[key]]
        return same[0][other["column"]] if same else None

    @property
    def cut_off(self) -> date:
        """The day the figures describe, never after today."""
        first, last = self.params.get("from"), self.params.get("to")
        if not last:
            return self.params.get("on") or date.today()
        return frame.cut_off(Chosen(first, last), self.params.get("on"))

    @property
    def period(self) -> str:
        """The months in words, '' for figures as of a day."""
        first, last = self.params.get("from"), self.params.get("to")
        return formats.period(first, last) if first and last else ""

    @property
    def area(self) -> str:
        """The area in words."""
        return "、".join(self.meaning["only"].get("area", ())) or self.params.get("area") or COUNTY

    @property
    def dataset(self) -> str:
        """The dataset behind the figure."""
        sources = queries.header(self.question).sources
        made = (name for name, columns in sources.items() if self.measure.name in columns.values())
        return next(made, next(iter(sources)))

    def trace(self) -> Trace:
        """What is behind the figures."""
        given = self.params | dict(queries.header(self.question).behind)
        wanted = queries.header(f"trace/{self.dataset}").params
        is_given = {name for name, value in given.items() if value is not None} | {"area"}
        params = {name: given.get(name) for name in wanted if name in is_given}
        return Trace(self.dataset, params, self.measure.label)

    @property
    def reports(self) -> Reports | None:
        """The reports that the figures rest on."""
        return gaps.behind(self.dataset, self.params)


def _named(columns: list[dict[str, Any]], rows: list[list[Any]]) -> list[dict[str, Any]]:
    names = [one["name"] for one in columns]
    return [dict(zip(names, row, strict=True)) for row in rows]
