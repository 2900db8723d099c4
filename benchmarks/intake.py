"""How long a ledger takes from file to published store: `python -m benchmarks.intake`.

Prints, for each ledger, medians of seconds and their ratios to reading the same file with
python-calamine's to_python() and with pandas.read_excel through openpyxl, in the same run and in
turns, so that what else the machine does weighs on all alike; the most memory that all its
processes held at one moment, looked at every few milliseconds, and the peaks of both added, though
they need not come together; and the seconds for each row count of --scaling.
"""

import argparse
import contextlib
import datetime as dt
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import xlsxwriter

from data.intake import Request, load
from data.warehouse import Store

TOWNS = ("青溪镇", "云岭镇", "石桥乡", "柳塘乡")
AREAS = "区划代码,名称,级别,顺序,是否报送\n999000,安澜县,县,1,否\n" + "".join(
    f"99910{i},{town},乡镇,{i + 2},是\n" for i, town in enumerate(TOWNS)
)
HAZARDS = (
    "隐患编号,排查日期,排查来源,乡镇,行业领域,单位名称,部位,隐患描述,隐患等级,整改期限,整改完成日期,"
    "整改资金（万元）"
)
ACCIDENTS = (
    "事故编号,发生时间,乡镇,详细地点,事故单位,行业领域,事故类型,死亡人数,重伤人数,直接经济损失（万元）,"
    "事故等级,备注"
)
LOOK = 0.005
"""Seconds between two looks at the memory held."""
BARE = """
import python_calamine, time, sys
start = time.perf_counter()
python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
print(time.perf_counter() - start)
"""
PANDAS = """
import pandas, time, sys
start = time.perf_counter()
pandas.read_excel(sys.argv[1], engine="openpyxl")
print(time.perf_counter() - start)
"""
LOAD = """
import json, sys, time
from pathlib import Path
from benchmarks.intake import peak_megabytes
from data.intake import Request, load
from data.unneeded import leave_out_pandas
from data.warehouse import Store
leave_out_pandas()
store = Store(Path(sys.argv[2]))
store.data_version()
start = time.perf_counter()
receipt, = load(store, [Path(sys.argv[1])], Request("计时"))
seconds = time.perf_counter() - start
assert receipt.status == "stored", [each.message for each in receipt.problems[:5]]
print(json.dumps({"seconds": seconds, "rows": receipt.counts["new"], **peak_megabytes()}))
"""


def peak_megabytes() -> dict[str, float]:
    """Most memory of this process and of the largest of its children, in MB; needs a Unix."""
    import resource

    found = {"parent": resource.RUSAGE_SELF, "child": resource.RUSAGE_CHILDREN}
    return {name: resource.getrusage(who).ru_maxrss / 1024 for name, who in found.items()}


def hazard(i: int, pick: random.Random) -> list[Any]:
    """One line of a ledger of hazards: a few words that come again, two that never do."""
    found = dt.date(2023, 1, 1) + dt.timedelta(days=pick.randrange(1200))
    words = ["企业自查", pick.choice(TOWNS), "建筑施工", f"安澜县第{i % 997}公司", "车间"]
    days = [found + dt.timedelta(days=15), found + dt.timedelta(days=9)]
    told = [f"安全通道堆放杂物第{i}处", "一般", *days, round(pick.random() * 3, 2)]
    return [f"YH-{i:06d}", found, *words, *told]


def accident(i: int, pick: random.Random) -> list[Any]:
    """One line of a ledger of accidents: most columns never say the same twice."""
    at = dt.datetime(1990, 1, 1) + dt.timedelta(minutes=33 * i)
    place = [pick.choice(TOWNS), f"某某路{i}号", f"安澜县第{i}公司", "建筑施工", "坍塌"]
    loss = round(pick.random() * 90, 3)
    return [
        f"SG{i:06d}",
        at,
        *place,
        pick.choice([0, 1]),
        pick.choice([0, 1, 2]),
        loss,
        "一般",
        f"说明{i}",
    ]


LEDGERS: dict[str, tuple[str, Callable[[int, random.Random], list[Any]], bool]] = {
    "hazards": (HAZARDS, hazard, False),
    "accidents": (ACCIDENTS, accident, False),
    "hazards, texts apart": (HAZARDS, hazard, True),
    "accidents, texts apart": (ACCIDENTS, accident, True),
}
"""Header, a line of it, and whether texts are written into a list of their own, each once, as Excel
and WPS write them, or into the cells.
"""


