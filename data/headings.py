"""One header column's words to a contract's column.

Owns aspects (which year, a change) and names.

A column's path is the words above it from the top down. Words that say which year or that the
column is a change (同比, 增减) are aspects: they are taken off the path and kept apart.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from data.contract import Column, Contract, contract, contracts
from data.figures import unit_in
from data.grid import normal
from data.numerals import with_arabic
from data.problems import letter_of

CHANGE = re.compile(
    r"同比|环比|同期比|增减|增长|增幅|降幅|升降|±|比上年|比去年|较上年|较去年|占比|比重|比例|率$"
)
LAST_YEAR = re.compile(r"(上年|去年)(同期)?数?|同期数?")
THIS_YEAR = re.compile(r"本年度?|今年|本期|本月数?|当月|当期|累计数?|实际")
MONTHS = re.compile(r"\d{1,2}([-—–~～至]\d{1,2})?月份?|上半年|下半年|第?[1-4]季度|全年")
YEAR = re.compile(r"((?:19|20)\d\d)年?度?")
CUMULATIVE = re.compile(r"累计|今年以来|年初至今|^(?:(?:19|20)\d\d年?)?1月?[-—–~～至]\d{1,2}月")
MONTHLY = re.compile(r"本月|当月")
NEUTRAL = re.compile(
    r"(?:总体|全部|合计|总计|总|全县|本县|本月|当月|累计|生产|安全|事故|隐患|排查|整改|治理|检查|情况|统计|数据|工作|"
    r"人员|伤亡|死亡|受伤|发生|重点|企业|单位|基本|信息|指标|内容|项目|问题|起数|人数|数|及|与|和|的|、)*"
)
"""Words above a figure that do not narrow it; 道路运输 or 一般隐患 above a figure do."""
REMEMBERED = 20_000
"""Headings whose column is remembered: the same words are asked of every dataset."""

BRACKET = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】]")

PATH = re.compile(r"[/\\>|_]|[-—–─]{1,2}")
"""What stands between the levels of a header written in one cell."""
LISTING = re.compile(r"[/、]")
"""What stands between the figures that one header names."""
PLAIN_BRACKET = re.compile(
    r"(必填|选填|盖章|公章|全称|名称|数字|个数|合计|总数|全县|具体|详细|简要|填|见|如|例|下拉|选择|格式|精确|单位|截[至止]|"
    r"年|月|日|时|yyyy|乡|镇|街道|社区|村|园区|领域|±|%|‰|签|手|"
    r"起|人|家|次|条|项|处|支|座|个|件|台|种|场|份|期|户|间|元|亩|公顷|平方).*",
    re.IGNORECASE,
)
"""What a bracket in a header says that does not narrow its figures: how to fill it in, units."""


@dataclass(frozen=True)
class Heading:
    """One column of a header: its place, its words as written, and what they say."""

    index: int
    text: str
    words: tuple[str, ...]
    aspect: str
    """this | last_year | other_year | change"""
    unit: str | None = None
    span: str | None = None
    """month | cumulative, where the words say so."""
    place: int | None = None
    """Index of the sheet's own column, where the cells were taken from another."""

    @property
    def letter(self) -> str:
        """Excel's letter of the column."""
        return letter_of(self.index if self.place is None else self.place)

    @cached_property
    def bare(self) -> str:
        """Its words for comparing with names."""
        return bare(self.text)

    @cached_property
    def spellings(self) -> frozenset[str]:
        """What a column is called that goes by its words."""
        return _spellings(self.text, self.words)

    @cached_property
    def path(self) -> tuple[str, ...]:
        """Its words by level, where more than one level stands in one cell; else ()."""
        path = tuple(part for word in self.words for part in PATH.split(word) if part)
        return path if len(path) != len(self.words) else ()

    @cached_property
    def path_spellings(self) -> frozenset[str]:
        """What a column is called that goes by its words as levels."""
        return _spellings("/".join(self.path), self.path) if self.path else frozenset()

    @cached_property
    def is_list(self) -> bool:
        """Whether it may name several figures: 起数/人数, 队伍（支/人）."""
        return bool(self.words) and LISTING.search(self.words[-1]) is not None


def _spellings(text: str, words: tuple[str, ...]) -> frozenset[str]:
    lowest = {words[-1].lower(), BRACKET.sub("", words[-1].lower())} if words else set()
    return frozenset({normal(text).lower(), "".join(words).lower(), *lowest})


@cache
def names_of(dataset: str) -> dict[str, tuple[str, ...]]:
    """Normalised name -> columns of the dataset that go by it (label, aliases, without brackets
    too).
    """
    found: dict[str, list[str]] = {}
    for column in contract(dataset).columns:
        for name in (column.label, column.name, *column.aliases):
            for spelling in {normal(name).lower(), BRACKET.sub("", normal(name)).lower()}:
                if column.name not in found.setdefault(spelling, []):
                    found[spelling].append(column.name)
    return {name: tuple(columns) for name, columns in found.items()}


@cache
def every_name() -> frozenset[str]:
    """Every name by which any dataset's column goes."""
    return frozenset(name for one in contracts() for name in names_of(one))


