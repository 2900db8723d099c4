"""Which measures fit what was said, grouped, compared and ordered how; and why others do not.

Owns that decision; reads no text and asks nothing.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from queries.asking_dictionary import LIST, WHOLE, Measure, grain_words, measures
from queries.asking_given import Reading, with_given
from queries.asking_orders import units_to
from queries.asking_said import Said, Unclear

Plans = dict[str, list[tuple[str, int, int]]]
"""Name of an indicator -> code, first and last year of each plan that has it."""


def fitting(one: Said, plans: Plans, today: date) -> tuple[list[Reading], list[str]]:
    """Every reading of what was said, and the reasons why measures meant do not fit."""
    found, reasons = [], []
    for measure in measures().values():
        if not _is_meant(measure, one):
            continue
        try:
            for each in _by_plan(measure, one, plans):
                found += list(_readings(measure, each, today))
        except Unclear as reason:
            reasons.append(str(reason))
    return found, reasons


def _is_meant(measure: Measure, one: Said) -> bool:
    """Whether the words name this measure and nothing else."""
    said = one.concepts | {f"only:{name}" for name in one.only}
    if one.grain:
        said -= {"list"}
    if (
        one.is_doubtful
        and measure.family == "plan"
        and not (one.concepts or one.plan or one.measure)
    ):
        return False
    if one.measure:
        return one.measure == measure.label and said <= measure.may | _all(measure)
    known = said | {f"filter:{name}" for name in one.filters}
    return any(need <= known and said <= need | measure.may for need in measure.needs)


Clause = tuple[frozenset[str], str | None]
"""What stands between two commas: the concepts, or the label of a measure."""


def together(
    one: Said, clauses: list[Clause], plans: Plans, today: date
) -> tuple[list[Reading], list[str]]:
    """Readings of several measures, one a clause, that one question answers side by side."""
    (concepts, label), *others = clauses
    firsts, reasons = fitting(replace(one, concepts=concepts, measure=label), plans, today)
    found = []
    for first in firsts:
        beside = [_beside(first, concepts, clause) for clause in others]
        if all(len(listed) == 1 for listed in beside):
            found.append(replace(first, also=tuple(listed[0] for listed in beside)))
    if found and one.rank:
        return [], ["排名一次只能按一个指标"]
    return found, reasons


def _beside(first: Reading, context: frozenset[str], clause: Clause) -> list[Measure]:
    """The measures of the same question that a further clause names."""
    concepts, label = clause
    found = []
    for other in measures().values():
        if other.by.get(first.grain) != first.question or other.only or other.rank:
            continue
        known = concepts | (context & other.may)
        needs = [need for need in other.needs if need <= known and need & concepts]
        is_named = any(concepts <= need | other.may for need in needs)
        if label == other.label or (label is None and is_named):
            found.append(other)
    return found


def _by_plan(measure: Measure, one: Said, plans: Plans) -> list[Said]:
    """An indicator that several plans have, asked of each of these years where no plan was said."""
    having = plans.get(one.only.get("name", ""), [])
    if one.plan or measure.family != "plan" or len(having) < 2:
        return [one]
    when = one.when
    if when.is_years and when.first and when.last:
        years = int(when.first[:4]), int(when.last[:4])
        having = [plan for plan in having if plan[1] <= years[1] and years[0] <= plan[2]] or having
    return [replace(one, plan=code) for code, _, _ in having]


def _all(measure: Measure) -> frozenset[str]:
    return frozenset().union(*measure.needs)


def _readings(measure: Measure, one: Said, today: date) -> Iterator[Reading]:
    """The readings of one measure; several where the grouping is asked back. Raises Unclear."""
    if measure.span is not None and not one.measure and one.when.has_span != measure.span:
        raise Unclear(f"{measure.label}要{'' if measure.span else '不'}写明月份")
    places = tuple(place for place in one.places if place)
    if len(one.places) > 1 and None in one.places:
        raise Unclear("全县和其中的单位不能一起问")
    if one.is_of_townships and "units_counted" in one.concepts:
        raise Unclear(f"{measure.label}不只是乡镇的，可以查哪些乡镇没报")
    for grain in _grains(measure, one, places):
        for compare in _compares(measure, one, grain, today):
            reading = Reading(
                measure,
                grain,
                places,
                one.when,
                tuple(sorted((name, value) for name, (value, _) in one.filters.items())),
                tuple(sorted((n, v) for n, v in one.only.items() if n != "dataset")),
                one.plan,
                compare,
                _rank(measure, one, grain),
            )
            is_offer = _is_offer(measure, one, grain)
            yield with_given(replace(reading, is_offer=is_offer), one, today)


def grouping_said(grain: str) -> str:
    """A grouping as people say it; a list and a total have none."""
    return {WHOLE: "合计", LIST: "清单"}.get(grain) or grain_words()[grain]


def _grains(measure: Measure, one: Said, places: tuple[str, ...]) -> list[str]:
    """The groupings that may be meant. Raises Unclear where none can be."""
    possible = list(measure.by)
    listed = "、".join(grouping_said(grain) for grain in possible)
    wanted = _wanted(measure, one, places)
    if wanted:
        if wanted not in possible:
            raise Unclear(f"“{measure.label}”没有{grouping_said(wanted)}的数，可以查：{listed}")
        return [wanted]
    if measure.grain:
        return [measure.grain]
    if one.rank or WHOLE not in possible:
        if places and not one.rank and "area" in possible:
            return ["area"]
        return [grain for grain in possible if grain != WHOLE][:6]
    return [WHOLE]


def _wanted(measure: Measure, one: Said, places: tuple[str, ...]) -> str | None:
    """The grouping that was said, or that follows from several places or whole years."""
    if len(places) > 1:
        if one.grain not in (None, "area"):
            raise Unclear("几个地方放在一起，只能各列一行，不能再按别的分")
        return "area"
    return "year" if not one.grain and one.when.is_years and "year" in measure.by else one.grain


def _is_offer(measure: Measure, one: Said, grain: str) -> bool:
    """Whether a grouping was neither said nor goes without saying."""
    goes_without = one.grain is not None or grain in (WHOLE, measure.grain)
    return not goes_without and not (one.places and grain == "area") and grain != "year"


def _compares(measure: Measure, one: Said, grain: str, today: date) -> list[str | None]:
    """The comparisons that may be meant. Raises Unclear."""
    when, is_one_month = one.when, one.when.first is not None and one.when.first == one.when.last
    compare = one.compare
    if compare is None and one.has_direction:
        if measure.column in ("progress_pct", "difference", "change", "status"):
            return [None]
        return ["同比", "环比"] if is_one_month else ["同比"]
    if compare is None:
        return [None]
    if not measure.compares or (grain in (LIST, "month", "year") and compare == "环比"):
        raise Unclear(f"“{measure.label}”不能作{compare}比较")
    if compare == "环比" and not is_one_month:
        raise Unclear("环比只用于单月，请写明是哪一个月")
    begins = when.first or when.until or (f"{when.day:%Y-%m}" if when.day else f"{today:%Y-%m}")
    return ["同比" if compare == f"较{int(begins[:4]) - 1}年" else compare]


def _bound(label: str, unit: str, value: float, said: str) -> float:
    """A number said with a unit, in the unit of the measure. Raises Unclear."""
    if said == "%" and unit != "%":
        raise Unclear(f"“{label}”不是百分比")
    if unit == "%" and said not in ("", "%"):
        raise Unclear(f"“{label}”是百分比，不论{said}")
    times = units_to(said, unit)
    if times is None:
        raise Unclear(f"“{label}”按{unit or '个数'}计，不论{said}")
    return value * times


def _rank(measure: Measure, one: Said, grain: str) -> tuple[tuple[str, Any], ...]:
    """How the rows are ordered and which are kept. Raises Unclear."""
    rank = dict(one.rank)
    if not rank:
        return ()
    column = measure.column_of(grain)
    if "best" in rank:
        is_high_good = column.unit == "%" and not column.name.startswith("overdue")
        rank["order"] = "desc" if rank.pop("best") == is_high_good else "asc"
    if "limit" in rank and "order" not in rank:
        raise Unclear("要几个，还要说明是最多的还是最少的")
    if "nth" in rank:
        rank.pop("limit", None)
    if "op" in rank:
        sign, said, unit = rank.pop("op")
        value = _bound(measure.label, column.unit or "", said, unit)
        rank |= {"op": sign, "value": int(value) if value == int(value) else value}
    return tuple(sorted(rank.items()))
