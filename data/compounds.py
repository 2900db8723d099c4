"""Several figures in one cell: 11支587人, 531条（已整改237条）, 2/1.

Owns taking such a text apart and saying which column each part is of; a part that could be of two
columns is a question.
"""

import re
import unicodedata
from dataclasses import dataclass

from data.contract import Column, Contract
from data.figures import COUNTING, SCALES, factor
from data.headings import LISTING, names_of

DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+"
UNITS = "|".join(sorted({*SCALES, *COUNTING}, key=lambda word: -len(word)))
PART = re.compile(
    rf"(?P<word>[一-龥]*?):?"
    rf"(?P<number>(?:约|近|不少于)?(?:{DIGITS})[万亿]?(?:余|多)?)(?P<unit>{UNITS}|[死伤亡])?"
)
BETWEEN = re.compile(r"[,、/;:()。和及]*")
"""What stands between two parts."""
FILLER = re.compile(r"^(其中|共计|合计|总计|共|计|总|约|有|为|和|及|了)+|(了|有|共|为|的)+$")
"""Words around a figure that do not say of what it is."""
SPANNING = {"至", "到", "或", "不到", "不足"}
"""Words between two figures of one range."""
SAID = {"死": "死亡", "亡": "死亡", "伤": "受伤"}
"""Endings that stand for a word: 1死2伤."""


@dataclass(frozen=True)
class Part:
    """One figure of a cell: the words before it, the figure as written, its unit."""

    word: str
    number: str
    unit: str | None

    @property
    def text(self) -> str:
        """As written."""
        return f"{self.word}{self.number}{self.unit or ''}"


@dataclass(frozen=True)
class Apart:
    """What a cell's parts are of: figures by column, parts that name nothing, the part that is a
    question with the columns it may be of.
    """

    figures: dict[str, str]
    unnamed: tuple[str, ...] = ()
    question: tuple[str, tuple[str, ...]] | None = None


def parts(text: str) -> tuple[Part, ...]:
    """The figures of a text that holds nothing but figures with their words and units; () for any
    other text, and for one figure alone.
    """
    rest = "".join(unicodedata.normalize("NFKC", text).split())
    found: list[Part] = []
    while rest:
        part = PART.match(rest)
        if not part:
            return ()
        word, unit = part["word"], part["unit"]
        if word in SPANNING:
            return ()
        if unit in SAID:
            word, unit = SAID[unit], None
        found.append(Part(FILLER.sub("", word), part["number"], unit))
        rest = rest[part.end() :]
        rest = rest[_gap(rest) :]
    return tuple(found) if len(found) > 1 else ()


def _gap(rest: str) -> int:
    gap = BETWEEN.match(rest)
    return gap.end() if gap else 0


def apart(found: tuple[Part, ...], own: Column, spec: Contract) -> Apart:
    """Which column each part of a cell of a column is of: by its words, else by its unit."""
    figures: dict[str, str] = {}
    unnamed: list[str] = []
    for i, part in enumerate(found):
        named = _by_word(part, own, spec)
        if named is None and part.word and i > 0:
            unnamed.append(part.text)
            continue
        fitting = named or (
            (own.name,) if i == 0 and _fits(part, own) else _by_unit(part, own, spec)
        )
        fitting = tuple(name for name in fitting if name not in figures)
        if len(fitting) != 1:
            return Apart({}, question=(part.text, fitting))
        figures[fitting[0]] = part.number + (part.unit or "")
    return Apart(figures, tuple(unnamed))


def in_order(found: tuple[Part, ...], columns: tuple[str, ...], spec: Contract) -> Apart | None:
    """The parts as the columns that a header such as 起数/人数 names, in its order; None where
    their number or a unit does not agree with it.
    """
    if len(found) != len(columns):
        return None
    pairs = list(zip(found, map(spec.column, columns), strict=True))
    if not all(_fits(part, column) for part, column in pairs):
        return None
    return Apart({column.name: part.number + (part.unit or "") for part, column in pairs})


def _fits(part: Part, column: Column) -> bool:
    return part.unit is None or (
        column.unit is not None and factor(part.unit, column.unit) is not None
    )


def _by_word(part: Part, own: Column, spec: Contract) -> tuple[str, ...] | None:
    """Columns that a part's words name; None where it has none that do."""
    if not part.word:
        return None
    known = names_of(spec.name)
    for spelling in (part.word, f"{part.word}数", f"{part.word}人数"):
        figures = tuple(n for n in known.get(spelling, ()) if spec.column(n).is_figure)
        if figures:
            return figures
    under = [c for c in spec.figures if c.named_like == own.name and part.word in c.under]
    if under:
        return (under[0].name,)
    hurt = ("serious_injuries", "minor_injuries")
    return tuple(n for n in hurt if spec.has(n)) or None if part.word == "受伤" else None


def _by_unit(part: Part, own: Column, spec: Contract) -> tuple[str, ...]:
    """Columns that are counted in a part's unit, parts and last year's figures aside."""
    others = [c for c in spec.figures if c is not own and not c.under and not c.last_year_of]
    exact = tuple(c.name for c in others if part.unit and c.unit == part.unit)
    return exact or tuple(c.name for c in others if {part.unit, c.unit} <= COUNTING)


def of_heading(words: tuple[str, ...], spec: Contract) -> tuple[str, ...]:
    """The columns that a header such as 起数/人数 or 队伍（支/人） names, in order; () for none.

    A word such as 人数, which is no column's name, stands for the only column counted so.
    """
    leaf = words[-1] if words else ""
    listed = re.findall(r"\(([^()]*[/、][^()]*)\)", leaf)
    base = re.sub(r"\([^()]*\)", "", leaf)
    pieces = [p for p in LISTING.split(base) if p]
    if len(pieces) < 2 and listed:
        pieces = [p for p in LISTING.split(listed[0]) if p]
    columns = [_figure_named(piece, spec) for piece in pieces]
    found = tuple(name for name in columns if name)
    is_whole = len(found) == len(pieces) > 1 and len(set(found)) == len(found)
    return found if is_whole else ()


def _figure_named(piece: str, spec: Contract) -> str | None:
    known = names_of(spec.name)
    exact = [n for n in known.get(piece, ()) if spec.column(n).is_figure]
    if exact:
        return exact[0]
    unit = piece.removesuffix("数")
    counted = [
        column.name
        for column in spec.figures
        if column.unit == unit and not column.under and not column.last_year_of
    ]
    return counted[0] if len(counted) == 1 else None
