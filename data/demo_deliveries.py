"""Which spreadsheets the demonstration county sent, and when. Owns the files and who sent them.

What stands in them comes from the other demo_ modules.
"""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.demo_accidents import accidents_between
from data.demo_calendar import (
    FIRST_MONTH,
    absent,
    first_monthly,
    last_month,
    ledger_at,
    missing_stats,
    previous_month,
    stats_at,
    straggler,
    straggler_at,
    yearly_at,
    zero_at,
)
from data.demo_county import BY_NAME, CLERK, COUNTY, DEPUTY
from data.demo_events import month_sheets, year_sheets
from data.demo_findings import hazards_between, quiet_place
from data.demo_hazards import Hazard
from data.demo_ledgers import (
    ACCIDENTS,
    NOTES,
    NUMBERED_SINCE,
    OLD_ACCIDENTS,
    accident_ledger,
    carried_sheets,
    duties,
    hazard_ledger,
    register,
    span_text,
)
from data.demo_sheets import Sheet, write_csv, write_workbook
from data.demo_tables import (
    accident_table,
    hazard_table,
    own_hazard_table,
    yearly_accident_table,
    yearly_hazard_table,
)
from data.demo_workbooks import workbooks
from data.periods import month as month_of
from data.periods import months_between

SECTORS = Path(__file__).parent / "presets" / "common" / "行业对照.csv"
"""The default of every county, loaded like any spreadsheet."""


@dataclass(frozen=True)
class Delivery:
    """One file as somebody sent it; what the file does not say itself is said beside it."""

    path: Path
    by: str
    at: dt.datetime
    dataset: str | None = None
    period: tuple[str, str] | None = None
    area: str | None = None
    mode: str | None = None
    partial: bool = False


@dataclass(frozen=True)
class ZeroReport:
    """A unit's statement that it has nothing to report for a month."""

    dataset: str
    month: str
    area: str
    by: str
    at: dt.datetime


@dataclass(frozen=True)
class _Plan:
    """A file to be written: when, by whom, its name, and how its sheets are made."""

    at: dt.datetime
    by: str
    file: str
    sheets: Callable[[], Sequence[Sheet]] | None
    """None for the table that comes with every county."""


def deliveries(folder: Path, today: dt.date) -> Iterator[Delivery]:
    """Write the files under a folder and yield them in the order in which they were sent."""
    folder.mkdir(parents=True, exist_ok=True)
    for plan in sorted(_plans(today), key=lambda one: one.at):
        path = folder / plan.file
        if plan.sheets is None:
            shutil.copyfile(SECTORS, path)
        elif path.suffix == ".csv":
            write_csv(path, plan.sheets()[0])
        else:
            write_workbook(path, plan.sheets())
        yield Delivery(path, plan.by, plan.at)


def zero_reports(today: dt.date) -> list[ZeroReport]:
    """Zero reports of the hazard ledger that have come in by today, one a month."""
    found = []
    for month in months_between(first_monthly(today), last_month(today)):
        name, at = quiet_place(month), zero_at(month)
        if name and at.date() < today:
            found.append(ZeroReport("hazards", month, name, BY_NAME[name].officer, at))
    return found


def _plans(today: dt.date) -> Iterator[_Plan]:
    start = first_monthly(today)
    yield from _references(start)
    for at, file, sheets in workbooks(today):
        yield _Plan(at, DEPUTY, file, sheets)
    for year in range(int(FIRST_MONTH[:4]), int(start[:4])):
        yield from _yearly(year)
    for month in months_between(start, last_month(today)):
        yield _tables(month, start, today)
        yield _ledgers(month, start, today)
        late = straggler(month)
        if late and straggler_at(month).date() < today:
            yield _own(late, month)


def _references(start: str) -> Iterator[_Plan]:
    opened = dt.datetime(int(FIRST_MONTH[:4]) + 1, 1, 6, 9, 0)
    year = int(start[:4])
    yield _Plan(opened, DEPUTY, f"{COUNTY}区划名录.xlsx", lambda: (register(),))
    yield _Plan(opened + dt.timedelta(minutes=5), DEPUTY, SECTORS.name, None)
    at = dt.datetime(year, 1, 3, 9, 0)
    yield _Plan(at, DEPUTY, f"{COUNTY}{year}年报送任务.xlsx", lambda: (duties(start),))


def _seen_before(month: str, start: str, today: dt.date) -> dt.date:
    """The day of the ledger that was sent before a month's."""
    if month == start:
        return yearly_at(int(start[:4]) - 1).date()
    return ledger_at(previous_month(month), today).date()


