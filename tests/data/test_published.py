"""The store's folder: a failed or killed write changes nothing, originals are kept once, archives stand alone."""

import hashlib
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from data import connections, published, warehouse
from data.uploads import StoredRow, Upload
from data.warehouse import Store

ROOT = Path(warehouse.__file__).parents[1]


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "var")
    store.append(load(1))
    return store


def load(found):
    values = {"area": "甲镇", "found": found}
    return Upload("load", "hazard_stats", "张三", rows=(StoredRow(values, {}, 2, "k"),))


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def found(store):
    with store.cursor() as cursor:
        return cursor.execute("select found from hazard_stats").fetchall()


# --- nothing half done ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("upload", "error"),
    [
        (Upload("load", "nothing", "张三"), KeyError),
        (Upload("withdraw", "hazard_stats", "张三"), ValueError),
        (Upload("load", "hazard_stats", "张三", mode="append"), ValueError),
        (
            Upload("load", "hazard_stats", "张三", rows=(StoredRow({"x": 1}, {}, 2, "k"),)),
            ValueError,
        ),
        (load(1.5), ValueError),
        (load("many"), ValueError),
    ],
)
def test_a_refused_write_leaves_every_byte(store, upload, error):
    before = content(store.folder)
    with pytest.raises(error):
        store.append_many([load(2), upload])
    assert content(store.folder) == before


def test_reading_leaves_every_byte(store):
    before = content(store.folder)
    store.history()
    store.verify()
    store.trace("hazard_stats", "k")
    found(store)
    assert content(store.folder) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from data import log_rule, published, warehouse
from data.uploads import StoredRow, Upload
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
owner, step = sys.argv[2].split(".")
setattr({"published": published, "log_rule": log_rule}[owner], step, die)
row = StoredRow({"area": "甲镇", "found": 2}, {}, 2, "k")
warehouse.Store(Path(sys.argv[1])).append(Upload("load", "hazard_stats", "张三", rows=(row,)))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("step", ["log_rule.derive", "published.publish", "published.move_pointer"])
def test_a_writer_killed_before_the_pointer_moves(store, step):
    before = content(store.folder)
    command = [sys.executable, "-c", KILLED, str(store.folder), step]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    after = content(store.folder)
    assert len(after) > len(before)  # something unfinished lies about
    assert {name: after[name] for name in before} == before
    assert Store(store.folder).data_version() == 1
    assert found(store) == [(1,)]
    store.append(load(3))
    assert found(store) == [(3,)]
    assert len(content(store.folder)) == len({"CURRENT", "lock", "previous", "current"})


def test_a_reader_waits_for_a_pointer_that_moves(store, monkeypatch):
    pair = published.current(store.folder)
    monkeypatch.setattr(connections, "_opened", {})
    gone = published.Pair("store-0-ffffffff.duckdb")
    answers = iter([gone, gone, pair])
    monkeypatch.setattr(published, "current", lambda _: next(answers, pair))
    assert found(store) == [(1,)]


# --- originals and archives -------------------------------------------------------------------


def test_originals_are_kept_once_under_their_sha256(store, tmp_path):
    sheet = tmp_path / "九月.XLSX"
    sheet.write_bytes(b"cells")
    sha256 = store.keep_original(sheet)
    assert sha256 == hashlib.sha256(b"cells").hexdigest()
    kept = store.folder / "originals" / f"{sha256}.xlsx"
    assert kept.read_bytes() == b"cells"
    touched = kept.stat().st_mtime_ns
    assert store.keep_original(sheet) == sha256
    assert kept.stat().st_mtime_ns == touched
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]
    assert sheet.exists()


def test_archive_sets_everything_aside(store, tmp_path):
    sheet = tmp_path / "demo.xlsx"
    sheet.write_bytes(b"demo")
    sha256 = store.keep_original(sheet)
    store.set("store", "demonstration", True, "系统")
    before = store.published_name()
    aside = store.archive()
    assert aside.parent == store.folder
    assert aside.name.startswith("archive-")
    assert (store.data_version(), found(store), store.is_demonstration()) == (0, [], False)
    assert store.published_name() != before
    assert sorted(content(store.folder)) == sorted(["CURRENT", "lock", store.published_name()])
    assert not (store.folder / "originals").exists()
    old = Store(aside)
    assert (old.data_version(), found(old), old.is_demonstration()) == (1, [(1,)], True)
    assert (aside / "originals" / f"{sha256}.xlsx").exists()
    assert store.append(load(5)) == "U000001"
    assert found(old) == [(1,)]
    assert store.archive() != aside


def test_there_is_nothing_to_archive_before_the_first_write(tmp_path):
    store = Store(tmp_path / "var")
    assert store.archive() is None
