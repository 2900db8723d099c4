"""The store's folder: published files, the pointer to the current pair, the lock, kept originals.

Owns names and the order of steps on disk, so that a crash at any instant leaves the last
published state. Never opens a database.
"""

import hashlib
import os
import re
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock

from data import faults

POINTER = "CURRENT"
"""Text file that names the published file in force and, on a second line, the private file that
belongs to it: one replacing of this file moves both.
"""

ORIGINALS = "originals"

UNFINISHED = "writing-"
"""Prefix of everything not yet published; swept away by the next writer."""

PUBLISHED = re.compile(r"(store|private)-\d+-[0-9a-f]{8}\.duckdb")

LOCK_SECONDS = 120
"""How long a writer waits for another before it gives up."""


class Pair(NamedTuple):
    """Names of the two files that are one published state."""

    store: str
    private: str | None = None
    """Holds the sensitive columns; None where nothing sensitive was ever stored. A write that
    says nothing sensitive leaves it as it is.
    """


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """The lock that a writer holds, over threads and processes alike. Raises NotWritten for a
    fault of the disk, here or while it is held.
    """
    with faults.told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "lock", timeout=LOCK_SECONDS):
            yield


def current(folder: Path) -> Pair | None:
    """The published state in force; None when nothing was published yet."""
    try:
        return Pair(*(folder / POINTER).read_text("ascii").split())
    except FileNotFoundError:
        return None


def sync(path: Path) -> None:
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
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError:
        return  # Windows refuses while a reader holds it; the next writer sweeps again


def new_working_file(folder: Path) -> Path:
    """A name for a file being written, in the same folder so that renaming it is atomic."""
    return folder / f"{UNFINISHED}{uuid.uuid4().hex[:8]}.duckdb"


def working_copy(folder: Path, name: str | None) -> Path:
    """A copy of a published file to write to, or the name of a new one."""
    working = new_working_file(folder)
    if name:
        try:
            shutil.copyfile(folder / name, working)
        except BaseException:
            discard(working)
            raise
    return working


def discard(*working: Path) -> None:
    """Drop working files with what the database kept beside them."""
    for path in working:
        _remove(path)
        _remove(path.with_name(path.name + ".wal"))


def publish(
    folder: Path,
    sequence: int,
    working: Path,
    private: Path | str | None,
    keeps_previous: bool = True,
) -> Pair:
    """Give the working files their published names and make them current, both at once.

    Private is a working file, or the name of the published one that stays as it is.
    """
    previous = current(folder) if keeps_previous else None
    stamp = f"{sequence}-{uuid.uuid4().hex[:8]}.duckdb"
    if isinstance(private, Path):
        sync(private)
        private = private.replace(folder / f"private-{stamp}").name
    sync(working)
    pair = Pair(working.replace(folder / f"store-{stamp}").name, private)
    sync(folder)
    move_pointer(folder, pair)
    sweep(folder, {*pair, *(previous or ())})
    return pair


def move_pointer(folder: Path, pair: Pair) -> None:
    """Make published files the current ones, in one step."""
    pointer = folder / f"{UNFINISHED}{POINTER}"
    pointer.write_text("\n".join(name for name in pair if name), "ascii")
    sync(pointer)
    pointer.replace(folder / POINTER)
    with suppress(OSError):  # the state is in force; only a power cut could still undo it
        sync(folder)


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
        try:
            shutil.copyfile(path, working)
            with working.open("rb") as copied:
                sha256 = hashlib.file_digest(copied, "sha256").hexdigest()
            kept = originals / f"{sha256}{path.suffix.lower()}"
            if not kept.exists():
                sync(working)
                working.replace(kept)
                sync(originals)
        finally:
            _remove(working)
    return sha256


def copy_aside(folder: Path, pair: Pair) -> Path:
    """Copy the current files and a pointer to them into a new folder, then itself a store."""
    stamp = f"archive-{datetime.now():%Y%m%d-%H%M%S}"
    aside = folder / stamp
    while aside.exists():
        aside = aside.with_name(f"{stamp}-{uuid.uuid4().hex[:4]}")
    aside.mkdir()
    for name in filter(None, pair):
        shutil.copyfile(folder / name, aside / name)
        sync(aside / name)
    move_pointer(aside, pair)
    sync(folder)
    return aside


def move_originals(folder: Path, aside: Path) -> None:
    """Move the kept originals into an archive, and drop the files that it has a copy of."""
    if (folder / ORIGINALS).is_dir():
        (folder / ORIGINALS).replace(aside / ORIGINALS)
        sync(aside)
    sweep(folder, set(current(folder) or ()))


def copy_originals(folder: Path, aside: Path) -> None:
    """Keep the originals in an archive too, without a second copy where the disk can."""
    for path in kept_originals(folder):
        (aside / ORIGINALS).mkdir(exist_ok=True)
        try:
            (aside / ORIGINALS / path.name).hardlink_to(path)
        except OSError:
            shutil.copyfile(path, aside / ORIGINALS / path.name)
            sync(aside / ORIGINALS / path.name)
    sync(aside)


def kept_originals(folder: Path) -> list[Path]:
    """Every original kept, by name."""
    kept = (folder / ORIGINALS).glob("*") if (folder / ORIGINALS).is_dir() else ()
    return sorted(path for path in kept if not path.name.startswith(UNFINISHED))


def new_staging(folder: Path) -> Path:
    """A folder in which a store is made ready, swept by the next writer if it stays behind."""
    staging = folder / f"{UNFINISHED}{uuid.uuid4().hex[:8]}"
    staging.mkdir()
    return staging


def install(folder: Path, staging: Path, sequence: int) -> None:
    """Make a staged store the current one. Originals come first and strange ones go last, so that
    a crash leaves a whole store, the old or the new.
    """
    brought = kept_originals(staging)
    (folder / ORIGINALS).mkdir(exist_ok=True)
    for path in brought:
        sync(path)
        path.replace(folder / ORIGINALS / path.name)
    sync(folder / ORIGINALS)
    staged = current(staging)
    if staged is None:
        raise FileNotFoundError(staging / POINTER)
    private = staging / staged.private if staged.private else None
    publish(folder, sequence, staging / staged.store, private, keeps_previous=False)
    for path in kept_originals(folder):
        if path.name not in {one.name for one in brought}:
            _remove(path)
