"""The workbooks of the demonstration county besides its ledgers: plans, yearbooks, inventories.

Owns when each was sent and what it holds; what stands in the sheets comes from elsewhere.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from data.demo_calendar import first_monthly, last_month, sent_at
from data.demo_county import COUNTY
from data.demo_forms import listing
from data.demo_inventories import inventory_sheets
from data.demo_ledgers import span_text
from data.demo_plans import (
    ISSUED,
    NEW,
    OLD,
    indicator_sheet,
    plan_sheet,
    standard_sheet,
    value_sheet,
)
from data.demo_sheets import Sheet
from data.demo_yearbook import COLUMNS, FIRST_YEAR, base_figures
from data.periods import month as month_of
from data.periods import months_between

Workbook = tuple[dt.datetime, str, Callable[[], Sequence[Sheet]]]
"""When it was sent, its file's name, its sheets."""


def workbooks(today: dt.date) -> Iterator[Workbook]:
    """Every workbook that had been sent before a day, in no order."""
    for one in (*_plans(), *_yearbooks(today), *_inventories(today)):
        if one[0].date() < today:
            yield one


def _plans() -> Iterator[Workbook]:
    """The plan in force, and both once the new one was issued."""
    for plans, name in (((OLD,), "十四五"), ((OLD, NEW), "十五五")):
        at = dt.datetime.combine(ISSUED[plans[-1]] + dt.timedelta(days=4), dt.time(15, 10))
        yield at, f"{COUNTY}{name}规划指标目录.xlsx", _plan_sheets(plans, at.date())


def _plan_sheets(plans: tuple[str, ...], day: dt.date) -> Callable[[], Sequence[Sheet]]:
    return lambda: (plan_sheet(plans, day), indicator_sheet(plans), standard_sheet(plans))


def base_sheet(years: Sequence[int], day: dt.date) -> Sheet:
    """Figures of years as the offices gave them."""
    rows = [row for year in years for row in base_figures(year)]
    text = f"{years[0]}年" if len(years) == 1 else f"{years[0]}—{years[-1]}年"
    return listing("基础数据", f"{COUNTY}{text}基础数据表", COLUMNS, rows, day)


def _yearbooks(today: dt.date) -> Iterator[Workbook]:
    """Figures of a year in the March after; in July what is stated of a plan's half-year."""
    first = FIRST_YEAR + 2
    at = sent_at(f"{first}-02", 25, 10, 30)
    file = f"{COUNTY}{FIRST_YEAR}—{first - 1}年基础数据.xlsx"
    yield at, file, lambda: (base_sheet((FIRST_YEAR, first - 1), at.date()),)
    for year in range(first, today.year):
        yield _yearbook(year)
    for year in range(int(first_monthly(today)[:4]), today.year + 1):
        yield _half_year(year)


def _yearbook(year: int) -> Workbook:
    at = sent_at(f"{year + 1}-02", 25, 10, 30)

    def sheets() -> Sequence[Sheet]:
        return base_sheet((year,), at.date()), value_sheet(year, 12, at.date())

    return at, f"{COUNTY}{year}年基础数据和规划指标.xlsx", sheets


def _half_year(year: int) -> Workbook:
    at = sent_at(f"{year}-06", 20, 15, 45)
    file = f"{COUNTY}{year}年上半年规划指标填报表.xlsx"
    return at, file, lambda: (value_sheet(year, 6, at.date()),)


def _inventories(today: dt.date) -> Iterator[Workbook]:
    """Inventories at the end of each year, of each quarter since sheets come monthly."""
    start = first_monthly(today)
    for month in months_between(month_of(FIRST_YEAR + 2, 12), last_month(today)):
        if month[5:] == "12" or (month >= start and int(month[5:]) % 3 == 0):
            yield _inventory(month)


def _inventory(month: str) -> Workbook:
    at = sent_at(month, 15, 11, 30)
    file = f"{COUNTY}{span_text(month, month)}应急资源统计表.xlsx"
    return at, file, lambda: inventory_sheets(month, at.date())
