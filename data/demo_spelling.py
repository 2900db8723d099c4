"""The ways in which offices of the demonstration county write one thing.

Owns spelling, changes no meaning.
"""

import datetime as dt
from random import Random

from data.demo_county import BY_NAME, COUNTY, PARK
from data.demo_sheets import Cell

FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
DAYS = ("{0:%Y}.{0.month}.{0.day}", "{0:%Y}年{0.month}月{0.day}日", "{0:%Y-%m-%d}", "{0:%Y/%m/%d}")
MOMENTS = (
    "{0:%Y-%m-%d %H:%M}",
    "{0:%Y}年{0.month}月{0.day}日{0.hour}时{0.minute}分",
    "{0:%Y}.{0.month}.{0.day} {0:%H:%M}",
)
ODDLY = 0.08
"""Share of cells that are written in another way than their sheet's."""


def spaced(name: str) -> str:
    """A name stretched to the width of the column: 青 溪 镇."""
    return " ".join(name)


def _area(chance: Random, name: str) -> str:
    if chance.random() > 0.2:
        return name
    place = BY_NAME[name]
    if name == PARK or place.level != "乡镇":
        return chance.choice((name, *place.aliases))
    whole = (spaced(name), place.short, f"{COUNTY}{name}", f"{name}人民政府", f"{name} ")
    return chance.choice((*whole, *place.aliases))


class Hand:
    """One clerk's way of filling in a sheet: a favourite way to write a date, and slips."""

    def __init__(self, chance: Random, is_neat: bool = False) -> None:
        """A neat hand writes real dates and no odd spellings."""
        self._chance = chance
        self._is_neat = is_neat
        self._day = None if is_neat else chance.choice((None, None, *DAYS))
        self._moment = None if is_neat else chance.choice((None, None, *MOMENTS))

    def _is_odd(self) -> bool:
        return not self._is_neat and self._chance.random() < ODDLY

    def write(self, value: object) -> Cell:
        """A value as this hand writes it; the meaning stays."""
        if isinstance(value, dt.datetime):
            style = self._chance.choice(MOMENTS) if self._is_odd() else self._moment
            return style.format(value) if style else value
        if isinstance(value, dt.date):
            style = self._chance.choice(DAYS) if self._is_odd() else self._day
            text = style.format(value) if style else None
            return text.translate(FULL_WIDTH) if text and self._is_odd() else text or value
        if isinstance(value, str):
            return _area(self._chance, value) if value in BY_NAME and not self._is_neat else value
        if isinstance(value, int | float):
            return str(value).translate(FULL_WIDTH) if self._is_odd() else value
        return None
