"""Monthly tables of the demonstration county: the figures its offices state, in the forms they use.

Owns the forms of accident_stats and hazard_stats; draws no figures.
"""

import datetime as dt
from collections.abc import Callable, Collection, Sequence

from data.demo_county import BUREAU, BY_NAME, COUNTY, DIRECT, NAMES
from data.demo_ledgers import SIGNED, line_of, span_text
from data.demo_sheets import Cell, Formula, Sheet, Words
from data.demo_spelling import spaced
from data.demo_stats import (
    STATED_SOURCES,
    STATING,
    Figures,
    stated_accidents,
    stated_hazards,
    summed,
)
from data.periods import months_between

LEVELS = {
    ("总体情况", "事故起数（起）"): "accidents",
    ("总体情况", "死亡人数（人）"): "deaths",
    ("较大及以上事故情况", "事故起数（起）"): "major_accidents",
    ("较大及以上事故情况", "死亡人数（人）"): "major_deaths",
}
"""Upper two levels of the three-level form, and the figure below them."""

HAZARD_COLUMNS: dict[Words, str] = {
    ("检查单位数（家）",): "units",
    ("排查隐患数（条）",): "found",
    ("已整改数（条）",): "rectified",
    ("其中：重大隐患", "重大隐患数"): "major_found",
    ("其中：重大隐患", "重大隐患已整改数"): "major_rectified",
}
INCOMPLETE = "注：部分单位逾期未报，空白处待补报；合计不含未报单位。"


def _added(rows: Sequence[Sequence[Cell]], columns: int, lead: Sequence[Cell]) -> list[Cell]:
    """A total with SUM formulas: the lead cells, then the sum of each column that holds numbers."""
    total: list[Cell] = list(lead)
    for c in range(len(lead), columns):
        results = [
            cell.value if isinstance(cell, Formula) else cell for cell in (r[c] for r in rows)
        ]
        numbers = [number for number in results if isinstance(number, int)]
        letter = chr(ord("A") + c)
        text = f"=SUM({letter}{{first}}:{letter}{{last}})"
        total.append(Formula(text, sum(numbers)) if numbers else None)
    return total


def _three_levels(stated: dict[str, Figures], absent: Collection[str], year: int) -> Sheet:
    """The ministry's form: this year, last year and the change under each figure."""
    header: list[Words] = [("地  区",)]
    for upper in LEVELS:
        header += [(*upper, f"{year}年"), (*upper, f"{year - 1}年"), (*upper, "同期比")]
    rows: list[list[Cell]] = []
    for name, figures in stated.items():
        row: list[Cell] = [spaced(name) if len(name) < 4 else name]
        for i, column in enumerate(LEVELS.values()):
            now, before = figures[column], figures[f"{column}_last_year"]
            here, there = chr(ord("B") + 3 * i), chr(ord("C") + 3 * i)
            change = Formula(f"={here}{{row}}-{there}{{row}}", now - before)
            row += [None] * 3 if name in absent else [now, before, change]
        rows.append(row)
    return Sheet("", header, rows, total=_added(rows, len(header), ("合  计",)))


def _two_levels(stated: dict[str, Figures], absent: Collection[str], year: int) -> Sheet:
    """This period and last year's side by side; the grave ones, not applicable to 县直."""
    header: list[Words] = [("序号",), ("乡镇（园区）",)]
    for upper in ("本期", "上年同期", "其中：较大及以上"):
        header += [(upper, "事故起数"), (upper, "死亡人数")]
    rows: list[list[Cell]] = []
    for i, (name, figures) in enumerate(stated.items(), 1):
        plain = [
            figures[c] for c in ("accidents", "deaths", "accidents_last_year", "deaths_last_year")
        ]
        grave: list[Cell] = [figures["major_accidents"], figures["major_deaths"]]
        grave = ["/", "/"] if name == DIRECT else grave
        rows.append([i, name, *([None] * 6 if name in absent else [*plain, *grave])])
    total = _added(rows, len(header), ("合计", None))
    return Sheet(
        "",
        header,
        rows,
        total=total,
        is_total_first=False,
        footers=(f"注：{year}年数据为快报数。",),
    )


def _one_level(stated: dict[str, Figures], absent: Collection[str], year: int) -> Sheet:
    """A plain form, where last year's zeros are left blank."""
    labels = ("单位", "事故起数", "死亡人数", "上年同期事故起数", "上年同期死亡人数", "备注")
    rows: list[list[Cell]] = []
    for name, figures in stated.items():
        before = [figures["accidents_last_year"] or None, figures["deaths_last_year"] or None]
        known = [figures["accidents"], figures["deaths"], *before, "无" if name == DIRECT else None]
        rows.append([name, *([None] * 5 if name in absent else known)])
    total = [*_added(rows, 5, ("合计",)), f"{year}年"]
    return Sheet("", [(label,) for label in labels], rows, total=total)


FORMS: tuple[Callable[[dict[str, Figures], Collection[str], int], Sheet], ...] = (
    _three_levels,
    _two_levels,
    _one_level,
)
"""The form changes with whoever makes the table that month."""


def _finished(
    sheet: Sheet, name: str, title: str, day: dt.date, unit: str, absent: object
) -> Sheet:
    footers = (*sheet.footers, *((INCOMPLETE,) if absent else ()), SIGNED)
    line = line_of(BUREAU, day, unit)
    return Sheet(
        name,
        sheet.header,
        sheet.rows,
        (title,),
        line,
        sheet.total,
        sheet.is_total_first,
        footers,
        sheet.merged,
    )


