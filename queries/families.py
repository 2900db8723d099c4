"""Families of questions: the same figures as a whole, by month, by area, by sector, …

Owns which questions belong together, read from their names and headers alone; asks none of them.
"""

from dataclasses import dataclass
from functools import cache

from data.contract import contract
from queries.headers import Header, ResultColumn, header, names, source_label

SEVERAL = "×"
"""In a grain: one row is not one value of the first column alone."""

SUMMARY = "summary"

SPAN = ("from", "to")
"""Parameters of a question about months."""


@dataclass(frozen=True)
class Family:
    """Questions that give the same figures at different grains."""

    name: str
    """Topic and measure: 'accidents/count'."""
    by: dict[str, str]
    """Grain -> the question with one row per value of it."""
    summary: str | None
    """The question that answers the same figures as one row; None where there is none."""
    measures: tuple[ResultColumn, ...]
    """Figures, each with a unit, that the summary and some of the grains answer; without a summary
    those of the grains."""

    @property
    def any_header(self) -> Header:
        """The header that speaks for all: the summary's, else that of the first grain."""
        return header(self.summary or next(iter(self.by.values())))

    @property
    def label(self) -> str:
        """What officers call the source of the figures: '事故台账'."""
        return contract(self.any_header.source).label

    @property
    def source(self) -> str:
        """台账 or 报表."""
        return source_label(self.any_header)

    @property
    def filters(self) -> dict[str, str]:
        """Parameters that every question of the family takes and that may stay empty -> label."""
        taken = [header(one) for one in self.questions]
        return {
            name: label
            for name, label in self.any_header.params.items()
            if all(name in one.optional for one in taken)
        }

    @property
    def questions(self) -> list[str]:
        """The summary, where there is one, and the question of every grain."""
        return [*([self.summary] if self.summary else []), *self.by.values()]

    @property
    def has_months(self) -> bool:
        """Whether the figures are of a span of months."""
        return set(SPAN) <= set(self.any_header.params)

    def grain_label(self, grain: str) -> str:
        """What officers call a grain: '乡镇'."""
        return header(self.by[grain]).columns[0].label

    def measure(self, name: str) -> ResultColumn:
        """One figure by its name. Raises KeyError."""
        return {column.name: column for column in self.measures}[name]

    def grains_of(self, measure: str) -> list[str]:
        """Grains of which the question answers this figure."""
        return [
            grain
            for grain, question in self.by.items()
            if any(column.name == measure for column in header(question).columns)
        ]


def _grain_of(name: str) -> tuple[str, str] | None:
    """'accidents/count_by_area' -> ('accidents/count', 'area'); None for other questions."""
    family, found, grain = name.partition("_by_")
    if not found:
        return None
    asked = header(name)
    is_simple = asked.columns[0].name == grain and SEVERAL not in asked.grain
    return (family, grain) if is_simple else None


def _figures(name: str) -> list[ResultColumn]:
    """Columns that count or measure something: all with a unit, a grain of hours aside."""
    grain = name.partition("_by_")[2]
    return [column for column in header(name).columns if column.unit and column.name != grain]


def _summary_of(family: str, by: dict[str, str]) -> str | None:
    """The question that answers as one row whatever the grains answer: the measure's own summary,
    else the topic's, where it is of the same dataset and has all their figures.
    """
    topic = family.partition("/")[0]
    wanted = {column.name for question in by.values() for column in _figures(question)}
    sources = {header(question).source for question in by.values()}
    for name in (f"{family}_{SUMMARY}", f"{topic}/{SUMMARY}"):
        if name in names() and sources == {header(name).source}:
            given = {column.name for column in _figures(name)}
            if wanted <= given:
                return name
    return None


def _family(name: str, by: dict[str, str]) -> Family:
    summary = _summary_of(name, by)
    known = {column.name: column for question in by.values() for column in _figures(question)}
    if summary:
        kept = tuple(column for column in _figures(summary) if column.name in known)
    else:
        kept = tuple(known.values())
    return Family(name, by, summary, kept)


@cache
def families() -> dict[str, Family]:
    """Every family by its name, in the order of the names of their questions."""
    by: dict[str, dict[str, str]] = {}
    for name in names():
        if found := _grain_of(name):
            family, grain = found
            by.setdefault(family, {})[grain] = name
    return {name: _family(name, grains) for name, grains in by.items()}