def _yearly(year: int) -> Iterator[_Plan]:
    """What came once, after the year's end: one workbook, and for the first year a .csv besides."""
    at = yearly_at(year)
    day, span = at.date(), (month_of(year, 1), month_of(year, 12))
    columns = ACCIDENTS if year >= NUMBERED_SINCE else OLD_ACCIDENTS
    title = f"{COUNTY}{year}年生产安全事故台账"

    def accidents() -> Sheet:
        return accident_ledger("事故台账", title, accidents_between(*span), day, columns)

    def book() -> list[Sheet]:
        sheets = [] if year == int(FIRST_MONTH[:4]) else [accidents()]
        hazards = hazards_between(*span)
        sheets.append(hazard_ledger("隐患台账", f"{COUNTY}{year}年隐患整改台账", hazards, day))
        sheets += carried_sheets(year, yearly_at(year - 1).date(), day)
        sheets.append(yearly_hazard_table(year, day))
        return [NOTES, *sheets, *_accident_tables(year, day), *year_sheets(year, day)]

    if year == int(FIRST_MONTH[:4]):
        yield _Plan(at, DEPUTY, f"{title}.csv", lambda: (accidents(),))
    yield _Plan(
        at + dt.timedelta(minutes=10), CLERK, f"{COUNTY}{year}年安全生产资料汇编.xlsx", book
    )


def _accident_tables(year: int, day: dt.date) -> list[Sheet]:
    """A year's accident figures: one sheet, or, as one clerk kept them, twelve and the year's."""
    if year % 10 != 4:
        return [yearly_accident_table(year, day)]
    months = months_between(month_of(year, 1), month_of(year, 12))
    tables = [accident_table(f"{int(one[5:])}月", (one, one), day) for one in months]
    return [*tables, accident_table("全年累计", (months[0], months[-1]), day)]


def _tables(month: str, start: str, today: dt.date) -> _Plan:
    """The county's tables of a month, with what is still owed for the month before."""
    at = stats_at(month, today)
    day, before, number = at.date(), previous_month(month), int(month[5:])

    def book() -> list[Sheet]:
        sheets = [accident_table("事故统计", (month, month), day, absent("accident_stats", month))]
        if number % 3 == 0:
            span = (month_of(int(month[:4]), 1), month)
            sheets.append(accident_table(f"1—{number}月累计", span, day))
        sheets.append(hazard_table("隐患统计", month, day, missing_stats(month)))
        if before >= start and (owed := absent("accident_stats", before)):
            sheets.append(accident_table("事故补报", (before, before), day, only=owed))
        if before >= start and (owed := absent("hazard_stats", before)):
            sheets.append(hazard_table("隐患补报", before, day, only=owed))
        return [NOTES, *sheets]

    return _Plan(at, CLERK, f"{COUNTY}{span_text(month, month)}安全生产统计月报.xlsx", book)


def _ledgers(month: str, start: str, today: dt.date) -> _Plan:
    """The year's ledgers after a month: whole each quarter, else what is new or open."""
    at, year = ledger_at(month, today), int(month[:4])
    day, first, before = at.date(), month_of(year, 1), previous_month(month)
    seen, late = _seen_before(month, start, today), absent("hazards", month)
    owed = absent("hazards", before) if month > start else ()
    is_whole = int(month[5:]) % 3 == 0

    def is_listed(hazard: Hazard) -> bool:
        if hazard.month == month:
            return hazard.area not in late
        is_new = hazard.month == before and hazard.area in owed
        return is_whole or is_new or not hazard.is_settled(seen)

    def book() -> list[Sheet]:
        text = span_text(first, month)
        hazards = [hazard for hazard in hazards_between(first, month) if is_listed(hazard)]
        title = f"{COUNTY}{text}隐患整改台账" + ("" if is_whole else "（新增和未销号）")
        sheets = [hazard_ledger("隐患台账", title, hazards, day)]
        if accidents := accidents_between(first, month):
            title = f"{COUNTY}{text}生产安全事故台账"
            sheets.append(accident_ledger("事故台账", title, accidents, day))
        sheets += carried_sheets(year, seen, day, owed if month == first else ())
        return [*sheets, *month_sheets(month, start, day)]

    return _Plan(at, CLERK, f"{COUNTY}{span_text(first, month)}隐患和事故台账.xlsx", book)


def _own(unit: str, month: str) -> _Plan:
    """The straggler's own table, as a .csv in summer."""
    at = straggler_at(month)
    suffix = "csv" if int(month[5:]) == 6 else "xlsx"
    file = f"{unit}{span_text(month, month)}隐患排查统计表.{suffix}"
    return _Plan(
        at, BY_NAME[unit].officer, file, lambda: (own_hazard_table(unit, month, at.date()),)
    )
