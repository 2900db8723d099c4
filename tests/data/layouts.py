"""Any register and any ledger in any layout: what hypothesis draws for test_layout_properties.

A ledger is drawn first (rows of values and states), then how each cell, header and line is written.
What comes back must be the ledger; nothing here looks at how the reader works.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from data.contract import Column, Contract, contract
from data.headings import names_of
from data.places import Area

COUNTY = "安澜县"
STEM = "青云石柳白湘江西黄兴峙王臧溪岭桥塘湖龙村坛田滩港湾"
WORDS = "甲乙丙丁厂矿车间仓库电线阀门油罐皮带走廊老化堵塞松动"
ONE_NAMED = {
    "accidents": ("accident_no",),
    "hazards": ("hazard_no",),
    "accident_stats": (),
    "hazard_stats": (),
    "teams": ("name",),
    "inspections": ("unit_name",),
    "shelters": ("name",),
    "warehouses": ("name",),
    "disasters": ("event_no",),
    "warnings": ("title",),
    "enterprises": ("name",),
}
"""Datasets drawn -> the columns that tell their rows apart, filled in every row."""
LEFT_OUT = {"note", "longitude", "latitude", "month_from", "month_to", "leader", "phone", "month"}
"""Columns with rules of their own: what is said in notes, coordinates, the sheet's months."""
MASKS = {
    "masked": ("xx", "***", "×××"),
    "not_applicable": ("/", "不适用"),
    "base_zero": ("—", "——"),
}
BLANKS = (None, "", " ", "\u3000", "未统计")


NUMERALS = dict(
    zip(range(3, 13), ["三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"], strict=True)
)
"""Figures as Chinese numerals."""


@dataclass(frozen=True)
class Cell:
    """One cell of the ledger: what must come back, and how it is written."""

    value: Any
    mark: str | None
    written: Any


@dataclass
class Ledger:
    """Rows of one dataset, and the months that its sheet is about."""

    contract: Contract
    columns: list[Column]
    rows: list[dict[str, Cell]]
    months: tuple[str, str]
    title: str
    headers: dict[str, str]
    """Column -> its words in the header, unit included."""
    unit_line: str | None = None
    """单位：元 above the table, for money whose header has no unit."""

    """A register as its areas."""

    areas: list[Area] = field(default_factory=list)


@st.composite
def registers(draw: st.DrawFn) -> list[Area]:
    """A county, its own unit, and townships of which no two are written alike."""
    stems = draw(
        st.lists(
            st.text(STEM, min_size=2, max_size=2).filter(lambda s: s[0] != s[1]),
            min_size=2,
            max_size=4,
            unique=True,
        )
    )
    kinds = [draw(st.sampled_from(["镇", "乡", "街道"])) for _ in stems]
    towns = [
        Area(stem + kind, (f"老{stem}",) if draw(st.booleans()) else ())
        for stem, kind in zip(stems, kinds, strict=True)
    ]
    return [Area(COUNTY, (), "县"), *towns, Area("县直", ("县本级",), "县直")]


def spellings(area: Area) -> list[str]:
    """How offices write the name of an area."""
    if area.level != "乡镇":
        return [area.name, *area.aliases]
    stem = area.name.removesuffix("街道").rstrip("镇乡")
    spaced = " ".join(area.name)
    return [
        *(area.name, spaced, f" {area.name}\u3000", f"{area.name}人民政府", f"{COUNTY}{area.name}"),
        *(stem, *area.aliases),
    ]


def wide(text: str) -> str:
    """The same in full-width forms."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def figures(draw: st.DrawFn, column: Column, factor: float, limit: float | None) -> Cell:
    """A figure in one of its states. factor: how many of the header's unit make one of ours."""
    state = draw(st.sampled_from(["value"] * 5 + ["missing", *MASKS, "approximate", "at_least"]))
    if state == "missing":
        return Cell(None, None, draw(st.sampled_from(BLANKS)))
    if state in MASKS:
        return Cell(None, state, draw(st.sampled_from(MASKS[state])))
    top = 4000 if limit is None else int(limit)
    value: float = draw(st.integers(0, top))
    if column.type == "number":
        value = draw(st.integers(0, 400_000)) / 100
    number = round(value * factor, 2)
    plain = f"{int(number) if number == int(number) else number}"
    if state == "approximate":
        return Cell(value, state, f"约{plain}" if draw(st.booleans()) else f"{plain}余")
    if state == "at_least":
        return Cell(value, state, f"不少于{plain}")
    ways = [number, plain, f" {plain} ", wide(plain), f"{number:,}"]
    if number in NUMERALS:
        ways.append(NUMERALS[number])
    if column.unit and factor == 1:
        ways.append(f"{plain}{column.unit}")
    return Cell(value, None, draw(st.sampled_from(ways)))


