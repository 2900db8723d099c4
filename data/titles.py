"""What a sheet says outside its table.

Owns reading the title lines for the period, the unit of money and the reporter.
"""

import re
import unicodedata

from data.figures import unit_in
from data.grid import Sheet, normal, shown
from data.numerals import with_arabic
from data.periods import STAMPS, Period, months_between, period_in
from data.places import Area, Register

REPORTER = re.compile(
    r"(?:填报|报送|填表|上报|编报|报表|制表)(?:单位|部门)(?:\(.*?\))?[:：]\s*(.+?)(?=\s{2,}|\s(?:填报|单位|日期|时间)|填报(?:时间|日期)|$)"
)
UNIT = re.compile(r"(?<![报送填表上编制责任])(?:计量|金额)?单位[:：]\s*(\S.*?)(?=\s{2,}|$)")
MONTHS = re.compile(r"\d月|季度|半年")
"""Words of a title that name months rather than a year."""
SEPARATOR = re.compile(r"[、,，;；/\s和及]+")


def lines_above(sheet: Sheet, first_row: int) -> list[str]:
    """Text of each row above a header, cells parted by two spaces, full-width forms folded."""
    lines = []
    for row in sheet.rows[:first_row]:
        cells = [unicodedata.normalize("NFKC", shown(cell)) for cell in row if shown(cell)]
        if cells:
            lines.append("  ".join(cells))
    return lines


def stated_units(lines: list[str]) -> tuple[str, ...]:
    """The units that hold for the whole sheet (单位：人、万元), those that are known."""
    words = [w for line in lines for found in UNIT.findall(line) for w in SEPARATOR.split(found)]
    return tuple(dict.fromkeys(unit for unit in map(unit_in, words) if unit))


def stated_reporter(lines: list[str]) -> str | None:
    """The words after 填报单位：, as written."""
    for line in lines:
        found = REPORTER.search(line)
        if found and found[1].strip(" _"):
            return found[1].strip()
    return None


def stated_area(lines: list[str], names: list[str], register: Register) -> Area | None:
    """The one township that the sheet speaks for: its 填报单位, else the only one named in
    title, sheet or file name.
    """
    reporter = stated_reporter(lines)
    if reporter:
        return register.find(reporter).area
    spoken = (register.inside(line) for line in lines)
    named = (register.below_county(name) or register.inside(name) for name in names)
    return next((area for area in (*spoken, *named) if area), None)


def stated_period(lines: list[str], sheet_name: str, file_name: str) -> Period | None:
    """The months that the sheet speaks of: from its title lines, else its name, else the file's.

    Months without a year (1-9月 in the title, a sheet named 5月) take the year that the titles, the
    sheet's or the file's name state. A sheet named by a month of the year in its title is of that
    month; a title that names months goes before the sheet's name: 12月 may hold 1-12月.
    """
    texts = (*lines, sheet_name, file_name)
    year = next((int(found[0][:4]) for found in map(period_in, texts) if found), None)
    stated = [found for found in (period_in(line, year) for line in lines) if found]
    named = period_in(sheet_name, year)
    if not stated:
        return named or period_in(file_name)
    narrowest = min(stated, key=lambda span: len(months_between(*span)))
    is_within = named and narrowest[0] <= named[0] and named[1] <= narrowest[1]
    is_a_year = not any(MONTHS.search(with_arabic(normal(STAMPS.sub("", line)))) for line in lines)
    return named if is_within and is_a_year else narrowest
