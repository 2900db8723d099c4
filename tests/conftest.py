"""What all tests share: one store with the demonstration county, filled once and never written to."""

import hashlib
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from data import connections, containers, reading

ROOT = Path(__file__).parent.parent
MEANWHILE = 16
"""How many files the other processes work through while one fills the demonstration's store."""


def run_python(*words: str, home: Path, cwd: Path = ROOT, code: int = 0) -> str:
    """Run Python on the store in a folder, as a user would; returns stdout. Another exit code fails the test."""
    finished = subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env=os.environ | {"ANLAN_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == code, finished.stdout + finished.stderr
    return finished.stdout


def is_shown(item: pytest.Item) -> bool:
    """Whether a test looks at the demonstration county."""
    return "demonstration_home" in getattr(item, "fixturenames", ())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with a file that fills the demonstration's store, and with some that do without it while it is
    filled. Put those that drive a browser evenly among the rest, the longest first: while one process waits
    for a page the others work, seldom do two draw at once, and none is left waiting alone at the end.
    """
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    driving = [file for file in files if file.parent.name == "browser"]
    driving.sort(key=lambda file: -len(files[file]))
    others = [file for file in files if file.parent.name != "browser"]
    asking = [file for file in others if any(map(is_shown, files[file]))]
    first = [*asking[:1], *[file for file in others if file not in asking][:MEANWHILE]]
    others = [file for file in others if file not in first]
    between = max(len(others) // (len(driving) + 1), 1)
    order = first
    while driving or others:
        order += [*driving[:1], *others[:between]]
        driving, others = driving[1:], others[between:]
    items[:] = [item for file in order for item in files[file]]


class ParsedHere:
    """In place of the module that starts the process which parses a file: the same bytes, parsed here."""

    TimeoutExpired = subprocess.TimeoutExpired

    @staticmethod
    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        assert command[-3:-1] == ["-m", "data.containers"]
        return subprocess.CompletedProcess(command, 0, containers.answer(Path(command[-1])), b"")


@pytest.fixture(scope="session", autouse=True)
def parsed_here():
    """Files are parsed without a process each, which costs more than most tests; see parsed_apart."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "subprocess", ParsedHere)
        yield


@pytest.fixture(scope="session", autouse=True)
def one_thread():
    """Stores of this process are worked on by one thread: the tests' few rows are too few to share."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(connections.SETTINGS, "threads", 1)
        yield


@pytest.fixture(scope="module")
def parsed_apart(parsed_here):
    """Files are parsed in a process of their own with its limits, as the product does it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "subprocess", subprocess)
        yield


@pytest.fixture(scope="session")
def python():
    """Run Python in a process of its own: python("-m", "data", …, home=folder) -> stdout."""
    return run_python


def made_of() -> str:
    """A fingerprint of all that the demonstration's store is made from and by, and of the day."""
    files = [ROOT / "requirements.txt"]
    files += (one for one in (ROOT / "data").rglob("*") if one.is_file())
    found = hashlib.sha256(f"{sys.version} {date.today()}".encode())
    for file in sorted(files):
        name = file.relative_to(ROOT)
        if name.parts[:2] != ("data", "var") and file.suffix != ".pyc":
            found.update(f"{name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()[:16]


@pytest.fixture(scope="session")
def demonstration_home(tmp_path_factory, worker_id) -> Path:
    """The folder of a store with the demonstration county. Filled once, whichever process comes first; a
    developer's next run takes it up again unless anything it is made of has changed."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    if not os.environ.get("CI"):
        shared = Path(tempfile.gettempdir()) / "anlan-tests" / made_of()
        shared.mkdir(parents=True, exist_ok=True)
    home = shared / "demonstration"
    with FileLock(shared / "demonstration.lock"):
        if not home.exists():
            filling = Path(tempfile.mkdtemp(dir=shared)) / "filling"
            run_python("-m", "data", "demo", home=filling)
            filling.rename(home)
    return home
