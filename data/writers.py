"""Writing: a change made to copies of what is current, then published. Owns transactions; takes no
lock, so whoever calls must hold it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import duckdb

from data import apart, connections, log_entries, log_rule, published, tables

Outcome = TypeVar("Outcome")
Connection = duckdb.DuckDBPyConnection


def publish(
    folder: Path,
    change: Callable[[Connection], Outcome],
    keep: Callable[[Connection, Outcome], None] | None = None,
    anew: bool = False,
) -> Outcome:
    """Change a copy of what is current, or an empty file, and publish it.

    What is sensitive is for `keep`, which gets the private file and what the change gave; without
    it the private file stays as it is.
    """
    pair = published.current(folder)
    published.sweep(folder, set(pair or ()))
    store, private = (None, None) if pair is None or anew else pair
    working, private_working = published.working_copy(folder, store), None
    try:
        with connections.writing(working) as writer:
            added = tables.evolve(writer)
            if added and private:
                with connections.reader(folder / private) as keeper:
                    apart.bring_back(writer, keeper, added)
            log_rule.derive(writer, added)
            outcome = change(writer)
            sequence = log_entries.last_sequence(writer)
        if keep:
            private_working = published.working_copy(folder, private)
            with connections.writing(private_working) as keeper:
                keep(keeper, outcome)
        published.publish(folder, sequence, working, private_working or private)
    except BaseException:
        published.discard(*filter(None, (working, private_working)))
        raise
    return outcome


def move_apart(folder: Path) -> None:
    """Take columns that a contract calls sensitive out of the published file, if any lie there."""
    found = connections.current(folder)
    if found is None or not (exposed := found[0].exposed):
        return
    opened, public = found
    working, private = (published.new_working_file(folder) for _ in range(2))
    try:
        with public, connections.private(folder, opened.pair) as keeper:
            with connections.writing(private) as target:
                apart.move_apart(public, keeper, exposed, target)
            with connections.writing(working) as target:
                apart.copy_without(public, exposed, target)
    except BaseException:
        published.discard(working, private)
        raise
    published.publish(folder, opened.data_version, working, private, keeps_previous=False)
