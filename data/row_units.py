"""A unit written with the figure where the row has a column for the unit: 0.9‰ beside %.

Owns settling the two; where they measure different things that is a question.
"""

import re
import unicodedata
from dataclasses import dataclass

from data.figures import SCALES, factor, scaled
from data.grid import Cell, CellQuestion, normal, shown

WITH_UNIT = re.compile(
    r"(?P<before>约|近|不少于|不低于|至少)?(?P<number>[+-]?\d[\d,]*(?:\.\d+)?)"
    r"(?P<scale>[万亿]?)(?P<about>[余多]?)(?P<unit>[^\d\s]+?)?(?P<after>以上|左右)?"
)

BARE = re.compile(r"[+-]?\d*\.\d+")


@dataclass(frozen=True)
class Settled:
    """The figure's cell and the unit's, once they agree."""

    figure: Cell
    unit: str | None


def settle_unit(value: Cell, unit: Cell, is_percent: bool = False) -> Settled | None:
    """Bring a figure with a unit of its own to the unit beside it, or take its own where there is
    none; a bare fraction of 1 beside % is a question, unless the cell is shown as a percentage.
    None for what needs no settling.
    """
    if is_percent and isinstance(value, int | float) and not isinstance(value, bool):
        return settle_unit(f"{scaled(value, 100):.12g}%", unit)
    if normal(unit) == "%" and _is_fraction(value):
        return Settled(CellQuestion(shown(value), "percent-unsure"), None)
    if not isinstance(value, str):
        return None
    text = "".join(unicodedata.normalize("NFKC", value).split())
    found = WITH_UNIT.fullmatch(text)
    if not found or not found["unit"]:
        return None
    own, number = found["unit"], float(found["number"].replace(",", ""))
    if found["scale"] and f"{found['scale']}{own}" in SCALES:
        own = f"{found['scale']}{own}"
    elif found["scale"]:
        return None
    stated = normal(unit) or own
    times = 1.0 if stated == own else factor(own, stated) if own in SCALES else None
    if times is None or (stated != own and stated not in SCALES):
        question = CellQuestion(shown(value), "unit-beside", (("found", shown(unit)),))
        return Settled(question, None)
    about = f"{found['before'] or ''}{scaled(number, times):.12g}{found['about']}"
    return Settled(f"{about}{found['after'] or ''}", stated)


def _is_fraction(value: Cell) -> bool:
    """Whether a cell is a bare number between 0 and 1: 0.85 is 0.85 % or 85 %."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return False
    text = normal(value)
    return BARE.fullmatch(text) is not None and 0 < abs(float(text)) < 1
