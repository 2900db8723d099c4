"""How long a question in Chinese takes, beside the same question of the list asked bare.

    python -m benchmarks.asking --home data/var

Each sentence is asked and its bare question run in turn, in one connection to the store that the
folder holds, with the parameters that the sentence says; the median of each, and of reading the
words alone. Prints Markdown; changes nothing.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from data.warehouse import Store
from queries import run
from queries.asking import ask, understand
from queries.asking_store import vocabulary

SENTENCES = (
    "今年死了几个人",
    "7月各乡镇隐患整改率",
    "今年各乡镇整改率低于80%的",
    "今年各月事故起数",
    "现在还有多少隐患没整改",
    "逾期未整改的隐患有哪些",
    "1-9月检查了多少家次",
    "上报的1-9月事故起数",
    "全县有多少支救援队伍",
    "9月谁没报",
    "今年森林火灾几起，过火多少公顷",
)


def milliseconds(work: Callable[[], Any]) -> float:
    """How long it took once."""
    begun = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begun)


def measured(con: Any, text: str, today: date, rounds: int) -> tuple[str, float, float, float]:
    """Question, and medians of the whole answer, the bare question and the reading."""
    known = vocabulary(con)
    (meant,) = understand(text, known, today)[1]
    whole, bare, reading = [], [], []
    for _ in range(rounds):
        whole.append(milliseconds(lambda: ask(con, text, today)))
        bare.append(milliseconds(lambda: run(con, meant.question, dict(meant.given), today)))
        reading.append(milliseconds(lambda: understand(text, known, today)))
    middles = [statistics.median(listed) for listed in (whole, bare, reading)]
    return meant.question, middles[0], middles[1], middles[2]


def main() -> None:
    """Print one line a sentence."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--home", type=Path, required=True)
    options.add_argument("--today", type=date.fromisoformat, default=date.today())
    options.add_argument("--rounds", type=int, default=9)
    given = options.parse_args()
    with Store(given.home).cursor() as con:
        first = milliseconds(lambda: vocabulary(con))
        print(f"The words of the store, read once for each state: {first:.0f} ms\n")
        print("| sentence | question | answer ms | bare ms | ratio | reading ms |")
        print("|---|---|---:|---:|---:|---:|")
        for text in SENTENCES:
            name, whole, bare, reading = measured(con, text, given.today, given.rounds)
            ratio = f"{whole / bare:.2f}"
            print(f"| {text} | `{name}` | {whole:.0f} | {bare:.0f} | {ratio} | {reading:.1f} |")


if __name__ == "__main__":
    main()
