"""Backup files: one archive with the published pair, the originals and a manifest that vouches for
every byte. Owns the format and its checks; opens no database and moves no pointer.
"""

import hashlib
import json
import os
import re
import shutil
import time
import uuid
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from data import published
from data.published import ORIGINALS, Pair

FORMAT, FORMAT_VERSION = "anlan-backup", 1
ATTEMPTS = 50
"""How often a backup follows a pointer that moves while it opens the files."""

MANIFEST = "manifest.json"
MANIFEST_LIMIT = 256 * 2**20

MEMBER = re.compile(
    r"(store|private)-\d+-[0-9a-f]{8}\.duckdb|originals/[0-9a-f]{64}(\.[0-9a-z]{1,8})?"
)
"""Every name that a backup may hold besides its manifest: none leads out of the folder."""

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, KeyError, TypeError)
"""What reading an archive that is no archive, or not whole, can raise."""


class BackupRefused(ValueError):
    """A backup that cannot be written or restored; says why in Chinese."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds."""

    data_version: int
    store: str
    private: str | None
    members: dict[str, dict[str, Any]]
    """Name -> sha256 and bytes."""
    tables: dict[str, dict[str, Any]]
    """Current table -> columns, rows and checksum."""

    @property
    def pair(self) -> Pair:
        """Names of the published files in it."""
        return Pair(self.store, self.private)


@dataclass
class Held:
    """A published state that stays readable whatever is published or swept meanwhile."""

    pair: Pair
    files: dict[str, IO[bytes]]
    originals: list[Path]
    _open: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> "Held":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()


def hold(folder: Path) -> Held:
    """Open the current pair and list the originals. Takes no lock: writers in a queue for it would
    keep a backup waiting, and published files never change.
    """
    for attempt in range(ATTEMPTS):
        time.sleep(0.01 * attempt)
        with ExitStack() as stack:
            pair = published.current(folder)
            if pair is None:
                raise BackupRefused("库里还没有数据，没有可备份的内容。")
            try:
                files: dict[str, IO[bytes]] = {
                    name: stack.enter_context((folder / name).open("rb")) for name in pair if name
                }
            except FileNotFoundError:
                continue  # swept before it was opened
            originals = published.kept_originals(folder)
            if published.current(folder) == pair:  # else they may be those of another store
                return Held(pair, files, originals, stack.pop_all())
    raise BackupRefused("库一直在写入，没有备份成。请稍后再试。")


def _carry(source: IO[bytes], target: IO[bytes], limit: int | None = None) -> dict[str, Any]:
    """Copy a stream; returns its sha256 and bytes. Raises ValueError beyond the limit."""
    digest, size = hashlib.sha256(), 0
    while block := source.read(2**20):
        size += len(block)
        if limit is not None and size > limit:
            raise ValueError("longer than stated")
        digest.update(block)
        target.write(block)
    return {"sha256": digest.hexdigest(), "bytes": size}


def stage(held: Held, staging: Path) -> None:
    """Copy a held pair into a folder, which is then itself a store."""
    for name, source in held.files.items():
        with (staging / name).open("wb") as target:
            shutil.copyfileobj(source, target, 2**20)
    published.move_pointer(staging, held.pair)


# --- writing ----------------------------------------------------------------------------------


def _fill(box: zipfile.ZipFile, files: Iterable[tuple[str, Path]]) -> dict[str, dict[str, Any]]:
    members = {}
    for name, path in files:
        info = zipfile.ZipInfo.from_file(path, name, strict_timestamps=False)
        is_packed = name.startswith(ORIGINALS)  # spreadsheets are archives already
        info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
        with path.open("rb") as source, box.open(info, "w") as target:
            members[name] = _carry(source, target)
    return members


def _as_json(manifest: dict[str, Any], stamp: datetime) -> str:
    made = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "made_at": stamp.isoformat("T", "seconds"),
    }
    return json.dumps(made | manifest, ensure_ascii=False, indent=1)


