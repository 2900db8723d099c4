"""The store: cursors on what is published, writers that publish, backups. Owns transactions.

The connections, the rule for what counts, the tables, sensitive columns and the steps on disk have
rooms of their own. Never judges a row.
"""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from data import (
    apart,
    connections,
    following,
    log_entries,
    log_history,
    log_rule,
    published,
    row_life,
    safekeeping,
    writers,
)
from data.checksums import checksums, every_column
from data.connections import Opened
from data.contract import contracts
from data.uploads import Moved, Upload
from data.writers import Outcome

Connection = duckdb.DuckDBPyConnection

ATTEMPTS = 20
"""How often a reader follows a pointer that moves while it opens the files."""


def home() -> Path:
    """Folder of the office's store: $ANLAN_HOME, else data/var beside the code."""
    named = os.environ.get("ANLAN_HOME")
    return Path(named) if named else Path(__file__).parent / "var"


class Store:
    """One folder that holds an office's data. Nothing is created until the first read or write.

    Safe to share between threads; several processes may hold a Store on the same folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder).resolve()

    # --- reading ------------------------------------------------------------------------------

    def _read(self, whole: Mapping[str, list[str]] | None = None) -> tuple[Opened, Connection]:
        """What is current, and a cursor on it where these tables have sensitive columns too."""
        for attempt in range(ATTEMPTS):
            try:
                found = connections.current(self.folder)
                if found and found[0].is_complete and whole:
                    with connections.private(self.folder, found[0].pair) as keeper:
                        apart.join(found[1], keeper, whole)
            except duckdb.IOException:
                if attempt == ATTEMPTS - 1:
                    raise
                time.sleep(0.01 * attempt)  # another process published twice meanwhile
                continue
            if found and found[0].is_complete:
                return found
            self._complete()
        raise RuntimeError(f"no published file could be opened in {self.folder}")

    def cursor(self) -> Connection:
        """A read-only cursor on what is published now. The caller closes it."""
        return self._read()[1]

    def whole_cursor(self, *datasets: str) -> Connection:
        """A cursor on which these datasets have their sensitive columns too: for comparing and
        tracing, never for questions.
        """
        return self._read(apart.whole(datasets))[1]

    def cursor_as_of(self, at: datetime) -> Connection:
        """A cursor on which every dataset, the log and the settings are as they were then."""
        cursor = self.cursor()
        log_rule.shadow_all(cursor, log_entries.local(at))
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
        return opened.pair.store

    def setting(self, kind: str, name: str) -> Any:
        """The last value set under that kind and name, or None."""
        with self.cursor() as cursor:
            return log_history.setting(cursor, kind, name)

    def settings(self, kind: str) -> dict[str, log_history.Setting]:
        """The last value of every name under that kind, with who set it."""
        with self.cursor() as cursor:
            return log_history.settings(cursor, kind)

    def is_demonstration(self) -> bool:
        """Whether the store holds a fictional county."""
        return self.setting("store", "demonstration") is True

    def history(self, after: int = 0) -> list[dict[str, Any]]:
        """Entries of the log after that sequence, newest first, with is_live, withdrawn_by and
        withdrawn_at.
        """
        with self.cursor() as cursor:
            return log_history.history(cursor, after)

    def trace(self, dataset: str, row_key: str, unmask: bool = False) -> list[dict[str, Any]]:
        """Every version of a row, newest last, sensitive values masked unless asked for.

        Raises KeyError for an unknown dataset.
        """
        with self.whole_cursor(dataset) as cursor:
            return log_history.trace(cursor, dataset, row_key, unmask)

    def life(self, dataset: str, row_key: str, unmask: bool = False) -> list[dict[str, Any]]:
        """Events of a row, oldest first, sensitive values masked unless asked for.

        Raises KeyError for an unknown dataset.
        """
        with self.whole_cursor(dataset) as cursor:
            return row_life.life(cursor, dataset, row_key, unmask)

    def verify(self) -> list[str]:
        """Compare the derived tables with the log: a Chinese sentence each, [] when all agree."""
        with self.whole_cursor(*contracts()) as cursor:
            return [*log_history.disagreements(cursor), *apart.strays(cursor)]

    def checksums(self) -> dict[str, dict[str, Any]]:
        """Columns, rows and checksum of every current table, sensitive columns included."""
        with self.whole_cursor(*contracts()) as cursor:
            return checksums(cursor, every_column())

    # --- writing ------------------------------------------------------------------------------

    def _write(
        self,
        change: Callable[[Connection], Outcome],
        keep: Callable[[Connection, Outcome], None] | None = None,
    ) -> Outcome:
        with published.lock(self.folder):
            writers.move_apart(self.folder)
            return writers.publish(self.folder, change, keep)

    def _complete(self) -> None:
        """Publish what the contracts ask for, unless another did so meanwhile."""
        with published.lock(self.folder):
            writers.move_apart(self.folder)
            found = connections.current(self.folder)
            if found is None or not found[0].is_complete:
                writers.publish(self.folder, lambda _: None)

    def append(self, upload: Upload) -> str:
        """Store one upload as one transaction; returns its upload id."""
        return self.append_many([upload])[0]

    def append_many(self, uploads: Sequence[Upload], version: int | None = None) -> list[str]:
        """Store several uploads in their order, in one published file; returns their ids.

        Raises Moved, and stores nothing, if the log no longer ends at that version.
        """

        def change(writer: Connection) -> list[str]:
            if version is not None and log_entries.last_sequence(writer) != version:
                raise Moved(version)
            upload_ids = log_entries.append_uploads(writer, uploads)
            following.follow(writer, uploads)
            return upload_ids

        if not uploads:
            return []
        is_sensitive = apart.has_sensitive(uploads)
        return self._write(
            change,
            (lambda keeper, ids: apart.append(keeper, ids, uploads)) if is_sensitive else None,
        )

    def withdraw(self, upload_id: str, by: str, at: datetime | None = None) -> int:
        """Withdraw a load or zero report; what it replaced counts again. Returns the data version.

        Raises KeyError for an unknown upload, ValueError for one that cannot be withdrawn (again).
        """

        def change(writer: Connection) -> int:
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
            pair = published.current(self.folder)
            if pair is None:
                return None
            aside = published.copy_aside(self.folder, pair)
            writers.publish(self.folder, lambda _: None, anew=True)
            published.move_originals(self.folder, aside)
        return aside

    # --- safekeeping --------------------------------------------------------------------------

    def backup(self, folder: Path) -> Path:
        """Write everything to one file in that folder and read it back; returns the file."""
        self.data_version()
        return safekeeping.backup(self.folder, folder)

    def restore(self, path: Path, replace: bool = False) -> Path | None:
        """Make a backup the current state; returns the folder in which what it replaced lies.

        Raises BackupRefused, and changes nothing, if the backup is not sound, or if the store
        holds anything and is not to be replaced.
        """
        aside = safekeeping.restore(self.folder, path, replace)
        if self.verify():  # the rule or a contract has changed since
            self.rebuild()
        return aside
