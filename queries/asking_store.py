"""The words of one store: places, sectors, kinds, plans, indicators, tables.

Owns reading them and keeping them while the store's state is the same; another county's questions
are understood without a change here.
"""

import re
from collections import OrderedDict
from typing import Any

import duckdb

from data.contract import contracts
from queries.asking_dictionary import Meaning, meaning_of, words
from queries.asking_vocabulary import Vocabulary, declared, fold

KIND_OF_PLACE = re.compile(r"(镇|乡|街道)$")
WHOLE_LEVELS = ("县", "市", "省")

VALUES = (
    ("type", "accidents", "select distinct type from accidents"),
    ("source", "", "select source from hazards union select source from hazard_stats"),
    ("inspected_by", "", "select distinct inspected_by from hazards limit 500"),
    ("kind", "inspections", "select distinct kind from inspections"),
    ("kind", "disasters", "select distinct kind from disasters"),
    ("kind", "warnings", "select distinct kind from warnings"),
    ("kind", "activities", "select distinct kind from activities"),
)
"""Parameter, the family that it is of ("" for all that take it), and the values of the store."""

NAMED = (("sector", ""), ("type", "accidents"), ("kind", "disasters"))
"""Filters whose values people call by a piece of their names."""

SHORTER = (
    ("地区生产总值", "gdp"),
    ("地区生产总值", "国内生产总值"),
    ("工矿商贸就业人员十万人", "工矿商贸十万人"),
    ("工矿商贸十万人", "十万人"),
    ("因自然灾害直接经济损失", "灾害损失"),
    ("因自然灾害", "因灾"),
    ("生产安全事故", ""),
    ("年均", ""),
    ("受灾人员基本生活得到有效救助的时间", "受灾人员救助时间"),
    ("应急管理机构装备", "装备"),
    ("重点行业新增从业人员", ""),
    ("灾害事故", ""),
    ("(累计)", ""),
    ("每百万人口", "百万人口"),
    ("百万人口", "百万人"),
)
"""How parts of indicators' names are said for short."""

Row = tuple[Any, ...]

KEPT = 8
_kept: OrderedDict[Row, Vocabulary] = OrderedDict()
"""State of a store -> its words, the states asked last."""


def vocabulary(con: duckdb.DuckDBPyConnection) -> Vocabulary:
    """The words that questions put to this cursor may be made of."""
    state = _state(con)
    if state is None:
        return _read(con)
    if state not in _kept:
        _kept[state] = _read(con)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return _kept[state]


def _state(con: duckdb.DuckDBPyConnection) -> Row | None:
    """What tells one state of a store from another; None for one that is in memory only."""
    sql = """
        select (select list(path) from duckdb_databases() where not internal and path is not null),
               max(sequence), count(*), sum(sequence)
        from uploads
    """
    paths, *log = con.execute(sql).fetchall()[0]
    return (*paths, *log) if paths else None


def _read(con: duckdb.DuckDBPyConnection) -> Vocabulary:
    known = declared().copy()
    _places(con, known)
    for name, family, sql in VALUES:
        for (value,) in sorted(row for row in con.execute(sql).fetchall() if row[0]):
            known.add_filter(name, family, value)
    _sectors(con, known)
    _named(known)
    _plans(con, known)
    for one in contracts().values():
        for word in (one.label, *one.aliases):
            known.add(word, (("only", ("dataset", one.name)),))
        known.add(f"《{one.label}》数据表", (("only", ("dataset", one.name)),))
    for (named,) in con.execute("select distinct object from standards").fetchall():
        known.add(named or "", (("only", ("object", named)),))
    for (role,) in con.execute("select distinct role from staff where role <> ''").fetchall():
        known.add(role, (("only", ("role", role)),))
    return known


def _places(con: duckdb.DuckDBPyConnection, known: Vocabulary) -> None:
    """Names and aliases, and both without 镇 or 乡."""
    sql = "select name, aliases, level from areas order by position nulls last, source_row"
    for name, aliases, level in con.execute(sql).fetchall():
        is_whole = level in WHOLE_LEVELS
        atom: Meaning = (("place", None if is_whole else name),)
        if not is_whole:
            known.places.append(name)
        for word in (name, *(aliases or ())):
            bare = KIND_OF_PLACE.sub("", word.removesuffix("县") if is_whole else word)
            known.add(word, atom)
            if len(bare) > 1:
                known.add(bare, atom)


def _sectors(con: duckdb.DuckDBPyConnection, known: Vocabulary) -> None:
    """Every way of writing a sector means the sector that it belongs to."""
    sql = "select raw, sector from sectors order by source_row"
    for raw, sector in con.execute(sql).fetchall():
        known.add_filter("sector", "", sector)
        known.add(raw, (("filter", ("sector", sector, "")),))
    known.add_filter("scope", "", "工矿商贸")


def _named(known: Vocabulary) -> None:
    """Words for what names of this store have in common; unknown where none has it."""
    for word, meant in words()["named"].items():
        pieces, _, also = meant.partition(" ")
        found = {
            atom[1]
            for name, listed in known.meanings.items()
            if any(fold(piece) in name for piece in pieces.split("/"))
            for atom in (one for meaning in listed for one in meaning)
            if atom[0] == "filter" and (atom[1][0], atom[1][2]) in NAMED
        }
        known.add(word, *((("filter", one), *meaning_of(also)) for one in sorted(found)))


def _plans(con: duckdb.DuckDBPyConnection, known: Vocabulary) -> None:
    for code, name, first in con.execute("select code, name, first_year from plans").fetchall():
        atom: Meaning = (("plan", code),)
        short = re.search(r"十[一二三四五六七八九]五", name)
        known.plans[code] = f"{short[0]}规划" if short else name
        for word in (name, code, known.plans[code], *([short[0]] if short else [])):
            known.add(word, atom)
        known.add(f"{first}年起的规划", atom)
    sql = """
        select distinct indicators.name, plans.code, first_year, last_year
        from indicators join plans on plans.code = indicators.plan
        order by first_year, plans.code, indicators.name
    """
    for name, *plan in con.execute(sql).fetchall():
        known.plans_of.setdefault(name, []).append((plan[0], plan[1], plan[2]))
        for word in _said_shorter(name):
            known.add(word, (("only", ("name", name)),))


def _said_shorter(name: str) -> set[str]:
    """A name of an indicator and the ways in which it is said for short."""
    names = {name.replace("（", "(").replace("）", ")")}
    for part, short in SHORTER:
        names |= {one.replace(part, short) for one in names if part in one}
    return {one for one in names if len(one) > 4 or one == name}