def days(draw: st.DrawFn, column: Column, months: tuple[str, str], yearless: bool) -> Cell:
    """A day within the sheet's months, or a moment where the column keeps moments."""
    first = dt.date.fromisoformat(f"{months[0]}-01")
    day = first + dt.timedelta(draw(st.integers(0, 27)))
    ways: list[Any] = [
        *(day, f"{day:%Y-%m-%d}", f"{day.year}.{day.month}.{day.day}", f"{day:%Y/%m/%d}"),
        *(f"{day.year}年{day.month}月{day.day}日", wide(f"{day:%Y-%m-%d}"), f"{day:%Y%m%d}"),
    ]
    if yearless:
        ways.append(f"{day.month}月{day.day}日")
    if column.type == "date":
        return Cell(day, None, draw(st.sampled_from(ways)))
    moment = dt.datetime(day.year, day.month, day.day)
    if draw(st.booleans()):
        return Cell(moment, None, draw(st.sampled_from(ways)))
    moment = moment.replace(hour=draw(st.integers(1, 23)), minute=draw(st.integers(0, 59)))
    told = f"{moment.hour}时{moment.minute}分"
    ways = [moment, f"{moment:%Y-%m-%d %H:%M}", f"{day.year}年{day.month}月{day.day}日{told}"]
    return Cell(moment, None, draw(st.sampled_from(ways)))


def cell(draw: st.DrawFn, column: Column, number: int, areas: list[Area], ledger: Ledger) -> Cell:
    """One cell of a column that is not a figure."""
    if column.name in ONE_NAMED[ledger.contract.name]:
        code = f"{draw(st.sampled_from(['A-', '00', 'SG2026-']))}{number:03d}"
        return Cell(code, None, code)
    if column.type == "area":
        above = ledger.rows[-1]["area"] if ledger.rows else None
        if above and ledger.contract.kind == "event" and draw(st.booleans()):
            return above
        area = areas[number % len(areas)]
        return Cell(area.name, None, draw(st.sampled_from(spellings(area))))
    if column.type in ("date", "datetime"):
        is_missing = not column.required and draw(st.integers(0, 3)) == 0
        yearless = ledger.contract.month == column.name and ledger.title != ""
        return Cell(None, None, None) if is_missing else days(draw, column, ledger.months, yearless)
    if not column.required and draw(st.integers(0, 3)) == 0:
        return Cell(None, None, draw(st.sampled_from(BLANKS[:4])))
    if column.type == "choice":
        known = {one: one for one in column.choices} | column.choice_aliases
        written = draw(st.sampled_from(sorted(known)))
        return Cell(known[written], None, written)
    if column.type == "boolean":
        return draw(st.sampled_from([Cell(True, None, "是"), Cell(False, None, "否")]))
    text = draw(st.text(WORDS, min_size=2, max_size=6))
    return Cell(text, None, draw(st.sampled_from([text, f" {text}\u3000"])))


@st.composite
def ledgers(draw: st.DrawFn, areas: list[Area]) -> Ledger:
    """A ledger of one of several datasets with its cells in all their states."""
    spec = contract(draw(st.sampled_from(sorted(ONE_NAMED))))
    needed = {one.name for one in spec.columns if one.required or one.identifies}
    needed |= {names[0] for names in spec.any_of} | set(ONE_NAMED[spec.name]) | {"area"}
    others = [c.name for c in spec.columns if c.name not in needed | LEFT_OUT]
    extra = draw(st.lists(st.sampled_from(others), max_size=6, unique=True)) if others else []
    chosen = [c for c in spec.columns if c.name in {*extra, *needed} - LEFT_OUT]
    month = draw(st.integers(1, 8))
    last = draw(st.integers(month, 8)) if spec.kind == "measure" else month
    months = (f"2026-{month:02d}", f"2026-{last:02d}")
    spoken = f"2026年{month}月" if last == month else f"2026年{month}-{last}月"
    title = f"{COUNTY}{spoken}{draw(st.sampled_from([spec.label, *spec.aliases]))}"
    ledger = Ledger(spec, draw(st.permutations(chosen)), [], months, title, {})
    unit = draw(st.sampled_from(["万元", "元"]))
    units = {column.name: unit for column in chosen if column.unit == "万元"}
    if units and draw(st.booleans()):
        ledger.unit_line = f"单位：人、{unit}"
    for column in chosen:
        own = None if ledger.unit_line else units.get(column.name)
        ledger.headers[column.name] = header(draw, spec, column, own)
    reporting = [one for one in areas if one.level != "县"]
    count = len(reporting) if spec.kind == "measure" else draw(st.integers(1, 6))
    for number in range(count):
        made: dict[str, Cell] = {}
        for column in sorted(chosen, key=lambda one: bool(one.part_of)):
            if not column.is_figure:
                made[column.name] = cell(draw, column, number, reporting, ledger)
                continue
            whole = made.get(column.part_of or "")
            limit = whole.value if whole and whole.value is not None else None
            factor = 10_000.0 if units.get(column.name) == "元" else 1.0
            made[column.name] = figures(draw, column, factor, limit)
        ledger.rows.append(made)
    return ledger


def header(draw: st.DrawFn, spec: Contract, column: Column, unit: str | None) -> str:
    """One of a column's names that means no other column, its unit in brackets or left out."""
    known = names_of(spec.name)
    names = [column.label.removesuffix("（万元）"), *column.aliases]
    own = [name for name in names if known.get(name.lower()) == (column.name,)]
    name = draw(st.sampled_from(own or [column.label]))
    if unit:
        return f"{name}（{unit}）" if draw(st.booleans()) else f"{name}({unit})"
    ways: list[Callable[[str], str]] = [str, " ".join, lambda text: f"{text[:2]}\n{text[2:]}"]
    if column.unit and column.unit != "万元" and not name.endswith("）"):
        ways.append(lambda text: f"{text}（{column.unit}）")
    return draw(st.sampled_from(ways))(name)
