"""Headings that name no column, and the columns that they may mean.

Owns how alike is alike enough. What is used by likeness differs from a name only in words that
change no meaning, and is shown for confirmation; everything else is a question.
"""

import re
from collections import Counter

from rapidfuzz import fuzz

from data.contract import Column
from data.headers import Mapping
from data.headings import NEUTRAL, Heading, bare, column_of
from data.matching import ALIKE, Match

USED = 80
"""How alike (0-100) a heading must be to a column's name to stand for it until confirmed."""
ASKED = 70
"""How alike it must be to be offered."""
NEEDED = 60
"""The same where the dataset cannot be told without the column."""
HARMLESS = frozenset("数量总的之本各详细情况项值额名称及和与:：、/-_.() 员所其有表栏填")
"""Characters that a heading may have more or fewer than a name and still mean the same. 未, 不, 应
or 伤 are not among them: 未整改数 is no misspelling of 已整改数.
"""

NO_FIGURE = re.compile(r"(号|人员|姓名|名称|单位|日期|时间|照片|措施|地址)$")
"""How a heading ends that is of no figure."""

Offer = tuple[str, int, bool]
"""Column, how alike, whether the words differ only in what changes no meaning."""


def take_likeness(mapping: Mapping) -> None:
    """Let headings left over stand for columns not found where they are all but the same; note
    those that may mean one.
    """
    lacking = {column.name for column in mapping.lacking}
    offers = {heading: _offers(heading, mapping, lacking) for heading in mapping.unused}
    claims = Counter(name for each in offers.values() for name, _, is_safe in each if is_safe)
    for heading, each in offers.items():
        sure = [offer for offer in each if offer[2] and claims[offer[0]] == 1]
        if len(sure) == 1 and sure[0][1] >= max(score for _, score, _ in each):
            name, score, _ = sure[0]
            mapping.columns[name] = heading
            mapping.matches[name] = Match(ALIKE, score)
            mapping.unused.remove(heading)
    for heading in [h for h in mapping.unused if offers.get(h)]:
        names = tuple(name for name, _, _ in offers[heading] if name not in mapping.columns)
        if names:
            mapping.unsure.append((heading, names))
            mapping.unused.remove(heading)


def _offers(heading: Heading, mapping: Mapping, lacking: set[str]) -> list[Offer]:
    """Columns not yet found that a heading may mean, the likeliest first."""
    if column_of(heading, mapping.contract.name):
        return []
    is_part = not all(NEUTRAL.fullmatch(bare(word)) for word in heading.words[:-1])
    if heading.aspect != "this" or is_part or not heading.words:
        return []
    found = [
        (column.name, *_alike(heading, column))
        for column in mapping.contract.columns
        if column.name not in {*mapping.columns, *mapping.absent} and not column.last_year_of
        if not (column.is_figure and NO_FIGURE.search(heading.bare))
    ]
    least = {name: NEEDED if name in lacking else ASKED for name, _, _ in found}
    return sorted((o for o in found if o[1] >= least[o[0]]), key=lambda offer: -offer[1])


def _alike(heading: Heading, column: Column) -> tuple[int, bool]:
    """How alike a heading is to the nearest of a column's names, and whether that is safe."""
    written = {heading.bare, bare(heading.words[-1]), bare("".join(heading.words))} - {""}
    best = (0, False)
    for name in {bare(name) for name in (column.label, *column.aliases)}:
        for text in written:
            score = round(fuzz.ratio(text, name))
            best = max(best, (score, score >= USED and _is_harmless(text, name)))
    return best


def _is_harmless(text: str, name: str) -> bool:
    """Whether two texts differ only in characters that change no meaning."""
    have, want = Counter(text), Counter(name)
    return HARMLESS.issuperset({*(have - want), *(want - have)})
