"""Disks that are full, folders that are not to be written, kills: what was stored stays, and the officer is told in Chinese."""

import ctypes
import errno
import json
import os
import resource
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock

from benchmarks import kills
from data import published, warehouse
from data.faults import NotWritten
from data.intake import Request, load
from data.uploads import StoredRow, Upload
from data.warehouse import Store

ROOT = Path(warehouse.__file__).parents[1]
FULL = "磁盘已满，没有写入，库里的数据没有变。请清理数据文件夹“{}”所在的磁盘后再试。"
CLOSED = (
    "数据文件夹“{}”是只读的或没有权限，没有写入，库里的数据没有变。请管理员检查文件夹的权限后再试。"
)
BUSY = "另一个程序一直在写入数据文件夹“{}”，没有写入，库里的数据没有变。请稍后再试。"

ROWS = [["安澜县2026年7月事故统计表"], ["乡镇", "事故起数", "死亡人数"], ["青溪镇", 1, 0]]


def in_force(folder: Path) -> dict[str, bytes]:
    """The pointer and the published files that it names."""
    names = ["CURRENT", *(folder / "CURRENT").read_text().split()]
    return {name: (folder / name).read_bytes() for name in names}


def unfinished(folder: Path) -> list[str]:
    """Files half written that lie about."""
    return [path.name for path in folder.rglob("writing-*")]


@contextmanager
def files_of_at_most(size: int):
    """No file may grow beyond so many bytes, as on a disk that is full at that moment."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@pytest.mark.parametrize("moment", ["original", "copy", "checkpoint"])
def test_a_disk_full_while_loading_refuses_and_changes_nothing(store, sheet, load_one, moment):
    path, before = sheet("七月.xlsx", ROWS), in_force(store.folder)
    largest = max(map(len, before.values()))
    size = {"original": 100, "copy": largest - 1, "checkpoint": largest}[moment]
    with files_of_at_most(size):
        receipt = load_one(path)
    assert (receipt.status, receipt.upload_id) == ("refused", None)
    assert [p.message for p in receipt.problems if p.level == "error"] == [
        FULL.format(store.folder)
    ]
    assert in_force(store.folder) == before
    assert unfinished(store.folder) == []
    assert Store(store.folder).verify() == []
    assert load_one(path).status == "stored"


def without_privilege() -> None:
    """Give up the power of the administrator to write where nobody may."""
    libc = ctypes.CDLL(None)
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        libc.prctl(24, capability, 0, 0, 0)


def as_anyone(*words: str, home: Path) -> "subprocess.CompletedProcess[str]":
    """Run Python on a store without an administrator's powers."""
    return subprocess.run(
        [sys.executable, "-X", "utf8", *words],
        cwd=ROOT,
        env=os.environ | {"ANLAN_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=without_privilege,
    )


def test_a_folder_that_may_only_be_read_is_told_and_still_answers(store, sheet):
    path, before, folder = sheet("七月.xlsx", ROWS), in_force(store.folder), store.folder
    (folder / "lock").chmod(0o444)
    for one in (folder / "originals", folder):
        one.chmod(0o555)
    try:
        loaded = as_anyone("-m", "data", "load", str(path), "--by", "张三", "--json", home=folder)
        answered = as_anyone("-m", "queries", "overview/areas", "--json", home=folder)
        withdrawn = as_anyone("-m", "data", "withdraw", "U000001", "--by", "张三", home=folder)
    finally:
        for one in (folder, folder / "originals"):
            one.chmod(0o755)
    receipt = json.loads(loaded.stdout)["receipts"][0]
    told = [one["message"] for one in receipt["problems"] if one["level"] == "error"]
    assert (loaded.returncode, receipt["status"], told) == (1, "refused", [CLOSED.format(folder)])
    assert (answered.returncode, "青溪镇" in answered.stdout) == (0, True)
    assert (withdrawn.returncode, withdrawn.stderr.strip()) == (1, CLOSED.format(folder))
    assert in_force(folder) == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "closed").mkdir(mode=0o555)
    home = tmp_path / "closed" / "store"
    told = as_anyone("-m", "data", "history", home=home)
    assert (told.returncode, told.stdout, told.stderr.strip()) == (1, "", CLOSED.format(home))


def test_another_writer_that_does_not_end_is_told(store, sheet, load_one, monkeypatch):
    monkeypatch.setattr(published, "LOCK_SECONDS", 0.2)
    with FileLock(store.folder / "lock"):
        receipt = load_one(sheet("七月.xlsx", ROWS))
    assert [p.message for p in receipt.problems if p.level == "error"] == [
        BUSY.format(store.folder)
    ]
    assert load(store, [sheet("七月.xlsx", ROWS)], Request("张三"))[0].status == "stored"


def test_kills_at_random_moments_lose_nothing(tmp_path):
    outcome = kills.run(tmp_path, count=10, seed=20260815)
    assert (outcome.kills, outcome.failures) == (10, [])
    assert outcome.unreceipted <= outcome.kills


# --- with few contracts, so that each write takes little ---------------------------------------

STEPS = {
    "fsync": (os, "fsync"),
    "replace": (Path, "replace"),
    "copy": (shutil, "copyfile"),
    "pointer": (Path, "write_text"),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_disk_full_at_any_step_of_a_write_changes_nothing(
    few_contracts, tmp_path, monkeypatch, step
):
    store = Store(tmp_path / "store")
    store.append(teams(1))
    owner, name = STEPS[step]
    real, failed = getattr(owner, name), 0
    for fatal in range(1, 20):
        before, calls = in_force(store.folder), iter(range(1, 100))

        def fail(*words, fatal=fatal, calls=calls, **more):
            if next(calls) == fatal:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*words, **more)

        monkeypatch.setattr(owner, name, fail)
        told = refusal(store, teams(fatal + 1))
        monkeypatch.setattr(owner, name, real)
        if told is None:
            break
        assert told == FULL.format(store.folder)
        assert in_force(store.folder) == before
        failed += 1
        assert Store(store.folder).verify() == []
    assert failed >= {"fsync": 4, "replace": 3, "copy": 2, "pointer": 1}[step]
    with store.cursor() as cursor:
        assert cursor.execute("select count(*) from uploads").fetchone() == (2,)
    store.append(teams(30))
    assert unfinished(store.folder) == []


def teams(number: int) -> Upload:
    """An upload with something sensitive, so that both files are written."""
    values = {
        "month": "2026-07",
        "name": f"第{number}队",
        "area": "青溪镇",
        "members": 5,
        "phone": "13800000000",
    }
    return Upload("load", "teams", "张三", rows=(StoredRow(values, {}, 2, f"k{number}"),))


def refusal(store: Store, upload: Upload) -> str | None:
    """What is said when an upload is not written; None when it is."""
    try:
        store.append(upload)
    except NotWritten as fault:
        return str(fault)
    return None
