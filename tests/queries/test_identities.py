"""Identities: sums over a grain are the whole, rows of a trace make the figure, rates come from their parts."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

AREAS = st.sampled_from(["青溪镇", "云岭镇", "县直", "林场", None])
SECTORS = st.sampled_from(["房建", "市政", "道路运输", None])
NUMBERS = st.one_of(st.none(), st.integers(0, 12))
DAYS = st.integers(0, 700).map(lambda days: date(2025, 1, 1) + timedelta(days=days))

ACCIDENT_COLUMNS = (
    "occurred_at",
    "area",
    "sector",
    "type",
    "deaths",
    "serious_injuries",
    "loss_wan_yuan",
    "in_scope",
)
ACCIDENTS = st.lists(
    st.tuples(
        DAYS,
        AREAS,
        SECTORS,
        st.sampled_from(["触电", "坍塌", None]),
        NUMBERS,
        NUMBERS,
        st.one_of(st.none(), st.integers(0, 12000).map(float)),
        st.sampled_from([True, None, False]),
    ),
    max_size=25,
)
HAZARD_COLUMNS = (
    "found_on",
    "area",
    "sector",
    "source",
    "due_on",
    "rectified_on",
    "recheck_result",
    "grade",
    "listed",
)
SOMETIMES = st.one_of(st.none(), DAYS)
HAZARDS = st.lists(
    st.tuples(
        DAYS,
        AREAS,
        SECTORS,
        st.sampled_from(["执法检查", None]),
        SOMETIMES,
        SOMETIMES,
        st.sampled_from([None, "合格", "不合格"]),
        st.sampled_from([None, "一般", "重大"]),
        st.sampled_from([None, "县级", "否"]),
    ),
    max_size=25,
)
PERIODS = st.sampled_from(["2026-01..2026-09", "2026-05", "2025-03..2026-02", "2025-01..2026-11"])
FIGURES = (
    "accidents",
    "deaths",
    "serious_injuries",
    "loss_wan_yuan",
    "accidents_last_year",
    "deaths_last_year",
)
COUNTS = ("found", "rectified", "due", "on_time", "overdue", "listed_open")

few = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def refilled(office, table, columns, rows):
    office.con.execute(f"delete from {table}")
    office.put(table, [columns, *rows])
    return office


def added(values):
    """A sum in which unknown is left out, and unknown when all is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else (None if values else 0)


def records(office, name, months, **params):
    answer = office.ask(name, months, **params)
    names = [column.name for column in answer.columns]
    return [dict(zip(names, row, strict=True)) for row in answer.rows]


@few
@given(rows=ACCIDENTS, months=PERIODS)
def test_accidents_add_up_and_trace_back(office, rows, months):
    office.con.execute("delete from sectors")
    office.put("sectors", [("raw", "sector"), ("房建", "建筑施工"), ("市政", "建筑施工")])
    refilled(office, "accidents", ACCIDENT_COLUMNS, rows)
    (whole,) = records(office, "accidents/summary", months)
    for grain in ("month", "area", "sector", "severity", "type"):
        parts = records(office, f"accidents/count_by_{grain}", months)
        for figure in FIGURES:
            is_last_year = figure.endswith("_last_year")
            counted = "accidents_last_year" if is_last_year else "accidents"
            if is_last_year and (grain == "month" or whole[counted] is None):
                assert grain == "month" or {part[figure] for part in parts} <= {None}
                continue
            of_parts = added([part[figure] for part in parts if part[counted]])
            assert of_parts == (None if whole[figure] is None else pytest.approx(whole[figure]))
    behind = records(office, "trace/accidents", months)
    assert len(behind) == whole["accidents"]
    for figure in FIGURES[1:4]:
        assert added([row[figure] for row in behind]) == pytest.approx(whole[figure])
    missing = office.ask("accidents/summary", months).missing
    for figure in FIGURES[1:4]:
        assert missing.get(figure, 0) == sum(row[figure] is None for row in behind)
    for grain, column in (
        ("month", "month"),
        ("area", "area"),
        ("sector", "counted_sector"),
        ("severity", "severity"),
        ("type", "type"),
    ):
        listed = {
            part[grain]: part["accidents"]
            for part in records(office, f"accidents/count_by_{grain}", months)
            if part["accidents"]
        }
        assert listed == Counter(row[column] for row in behind)


