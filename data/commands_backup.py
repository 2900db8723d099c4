"""What backup and restore do on the command line. Owns their words and exit codes."""

import argparse
from typing import Any

from data.backups import BackupRefused
from data.telling import put, say
from data.warehouse import Store


def _tell(asked: argparse.Namespace, words: str, **told: Any) -> None:
    if asked.json:
        put(told | {"message": words})
    say(words)


def backup(store: Store, asked: argparse.Namespace) -> int:
    """backup: the whole store in one file."""
    try:
        path = store.backup(asked.folder)
    except (BackupRefused, OSError) as error:
        words = str(error) if isinstance(error, BackupRefused) else f"备份没有写成：{error}"
        _tell(asked, words, status="refused", file=None)
        return 1
    told = {"status": "written", "file": str(path), "bytes": path.stat().st_size}
    _tell(asked, f"已备份并核对：{path}", **told)
    return 0


def restore(store: Store, asked: argparse.Namespace) -> int:
    """restore: a backup becomes the store."""
    try:
        aside = store.restore(asked.file, asked.replace)
    except (BackupRefused, OSError) as error:
        words = str(error) if isinstance(error, BackupRefused) else f"没有恢复：{error}"
        _tell(asked, words, status="refused", file=str(asked.file))
        return 1
    told = {"status": "restored", "file": str(asked.file), "data_version": store.data_version()}
    words = f"已恢复：{asked.file}" + (f"；原来的库在 {aside}" if aside else "")
    _tell(asked, words, **told, set_aside=str(aside) if aside else None)
    return 0
