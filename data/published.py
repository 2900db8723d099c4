"""The store's folder: published files, the pointer to the current one, the lock, kept originals.

Owns names and the order of steps on disk, so that a crash at any instant leaves the last
published state. Never opens a database.
"""

import hashlib
import os
import re
import shutil
import uuid
from datetime import datetime
from pathlib import Path

from filelock import BaseFileLock, FileLock

POINTER = "CURRENT"
"""Text file that holds the name of the published file in force."""

ORIGINALS = "originals"

UNFINISHED = "writing-"
"""Prefix of everything not yet published; swept away by the next writer."""

PUBLISHED = re.compile(r"store-\d+-[0-9a-f]{8}\.duckdb")

LOCK_SECONDS = 120
"""How long a writer waits for another before it gives up with filelock.Timeout."""


def lock(folder: Path) -> BaseFileLock:
    """The lock that a writer holds, over threads and processes alike."""
    folder.mkdir(parents=True, exist_ok=True)
    return FileLock(folder / "lock", timeout=LOCK_SECONDS)


def current_name(folder: Path) -> str | None:
    """Name of the published file in force; None when nothing was published yet."""
    try:
        return (folder / POINTER).read_text("ascii").strip()
    except FileNotFoundError:
        return None


def _sync(path: Path) -> None:
    """Make a file's or folder's content survive a power cut."""
    if path.is_dir() and os.name == "nt":
        return  # Windows cannot open a folder for this and does not need it
    descriptor = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # Windows refuses while a reader holds it; the next writer sweeps again


def new_working_file(folder: Path) -> Path:
    """A name for a file being written, in the same folder so that renaming it is atomic."""
    return folder / f"{UNFINISHED}{uuid.uuid4().hex[:8]}.duckdb"


def working_copy(folder: Path) -> Path:
    """A copy of the current file to write to, or the name of a new one. Sweeps leftovers first."""
    sweep(folder, {current_name(folder)})
    working = new_working_file(folder)
    if name := current_name(folder):
        shutil.copyfile(folder / name, working)
    return working


def discard(working: Path) -> None:
    """Drop a working file with what the database kept beside it."""
    _remove(working)
    _remove(working.with_name(working.name + ".wal"))


def publish(folder: Path, working: Path, sequence: int) -> str:
    """Give the working file its published name and make it the current one."""
    _sync(working)
    previous = current_name(folder)
    name = f"store-{sequence}-{uuid.uuid4().hex[:8]}.duckdb"
    working.replace(folder / name)
    _sync(folder)
    move_pointer(folder, name)
    sweep(folder, {name, previous})
    return name


def move_pointer(folder: Path, name: str) -> None:
    """Make a published file the current one, in one step."""
    pointer = folder / f"{UNFINISHED}{POINTER}"
    pointer.write_text(name, "ascii")
    _sync(pointer)
    pointer.replace(folder / POINTER)
    _sync(folder)


def sweep(folder: Path, kept: set[str | None]) -> None:
    """Remove published files other than these once something newer is in force, and leftovers.

    A reader that still holds a removed file goes on reading it; one that was about to open it
    finds the pointer moved and follows.
    """
    for path in [*folder.iterdir(), *(folder / ORIGINALS).glob(f"{UNFINISHED}*")]:
        is_old = PUBLISHED.fullmatch(path.name) and path.name not in kept
        if is_old or path.name.startswith(UNFINISHED):
            _remove(path)


def keep_original(folder: Path, path: Path) -> str:
    """Keep a file under its SHA-256, never overwriting what is kept; returns the SHA-256."""
    with lock(folder):
        originals = folder / ORIGINALS
        originals.mkdir(exist_ok=True)
        working = originals / f"{UNFINISHED}{uuid.uuid4().hex[:8]}"
        shutil.copyfile(path, working)
        with working.open("rb") as copied:
            sha256 = hashlib.file_digest(copied, "sha256").hexdigest()
        kept = originals / f"{sha256}{path.suffix.lower()}"
        if kept.exists():
            _remove(working)
        else:
            _sync(working)
            working.replace(kept)
            _sync(originals)
    return sha256


def copy_aside(folder: Path, name: str) -> Path:
    """Copy the current file and a pointer to it into a new folder, which is then itself a store."""
    stamp = f"archive-{datetime.now():%Y%m%d-%H%M%S}"
    aside = folder / stamp
    while aside.exists():
        aside = aside.with_name(f"{stamp}-{uuid.uuid4().hex[:4]}")
    aside.mkdir()
    shutil.copyfile(folder / name, aside / name)
    _sync(aside / name)
    move_pointer(aside, name)
    _sync(folder)
    return aside


def move_originals(folder: Path, aside: Path) -> None:
    """Move the kept originals into an archive, and drop the files that it has a copy of."""
    if (folder / ORIGINALS).is_dir():
        (folder / ORIGINALS).replace(aside / ORIGINALS)
        _sync(aside)
    sweep(folder, {current_name(folder)})
