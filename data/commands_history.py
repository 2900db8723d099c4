"""What `compare` does: two moments of the store, or what one upload changed. Owns its words."""

import argparse
from datetime import datetime
from typing import Any

import duckdb

from data.contract import by_label, contracts
from data.log_entries import local
from data.moments import Moment, moment_before, moment_of
from data.moments import compare as compared
from data.telling import put, say
from data.warehouse import Store

KINDS = {"new": "新增", "changed": "更改", "removed": "移除"}


def _told(total: float | None) -> str:
    return "无数据" if total is None else f"{total:.10g}"


def moment_argument(text: str) -> datetime | str:
    """2026-08-31T18:00, or an upload's number."""
    if text[:1].upper() == "U":
        return text.upper()
    try:
        return local(datetime.fromisoformat(text))
    except ValueError:
        words = f"“{text}”不是时刻，请写 2026-08-31T18:00 或批次号"
        raise argparse.ArgumentTypeError(words) from None


def _moment(cursor: duckdb.DuckDBPyConnection, asked: datetime | str | None) -> Moment:
    return asked if isinstance(asked, datetime) else moment_of(cursor, asked)


def _side(moment: Moment) -> dict[str, Any]:
    return {"data_version" if isinstance(moment, int) else "at": moment}


def compare(store: Store, asked: argparse.Namespace) -> int:
    """compare: which rows and figures differ between two moments."""
    spec = by_label(asked.dataset) if asked.dataset else None
    if asked.dataset and spec is None:
        say(f"没有数据表“{asked.dataset}”。可用的有：{'、'.join(contracts())}。")
        return 2
    with store.cursor() as cursor:
        try:
            last = _moment(cursor, asked.until)
            first = _moment(cursor, asked.since) if asked.since else moment_before(cursor, last)
        except KeyError as unknown:
            say(f"没有编号为 {unknown.args[0]} 的上报。")
            return 1
        found = compared(cursor, first, last, [spec.name] if spec else [])
    if asked.json:
        put({"from": _side(first), "to": _side(last), "datasets": [one.as_json() for one in found]})
    for one in found:
        words = "，".join(f"{word} {one.count(kind)} 行" for kind, word in KINDS.items())
        say(f"《{one.label}》{words}")
        for each in one.sums:
            if each.before != each.after:
                blank = each.missing_before, each.missing_after
                unfilled = f"（未填 {blank[0]} → {blank[1]} 项）" if any(blank) else ""
                say(f"    {each.title} {_told(each.before)} → {_told(each.after)}{unfilled}")
    if not found:
        say("没有差别。")
    return 0
