"""The words that a question may be made of, whatever the store holds: the dictionary's and labels.

Owns which word may mean what; words that differ from county to county are added by
queries/asking_store.py.
"""

import re
from dataclasses import dataclass, field, replace
from functools import cache

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
        """A value of a filter: alone, otherwise written, and with the suffix that leaves no doubt."""
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
    *("全县", "县里", "我县", "本县", "全县范围", "县域", "整个县", "全县各地", "咱县", "咱们县", "我们县"),
    *("全县的", "全县合计", "全县一共", "县内", "全县总的"),
)


@cache
def declared() -> Vocabulary:
    """What the dictionary says."""
    known, said = Vocabulary(), words()
    for word in said["fillers"]:
        known.add(word, ())
    for concept, listed in said["concepts"].items():
        for word in listed:
            known.add(word, (("concept", concept),))
    for grain, listed in said["grains"].items():
        for word in listed:
            known.add(word, (("grain", grain),))
    for value in CHOICES["severity"][:-1]:
        if value != "重大":
            known.add_filter("severity", "", value, f"{value}等级")
    known.add("重大等级", (("filter", ("severity", "重大", "")),))
    for word, meant in (*said["phrases"].items(), *said["also"].items()):
        known.add(word, meaning_of(meant))
    for word, why in said["refused"].items():
        known.add(word, (("refused", why),))
    for word in COUNTY_WORDS:
        known.add(word, (("place", None),))
    for label in measures():
        known.add(label, (("measure", label),))
    return known
