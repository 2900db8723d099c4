"""First stage: a file to sheets.

Owns the child process that parses it, its limits, and what a failure is called.
"""

import base64
import datetime as dt
import json
import os
import subprocess
import sys
from array import array
from pathlib import Path
from typing import Any

import numpy as np

from data.coded import Coded, Rows, as_is
from data.grid import Cell, CellError, Sheet, Workbook
from data.limits import MEMORY_BYTES
from data.problems import problem
from data.wire import BETWEEN, whole

SECONDS = 60
"""Longest a file may take to be parsed."""


def _decoded(value: Any) -> Cell:
    """A cell from the child's JSON."""
    if type(value) is not list:
        return value
    kind, text = value
    if kind == "d":
        return dt.date.fromisoformat(text)
    if kind == "t":
        return dt.datetime.fromisoformat(text)
    if kind == "h":
        return dt.time.fromisoformat(text)
    return dt.timedelta(seconds=text) if kind == "s" else CellError(text)


def read(path: Path, name: str | None = None, seconds: float = SECONDS) -> Workbook:
    """Read every sheet of a spreadsheet, hidden ones too; what cannot be read comes back as one
    problem.

    name is the file's name as the user knows it. Nothing is raised for a bad file: a hostile one
    costs a child
    process and one message.
    """
    file = name or path.name
    if not path.is_file():
        return Workbook(file, problems=(problem("file-missing", value=file, file=file),))
    try:
        child = subprocess.run(
            [sys.executable, "-X", "utf8", "-m", "data.containers", str(path.resolve())],
            cwd=Path(__file__).parent.parent,
            env=os.environ | {"RUST_BACKTRACE": "0"},
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _refused(file, "file-too-large", f"{seconds:g} 秒")
    try:
        document = json.loads(child.stdout)
    except ValueError:
        return _refused(file, *_death(path, child.stderr))
    if "problem" in document:
        return _refused(file, document["problem"], document["found"])
    return Workbook(file, tuple(_sheet(one) for one in document["sheets"]))


def _death(path: Path, said: bytes) -> tuple[str, str]:
    """What a child that gave no answer died of: a code and the limit passed. A zipped workbook
    asks for much memory where its cells lie far apart, an old one where its tables are damaged.
    """
    with path.open("rb") as opened:
        is_zipped = opened.read(2) == b"PK"
    is_large = is_zipped and b"memory allocation" in said
    return ("file-too-large", f"内存 {MEMORY_BYTES >> 30} GB") if is_large else ("file-damaged", "")


def _refused(file: str, code: str, found: str) -> Workbook:
    """found is what the sentence says of the file: what it is, or the limit passed."""
    told = problem(code, value=file, file=file, found=found, limit=found)
    return Workbook(file, problems=(told,))


def _sheet(entry: dict[str, Any]) -> Sheet:
    merges, percents = (tuple(map(tuple, entry[name])) for name in ("merges", "percents"))
    rows = Rows(list(map(_column, entry["rows"])))
    return Sheet(entry["name"], entry["visible"], rows, merges, percents)


def _column(entry: dict[str, Any]) -> Coded:
    """A column as packing.py writes it."""
    values = _values(entry)
    if "codes" not in entry:
        return as_is(values)
    return Coded(values, np.frombuffer(base64.b64decode(entry["codes"]), np.int32))


def _values(entry: dict[str, Any]) -> list[Any]:
    """A column's values as wire.py writes them."""
    values = entry["values"]
    if list in set(map(type, values)):
        values = list(map(_decoded, values))
    if "texts" in entry:
        values += entry["texts"].split(BETWEEN)
    elif "figures" in entry:
        values += map(whole, array("d", base64.b64decode(entry["figures"])))
    elif "moments" in entry:
        values += _moments(base64.b64decode(entry["moments"]), entry["days"])
    return values


def _moments(sent: bytes, days: list[int]) -> list[dt.date]:
    moments: list[dt.date] = np.frombuffer(sent, "datetime64[us]").tolist()
    for place in days:
        at = moments[place]
        moments[place] = dt.date(at.year, at.month, at.day)
    return moments