@cache
def needed(dataset: str) -> tuple[frozenset[str], ...]:
    """What a header of the dataset must name: for each column that identifies it, or group of
    columns of which it has one, the names that may lead to it.
    """
    spec = contract(dataset)
    leading: dict[str, set[str]] = {}
    for column in spec.columns:
        names = {column.name, column.named_like, column.last_year_of}
        leading[column.name] = {n for n, columns in names_of(dataset).items() if names & {*columns}}
    groups = (*((one.name,) for one in spec.columns if one.identifies), *spec.any_of)
    return tuple(frozenset(n for name in names for n in leading[name]) for names in groups)


def bare(text: object) -> str:
    """A header cell for comparing with names: normalised, without brackets, lower case."""
    return BRACKET.sub("", normal(text)).lower()


def unread_bracket(found: Heading, column: Column) -> str | None:
    """What a heading's bracket says that was not used, where it may narrow the column's figures."""
    leaf = normal(found.text.rsplit("/", 1)[-1])
    names = {normal(name).lower() for name in (column.label, column.title, *column.aliases)}
    if not column.is_figure or leaf.lower() in names:
        return None
    said = (text for text in BRACKET.findall(leaf) if not unit_in(text))
    inner = [text for text in said if not PLAIN_BRACKET.fullmatch(text)]
    return next((text for text in inner if not any(word in text for word in column.under)), None)


def heading(index: int, levels: list[str], year: int | None) -> Heading:
    """What the words above one column say; year is the year of the sheet, where known."""
    words, aspect = [], "this"
    texts = [with_arabic(normal(level)) for level in levels]
    units = [unit_in(inner) for text in texts for inner in BRACKET.findall(text)]
    for text in texts:
        text = BRACKET.sub(lambda m: "" if unit_in(m[1]) else m[0], text)
        aspect = _aspect(text, aspect, year)
        dated = YEAR.search(text) or MONTHS.fullmatch(text)
        rest = MONTHS.sub("", YEAR.sub("", text)) if dated else text
        rest = THIS_YEAR.sub("", LAST_YEAR.sub("", rest)).strip(":：、/-")
        if rest.strip("()"):
            words.append(rest)
    path = "/".join(dict.fromkeys(level for level in levels if level))
    unit = next((unit for unit in reversed(units) if unit), None)
    return Heading(index, path, tuple(words), aspect, unit, _span(texts))


def _aspect(text: str, so_far: str, year: int | None) -> str:
    """Which year's figure, or that it is a change, given what the levels above said."""
    if so_far == "change" or CHANGE.search(text):
        return "change"
    stated = YEAR.search(text)
    if stated and year:
        so_far = {year: so_far, year - 1: "last_year"}.get(int(stated[1]), "other_year")
    return "last_year" if LAST_YEAR.search(YEAR.sub("", text)) else so_far


def _span(texts: list[str]) -> str | None:
    """month or cumulative, as the lowest level that says either has it."""
    for text in reversed(texts):
        if CUMULATIVE.search(text):
            return "cumulative"
        if MONTHLY.search(text):
            return "month"
    return None


def column_of(found: Heading, dataset: str) -> str | None:
    """The contract column that a heading names exactly, by label or alias; None when it names
    none.
    """
    is_name = not names_of(dataset).keys().isdisjoint(found.spellings)
    column = _named(found.text, found.words, found.aspect, dataset) if is_name else None
    is_path = not names_of(dataset).keys().isdisjoint(found.path_spellings)
    return column or (_of_path(found, dataset) if is_path else None)


def _of_path(found: Heading, dataset: str) -> str | None:
    """The column of a heading whose levels stand in one cell: 其中：重大隐患/已整改数.

    Words of which more than one names a column are no path.
    """
    known = names_of(dataset)
    if any(bare(part) in known and not part.startswith("其中") for part in found.path[:-1]):
        return None
    return _named("/".join(found.path), found.path, found.aspect, dataset)


@lru_cache(REMEMBERED)
def _named(text: str, words: tuple[str, ...], aspect: str, dataset: str) -> str | None:
    names, spec = names_of(dataset), contract(dataset)
    whole = normal(text).lower()
    if whole in names and len(names[whole]) == 1:
        return names[whole][0]
    if not words or aspect in ("change", "other_year"):
        return None
    column = _by_words(words, names, spec)
    if column and spec.kind == "measure" and _is_narrowed(words, spec.column(column)):
        return None
    if column and aspect == "last_year":
        return next((c.name for c in spec.columns if c.last_year_of == column), None)
    return column


def _is_narrowed(words: tuple[str, ...], column: Column) -> bool:
    """Whether words above a figure say that it is only a part, and not the part it stands for."""
    if not column.is_figure or column.under:
        return False
    return not all(NEUTRAL.fullmatch(BRACKET.sub("", word)) for word in words[:-1])


def _by_words(
    words: tuple[str, ...], names: dict[str, tuple[str, ...]], spec: Contract
) -> str | None:
    leaf, above = words[-1].lower(), " ".join(words[:-1])
    inner = BRACKET.findall(leaf)
    bare = BRACKET.sub("", leaf)
    candidates = names.get("".join(words).lower()) or names.get(leaf) or names.get(bare) or ()
    context = f"{above} {' '.join(inner)}" if leaf not in names else above
    for column in spec.columns:
        if column.named_like in candidates and any(word in context for word in column.under):
            return column.name
    if "其中" in context or (leaf.startswith("其中") and bare not in names):
        candidates = tuple(name for name in candidates if spec.column(name).under)
    return candidates[0] if candidates else None
