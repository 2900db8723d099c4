"""What a sheet says outside its table. Owns reading the title lines for the period, the unit of
money and the reporter.
"""

import re
import unicodedata

from data.figures import unit_in
from data.grid import Sheet, shown
from data.periods import Period, period_in
from data.places import Area, Register

REPORTER = re.compile(
    r"(?:填报|报送|填表|上报|编报|报表|制表)(?:单位|部门)(?:\(.*?\))?[:：]\s*(.+?)(?=\s{2,}|\s(?:填报|单位|日期|时间)|填报(?:时间|日期)|$)"
)
UNIT = re.compile(r"(?<![报送填表上编制责任])(?:计量|金额)?单位[:：]\s*([^\s,，;；、/]+)")


def lines_above(sheet: Sheet, first_row: int) -> list[str]:
    """Text of each row above a header, cells parted by two spaces, full-width forms folded."""
    lines = []
    for row in sheet.rows[:first_row]:
        cells = [unicodedata.normalize("NFKC", shown(cell)) for cell in row if shown(cell)]
        if cells:
            lines.append("  ".join(cells))
    return lines


def stated_unit(lines: list[str]) -> str | None:
    """The unit that holds for the whole sheet (单位：万元), when exactly one known unit is
    stated.
    """
    found = {unit_in(match) for line in lines for match in UNIT.findall(line)} - {None}
    return found.pop() if len(found) == 1 else None


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
    for text in (*lines, *names):
        area = register.inside(text)
        if area:
            return area
    return None


def stated_period(lines: list[str], sheet_name: str, file_name: str) -> Period | None:
    """The months that the sheet speaks of: from its title lines, else its name, else the file's
    name.

    A sheet named 5月 takes its year from the title or the file's name.
    """
    year = next((int(p[0][:4]) for p in map(period_in, (*lines, file_name)) if p), None)
    spans = [period for period in map(period_in, lines) if period]
    named = period_in(sheet_name, year)
    if named and not any(
        named[0] >= span[0] and named[1] <= span[1] for span in spans if span != named
    ):
        named = named if not spans else None
    if spans:
        narrowest = min(
            spans,
            key=lambda span: (span[1][:4] != span[0][:4], int(span[1][-2:]) - int(span[0][-2:])),
        )
        return (
            named if named and narrowest[0] <= named[0] and named[1] <= narrowest[1] else narrowest
        )
    return named or period_in(file_name)
