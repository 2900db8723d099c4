"""What all tests share: one store with the demonstration county, filled once and never written to."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).parent.parent


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


@pytest.fixture(scope="session")
def python():
    """Run Python in a process of its own: python("-m", "data", …, home=folder) -> stdout."""
    return run_python


@pytest.fixture(scope="session")
def demonstration_home(tmp_path_factory, worker_id) -> Path:
    """The folder of a store with the demonstration county. Filled once, whichever process comes first."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    home = shared / "demonstration"
    with FileLock(shared / "demonstration.lock"):
        if not home.exists():
            run_python("-m", "data", "demo", home=shared / "filling")
            (shared / "filling").rename(home)
    return home
