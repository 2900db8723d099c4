"""Backup and restore of a store's folder: the steps and what must hold before each. The format of
the file is backups' own.
"""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from data import apart, backups, connections, log_entries, published, tables
from data.backups import BackupRefused, Manifest
from data.checksums import checksums, every_column
from data.published import Pair


def _sums(
    folder: Path, pair: Pair, columns: Mapping[str, Iterable[str]]
) -> tuple[int, dict[str, dict[str, Any]]]:
    """Data version and checksums of a pair in a folder, opened as it is."""
    with (
        connections.reader(folder / pair.store) as reader,
        connections.private(folder, pair) as keeper,
    ):
        apart.join(reader, keeper, columns)
        return log_entries.last_sequence(reader), checksums(reader, columns)


def backup(folder: Path, target: Path) -> Path:
    """Write a backup of a store into another folder; returns the file.

    Loads go on meanwhile: what is published never changes, and is held open until it is written.
    """
    target.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".anlan-", dir=target) as name:
        staging = Path(name)
        with backups.hold(folder) as held:
            backups.stage(held, staging)
        version, sums = _sums(staging, held.pair, every_column())
        try:
            return backups.write(target, staging, held, version, sums)
        except FileNotFoundError as error:  # originals move away with a store that is archived
            raise BackupRefused("备份期间库被另存或替换，没有写成。请重新备份。") from error


def _is_used(folder: Path) -> bool:
    """Whether a store holds anything, or cannot say."""
    if published.kept_originals(folder):
        return True
    try:
        found = connections.current(folder)
        if found is None:
            return False
        with found[1] as cursor:
            has_settings = (
                "settings" in tables.stored(cursor)
                and cursor.execute("from settings limit 1").fetchall()
            )
        return bool(found[0].data_version or has_settings)
    except (duckdb.Error, OSError):
        return True


def _check_tables(staging: Path, manifest: Manifest) -> None:
    """Refuse a backup whose tables are not what its manifest says."""
    try:
        columns = {name: one["columns"] for name, one in manifest.tables.items()}
        agrees = _sums(staging, manifest.pair, columns) == (manifest.data_version, manifest.tables)
    except (duckdb.Error, KeyError, TypeError):
        agrees = False
    if not agrees:
        raise BackupRefused("备份里的数据表与清单的校验值不符，没有恢复。")


def restore(folder: Path, path: Path, replace: bool) -> Path | None:
    """Make a backup a store's current state, once all of it is known to be sound. Returns the
    folder in which what it replaced lies, itself a store. Raises BackupRefused.
    """
    with published.lock(folder):
        pair, is_used = published.current(folder), _is_used(folder)
        if is_used and not replace:
            raise BackupRefused("库里已有数据，没有恢复。确要替换请加 --replace，原库会另存。")
        published.sweep(folder, set(pair or ()))
        staging, aside = published.new_staging(folder), None
        try:
            manifest = backups.unpack(path, staging)
            _check_tables(staging, manifest)
            if pair and is_used:
                aside = published.copy_aside(folder, pair)
                published.copy_originals(folder, aside)
            published.install(folder, staging, int(manifest.data_version))
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    return aside
