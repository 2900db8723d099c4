"""What every scene looks through: how it asks, the day, the months asked for, the county's map.

Owns no figure. A scene made with the same answers is the same scene, so frozen answers can be
played by giving another `ask`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.county_map import CountyMap
from pages.parts import frame, gaps
from pages.parts.filters import Chosen
from pages.parts.gaps import Reports
from queries import Answer

Ask = Callable[..., Answer]
"""ask(question, **params): an answer, from the store or from what was kept of it."""

Row = dict[str, Any]


def records(answer: Answer) -> list[Row]:
    """The rows of an answer by column name."""
    names = [column.name for column in answer.columns]
    return [dict(zip(names, row, strict=True)) for row in answer.rows]


@dataclass(frozen=True)
class View:
    """How a scene asks, and what it may not ask the questions for."""

    ask: Ask
    today: date
    params: Mapping[str, Any]
    """Months and area that were asked for; what is left out is each question's own default."""

    county: CountyMap
    is_demonstration: bool

    def holds(self, *datasets: str) -> bool:
        """Whether there are months of any of these datasets."""
        return any(
            row["dataset"] in datasets for row in records(self.ask("overview/latest_months"))
        )

    def chosen(self, question: str) -> Chosen:
        """The months and the area that a question is answered for."""
        asked = self.ask(question, **self.params).params
        return Chosen(asked["from"], asked["to"], asked.get("area"))

    def cut_off(self, chosen: Chosen) -> date:
        """The day that figures of these months describe."""
        return frame.cut_off(chosen, today=self.today)

    def units_lacking(self, datasets: Sequence[str], chosen: Chosen) -> list[str]:
        """Units whose reports of these months have not come."""
        wanted = Reports(tuple(datasets), chosen.first, chosen.last, chosen.area)
        return list(dict.fromkeys(gaps.lacking(wanted, self.ask)["area"]))
