"""The words that a question may be made of, whatever the store holds: the dictionary's and labels.

Owns which word may mean what; words that differ from county to county are added by
queries/asking_store.py.
"""

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from data.grid import normal
from queries.asking_dictionary import (
    Meaning,
    filter_suffixes,
    meaning_of,
    measures,
    words,
)
from queries.parameters import CHOICES

QUOTES = re.compile(r"[“”\"'‘’「」『』《》〈〉·\s]")


def fold(text: str) -> str:
    """Text as words are compared: full-width forms, case, spaces and quotes folded."""
    return QUOTES.sub("", normal(text)).lower()


@dataclass
class Vocabulary:
    """Words with their meanings, folded as texts are, and the values that may be chosen instead."""

    meanings: dict[str, list[Meaning]] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)
    """Reporting areas in official order."""
    values: dict[str, list[str]] = field(default_factory=dict)
    """Parameter, or family.parameter, -> its values."""
    plans: dict[str, str] = field(default_factory=dict)
    """Code -> how sentences name the plan."""
    plans_of: dict[str, list[tuple[str, int, int]]] = field(default_factory=dict)
    """Name of an indicator -> code, first and last year of each plan that has it."""
    longest: int = 0

    def add(self, word: str, *meant: Meaning) -> None:
        """A word may mean this, too."""
        folded = fold(word)
        if not folded:
            return
        known = self.meanings.setdefault(folded, [])
        known += [one for one in meant if one not in known]
        self.longest = max(self.longest, len(folded))

    def add_filter(self, name: str, family: str, value: str, *also: str) -> None:
        """A value of a filter: alone, otherwise written, with the suffix that leaves no doubt."""
        atom: Meaning = (("filter", (name, value, family)),)
        listed = self.values.setdefault(f"{family}.{name}" if family else name, [])
        if value not in listed:
            listed.append(value)
        for word in (value, f"{value}{filter_suffixes().get(name, '')}", *also):
            self.add(word, atom)

    def copy(self) -> "Vocabulary":
        """One to which words of a store can be added."""
        return replace(
            self,
            meanings={word: list(meant) for word, meant in self.meanings.items()},
            places=[],
            values={name: list(listed) for name, listed in self.values.items()},
            plans={},
            plans_of={},
        )


COUNTY_WORDS = (
    *(
        "全县",
        "县里",
        "我县",
        "本县",
        "全县范围",
        "县域",
        "整个县",
        "全县各地",
        "咱县",
        "咱们县",
        "我们县",
    ),
    *("全县的", "全县合计", "全县一共", "县内", "全县总的"),
)


def _add_plain(known: Vocabulary, said: dict[str, Any]) -> None:
    """Fillers, concepts and groupings: words of one meaning each."""
    for word in said["fillers"]:
        known.add(word, ())
    for kind, listed in (("concept", said["concepts"]), ("grain", said["grains"])):
        for name, spellings in listed.items():
            for word in spellings:
                known.add(word, ((kind, name),))
    for word, why in said["refused"].items():
        known.add(word, (("refused", why),))


def _add_choices(known: Vocabulary) -> None:
    """Values of filters that are the same in every store."""
    for value in CHOICES["severity"][:-1]:
        known.add(f"{value}等级", (("filter", ("severity", value, "")),))
        if value != "重大":
            known.add_filter("severity", "", value)
    for colour in "红橙黄蓝":
        known.add(f"{colour}色级别", (("filter", ("level", colour, "warnings")),))


@cache
def declared() -> Vocabulary:
    """What the dictionary says."""
    known, said = Vocabulary(), words()
    _add_plain(known, said)
    _add_choices(known)
    for word, meant in (*said["phrases"].items(), *said["also"].items()):
        known.add(word, meaning_of(meant))
    for word in COUNTY_WORDS:
        known.add(word, (("place", None),))
    for label in measures():
        known.add(label, (("measure", label),))
    return known