def accident_table(
    name: str,
    span: tuple[str, str],
    day: dt.date,
    absent: Collection[str] = (),
    only: Collection[str] | None = None,
) -> Sheet:
    """The county's accident table for months as stated on a day.

    absent units are listed with blanks; with only, nobody else is listed (a late report).
    """
    stated = {n: f for n, f in stated_accidents(*span, day).items() if only is None or n in only}
    form = FORMS[int(span[1][5:]) % len(FORMS)]
    late = "" if only is None else "（补报）"
    title = f"{COUNTY}{span_text(*span)}生产安全事故统计表{late}"
    return _finished(form(stated, absent, int(span[1][:4])), name, title, day, "起、人", absent)


def _hazard_row(figures: Figures, number: int) -> list[Cell]:
    """Figures of one line in the order of HAZARD_COLUMNS, the rate after what was rectified."""
    values: list[Cell] = [figures[column] for column in HAZARD_COLUMNS.values()]
    found, mended = chr(ord("A") + number + 1), chr(ord("A") + number + 2)
    rate = round(100 * figures["rectified"] / figures["found"], 2) if figures["found"] else "—"
    text = f'=IF({found}{{row}}=0,"—",ROUND({mended}{{row}}/{found}{{row}}*100,2))'
    return [*values[:3], Formula(text, rate), *values[3:]]


def _hazard_header(lead: Sequence[str]) -> list[Words]:
    columns = list(HAZARD_COLUMNS)
    return [*((word,) for word in lead), *columns[:3], ("整改率（%）",), *columns[3:]]


def _hazard_total(parts: list[Figures], lead: Sequence[Cell]) -> list[Cell]:
    return [*lead, *_hazard_row(summed(parts), len(lead))]


def hazard_table(
    name: str,
    month: str,
    day: dt.date,
    absent: Collection[str] = (),
    only: Collection[str] | None = None,
) -> Sheet:
    """The county's hazard table of a month as stated on a day: each unit by source, total first."""
    rows: list[list[Cell]] = []
    parts: list[Figures] = []
    nil: Cell = "无" if int(month[5:]) % 3 == 2 else 0
    for unit, sources in stated_hazards(month, day).items():
        if only is not None and unit not in only:
            continue
        for source, figures in sources.items():
            if unit in absent:
                rows.append([unit, source, *[None] * 6])
                continue
            cells = _hazard_row(figures, 2)
            rows.append([unit, source, *cells[:4], *(cell or nil for cell in cells[4:])])
            parts.append(figures)
    header = _hazard_header(("乡镇（园区）", "排查来源"))
    sheet = Sheet("", header, rows, total=_hazard_total(parts, ("合计", None)), merged=(0,))
    late = "" if only is None else "（补报）"
    title = f"{COUNTY}{span_text(month, month)}隐患排查整改统计表{late}"
    return _finished(sheet, name, title, day, "家、条", absent)


def own_hazard_table(unit: str, month: str, day: dt.date) -> Sheet:
    """One township's own hazard table; only the lines above it say whose it is."""
    place = BY_NAME[unit]
    reporter = f"{unit}人民政府" if place.level == "乡镇" else unit
    sources = stated_hazards(month, day)[unit]
    rows = [
        [i, source, *_hazard_row(sources[source], 2)] for i, source in enumerate(STATED_SOURCES, 1)
    ]
    return Sheet(
        "隐患排查统计",
        _hazard_header(("序号", "排查来源")),
        rows,
        (f"{unit}{span_text(month, month)}隐患排查整改统计表",),
        line_of(reporter, day),
        total=_hazard_total(list(sources.values()), ("合计", None)),
        is_total_first=False,
        footers=(f"填表人：{place.officer}　　审核人：",),
    )


def yearly_accident_table(year: int, day: dt.date) -> Sheet:
    """A year's accident figures month by month, the month merged over its units."""
    columns = ("accidents", "deaths", "major_accidents", "major_deaths")
    labels = ("事故起数", "死亡人数", "较大及以上事故起数", "较大及以上死亡人数")
    rows: list[list[Cell]] = []
    for month in months_between(f"{year}-01", f"{year}-12"):
        stated = stated_accidents(month, month, day)
        rows += [[f"{int(month[5:])}月", n, *(stated[n][c] for c in columns)] for n in STATING]
    header = [("月份",), ("单位",), *((label,) for label in labels)]
    total = _added(rows, len(header), ("合计", None))
    sheet = Sheet("", header, rows, total=total, is_total_first=False, merged=(0,))
    return _finished(sheet, "事故统计", f"{COUNTY}{year}年生产安全事故统计表", day, "起、人", ())


def yearly_hazard_table(year: int, day: dt.date) -> Sheet:
    """A year's hazard figures month by month, not told apart by source; one total is mistyped."""
    rows: list[list[Cell]] = []
    parts: list[Figures] = []
    for month in months_between(f"{year}-01", f"{year}-12"):
        stated = stated_hazards(month, day)
        for unit in NAMES:
            parts.append(summed(list(stated[unit].values())))
            rows.append([f"{int(month[5:])}月", unit, *_hazard_row(parts[-1], 2)])
    total = _hazard_total(parts, ("合计", None))
    if year == 2022 and isinstance(total[3], int):
        total[3] += 10
    header = _hazard_header(("月份", "乡镇（园区）"))
    sheet = Sheet("", header, rows, total=total, is_total_first=False, merged=(0,))
    title = f"{COUNTY}{year}年隐患排查整改统计表"
    return _finished(sheet, "隐患统计", title, day, "家、条", ())
