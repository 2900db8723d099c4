"""The big screen left on: `python -m benchmarks.wall STORE [--changes 2000] [--every 100]`.

A headless Chromium plays /screen of a store and is driven through scene changes by the key that a
presenter's remote sends; every tenth change the scenes are fetched from the server anew. Told are,
after garbage was collected, the JavaScript heap, DOM nodes and listeners, and the server's memory.
Needs Linux and Chromium.
"""

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import CDPSession, Page, sync_playwright

ROOT = Path(__file__).parents[1]
VIEWPORT = {"width": 960, "height": 540}
"""Small, so that a machine without a graphics card spends its time on scenes, not on pixels."""
PATIENCE = 600_000
"""Milliseconds until the first scenes must be there."""
REFETCH = 10
"""Scene changes between two fetches of everything."""


@dataclass(frozen=True)
class Reading:
    """What was held after so many scene changes."""

    changes: int
    heap: float
    """Megabytes of JavaScript objects."""
    nodes: int
    listeners: int
    server: float
    """Resident megabytes of the server."""


def serve(home: Path) -> tuple[subprocess.Popen, str]:
    """Start a dashboard on a store and wait until it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = ["--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true"]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", *address],
        cwd=ROOT,
        env=os.environ | {"ANLAN_HOME": str(home.resolve())},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    while server.poll() is None:
        try:
            with urlopen(f"{url}/_stcore/health", timeout=1):
                return server, url
        except (URLError, OSError):
            time.sleep(0.2)
    raise SystemExit("the server did not start")


def resident(pid: int) -> float:
    """Resident megabytes of a process."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text("utf-8"))
    return int(found.group(1)) / 1024 if found else 0.0


def read(session: CDPSession, pid: int, changes: int) -> Reading:
    """Collect garbage and look."""
    session.send("HeapProfiler.collectGarbage")
    told = session.send("Performance.getMetrics")["metrics"]
    known = {one["name"]: one["value"] for one in told}
    heap = known["JSHeapUsedSize"] / 2**20
    nodes, listeners = int(known["Nodes"]), int(known["JSEventListeners"])
    return Reading(changes, heap, nodes, listeners, resident(pid))


def drive(page: Page, pid: int, changes: int, every: int) -> list[Reading]:
    """Change scenes and look every so many changes; two rounds that warm up are not counted."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.wait_for_function("!anlanStage.server.isPart", timeout=PATIENCE)
    count = page.evaluate("anlanStage.scenes.length")
    for _ in range(2 * count):
        page.keyboard.press("PageDown")
    begun = page.evaluate("anlanStage.changes")
    readings = [read(session, pid, 0)]
    for change in range(1, changes + 1):
        page.keyboard.press("PageDown")
        if change % REFETCH == 0:
            page.evaluate("anlanStage.server.fetch()")
        if change % every == 0:
            readings.append(read(session, pid, change))
            print(line(readings[-1]), flush=True)
    if page.evaluate("anlanStage.changes") - begun < changes:
        raise SystemExit("scenes did not change as often as they were told to")
    return readings


def line(one: Reading) -> str:
    """One reading as a line of a table."""
    browser = f"{one.heap:.1f} | {one.nodes:,} | {one.listeners:,}"
    return f"| {one.changes:,} | {browser} | {one.server:.0f} |"


def main() -> None:
    """Print readings, and how much the second half grew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--changes", type=int, default=2000)
    parser.add_argument("--every", type=int, default=100)
    asked = parser.parse_args()
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)))
    server, url = serve(asked.store)
    begun = time.time()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=program, args=["--no-sandbox", "--lang=zh-CN", "--disable-gpu"]
            )
            page = browser.new_page(viewport=VIEWPORT)
            page.goto(f"{url}/screen?rotate=3600")
            page.wait_for_selector("#anlan-stage .anw", timeout=PATIENCE)
            readings = drive(page, server.pid, asked.changes, asked.every)
            length = page.evaluate("history.length")
            browser.close()
    finally:
        server.kill()
        server.wait()
    half = readings[len(readings) // 2]
    print(f"{asked.changes:,} changes in {time.time() - begun:.0f} s; history {length}")
    print(line(readings[0]), line(half), line(readings[-1]), sep="\n")


if __name__ == "__main__":
    main()
