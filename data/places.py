"""Areas as offices write them, matched to the register.

Owns the matching; a code only confirms, nothing is guessed.
"""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from data.grid import normal

SUFFIX = re.compile(
    r"(人民政府|政府|办事处|街道办|管委会|管理委员会|党委|党工委|党政办|\((街道|镇|乡|园区)\)|"
    r"应急管理?(办公室|办|站|所|中心|分局)?|安全生产(监督)?(管理)?(办公室|办|站|所)|"
    r"安监(办|站|所)|安办|消防(站|所)|综合行政执法(大队|中队|队|办公室|办))+$"
)
"""Offices of a township, whose name then is the township's."""
SEVERAL = re.compile(
    r"^(各|所有|全部)(县直|镇街|乡|镇|街道|园区|村|单位|部门)|[、,，;；]|.(镇|乡|街道)(和|及|与)"
)
"""How a name is written that is of more than one area."""
COUNTY_LEVEL = re.compile(r"^(县|区|市)?(直(属)?|本级|级)(单位|部门|机关)*$")
"""Words for what belongs to the county itself."""
KIND = re.compile(r"(镇|乡|街道)$")
COUNTY_WORDS = {"全县", "全市", "全省", "全区", "全国"}
"""Words for the whole, whatever it is called."""
ALIKE = 50
"""How alike (0-100) a register name must be to be offered as the nearest."""


@dataclass(frozen=True)
class Area:
    """One row of the register that matching needs."""

    name: str
    aliases: tuple[str, ...] = ()
    level: str = "乡镇"
    until: str | None = None
    seat: tuple[float, float] | None = None
    """Longitude and latitude of its seat, where the register has them."""


@dataclass(frozen=True)
class Match:
    """What a written name stands for: an area, or why not (unknown, ambiguous) with the names to
    offer.
    """

    area: Area | None = None
    candidates: tuple[str, ...] = ()


class Register:
    """The areas of the office, looked up by the ways offices write them."""

    def __init__(self, areas: list[Area]) -> None:
        """Index names, aliases and their forms without 镇, 乡, 人民政府 and the county's name
        before them.
        """
        self.areas = areas
        self._exact: dict[str, list[Area]] = {}
        self._bare: dict[str, list[Area]] = {}
        self._prefixes = [
            prefix
            for area in areas
            if area.level in ("县", "市", "省")
            for prefix in {normal(area.name), normal(area.name)[-1:]}
            if prefix in ("县", "市") or len(prefix) > 1
        ]
        for area in areas:
            for spelling in (area.name, *area.aliases):
                self._add(self._exact, normal(spelling), area)
                self._add(self._bare, self._strip(normal(spelling)), area)

    @staticmethod
    def _add(index: dict[str, list[Area]], key: str, area: Area) -> None:
        if key and area not in index.setdefault(key, []):
            index[key].append(area)

    @staticmethod
    def _strip(name: str) -> str:
        bare = SUFFIX.sub("", name)
        shorter = KIND.sub("", bare)
        return shorter if len(shorter) > 1 else bare

    def find(self, written: object) -> Match:
        """The area that a written name stands for: by name, then alias, then without suffix or
        county prefix.
        """
        name = normal(written).rstrip(":：")
        for attempt in self._attempts(name):
            for index, key in ((self._exact, attempt), (self._exact, SUFFIX.sub("", attempt))):
                if len(index.get(key, [])) == 1:
                    return Match(index[key][0])
            found = self._bare.get(self._strip(attempt), [])
            if len(found) == 1:
                return Match(found[0])
            if found:
                return Match(candidates=tuple(area.name for area in found))
        level = [area for area in self.areas if area.level == "县直"]
        if COUNTY_LEVEL.match(name) and len(level) == 1:
            return Match(level[0])
        return Match(candidates=self._nearest(name))

    def _attempts(self, name: str) -> list[str]:
        shortened = [
            name[len(p) :] for p in self._prefixes if name.startswith(p) and len(name) > len(p) + 1
        ]
        return [name, *shortened]

    def _nearest(self, name: str) -> tuple[str, ...]:
        spellings = {
            normal(spelling): area.name
            for area in self.areas
            for spelling in (area.name, *area.aliases)
        }
        best = process.extractOne(name, list(spellings), scorer=fuzz.ratio, score_cutoff=ALIKE)
        return (spellings[best[0]],) if best else ()

    def is_county(self, written: object) -> bool:
        """Whether the name stands for the whole (全县, or an area of level 县)."""
        name = normal(written)
        if name in COUNTY_WORDS:
            return True
        found = self._exact.get(name, [])
        return len(found) == 1 and found[0].level == "县"

    def below_county(self, written: object) -> Area | None:
        """The area below the county that a name alone stands for: a sheet named 云岭."""
        found = self.find(written).area
        return found if found and found.level not in ("县", "市", "省") else None

    def county(self) -> Area | None:
        """The area of level 县, where the register has one."""
        return next((area for area in self.areas if area.level == "县"), None)

    def inside(self, text: str) -> Area | None:
        """The one area below the county whose name or alias stands in a title or file name; None
        without exactly one.
        """
        name = normal(text)
        hits = {
            area.name: area
            for area in self.areas
            if area.level not in ("县", "市", "省")
            for spelling in (area.name, *area.aliases)
            if len(normal(spelling)) > 2 and normal(spelling) in name
        }
        return next(iter(hits.values())) if len(hits) == 1 else None
