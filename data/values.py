"""One cell to one typed value.

Owns how each type of column is read; one reader a type, nothing about rows or tables.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from data.answers import AT_ONCE, NO, NO_DATE, STATES, YES
from data.contract import Column, by_label, contracts
from data.figures import Figure, read_figure
from data.forms import FormColumn
from data.grid import Cell, CellError, CellQuestion, normal, shown
from data.no_days import month_in_full
from data.originals import before_date, flaw_of_credit_code, is_lost, may_be_lost
from data.periods import last_day, moment, period_of_cell, with_pattern
from data.places import SEVERAL, Register

YEARLESS = "yearless"
"""Passing state of a date that took its year from the sheet; settled once the row is whole."""
WITHIN = re.compile(r"(?<=[一-龥（）])\s+(?=[一-龥（）])")
"""Space inside a Chinese name, which only spreads it over a cell."""
SPLIT = re.compile(r"[、，,;；]")


@dataclass(frozen=True)
class Reading:
    """What a cell was read as: a value, its state, and the code and words of what is wrong or
    doubtful.
    """

    value: Any = None
    mark: str | None = None
    code: str | None = None
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Setting:
    """What reading a cell may need to know of the sheet: the register, the year spoken of, the
    stated unit.
    """

    register: Register
    year: int | None = None
    unit: str | None = None
    form: FormColumn | None = None


def _wrong(code: str, **words: str) -> Reading:
    return Reading(code=code, words=tuple(words.items()))


def _text(value: Cell, column: Column, setting: Setting) -> Reading:
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return Reading(value.isoformat(" ", "minutes"))
    text = shown(value).replace("\u3000", " ").strip()
    return Reading((WITHIN.sub("", text) if column.is_name else text) or None)


def _code(value: Cell, column: Column, setting: Setting) -> Reading:
    text = normal(shown(value))
    if text in STATES or not text:
        return Reading(mark=STATES.get(text))
    if is_lost(value):
        return Reading(text, code="key-damaged" if column.is_key else "code-damaged")
    if may_be_lost(text):
        return Reading(text, code="code-damaged")
    flaw = flaw_of_credit_code(text) if column.is_credit_code else None
    return Reading(text, code="code-flawed", words=(("found", flaw),)) if flaw else Reading(text)


def _figure(value: Cell, column: Column, setting: Setting) -> Reading:
    stated = setting.form.unit if setting.form and setting.form.unit else setting.unit
    found: Figure = read_figure(value, column.unit, stated)
    if found.wrong == "number-date":
        return _wrong(found.wrong, expected=before_date(value))
    if found.wrong:
        return _wrong(found.wrong)
    if column.type == "integer" and isinstance(found.value, float):
        return _wrong("not-integer")
    number = (
        float(found.value) if column.type == "number" and found.value is not None else found.value
    )
    return Reading(number, found.mark)


def _date(value: Cell, column: Column, setting: Setting) -> Reading:
    text = normal(value)
    if text in STATES or text in NO_DATE:
        return Reading(mark=STATES.get(text))
    if setting.form and setting.form.pattern:
        found = with_pattern(shown(value), setting.form.pattern, setting.form.year_offset)
    else:
        found = moment(value, setting.year)
    if found == "date-month" and column.until_month_end:
        return Reading(last_day(month_in_full(text) or ""), "approximate")
    if isinstance(found, str):
        is_soft = AT_ONCE.match(text) is not None
        return _wrong("date-words" if is_soft else found)
    mark = YEARLESS if found and setting.year and not re.search(r"\d{4}", text) else None
    return Reading(found.date() if found and column.type == "date" else found, mark)


def _month(value: Cell, column: Column, setting: Setting) -> Reading:
    found = period_of_cell(value, setting.year)
    return Reading(found) if found else _wrong("bad-month")


def _area(value: Cell, column: Column, setting: Setting) -> Reading:
    text = shown(value)
    if normal(text) in STATES:
        return Reading(mark=STATES[normal(text)])
    if not setting.register.areas:
        return _wrong("areas-empty")
    if setting.register.is_county(text):
        county = setting.register.county()
        return Reading(county.name) if county else _wrong("area-county")
    found = setting.register.find(text)
    if found.area:
        return Reading(found.area.name)
    if len(found.candidates) > 1:
        return _wrong(
            "area-ambiguous", expected="或".join(f"“{name}”" for name in found.candidates)
        )
    if SEVERAL.search(normal(text)):
        return _wrong("area-several")
    nearest = f"最接近的是“{found.candidates[0]}”，" if found.candidates else ""
    return _wrong("unknown-area", nearest=nearest)


def _choice(value: Cell, column: Column, setting: Setting) -> Reading:
    text = normal(value)
    if text in STATES:
        return Reading(mark=STATES[text])
    for choice in column.choices:
        if normal(choice) == text:
            return Reading(choice)
    for alias, choice in column.choice_aliases.items():
        if normal(alias) == text:
            return Reading(choice)
    expected = "、".join(column.choices)
    if column.open_choices:
        return Reading(shown(value), code="new-choice", words=(("expected", expected),))
    return _wrong("bad-choice", expected=expected)


def _boolean(value: Cell, column: Column, setting: Setting) -> Reading:
    if isinstance(value, bool):
        return Reading(value)
    text = normal(value).lower()
    if text in STATES:
        return Reading(mark=STATES[text])
    if text in YES or text in NO:
        return Reading(text in YES)
    return _wrong("bad-choice", expected="是、否")


def _list(value: Cell, column: Column, setting: Setting) -> Reading:
    parts = [part.strip() for part in SPLIT.split(shown(value)) if part.strip()]
    if column.references != "areas":
        return Reading(parts or None)
    if not setting.register.areas:
        return _wrong("areas-empty")
    matches = {part: setting.register.find(part) for part in parts}
    for part, match in matches.items():
        if not match.area:
            nearest = f"最接近的是“{match.candidates[0]}”，" if match.candidates else ""
            return _wrong("unknown-area", nearest=f"其中“{part}”不认识。{nearest}")
    return Reading([match.area.name for match in matches.values() if match.area] or None)


def _dataset(value: Cell, column: Column, setting: Setting) -> Reading:
    found = by_label(shown(value))
    if found:
        return Reading(found.name)
    return _wrong("dataset-cell", expected="、".join(one.label for one in contracts().values()))


def _year(value: Cell, column: Column, setting: Setting) -> Reading:
    found = re.fullmatch(r"((?:19|20)\d\d)年?度?", normal(value))
    return Reading(int(found[1])) if found else _wrong("bad-number")


READERS: dict[str, Callable[[Cell, Column, Setting], Reading]] = {
    "text": _text,
    "code": _code,
    "integer": _figure,
    "number": _figure,
    "date": _date,
    "datetime": _date,
    "month": _month,
    "year": _year,
    "area": _area,
    "dataset": _dataset,
    "choice": _choice,
    "boolean": _boolean,
    "list": _list,
}
"""Type of column -> its reader."""


def read_value(value: Cell, column: Column, setting: Setting) -> Reading:
    """Read one cell as its column's type. An empty cell is a missing value; an error cell is
    wrong in every column.
    """
    if isinstance(value, CellError):
        return _wrong("error-cell" if value.text else "formula-uncomputed")
    if isinstance(value, CellQuestion):
        return Reading(code=value.code, words=value.words)
    form = setting.form
    if form and form.values:
        value = form.values.get(shown(value), value)
    if form and form.pattern and column.type not in ("date", "datetime") and value is not None:
        found = re.search(form.pattern, shown(value))
        if not found:
            return _wrong("bad-number" if column.is_figure else "bad-choice", expected=form.pattern)
        value = found.groupdict().get("value") or found[1]
    if value is None or (isinstance(value, str) and not value.strip()):
        return Reading()
    return READERS[column.type](value, column, setting)


def with_form(setting: Setting, form: FormColumn | None, unit: str | None) -> Setting:
    """The setting for one column: its form's writing and the unit its header states, else the
    sheet's.
    """
    return replace(setting, form=form, unit=unit)