def write(
    folder: Path,
    staging: Path,
    held: Held,
    data_version: int,
    tables: dict[str, dict[str, Any]],
) -> Path:
    """Write a backup of a staged pair, read it back whole, and only then give it its name."""
    stamp = datetime.now()
    working = folder / f".anlan-{uuid.uuid4().hex[:8]}.part"
    files = [(name, staging / name) for name in held.files]
    files += [(f"{ORIGINALS}/{path.name}", path) for path in held.originals]
    try:
        descriptor = os.open(
            working, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600
        )
        with os.fdopen(descriptor, "w+b") as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as box:
                members = _fill(box, files)
                manifest = asdict(Manifest(data_version, *held.pair, members, tables))
                box.writestr(MANIFEST, _as_json(manifest, stamp))
            stream.flush()
            os.fsync(stream.fileno())
        unpack(working, None)
        name = f"anlan-{data_version}-{stamp:%Y%m%d-%H%M%S}"
        target = folder / f"{name}.zip"
        while target.exists():
            target = folder / f"{name}-{uuid.uuid4().hex[:4]}.zip"
        working.replace(target)
        published.sync(folder)
    finally:
        working.unlink(missing_ok=True)
    return target


# --- reading ----------------------------------------------------------------------------------


def _manifest(box: zipfile.ZipFile) -> Manifest:
    """The manifest, once it is known to be one and to name what the archive holds."""
    names = box.namelist()
    if MANIFEST not in names or box.getinfo(MANIFEST).file_size > MANIFEST_LIMIT:
        raise BackupRefused("这不是安澜的备份文件。")
    read = json.loads(box.read(MANIFEST))
    if not isinstance(read, dict) or read.get("format") != FORMAT:
        raise BackupRefused("这不是安澜的备份文件。")
    if read.get("format_version") != FORMAT_VERSION:
        raise BackupRefused("这个备份是由另一版本的安澜生成的，请用那个版本恢复。")
    stated: dict[str, Any] = {name: read.get(name) for name in Manifest.__dataclass_fields__}
    manifest = Manifest(**stated)
    for name in names:
        if name != MANIFEST and not MEMBER.fullmatch(name):
            raise BackupRefused(f"备份里有不该有的文件“{name}”，没有恢复。")
    whole = sorted([*manifest.members, MANIFEST])
    if sorted(names) != whole or not {*filter(None, manifest.pair)} <= manifest.members.keys():
        raise BackupRefused("备份文件不完整：内容与清单不符，没有恢复。")
    return manifest


def _lay(box: zipfile.ZipFile, manifest: Manifest, name: str, staging: Path | None) -> None:
    """Read one member and lay it down in a folder, or nowhere. Raises ValueError if it differs."""
    target, stated = Path(os.devnull), manifest.members[name]
    if staging:
        target = staging / name
        target.parent.mkdir(exist_ok=True)
    with box.open(name) as source, target.open("wb") as laid:
        if _carry(source, laid, stated["bytes"]) != stated:
            raise ValueError(name)


def unpack(path: Path, staging: Path | None) -> Manifest:
    """Check every member of a backup against its manifest, laying it down in a folder if one is
    given. Raises BackupRefused; what was laid down by then is the caller's to remove.
    """
    try:
        with zipfile.ZipFile(path) as box:
            manifest = _manifest(box)
            for name in manifest.members:
                _lay(box, manifest, name, staging)
    except BackupRefused:
        raise
    except FileNotFoundError as error:
        raise BackupRefused(f"找不到备份文件“{path.name}”。") from error
    except DAMAGE as error:
        if not zipfile.is_zipfile(path):
            raise BackupRefused("这不是安澜的备份文件，或文件已损坏。") from error
        raise BackupRefused("备份文件已损坏：内容与清单的校验值不符，没有恢复。") from error
    if staging:
        published.move_pointer(staging, manifest.pair)
    return manifest