@few
@given(rows=ACCIDENTS, months=PERIODS, area=st.sampled_from(["青溪镇", "林场", "未填"]))
def test_a_bar_traces_back_to_its_rows(office, rows, months, area):
    refilled(office, "accidents", ACCIDENT_COLUMNS, rows)
    (whole,) = records(office, "accidents/summary", months, area=area)
    assert len(records(office, "trace/accidents", months, area=area)) == whole["accidents"]


@few
@given(rows=HAZARDS, months=PERIODS, on=st.sampled_from(["2026-09-30", "2026-03-05", None]))
def test_hazards_add_up_and_trace_back(office, rows, months, on):
    refilled(office, "hazards", HAZARD_COLUMNS, rows)
    (whole,) = records(office, "rectification/summary", months, on=on)
    for grain in ("month", "area", "sector", "source"):
        parts = records(office, f"rectification/rate_by_{grain}", months, on=on)
        for figure in COUNTS:
            assert sum(part[figure] for part in parts) == whole[figure]
        for part in parts:
            assert_rates(part)
    assert_rates(whole)
    behind = records(office, "trace/hazards", months, on=on)
    assert len(behind) == whole["found"]
    for figure in COUNTS[1:]:
        assert sum(row[f"is_{figure}"] for row in behind) == whole[figure]
        assert len(records(office, "trace/hazards", months, on=on, figure=figure)) == whole[figure]
    assert whole["on_time"] <= whole["due"]
    assert whole["overdue"] <= whole["due"]
    assert whole["on_time"] <= whole["rectified"]


def assert_rates(row):
    """Every rate is its numerator over its denominator."""
    for rate, numerator, denominator in (
        ("rate_pct", "rectified", "found"),
        ("on_time_rate_pct", "on_time", "due"),
        ("overdue_rate_pct", "overdue", "due"),
        ("major_rate_pct", "major_rectified", "major_found"),
    ):
        expected = 100 * row[numerator] / row[denominator] if row[denominator] else None
        assert row[rate] == (None if expected is None else pytest.approx(expected))


@few
@given(rows=HAZARDS, on=st.sampled_from(["2026-09-30", "2025-03-05"]))
def test_open_hazards_trace_back_with_the_day_alone(office, rows, on):
    refilled(office, "hazards", HAZARD_COLUMNS, rows)
    ages = records(office, "rectification/open_by_age", None, on=on)
    behind = [row for row in records(office, "trace/hazards", None, on=on) if row["is_open"]]
    assert sum(age["open"] for age in ages) == len(behind)
    assert sum(age["overdue"] for age in ages) == sum(row["is_overdue"] for row in behind)
    assert len(records(office, "rectification/open_list", None, on=on)) == len(behind)
    assert len(records(office, "trace/hazards", None, on=on, figure="open")) == len(behind)


SPANS = st.tuples(st.integers(1, 6), st.integers(1, 6)).filter(lambda span: span[0] <= span[1])


def cover(spans, first, last):
    """Figures of the chain of fewest spans from first to last, or None: a plain model of the rule."""
    reached = {first: [[]]}
    for month in range(first, last + 1):
        for chain in reached.get(month, []):
            for start, end in spans:
                if start == month and end <= last:
                    reached.setdefault(end + 1, []).append([*chain, (start, end)])
    chains = reached.get(last + 1, [])
    return (
        min(chains, key=lambda chain: (len(chain), [end for _, end in chain])) if chains else None
    )


@few
@given(spans=st.sets(SPANS, max_size=9), first=st.integers(1, 6), length=st.integers(0, 5))
def test_a_stated_span_is_the_chain_of_fewest_rows(office, spans, first, length):
    last = min(first + length, 6)
    figures = {span: 10 ** (span[1] - span[0]) * span[0] for span in spans}
    rows = [
        (f"2026-{start:02d}", f"2026-{end:02d}", "青溪镇", figures[start, end])
        for start, end in sorted(spans)
    ]
    refilled(office, "accident_stats", ("month_from", "month_to", "area", "accidents"), rows)
    months = f"2026-{first:02d}..2026-{last:02d}"
    found = {
        row["area"]: row["accidents"] for row in records(office, "accidents/stated_by_area", months)
    }["青溪镇"]
    chain = cover(spans, first, last)
    assert found == (None if chain is None else sum(figures[span] for span in chain))
    assert added([row["accidents"] for row in records(office, "trace/accident_stats", months)]) == (
        found or 0
    )
