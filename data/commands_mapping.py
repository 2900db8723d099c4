"""Commands about how a sheet's columns are understood. Owns their words; decides nothing."""

import argparse
import getpass
import sys

from data import intake
from data.contract import contracts
from data.mapping_memory import KIND, listed
from data.telling import put, say
from data.warehouse import Store


def columns(store: Store, asked: argparse.Namespace) -> int:
    """columns: each sheet's columns, what they were taken for and why."""
    request = intake.Request(getpass.getuser(), asked.dataset, asked.sheet)
    prepared = intake.prepare(store, asked.file, request)
    if asked.json:
        put({"sheets": [one.as_header_json() for one in prepared]})
        return 0
    for one in prepared:
        spec = contracts().get(one.header.dataset or "") if one.header else None
        say(f"{one.sheet or one.file}  {f'《{spec.label}》' if spec else '认不出是哪张表'}")
        for column in one.header.columns if one.header else ():
            taken = spec.column(column.column).label if spec and column.column else "未使用"
            how = f"（{column.how}）" if column.how else ""
            sys.stdout.write(
                f"{column.letter:3} {column.header}  →  {taken}{how}  {'、'.join(column.samples)}\n"
            )
    return 0


def mappings(store: Store, asked: argparse.Namespace) -> int:
    """mappings: what officers said of forms' columns."""
    kept = listed(store.settings(KIND))
    if asked.json:
        put({"mappings": kept})
        return 0
    for one in kept:
        pairs = "，".join(f"{label} ← {text}" for label, text in one["columns"].items())
        label = contracts()[one["dataset"]].label
        sys.stdout.write(
            f"{one['form']}  {one['area'] or '全县'}  《{label}》  {pairs}  {one['by']}\n"
        )
    return 0
