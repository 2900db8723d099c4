"""How long the questions about accidents, hazards and checks take, beside a bare scan.

    python -m benchmarks.questions                      100 000 accidents, 1 000 000 hazards
    python -m benchmarks.questions --scales 0.1 1 10    growth from a tenth to ten times

Rows are made inside DuckDB, in a file of its own that is thrown away. One line a question: median
milliseconds, the median of a bare scan (count, and sum or count of just the columns that the
question reads), and the ratio of the two. Prints Markdown; changes nothing.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

import queries
from data.contract import contracts
from data.tables import quoted, wanted
from queries import headers
from queries.defining import define
from queries.parameters import resolve

ACCIDENTS, HAZARDS, CHECKS = 100_000, 1_000_000, 200_000
"""Rows at scale 1."""

TODAY = date(2026, 10, 15)
PARAMS = {"from": "2026-01", "to": "2026-09"}
TOPICS = ("accidents", "inspections", "rectification", "units")
SECTORS = Path(__file__).parents[1] / "data" / "presets" / "common" / "行业对照.csv"

FILL = {
    "areas": """
        insert into areas (name, level, position, reports)
        select '第' || n || '镇', '乡镇', n, true from range(1, 19) as t(n)
    """,
    "sectors": """
        insert into sectors (raw, sector, economy_sector, is_industry)
        select 原始行业, 行业领域, 国民经济行业, 是否工矿商贸 = '是'
        from read_csv($sectors, header := true)
    """,
    "uploads": """
        insert into uploads (sequence, upload_id, action, uploaded_at, dataset, file, mapping)
        values (1, 'U000001', 'load', '2026-10-01', 'hazards', '台账.xlsx', '{}')
    """,
    "accidents": """
        insert into accidents by name
        select
            '2019-01-01'::timestamp + to_minutes(dice(n, 0, 4073760)::bigint) as occurred_at,
            '第' || 1 + dice(n, 1, 18) || '镇' as area,
            (select list(raw) from sectors)[1 + dice(n, 2, 100)] as sector,
            '单位' || dice(n, 3, 5000) as unit_name,
            ['触电', '坍塌', '车辆伤害', '高处坠落'][1 + dice(n, 4, 4)] as type,
            if(dice(n, 5, 20) = 0, null, dice(n, 6, 3)) as deaths,
            dice(n, 7, 4) as serious_injuries,
            if(dice(n, 8, 10) = 0, null, dice(n, 9, 30000) / 100) as loss_wan_yuan,
            '一般' as stated_severity,
            'U000001' as upload_id, 'Sheet1' as source_sheet, n as source_row,
            'A' || n as row_key, map {} as marks
        from range($accidents) as t(n)
    """,
    "log_accidents": """
        insert into log_accidents by name select 1 as sequence, * from accidents
    """,
    "hazards": """
        insert into hazards by name
        select
            '2019-01-01'::date + dice(n, 0, 2829) as found_on,
            found_on + dice(n, 1, 40) as due_on,
            if(dice(n, 2, 15) = 0, null, found_on + dice(n, 3, 60)) as rectified_on,
            rectified_on + dice(n, 4, 9) as rechecked_on,
            if(dice(n, 5, 50) = 0, '不合格', '合格') as recheck_result,
            rechecked_on + dice(n, 6, 9) as closed_on,
            ['整改中', '已销号', '管控中', '待复查'][1 + dice(n, 7, 4)] as status,
            '第' || 1 + dice(n, 8, 18) || '镇' as area,
            (select list(raw) from sectors)[1 + dice(n, 9, 100)] as sector,
            ['执法检查', '企业自查', '专项行动'][1 + dice(n, 10, 3)] as source,
            '检查单位' || dice(n, 11, 30) as inspected_by,
            '单位' || dice(n, 12, 5000) as unit_name,
            '隐患描述，第' || dice(n, 13, 300) || '种' as description,
            if(dice(n, 14, 40) = 0, '重大', '一般') as grade,
            'U000001' as upload_id, 'Sheet1' as source_sheet, n as source_row,
            'H' || n as row_key, map {} as marks
        from range($hazards) as t(n)
    """,
    "inspections": """
        insert into inspections by name
        select
            '2019-01-01'::date + dice(n, 0, 2829) as inspected_on,
            '第' || 1 + dice(n, 1, 18) || '镇' as area,
            '单位' || dice(n, 2, 5000) as unit_name,
            ['双随机', '专项检查', '重点检查'][1 + dice(n, 3, 3)] as kind,
            1 as visits, 2 as officer_visits, dice(n, 4, 5) as hazards_found,
            if(dice(n, 5, 30) = 0, 1, 0) as cases_filed, 0.5 * cases_filed as fine_wan_yuan,
            'U000001' as upload_id, 'Sheet1' as source_sheet, n as source_row,
            'I' || n as row_key, map {} as marks
        from range($checks) as t(n)
    """,
}
"""Table -> how its rows are made, in this order."""


def filled(path: Path, scale: float) -> duckdb.DuckDBPyConnection:
    """A store's tables in a file, with as many rows as the scale says."""
    con = duckdb.connect(str(path))
    for table, columns in wanted().items():
        listed = ", ".join(f"{quoted(name)} {kind}" for name, kind in columns.items())
        con.execute(f"create table {quoted(table)} ({listed})")
    con.execute("create temp macro dice(n, throw, sides) as (hash(n, throw) % sides)::integer")
    sizes: dict[str, Any] = {
        "accidents": int(ACCIDENTS * scale),
        "hazards": int(HAZARDS * scale),
        "checks": int(CHECKS * scale),
        "sectors": str(SECTORS),
    }
    for sql in FILL.values():
        con.execute(sql, {name: value for name, value in sizes.items() if f"${name}" in sql})
    con.execute("checkpoint")
    return con


