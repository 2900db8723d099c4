"""Backup and restore: whole while loads run, refused when anything is amiss, equal by checksum."""

import json
import os
import subprocess
import sys
import time
import zipfile

import pytest

from data import backups, published, warehouse
from data.backups import BackupRefused
from data.uploads import StoredRow, Upload
from data.warehouse import Store

ROOT = warehouse.home().parents[1]
PHONE = "13812340012"


pytestmark = pytest.mark.usefixtures("few_contracts")


def stat(area, found, row=4):
    values = {"month_from": "2026-08", "month_to": "2026-08", "area": area, "found": found}
    return StoredRow(values, {"found": "approximate"}, row, area, (area, "2026-08", "2026-08"))


def teams(phone):
    row = StoredRow({"month": "2026-06", "area": "甲镇", "name": "队", "phone": phone}, {}, 2, "k")
    return Upload("load", "teams", "张三", rows=(row,))


@pytest.fixture(scope="module")
def filled(tmp_path_factory, few_contracts):
    """A store with rows, phones, settings and an original; never written to."""
    folder = tmp_path_factory.mktemp("filled")
    store = Store(folder / "var")
    (folder / "九月.xlsx").write_bytes(b"cells")
    sha256 = store.keep_original(folder / "九月.xlsx")
    stats = Upload("load", "hazard_stats", "张三", file="九月.xlsx", sha256=sha256, rows=(stat("甲镇", 1), stat("乙镇", 2, 5)))  # fmt: skip
    store.append_many([stats, teams(PHONE)])
    store.set("store", "demonstration", True, "系统")
    store.withdraw(store.append(teams("13999999999")), "李四")
    return store


@pytest.fixture(scope="module")
def archive(filled, tmp_path_factory):
    return filled.backup(tmp_path_factory.mktemp("backups"))


def original_names(store):
    return [path.name for path in published.kept_originals(store.folder)]


