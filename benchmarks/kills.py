"""Kills at random moments of loading: `python -m benchmarks.kills [--count 200] [--seed 1]`.

A process loads one spreadsheet after another and is killed (SIGKILL) after a random time; then the
store must open, hold every upload whose receipt was given and at most the one in flight, each with
all of its rows, and its tables must equal what the log says. Runs where processes can be forked.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from data.contract import contracts
from data.intake import Request, load
from data.warehouse import Store

TOWNS = ("青溪镇", "云岭镇", "石桥乡", "柳塘乡")
TEAMS = 25
"""Rows of a spreadsheet."""
LOADS = 4
"""Most time given to a process, in loads: the first of a process takes longer than the next."""
AREAS = (
    "区划代码,名称,级别,顺序,是否报送\n999000,安澜县,县,1,否\n"
    + "".join(f"99910{i},{town},乡镇,{i + 2},是\n" for i, town in enumerate(TOWNS))
    + "999900,县直,县直,9,是\n"
)


@dataclass
class Outcome:
    """What the kills left behind."""

    kills: int = 0
    receipted: set[str] = field(default_factory=set)
    unreceipted: int = 0
    """Uploads that were stored whole though the process died before it could say so."""
    leftovers: Counter[str] = field(default_factory=Counter)
    """What lay about when the process was dead: nothing, or a file half written."""
    failures: list[str] = field(default_factory=list)


def spreadsheets(folder: Path, count: int) -> list[Path]:
    """A register, then so many monthly lists of teams, one a month, with names and telephones."""
    register = folder / "区划名录.csv"
    register.write_text(AREAS, "utf-8")
    paths = [register]
    for i in range(count):
        year, month = 1926 + i // 12, i % 12 + 1
        rows = "".join(
            f"{year}-{month:02},第{n}队,{TOWNS[n % len(TOWNS)]},{n + 5},张{n},1380000{n:04}\n"
            for n in range(TEAMS)
        )
        path = folder / f"救援队伍{year}年{month}月.csv"
        path.write_text("统计月份,队伍名称,乡镇,人数,负责人,联系电话\n" + rows, "utf-8")
        paths.append(path)
    return paths


def serve(folder: Path, sheets: Path) -> None:
    """Stay warm and, for each number read, fork a process that loads from that spreadsheet on."""
    contracts()  # read once, before any fork
    paths = sorted(sheets.glob("救援*.csv"), key=lambda path: path.stat().st_mtime_ns)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            for path in paths[int(line) :]:
                receipt = load(Store(folder), [path], Request("张三"))[0]
                os.write(1, f"{receipt.status} {receipt.upload_id}\n".encode())
            os._exit(0)
        os.write(1, f"pid {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"gone\n")


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Kill a loading process so often; the folder gets the store and its spreadsheets."""
    home, sheets, outcome, chance = (
        folder / "store",
        folder / "sheets",
        Outcome(),
        random.Random(seed),
    )
    sheets.mkdir(parents=True)
    register, *paths = spreadsheets(sheets, 3 * count + 40)
    store = Store(home)
    load(store, [register], Request("管理员"))
    began = time.monotonic()
    load(store, [paths[0]], Request("张三"))
    longest = LOADS * (time.monotonic() - began)
    command = [sys.executable, "-m", "benchmarks.kills", "--serve", str(home), str(sheets)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as warm:
        for _ in range(count):
            stored = len(_uploads(store))
            _kill(warm, stored - 1, chance.uniform(0, longest), outcome)
            _judge(Store(home), home, outcome)
        warm.stdin.close()  # type: ignore[union-attr]
    return outcome


def _kill(warm: "subprocess.Popen[str]", first: int, seconds: float, outcome: Outcome) -> None:
    """One process: forked, killed after that time; what it said until then is kept."""
    assert warm.stdin is not None
    assert warm.stdout is not None
    warm.stdin.write(f"{first}\n")
    warm.stdin.flush()
    child = int(warm.stdout.readline().split()[1])
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    outcome.kills += 1
    while (line := warm.stdout.readline().strip()) != "gone":
        status, _, upload = line.partition(" ")
        if status != "stored":
            outcome.failures.append(f"a spreadsheet was {status}")
        outcome.receipted.add(upload)


def _uploads(store: Store) -> dict[str, int]:
    """Upload -> rows that the log holds of it."""
    with store.cursor() as cursor:
        return dict(
            cursor.execute(
                "select u.upload_id, count(r.upload_id) from uploads u"
                " left join log_teams r using (upload_id) where u.action = 'load' group by all"
            ).fetchall()
        )


def _judge(store: Store, home: Path, outcome: Outcome) -> None:
    """Hold the store against what it must be."""
    unfinished = list(home.rglob("writing-*"))
    outcome.leftovers["a file half written" if unfinished else "nothing"] += 1
    uploads = {name: rows for name, rows in _uploads(store).items() if name != "U000001"}
    lost = outcome.receipted - set(uploads)
    unsaid = len(uploads) - len(outcome.receipted & set(uploads)) - 1  # the first was loaded here
    torn = [name for name, rows in uploads.items() if rows != TEAMS]
    if unsaid > outcome.unreceipted + 1:
        outcome.failures.append(f"{unsaid - outcome.unreceipted} uploads nobody waited for")
    outcome.unreceipted = unsaid
    outcome.failures += [f"{name} is lost" for name in lost] + [f"{name} is torn" for name in torn]
    outcome.failures += store.verify()


def main() -> int:
    """Print what the kills left behind; 1 where anything was lost, torn or disagreed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--serve", nargs=2, type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve:
        serve(*asked.serve)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        outcome = run(Path(folder), asked.count, asked.seed)
        seconds = time.monotonic() - began
    sys.stdout.write(
        f"{outcome.kills} kills in {seconds:.0f} s: {len(outcome.receipted)} uploads receipted,"
        f" {outcome.unreceipted} stored whole without a receipt,"
        f" {outcome.leftovers['a file half written']} times a file half written lay about\n"
    )
    sys.stdout.writelines(f"{failure}\n" for failure in outcome.failures)
    return 1 if outcome.failures else 0


if __name__ == "__main__":
    sys.exit(main())