def write(path: Path, ledger: str, rows: int) -> Path:
    """A ledger of so many rows, the same every time."""
    header, line, is_apart = LEDGERS[ledger]
    pick = random.Random(1)
    options = {"constant_memory": not is_apart, "default_date_format": "yyyy-mm-dd hh:mm"}
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet("台账")
        sheet.write_row(0, 0, header.split(","))
        for i in range(rows):
            sheet.write_row(i + 1, 0, line(i, pick))
    return path


def held(pid: int) -> float:
    """Resident MB of a process and all its children at this moment; needs Linux. What they share
    counts for each.
    """
    pages, waiting = 0, [str(pid)]
    for one in waiting:
        process = Path("/proc", one)
        with contextlib.suppress(OSError):  # it has ended meanwhile
            pages += int((process / "statm").read_text().split()[1])
            for thread in (process / "task").iterdir():
                waiting += (thread / "children").read_text().split()
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def watched(code: str, *arguments: Path) -> dict[str, float]:
    """What a Python process of its own prints, and the most MB that it and its children held."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    most = 0.0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            most = max(most, held(process.pid))
            time.sleep(LOOK)
        said, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"the load ended with {process.returncode}")
    return {**json.loads(said), "held": most}


def run(code: str, *arguments: Path) -> Any:
    """What a Python process of its own prints, as a value."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def loaded(path: Path, empty: Path, folder: Path) -> dict[str, float]:
    """One load into a copy of a store that knows the townships."""
    store = Path(shutil.copytree(empty, folder / "store"))
    try:
        return watched(LOAD, path, store)
    finally:
        shutil.rmtree(store)


def say(words: str) -> None:
    """One line, at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def compare(path: Path, empty: Path, folder: Path, runs: int) -> None:
    """The load beside bare reading and beside pandas, in turns."""
    bare, loads, pandas = [], [], []
    for _ in range(runs):
        bare.append(run(BARE, path))
        loads.append(loaded(path, empty, folder))
        pandas.append(run(PANDAS, path))
    seconds = statistics.median(one["seconds"] for one in loads)
    calamine, openpyxl = statistics.median(bare), statistics.median(pandas)
    memory = max(one["held"] for one in loads)
    added = max(one["parent"] + one["child"] for one in loads)
    say(f"  file to published store  {seconds:6.2f} s   {loads[0]['rows']:,.0f} rows")
    say(f"  python-calamine          {calamine:6.2f} s   load / calamine {seconds / calamine:.2f}")
    say(f"  pandas with openpyxl     {openpyxl:6.2f} s   openpyxl / load {openpyxl / seconds:.2f}")
    say(f"  memory at one moment     {memory:6.0f} MB  both peaks added {added:.0f} MB")


def scale(counts: Iterable[int], empty: Path, folder: Path) -> None:
    """Seconds for a thousand rows at several sizes, beside those of bare reading."""
    for count in counts:
        path = write(folder / f"{count}.xlsx", "hazards", count)
        calamine, found = run(BARE, path), loaded(path, empty, folder)
        seconds, memory = found["seconds"], found["held"]
        say(
            f"  {count:9,} rows  {seconds:7.2f} s  {seconds / count * 1e3:.4f} s per 1,000  "
            f"load / calamine {seconds / calamine:.2f}  {memory:5.0f} MB"
        )
        path.unlink()


def main() -> int:
    """Print it all."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.intake", description=__doc__)
    asked.add_argument("--rows", type=int, default=100_000)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--ledgers", nargs="*", choices=LEDGERS, default=list(LEDGERS))
    asked.add_argument("--scaling", type=int, nargs="*", default=[10_000, 50_000, 100_000, 500_000])
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        register = folder / "区划名录.csv"
        register.write_text(AREAS, "utf-8")
        load(Store(folder / "empty"), [register], Request("计时"))
        for ledger in given.ledgers:
            say(f"{ledger}, {given.rows:,} rows × 12 columns, medians of {given.runs}")
            path = write(folder / "台账.xlsx", ledger, given.rows)
            compare(path, folder / "empty", folder, given.runs)
        if given.scaling:
            say("hazards by number of rows")
        scale(given.scaling, folder / "empty", folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
