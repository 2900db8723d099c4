"""Who sends what when in the demonstration county: on time, late, or not at all.

Owns dates, no figures.
"""

import calendar
import datetime as dt
from functools import cache

from data.demo_county import NAMES, dice
from data.demo_findings import quiet_place
from data.periods import month as month_of

FIRST_MONTH = "2019-01"
STATS_DUE, LEDGER_DUE = 5, 8
"""Days of the month after by which tables and ledgers are due."""


def last_month(today: dt.date) -> str:
    """The month before today's."""
    end = today.replace(day=1) - dt.timedelta(days=1)
    return month_of(end.year, end.month)


def previous_month(month: str) -> str:
    """The month before."""
    return month_of(*_shifted(month, -1))


def _shifted(month: str, by: int) -> tuple[int, int]:
    """Year and number of the month so many months after."""
    years, rest = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 + by, 12)
    return years, rest + 1


def first_monthly(today: dt.date) -> str:
    """From this month on sheets come monthly; what is older came as one workbook a year."""
    return f"{int(last_month(today)[:4]) - 1}-01"


def sent_at(month: str, day: int, hour: int = 16, minute: int = 20) -> dt.datetime:
    """A moment on a day of the month after; the working day before, if that is a weekend."""
    year, number = _shifted(month, 1)
    date = dt.date(year, number, min(day, calendar.monthrange(year, number)[1]))
    while date.weekday() > 4 and date.day > 1:
        date -= dt.timedelta(days=1)
    return dt.datetime.combine(date, dt.time(hour, minute))


@cache
def absent(dataset: str, month: str) -> tuple[str, ...]:
    """Units whose figures or rows for a month come only with the next month's sheets.

    Nobody is absent from the accident tables of months that also get a cumulative one.
    """
    chance = dice("absent", dataset, month)
    active = [name for name in NAMES if name != quiet_place(month)]
    if dataset == "accident_stats":
        count = 0 if int(month[5:]) % 3 == 0 else chance.choice((0, 1, 1))
    else:
        count = chance.choice((1, 1, 2)) if dataset == "hazard_stats" else 1
    return tuple(sorted(chance.sample(active, count), key=NAMES.index))


def straggler(month: str) -> str | None:
    """The unit that sends its own hazard table some days late; three times a year."""
    if int(month[5:]) % 4 != 2:
        return None
    chance = dice("straggler", month)
    return chance.choice([name for name in NAMES if name not in absent("hazard_stats", month)])


def missing_stats(month: str) -> tuple[str, ...]:
    """Units whose line in the county's hazard table of a month is blank."""
    late = straggler(month)
    return (*absent("hazard_stats", month), *((late,) if late else ()))


def yearly_at(year: int) -> dt.datetime:
    """When the workbook of a whole year was sent: in the middle of the next January."""
    return sent_at(f"{year}-12", 15, 10, 5)


def _by_today(at: dt.datetime, today: dt.date) -> dt.datetime:
    """The bureau's own sheets of the last month are there today at the latest."""
    return min(at, dt.datetime.combine(today, dt.time(0, 30)))


def stats_at(month: str, today: dt.date) -> dt.datetime:
    """When the county's tables of a month were sent."""
    return _by_today(sent_at(month, STATS_DUE - int(month[5:]) % 2), today)


def ledger_at(month: str, today: dt.date) -> dt.datetime:
    """When the county's ledgers were sent as they stood after a month."""
    return _by_today(sent_at(month, LEDGER_DUE, 17, 5), today)


def straggler_at(month: str) -> dt.datetime:
    """When the straggler's own table came: some days after the due day."""
    return sent_at(month, 10 + int(month[5:]) % 5, 9, 40)


def zero_at(month: str) -> dt.datetime:
    """When a month's zero report came; now and then after the due day."""
    return sent_at(month, 12 if int(month[5:]) == 8 else 6, 11, 15)
