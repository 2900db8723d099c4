"""How long the server works on a page: `python -m benchmarks.pages --home data/var`.

Each page is opened by a new visitor in the test harness of Streamlit, without browser, network or
drawing: once that is not counted, then so often with its answers in the cache and so often with
the cache emptied before. Prints Markdown with the median and the slowest.
"""

import argparse
import os
import statistics
import time
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[1]

PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "`/ask`, 今年以来各乡镇死亡人数同比": ("ask", {"q": "今年以来各乡镇死亡人数同比"}),
    "`/explore`": ("explore", {}),
}
"""What is opened -> the page and the values of its link."""


def seconds(page: str, query: dict[str, str]) -> float:
    """How long one new visitor's page took. Raises RuntimeError where it fails."""
    visitor = AppTest.from_file(str(ROOT / "app.py"), default_timeout=300)
    visitor.switch_page(f"pages/{page}.py")
    for name, value in query.items():
        visitor.query_params[name] = value
    begun = time.perf_counter()
    visitor.run()
    taken = time.perf_counter() - begun
    if visitor.exception:
        raise RuntimeError(visitor.exception[0].message)
    return taken


def measured(page: str, query: dict[str, str], rounds: int, is_emptied: bool) -> str:
    """Median and slowest as cells of a table, in milliseconds."""
    taken = []
    for _ in range(rounds):
        if is_emptied:
            st.cache_data.clear()
        taken.append(1000 * seconds(page, query))
    return f"{statistics.median(taken):.0f} | {max(taken):.0f}"


def main() -> None:
    """Print one line a page."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--home", type=Path, required=True)
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    os.environ["ANLAN_HOME"] = str(given.home.resolve())
    print("| page | cached ms | slowest | cache emptied ms | slowest |")
    print("|---|---:|---:|---:|---:|")
    for label, (page, query) in PAGES.items():
        seconds(page, query)
        cells = [measured(page, query, given.rounds, is_emptied) for is_emptied in (False, True)]
        print(f"| {label} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