def everything(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rewritten(archive, target, change):
    """A copy of a backup with its members (name -> bytes) changed."""
    with zipfile.ZipFile(archive) as box:
        members = {name: box.read(name) for name in box.namelist()}
    change(members)
    with zipfile.ZipFile(target, "w") as box:
        for name, content in members.items():
            box.writestr(name, content)
    return target


# --- there and back ---------------------------------------------------------------------------


def test_everything_comes_back(filled, archive, tmp_path):
    assert archive.name.startswith("anlan-4-")
    assert [path.name for path in archive.parent.iterdir()] == [archive.name]
    if os.name != "nt":
        assert archive.stat().st_mode & 0o077 == 0
    store = Store(tmp_path / "var")
    assert store.restore(archive) is None
    assert store.checksums() == filled.checksums()
    assert store.checksums()["teams"]["rows"] == 1
    assert store.history() == filled.history()
    assert store.trace("teams", "k", unmask=True) == filled.trace("teams", "k", unmask=True)
    assert (store.verify(), store.data_version(), store.is_demonstration()) == ([], 4, True)
    assert original_names(store) == original_names(filled) != []
    assert store.published_name() != filled.published_name()
    kept = {"CURRENT", "lock", "originals", *published.current(store.folder)}
    assert {path.name for path in store.folder.iterdir()} == kept
    assert store.append(teams("2")) == "U000005"


def test_a_used_store_is_replaced_only_when_told_and_set_aside(archive, tmp_path, filled):
    store = Store(tmp_path / "var")
    (tmp_path / "old.csv").write_bytes(b"old")
    store.keep_original(tmp_path / "old.csv")
    store.append_many([Upload("load", "hazard_stats", "张三", rows=(stat("丙镇", 7),)), teams("1")])
    before, was = everything(store.folder), store.checksums()
    with pytest.raises(BackupRefused, match="库里已有数据"):
        store.restore(archive)
    assert everything(store.folder) == before
    aside = store.restore(archive, replace=True)
    assert store.checksums() == filled.checksums()
    assert store.verify() == []
    assert original_names(store) == original_names(filled)
    old = Store(aside)
    assert (old.checksums(), old.verify()) == (was, [])
    assert original_names(old) != original_names(store)


def test_a_store_with_settings_or_originals_only_is_used(archive, tmp_path):
    one, two = Store(tmp_path / "one"), Store(tmp_path / "two")
    one.set("desk", "name", "安澜县", "张三")
    (tmp_path / "a.csv").write_bytes(b"a")
    two.keep_original(tmp_path / "a.csv")
    for store in (one, two):
        with pytest.raises(BackupRefused):
            store.restore(archive)


def test_a_store_without_sensitive_rows_and_an_empty_one(tmp_path):
    store, copy = Store(tmp_path / "var"), Store(tmp_path / "copy")
    path = store.backup(tmp_path)
    assert not [name for name in zipfile.ZipFile(path).namelist() if "private" in name]
    assert copy.restore(path) is None
    assert (copy.data_version(), copy.verify()) == (0, [])
    assert copy.checksums() == store.checksums()


# --- while loads run --------------------------------------------------------------------------

WRITER = """
import sys
from pathlib import Path
from data import contract
from data.uploads import StoredRow, Upload
from data.warehouse import Store
contract.CONTRACTS, store, stop = Path(sys.argv[3]), Store(Path(sys.argv[1])), Path(sys.argv[2])
number = 0
while not stop.exists():
    number += 1
    area = f"镇{number}"
    row = StoredRow({"area": area, "found": number}, {}, 2, area, (area, "2026-08", "2026-08"))
    team = StoredRow({"area": area, "name": area, "phone": str(number)}, {}, 2, area)
    store.append_many([
        Upload("load", "hazard_stats", area, rows=(row,)), Upload("load", "teams", area, rows=(team,))
    ])
"""


def test_backups_taken_during_loads_are_whole(tmp_path, few_contracts):
    store = Store(tmp_path / "var")
    store.append(teams(PHONE))
    stop = tmp_path / "stop"
    command = [sys.executable, "-c", WRITER, str(store.folder), str(stop), str(few_contracts)]
    writer = subprocess.Popen(command, cwd=ROOT)
    try:
        while store.data_version() < 3:
            assert writer.poll() is None
            time.sleep(0.02)
        paths = [store.backup(tmp_path / "backups") for _ in range(2)]
        assert writer.poll() is None
    finally:
        stop.touch()
        assert writer.wait(60) == 0
    last = store.data_version()
    for number, path in enumerate(paths):
        copy = Store(tmp_path / f"copy{number}")
        copy.restore(path)
        with zipfile.ZipFile(path) as box:
            manifest = json.loads(box.read("manifest.json"))
        assert copy.checksums() == manifest["tables"]
        assert copy.verify() == []
        version = copy.data_version()
        assert 3 <= version == manifest["data_version"] <= last
        rows = (version - 1) // 2  # each load of the writer is two uploads
        assert manifest["tables"]["hazard_stats"]["rows"] == rows
        with copy.whole_cursor("teams") as cursor:
            phones = cursor.execute("select count(phone) from teams").fetchall()
        assert phones == [(rows + 1,)]


def test_what_is_held_stays_readable_when_it_is_swept(filled, tmp_path):
    store = Store(tmp_path / "var")
    store.append(teams(PHONE))
    with backups.hold(store.folder) as held:
        for number in range(3):
            store.append(teams(str(number)))
        assert os.name == "nt" or not (store.folder / held.pair.store).exists()
        (tmp_path / "staging").mkdir()
        backups.stage(held, tmp_path / "staging")
    assert Store(tmp_path / "staging").data_version() == 1


# --- what is refused --------------------------------------------------------------------------


def changed_byte(archive, target):
    content = bytearray(archive.read_bytes())
    content[len(content) // 3] ^= 0xFF
    target.write_bytes(content)


def changed_table(archive, target):
    def change(members):
        manifest = json.loads(members["manifest.json"])
        manifest["tables"]["hazard_stats"]["checksum"] = "1"
        members["manifest.json"] = json.dumps(manifest).encode()

    rewritten(archive, target, change)


def changed_original(archive, target):
    def change(members):
        members[next(name for name in members if name.startswith("originals"))] = b"other"

    rewritten(archive, target, change)


def without_private(archive, target):
    rewritten(
        archive,
        target,
        lambda members: members.pop(next(one for one in members if "private" in one)),
    )


def climbing(archive, target):
    def change(members):
        manifest = json.loads(members["manifest.json"])
        manifest["members"]["../climbed.xlsx"] = {"sha256": "0", "bytes": 1}
        members["manifest.json"] = json.dumps(manifest).encode()
        members["../climbed.xlsx"] = b"x"

    rewritten(archive, target, change)


def cut_short(archive, target):
    target.write_bytes(archive.read_bytes()[:-200])


def another_file(archive, target):
    target.write_bytes(b"month,area\n")


def another_archive(archive, target):
    rewritten(archive, target, dict.clear)


def nothing(archive, target):
    """No file at all."""


def later_version(archive, target):
    def change(members):
        members["manifest.json"] = members["manifest.json"].replace(
            b'"format_version": 1', b'"format_version": 2'
        )

    rewritten(archive, target, change)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (changed_byte, "损坏"),
        (changed_table, "校验值不符"),
        (changed_original, "校验值不符"),
        (without_private, "不完整"),
        (climbing, "不该有的文件“../climbed.xlsx”"),
        (later_version, "另一版本"),
        (cut_short, "损坏"),
        (another_file, "不是安澜的备份文件"),
        (another_archive, "不是安澜的备份文件"),
        (nothing, "找不到"),
    ],
)
def test_a_backup_that_is_amiss_touches_nothing(archive, tmp_path, make, words):
    store = Store(tmp_path / "var")
    store.data_version()
    before = everything(tmp_path)
    bad = tmp_path / "bad.zip"
    make(archive, bad)
    with pytest.raises(BackupRefused, match=words):
        store.restore(bad, replace=True)
    bad.unlink(missing_ok=True)
    assert everything(tmp_path) == before
    assert not list(store.folder.glob("writing-*"))


def test_command_line(filled, tmp_path, python):
    words = "-m", "data"
    made = json.loads(python(*words, "backup", str(tmp_path / "out"), "--json", home=filled.folder))
    assert made["status"] == "written"
    into = tmp_path / "var"
    restored = json.loads(python(*words, "restore", made["file"], "--json", home=into))
    assert (restored["status"], restored["data_version"], restored["set_aside"]) == (
        "restored",
        4,
        None,
    )
    refused = json.loads(python(*words, "restore", made["file"], "--json", home=into, code=1))
    assert (refused["status"], "--replace" in refused["message"]) == ("refused", True)
    shown = json.loads(python(*words, "trace", "teams", "k", "--json", home=into))
    assert shown["versions"][0]["values"]["phone"] == "138****0012"
