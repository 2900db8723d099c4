"""Connections to the files of a store. Alone opens databases; knows nothing of their rows."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import log_entries, published, tables
from data.published import Pair

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "1GB",
}
"""Of every connection: nothing is read but the file itself, nothing is fetched. A cursor on the
public file can so never reach the private one.
"""


SILENT = "set enable_progress_bar = false"
"""Of every connection, and so of its cursors: a long query would draw its progress into what is
printed.
"""


@dataclass(frozen=True)
class Opened:
    """The one connection of this process to a published file."""

    pair: Pair
    connection: duckdb.DuckDBPyConnection
    data_version: int
    exposed: dict[str, list[str]]
    """Dataset -> sensitive columns that the file still holds."""
    is_complete: bool
    """Whether the file has every table and column of the contracts, and no other sensitive one."""


_opened: dict[Path, Opened] = {}
_opening = threading.Lock()


def reader(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection that only reads."""
    return duckdb.connect(path, read_only=True, config=SETTINGS).execute(SILENT)


@contextmanager
def private(folder: Path, pair: Pair | None) -> Iterator[duckdb.DuckDBPyConnection | None]:
    """A connection to the private file of a pair, for as long as it is needed; None without one."""
    if pair is None or pair.private is None:
        yield None
        return
    with reader(folder / pair.private) as keeper:
        yield keeper


@contextmanager
def writing(working: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a working file in one transaction, all of it in the file when it ends."""
    room = SETTINGS | {"enable_external_access": "true", "temp_directory": f"{working}.tmp"}
    with duckdb.connect(config=room) as writer:
        path = str(working).replace("'", "''")
        writer.execute(f"attach '{path}' as written (row_group_size {tables.PART})")
        writer.execute("use written").execute("set enable_external_access = false")
        writer.execute(SILENT).begin()
        yield writer
        writer.commit()
        writer.execute("checkpoint written")


def _open(folder: Path, pair: Pair) -> Opened:
    connection = reader(folder / pair.store)
    found = tables.stored(connection)
    if "uploads" in (lacking := tables.lacking(found, tables.wanted())):
        return Opened(pair, connection, 0, {}, False)
    exposed = tables.exposed(found)
    version = log_entries.last_sequence(connection)
    return Opened(pair, connection, version, exposed, not lacking and not exposed)


def current(folder: Path) -> tuple[Opened, duckdb.DuckDBPyConnection] | None:
    """The current file opened and a cursor on it; None when nothing was published yet.

    The connection of an older file is let go, not closed: cursors still at work keep it alive.
    """
    with _opening:
        pair = published.current(folder)
        if pair is None:
            return None
        opened = _opened.get(folder)
        if opened is None or opened.pair != pair:
            opened = _opened[folder] = _open(folder, pair)
        return opened, opened.connection.cursor()