def median_ms(work: Callable[[], Any], runs: int) -> float:
    """Median milliseconds of so many runs, after one that is not counted."""
    work()
    taken = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - started))
    return statistics.median(taken)


def _scans(node: Any) -> Iterator[tuple[str, list[str]]]:
    """(table, columns read) of every scan in a plan."""
    for child in node if isinstance(node, list) else node.get("children", []):
        yield from _scans(child)
    told = {} if isinstance(node, list) else node.get("extra_info", {})
    if table := told.get("Table"):
        columns = told.get("Projections", [])
        name = str(table).rpartition(".")[2]
        yield name, [columns] if isinstance(columns, str) else list(columns)


def bare_scan(con: duckdb.DuckDBPyConnection, name: str, params: dict[str, Any]) -> list[str]:
    """Statements that count and sum just the columns that a question reads, a table each."""
    sql = headers.sql_of(name)
    define(con, sql)
    plan = con.execute(f"explain (format json) {sql}", params).fetchall()[0][1]
    read: dict[str, set[str]] = {}
    for table, columns in _scans(json.loads(plan)):
        if table in contracts():
            read.setdefault(table, set()).update(columns)
    statements = []
    for table, columns in read.items():
        kinds = wanted()[table]
        sums = [
            f"{'sum' if kinds[column] in ('BIGINT', 'DOUBLE', 'INTEGER') else 'count'}"
            f"({quoted(column)})"
            for column in sorted(columns)
            if column in kinds
        ]
        statements.append(f"select count(*), {', '.join(sums) or '0'} from {quoted(table)}")
    return statements


def measured(
    con: duckdb.DuckDBPyConnection, runs: int, topics: Sequence[str]
) -> Iterator[tuple[str, int, float, float]]:
    """(question, rows answered, its median ms, the median ms of the bare scan)."""
    for name in queries.names():
        if name.split("/")[0] not in topics or "stated" in name:
            continue
        asked = queries.header(name)
        given = {key: value for key, value in PARAMS.items() if {"to", "on"} & set(asked.params)}
        params = resolve(con, asked, given, TODAY)
        scans = bare_scan(con, name, params)
        rows = len(queries.run(con, name, given, TODAY).rows)
        whole = median_ms(lambda name=name, given=given: queries.run(con, name, given, TODAY), runs)
        bare = median_ms(lambda scans=scans: [con.execute(scan).fetchall() for scan in scans], runs)
        yield name, rows, whole, bare


def main() -> None:
    """Measure at every scale asked for and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scales", nargs="+", type=float, default=[1.0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--topics", nargs="+", choices=TOPICS, default=TOPICS)
    options = parser.parse_args()
    found: dict[str, dict[float, tuple[int, float, float]]] = {}
    for scale in options.scales:
        with tempfile.TemporaryDirectory() as folder:
            con = filled(Path(folder) / "store.duckdb", scale)
            for name, *figures in measured(con, options.runs, options.topics):
                found.setdefault(name, {})[scale] = tuple(figures)
                print(f"{scale:g}× {name}: {figures[1]:.1f} ms", file=sys.stderr)
            con.close()
    heads = [f"{scale:g}× ms | scan ms | ratio" for scale in options.scales]
    print(f"| question | {' | '.join(heads)} |")
    print("|---|" + "---:|" * 3 * len(heads))
    for name, by_scale in found.items():
        cells = [f"{ms:.1f} | {bare:.1f} | {ms / bare:.1f}" for _, ms, bare in by_scale.values()]
        print(f"| `{name}` | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
