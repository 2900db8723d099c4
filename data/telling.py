"""What a command line says: JSON on stdout, words for people on stderr. Decides nothing."""

import json
import sys
from typing import Any

from data.contract import contracts
from data.problems import INFO
from data.receipts import Receipt

STATUS = {
    "stored": "已入库",
    "partly stored": "部分入库",
    "refused": "未入库",
    "unchanged": "没有变化",
}
COUNTED = {
    "new": "新增",
    "changed": "更改",
    "unchanged": "不变",
    "removed": "移除",
    "skipped": "不入库",
    "refused": "有误",
}
LEVELS = {"error": "错误", "warning": "提醒", "info": "说明"}


def put(document: Any) -> None:
    """One JSON document on stdout."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, default=_plain, indent=2) + "\n")


def _plain(value: Any) -> str:
    return str(value.isoformat() if hasattr(value, "isoformat") else value)


def say(text: str) -> None:
    """Words for a person, on stderr."""
    sys.stderr.write(text + "\n")


def tell(receipt: Receipt) -> None:
    """One receipt in words."""
    one = receipt.prepared
    spec = contracts().get(one.dataset or "")
    place = " · ".join(
        part for part in (one.file, one.sheet, f"《{spec.label}》" if spec else None) if part
    )
    counts = receipt.counts
    say(
        f"{STATUS[receipt.status]}  {place}  {receipt.upload_id or ''}\n"
        f"    读到 {counts['read']} 行："
        + "，".join(f"{words} {counts[kind]}" for kind, words in COUNTED.items())
    )
    for problem in receipt.problems:
        if problem.level != INFO:
            say(f"    {LEVELS[problem.level]}  {problem.message}")


def tell_step(stage: str, done: float) -> None:
    """How far a load has come, on one line of a terminal; nothing where nobody looks at one."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{stage} {done:.0%}" if done < 1 else "\r\033[K")
        sys.stderr.flush()
