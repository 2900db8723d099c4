"""A question cut into words. Owns the cutting; a word that is not known is left as it is.

The cut leaves as little unknown as possible, and is then the one of the fewest words.
"""

import re
from dataclasses import dataclass
from datetime import date

from queries.asking_dictionary import Meaning
from queries.asking_orders import orders_at
from queries.asking_times import times_at
from queries.asking_vocabulary import Vocabulary, fold

LISTED = frozenset({"、", "和", "与", "及", "以及", "跟"})
"""Words and signs between things of which each stands for itself."""

APART = LISTED | set("，,;；?？。")
"""These and the signs between clauses, where the second may go on with the first."""

BETWEEN = re.compile(r"[，,。？?！!；;：:、()（）\[\]【】…~～]")
"""Signs that say nothing."""


@dataclass(frozen=True)
class Token:
    """A piece of the folded text with everything that it may mean; nothing where it is unknown."""

    text: str
    meanings: tuple[Meaning, ...]


Best = tuple[tuple[int, int], int, tuple[Meaning, ...]]
"""Cost of the rest (unknown signs, words), where the first word of it ends, what that may mean."""


def tokens(text: str, known: Vocabulary, today: date, whole: bool = True) -> list[Token]:
    """The words of a question; signs between them are words that say nothing.

    Without whole the text as one word is not considered, only the words that it is made of.
    """
    folded = fold(text)
    rest: list[Best] = [((0, 0), len(folded), ())] * (len(folded) + 1)
    for place in range(len(folded) - 1, -1, -1):
        longest = len(folded) - place - (not whole and place == 0)
        rest[place] = _best(folded, place, known, today, rest, longest)
    cut, place = [], 0
    while place < len(folded):
        _, end, meant = rest[place]
        cut.append(Token(folded[place:end], meant))
        place = end
    return _joined(cut)


def _best(
    text: str, place: int, known: Vocabulary, today: date, rest: list[Best], longest: int
) -> Best:
    """The cheapest way to go on from a place; of equal ones the longest first word."""
    ends: dict[int, list[Meaning]] = {}
    if BETWEEN.match(text, place):
        ends[place + 1] = [()]
    for length in range(1, min(known.longest, longest) + 1):
        if meant := known.meanings.get(text[place : place + length]):
            ends.setdefault(place + length, []).extend(meant)
    for end, said in times_at(text, place, today):
        ends.setdefault(end, []).extend(said)
    for end, meaning in orders_at(text, place, today):
        ends.setdefault(end, []).append(meaning)
    (unknown, count), _, _ = rest[place + 1]
    best: Best = ((unknown + 1, count + 1), place + 1, ())
    for end in sorted(ends):
        (unknown, count), _, _ = rest[end]
        cost = (unknown, count + 1)
        if cost <= best[0]:
            best = (cost, end, tuple(dict.fromkeys(ends[end])))
    return best


def _joined(cut: list[Token]) -> list[Token]:
    """Unknown signs that follow each other are one unknown word; one filler between them too."""
    joined: list[Token] = []
    for one in cut:
        last = joined[-1] if joined else None
        if last and not last.meanings and not one.meanings:
            joined[-1] = Token(last.text + one.text, ())
        else:
            joined.append(one)
    return joined
