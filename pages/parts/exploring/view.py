"""What a visitor put together: figure, rows, columns, period and filters. Owns its link.

The link says everything in the words of the page, so that it opens the same view anywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pages.parts.filters import COUNTY, Chosen
from queries.crossing import crossed_with, dimensions
from queries.families import Family, families
from queries.headers import ResultColumn

NO_COLUMNS = "各项指标"
"""Columns where nothing is crossed: every figure of the family beside each other."""

EVERY = "全部"
"""The value of a filter that leaves it open."""

AS_LISTED, GREATEST_FIRST = "原有顺序", "从多到少"
ORDERS = (AS_LISTED, GREATEST_FIRST)


@dataclass(frozen=True)
class View:
    """One table to look at."""

    family: Family
    measure: ResultColumn
    rows: str
    columns: str | None
    chosen: Chosen
    only: Mapping[str, str] = field(default_factory=dict)
    """Parameter -> the value that is left in, besides period and area."""
    order: str = AS_LISTED

    @property
    def params(self) -> dict[str, str | None]:
        """Parameters of every question of the family."""
        return {**self.chosen.params, **self.only}

    @property
    def by(self) -> tuple[str, str | None]:
        """Rows and columns."""
        return self.rows, self.columns

    @property
    def labels(self) -> dict[str, str]:
        """Dimension -> label."""
        return dimensions(self.family, self.measure.name)

    @property
    def title(self) -> str:
        """'事故起数：乡镇 × 月份'."""
        across = f" × {self.labels[self.columns]}" if self.columns else ""
        return f"{self.measure.label}：{self.labels[self.rows]}{across}"

    @property
    def where(self) -> str:
        """Area and filters in words: '全县道路运输'."""
        return self.chosen.where + "".join(self.only.values())

    @property
    def words(self) -> str:
        """The whole of it as a name for a file: period, area, filters, what."""
        return f"{self.chosen.words}{self.where}{self.title}".replace("：", "按").replace(" ", "")

    def query(self) -> dict[str, str]:
        """The values of the link, those left as they were at first included."""
        return {
            "data": self.family.label,
            "figure": self.measure.label,
            "rows": self.labels[self.rows],
            "columns": self.labels[self.columns] if self.columns else NO_COLUMNS,
            "from": self.chosen.first,
            "to": self.chosen.last,
            "area": self.chosen.area or COUNTY,
            "order": self.order,
        } | {f"only-{name}": self.only.get(name, EVERY) for name in filters_of(self.family)}


def offered() -> dict[str, Family]:
    """Families that can be put into a table, by label: those with totals of their own."""
    return {one.label: one for one in families().values() if one.summary and one.has_months}


def filters_of(family: Family) -> dict[str, str]:
    """Parameters that can be narrowed beside the area, whose values a question lists -> label."""
    return {
        name: label
        for name, label in family.filters.items()
        if name in family.by and name != "area"
    }


def columns_of(family: Family, measure: str, rows: str) -> dict[str, str | None]:
    """Label -> dimension of what can stand as columns beside these rows."""
    crossed = crossed_with(family, measure, rows)
    return {label: grain for grain, label in crossed.items()} | {NO_COLUMNS: None}


def measures_of(family: Family) -> dict[str, ResultColumn]:
    """Label -> figure, of those that some dimension has."""
    return {one.label: one for one in family.measures if family.grains_of(one.name)}
