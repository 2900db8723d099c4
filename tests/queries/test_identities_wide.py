"""Identities of the other ledgers and of inventories: parts make the whole, rows of a trace make the figure."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

AREAS = st.sampled_from(["青溪镇", "云岭镇", "县直", "林场", None])
NUMBERS = st.one_of(st.none(), st.integers(0, 12))
DAYS = st.integers(0, 700).map(lambda days: date(2025, 1, 1) + timedelta(days=days))
MONTHS = st.sampled_from(["2026-01", "2026-05", "2026-08"])
PERIODS = st.sampled_from(["2026-01..2026-09", "2026-05", "2025-03..2026-02", "2025-01..2026-11"])

few = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def refilled(office, table, columns, rows):
    office.con.execute(f"delete from {table}")
    office.put(table, [columns, *rows])


def records(office, name, months=None, **params):
    answer = office.ask(name, months, **params)
    names = [column.name for column in answer.columns]
    return [dict(zip(names, row, strict=True)) for row in answer.rows]


def added(values):
    """A sum in which unknown is left out, and unknown when all is; none of nothing."""
    known = [value for value in values if value is not None]
    return sum(known) if known else (None if values else 0)


INSPECTIONS = st.lists(
    st.tuples(DAYS, AREAS, st.sampled_from(["甲厂", "乙矿", None]), NUMBERS, NUMBERS), max_size=20
)


@few
@given(rows=INSPECTIONS, months=PERIODS)
def test_inspections_add_up_and_trace_back(office, rows, months):
    columns = ("inspected_on", "area", "unit_name", "visits", "fine_wan_yuan")
    refilled(office, "inspections", columns, rows)
    (whole,) = records(office, "inspections/summary", months)
    behind = records(office, "trace/inspections", months)
    assert whole["visits"] == added([row["visits"] for row in behind])
    assert whole["fines_wan_yuan"] == added([row["fine_wan_yuan"] for row in behind])
    names = {row["unit_name"] for row in behind} - {None}
    assert whole["units"] == (len(names) if names or not behind else None)
    for grain, column in (("month", "month"), ("area", "area")):
        for part in records(office, f"inspections/count_by_{grain}", months):
            of_part = [row["visits"] for row in behind if row[column] == part[grain]]
            assert part["visits"] == added(of_part)
    missing = office.ask("inspections/summary", months).missing
    assert missing.get("visits", 0) == sum(row["visits"] is None for row in behind)


EVENTS = st.lists(st.tuples(DAYS, AREAS, st.sampled_from(["甲", "乙"]), NUMBERS), max_size=20)


@few
@given(rows=EVENTS, months=PERIODS)
@pytest.mark.parametrize(
    ("dataset", "day", "figure", "counted"),
    [("activities", "held_on", "people", "events"), ("warnings", "issued_on", None, "warnings")],
)
def test_activities_and_warnings_add_up_and_trace_back(
    office, dataset, day, figure, counted, rows, months
):
    columns = (day, "area", "kind") + ((figure,) if figure else ())
    refilled(office, dataset, columns, [row[: len(columns)] for row in rows])
    behind = records(office, f"trace/{dataset}", months)
    for grain in ("month", "area"):
        parts = records(office, f"{dataset}/count_by_{grain}", months)
        assert sum(part[counted] for part in parts) == len(behind)
        for part in parts if figure else ():
            of_part = [row[figure] for row in behind if row[grain] == part[grain]]
            assert part[figure] == added(of_part)


INVENTORY = st.lists(
    st.tuples(MONTHS, st.sampled_from(["青溪镇", "云岭镇", "林场"]), NUMBERS, NUMBERS), max_size=12
)


@few
@given(rows=INVENTORY, on=st.sampled_from(["2026-01-31", "2026-06-15", "2026-10-01"]))
def test_coverage_traces_back_to_the_inventories_that_stand(office, rows, on):
    named = [(*row, f"队{place}") for place, row in enumerate(rows)]
    refilled(office, "teams", ("month", "area", "team_count", "members", "name"), named)
    behind = records(office, "trace/teams", on=on)
    standing = {
        (row["dataset"], row["area"]): row["month"]
        for row in records(office, "resources/inventory_months", on=on)
    }
    for row in behind:
        assert row["month"] == standing["teams", row["area"]] <= on[:7]
    for part in records(office, "resources/coverage_by_area", on=on):
        of_part = [row for row in behind if row["area"] == part["area"]]
        assert (part["teams"] is None) == (not of_part)
        if of_part:
            counts = [row["team_count"] for row in of_part]
            assert part["teams"] == sum(1 if count is None else count for count in counts)
            assert part["team_members"] == added([row["members"] for row in of_part])
