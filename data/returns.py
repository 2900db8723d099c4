"""The return workbook 退回件: the officer's own file with what is wrong marked in it.

Owns what is marked and what the workbook remembers. return_sheets.py writes it, in a child process
under the limits of reading: the file is as untrusted as when it came.
"""

import datetime as dt
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.containers import MEMORY_BYTES
from data.instructions import wanted
from data.problems import ERROR, INFO, Problem
from data.reading import SECONDS
from data.receipts import Prepared, Receipt
from data.requests import Request
from data.return_mark import LIST, MARK, SAID, Mark, fingerprint
from data.returned import identity
from data.warehouse import Store

LEVELS = {ERROR: "必须改正", "warning": "请核对"}
"""Level of a problem -> what it asks of the officer."""

SUFFIX = "（退回件）"
"""What a return's name has behind the original's."""

HOW = (
    "红色的格子必须改正，黄色的请核对，说明在格子的批注里。改好后把这份文件整份重新上传即可：",
    "只入库改过的行；已入库的行不会重复，没有改动的行不会盖住更新的数据，也不会删除任何数据。",
)
"""What the officer reads above the list."""

HOW_ALONE = ("原表太大，没有附在这里。请按下面列出的位置在自己的文件里改正，改好后重新上传。",)
"""The same where the list stands alone."""

SECONDS_TO_WRITE = 3 * SECONDS
"""Longest a workbook may take to be written: it is read, changed and saved."""


@dataclass(frozen=True)
class Outcome:
    """One table of the file, and the upload that stored its sound rows, where one did."""

    table: Prepared
    problems: Sequence[Problem]
    upload_id: str | None = None


def outcomes(told: Sequence[Prepared] | Sequence[Receipt]) -> list[Outcome]:
    """Tables before or after confirming, as a return needs them."""
    return [
        Outcome(one.prepared, one.problems, one.upload_id)
        if isinstance(one, Receipt)
        else Outcome(one, one.problems)
        for one in told
    ]


def is_returnable(told: Sequence[Prepared] | Sequence[Receipt]) -> bool:
    """Whether a file could be read and there is something in it to mend or to look at."""
    found = outcomes(told)
    is_read = any(one.table.table or one.table.sheet for one in found)
    return is_read and any(p.level != INFO for one in found for p in one.problems)


def name_of(file: str) -> str:
    """File name of a return: the officer's, so that what it says of month and unit stays."""
    stem = Path(file).stem.removesuffix(SUFFIX)
    return f"{stem}{SUFFIX}.xlsx"


def workbook(
    store: Store,
    path: Path,
    told: Sequence[Prepared] | Sequence[Receipt],
    request: Request | None = None,
) -> bytes:
    """The .xlsx to take home, from where the original lies and what was found in it.

    Of a file too large to be written again within the limits it is the list alone. Raises OSError
    where the original is gone.
    """
    found = outcomes(told)
    order = {
        "title": f"{LIST}{'（演示数据）' if store.is_demonstration() else ''}",
        "list_name": LIST,
        "stem": Path(found[0].table.file).stem,
        "how": HOW,
        "problems": [_line(one, p) for one in found for p in one.problems if p.level != INFO],
        "corrected": [
            [one.sheet, f"{one.letter}{one.row}", one.found, one.set]
            for one in (request.corrections if request else ())
            if one.letter
        ],
        "mark": _mark(store, path, found, request).cells(),
        "mark_name": MARK,
    }
    order["problems"] = list({json.dumps(one): one for one in order["problems"]}.values())
    with path.open("rb") as file:
        is_zipped = file.read(2) == b"PK"
    for way in ("own", "copy") if is_zipped else ("copy",):
        if made := _written(path, way, order):
            return made
    if made := _written(path, "list", order | {"how": HOW_ALONE}):
        return made
    raise OSError(f"{path.name} cannot be opened again")


def _written(path: Path, way: str, order: dict[str, Any]) -> bytes | None:
    """What the child makes of the order; None where it fails or takes too long."""
    try:
        child = subprocess.run(
            [sys.executable, "-X", "utf8", "-m", "data.return_sheets", way, str(path.resolve())],
            cwd=Path(__file__).parent.parent,
            input=json.dumps(order | {"memory": MEMORY_BYTES}).encode("utf-8"),
            capture_output=True,
            timeout=SECONDS_TO_WRITE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return child.stdout if child.returncode == 0 and child.stdout.startswith(b"PK") else None


def _mark(store: Store, path: Path, found: Sequence[Outcome], request: Request | None) -> Mark:
    with store.cursor() as cursor:
        known = identity(cursor)
    said = {name: getattr(request, name) for name in SAID if request and getattr(request, name)}
    first = found[0].table
    return Mark(
        file=first.file,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        store=known,
        data_version=first.data_version,
        made_at=f"{dt.datetime.now():%Y-%m-%dT%H:%M:%S}",
        said=said,
        period=request.period if request else None,
        rows={
            fingerprint(one.table.dataset, row): one.upload_id or _stored_by(one, row.row)
            for one in found
            if one.table.dataset
            for row in one.table.sound
        },
    )


def _stored_by(one: Outcome, number: int) -> str:
    """The upload that stored a row of a return that was sent again, as its own mark says."""
    mark = one.table.returned
    kept = next((row for row in one.table.untouched if row.row == number), None)
    if mark is None or kept is None:
        return ""
    return mark.rows.get(fingerprint(str(one.table.dataset), kept), "")


def _line(one: Outcome, told: Problem) -> dict[str, Any]:
    """One problem as the list shows it and the cell wears it."""
    spec = one.table.table.contract if one.table.table else None
    column = next((c for c in spec.columns if c.label == told.column), None) if spec else None
    sheet = told.sheet or one.table.sheet
    letters = told.letter or _first_letter(one)
    return {
        "level": told.level,
        "asks": LEVELS[told.level],
        "sheet": sheet,
        "cell": f"{letters}{told.row}" if told.row else None,
        "place": " ".join(
            word
            for word in (
                f"“{sheet}”" if sheet else "整份文件",
                f"{told.letter}{told.row}"
                if told.row and told.letter
                else f"第 {told.row} 行"
                if told.row
                else "",
            )
            if word
        ),
        "column": told.column or "",
        "value": told.value or "",
        "title": told.title,
        "expected": wanted(column) if column else "",
        "remedy": remedy(told.message),
        "message": told.message,
    }


def _first_letter(one: Outcome) -> str:
    """The first column of a table, for what is said of a row as a whole."""
    columns = one.table.table.columns.values() if one.table.table else ()
    first = min(columns, key=lambda heading: heading.index, default=None)
    return first.letter if first else "A"


def remedy(message: str) -> str:
    """The part of a sentence that says how to mend it: from the first part that asks."""
    parts = re.findall(r"[^。]+。?", message)
    asking = next((i for i, part in enumerate(parts) if "请" in part), 0)
    return "".join(parts[asking:])
