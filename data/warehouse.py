"""The store: cursors on what is published, writers that publish. Alone opens databases.

Owns connections and transactions; the rule for what counts, the tables and the steps on disk have
rooms of their own. Never judges a row.
"""

import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from data import log_entries, log_history, log_rule, published, tables
from data.contract import contracts
from data.uploads import Upload

Outcome = TypeVar("Outcome")

CONNECTION_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "1GB",
}
"""Of every connection: nothing is read but the store itself, nothing is fetched."""

ATTEMPTS = 20
"""How often a reader follows a pointer that moves while it opens the file."""


def home() -> Path:
    """Folder of the office's store: $ANLAN_HOME, else data/var beside the code."""
    named = os.environ.get("ANLAN_HOME")
    return Path(named) if named else Path(__file__).parent / "var"


@dataclass(frozen=True)
class _Opened:
    """The one connection of this process to a published file."""

    name: str
    connection: duckdb.DuckDBPyConnection
    data_version: int
    is_complete: bool
    """Whether the file has every table and column of the contracts."""


_opened: dict[Path, _Opened] = {}
_opening = threading.Lock()


def _open(folder: Path, name: str) -> _Opened:
    connection = duckdb.connect(folder / name, read_only=True, config=CONNECTION_SETTINGS)
    if "uploads" in (lacking := tables.lacking(connection)):
        return _Opened(name, connection, 0, False)
    return _Opened(name, connection, log_entries.last_sequence(connection), not lacking)


def _current(folder: Path) -> tuple[_Opened, duckdb.DuckDBPyConnection] | None:
    """The current file opened and a cursor on it; None when nothing was published yet.

    The connection of an older file is let go, not closed: cursors still at work keep it alive.
    """
    with _opening:
        name = published.current_name(folder)
        if name is None:
            return None
        opened = _opened.get(folder)
        if opened is None or opened.name != name:
            opened = _opened[folder] = _open(folder, name)
        return opened, opened.connection.cursor()


class Store:
    """One folder that holds an office's data. Nothing is created until the first read or write.

    Safe to share between threads; several processes may hold a Store on the same folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder).resolve()

    # --- reading ------------------------------------------------------------------------------

    def _read(self) -> tuple[_Opened, duckdb.DuckDBPyConnection]:
        for attempt in range(ATTEMPTS):
            try:
                found = _current(self.folder)
            except duckdb.IOException:
                if attempt == ATTEMPTS - 1:
                    raise
                time.sleep(0.01 * attempt)  # another process published twice meanwhile
                continue
            if found and found[0].is_complete:
                return found
            self._complete()
        raise RuntimeError(f"no published file could be opened in {self.folder}")

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A read-only cursor on what is published now. The caller closes it."""
        return self._read()[1]

    def cursor_as_of(self, at: datetime) -> duckdb.DuckDBPyConnection:
        """A cursor on which the tables of every dataset are as they were at that time."""
        cursor = self.cursor()
        log_rule.shadow(cursor, log_entries.local(at))
        return cursor

    def data_version(self) -> int:
        """The last sequence of the log; 0 for an empty store."""
        opened, cursor = self._read()
        cursor.close()
        return opened.data_version

    def published_name(self) -> str:
        """Name of the current file: new after every write, even where data_version starts anew."""
        opened, cursor = self._read()
        cursor.close()
        return opened.name

    def setting(self, kind: str, name: str) -> Any:
        """The last value set under that kind and name, or None."""
        with self.cursor() as cursor:
            return log_history.setting(cursor, kind, name)

    def is_demonstration(self) -> bool:
        """Whether the store holds a fictional county."""
        return self.setting("store", "demonstration") is True

    def history(self) -> list[dict[str, Any]]:
        """Every entry of the log, newest first, with is_live, withdrawn_by and withdrawn_at."""
        with self.cursor() as cursor:
            return log_history.history(cursor)

    def trace(self, dataset: str, row_key: str) -> list[dict[str, Any]]:
        """Every version of a row, newest last. Raises KeyError for an unknown dataset."""
        with self.cursor() as cursor:
            return log_history.trace(cursor, dataset, row_key)

    def verify(self) -> list[str]:
        """Compare the derived tables with the log: a Chinese sentence each, [] when all agree."""
        with self.cursor() as cursor:
            return log_history.disagreements(cursor)

    # --- writing ------------------------------------------------------------------------------

    def _publish(
        self, working: Path, change: Callable[[duckdb.DuckDBPyConnection], Outcome]
    ) -> Outcome:
        """Change a working file in one transaction and publish it. The lock must be held."""
        try:
            with duckdb.connect(working, config=CONNECTION_SETTINGS) as writer:
                writer.begin()
                log_rule.derive(writer, tables.evolve(writer))
                outcome = change(writer)
                writer.commit()
                writer.execute("checkpoint")
                sequence = log_entries.last_sequence(writer)
        except BaseException:
            published.discard(working)
            raise
        published.publish(self.folder, working, sequence)
        return outcome

    def _write(self, change: Callable[[duckdb.DuckDBPyConnection], Outcome]) -> Outcome:
        with published.lock(self.folder):
            return self._publish(published.working_copy(self.folder), change)

    def _complete(self) -> None:
        """Publish what the contracts ask for, unless another did so meanwhile."""
        with published.lock(self.folder):
            found = _current(self.folder)
            if found is None or not found[0].is_complete:
                self._publish(published.working_copy(self.folder), lambda _: None)

    def append(self, upload: Upload) -> str:
        """Store one upload as one transaction; returns its upload id."""
        return self.append_many([upload])[0]

    def append_many(self, uploads: Sequence[Upload]) -> list[str]:
        """Store several uploads in their order, in one published file; returns their ids."""

        def change(writer: duckdb.DuckDBPyConnection) -> list[str]:
            upload_ids = log_entries.append_uploads(writer, uploads)
            log_rule.derive(writer, {upload.dataset for upload in uploads})
            return upload_ids

        return self._write(change) if uploads else []

    def withdraw(self, upload_id: str, by: str, at: datetime | None = None) -> int:
        """Withdraw a load or zero report; what it replaced counts again. Returns the data version.

        Raises KeyError for an unknown upload, ValueError for one that cannot be withdrawn (again).
        """

        def change(writer: duckdb.DuckDBPyConnection) -> int:
            dataset = log_entries.append_withdrawal(writer, upload_id, by, at)
            log_rule.derive(writer, {dataset})
            return log_entries.last_sequence(writer)

        return self._write(change)

    def set(self, kind: str, name: str, value: object, by: str) -> None:
        """Append a setting; `setting` then gives this value."""
        self._write(lambda writer: log_entries.append_setting(writer, kind, name, value, by))

    def rebuild(self) -> None:
        """Publish every derived table made anew from the log."""
        self._write(lambda writer: log_rule.derive(writer, set(contracts())))

    def keep_original(self, path: Path) -> str:
        """Keep a copy of a file under its SHA-256; returns the SHA-256."""
        return published.keep_original(self.folder, path)

    def archive(self) -> Path | None:
        """Set everything aside in a folder of its own and go on with an empty store.

        Returns that folder, itself a store; None when there was nothing yet.
        """
        with published.lock(self.folder):
            name = published.current_name(self.folder)
            if name is None:
                return None
            aside = published.copy_aside(self.folder, name)
            self._publish(published.new_working_file(self.folder), lambda _: None)
            published.move_originals(self.folder, aside)
        return aside
