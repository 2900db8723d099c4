"""Nearest of 500 places for each of 5,000 points, against the bare cross join of the same rows.

`python -m benchmarks.distances` prints the median of several runs and the ratio.
"""

import statistics
import tempfile
import time
from pathlib import Path

from data.warehouse import Connection, Store
from queries.defining import define

POINTS, PLACES, RUNS = 5_000, 500, 7
SCATTERED = """
create temp table {name} as
select
    range as id,
    117.0 + 0.7 * (hash(range) % 100000) / 100000 as longitude,
    29.1 + 0.8 * (hash(range + 777777) % 100000) / 100000 as latitude
from range({count})
"""
BARE = "select sum(points.longitude - places.longitude) from points cross join places"
NEAREST = """
select count(distinct nearest) from (
    select
        points.id,
        arg_min(
            places.id,
            great_circle_km(points.longitude, points.latitude, places.longitude, places.latitude)
        ) as nearest
    from points cross join places
    group by points.id
)
"""


def median_ms(con: Connection, sql: str) -> float:
    """Median milliseconds of a statement."""
    taken = []
    for _ in range(RUNS):
        started = time.perf_counter()
        con.execute(sql).fetchall()
        taken.append(1000 * (time.perf_counter() - started))
    return statistics.median(taken)


def main() -> None:
    """Fill two tables, time both statements, print the ratio."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder)).cursor() as con:
        told(con)


def told(con: Connection) -> None:
    """The same on a cursor."""
    for name, count in (("points", POINTS), ("places", PLACES)):
        con.execute(SCATTERED.format(name=name, count=count))
    define(con, NEAREST)
    bare, nearest = median_ms(con, BARE), median_ms(con, NEAREST)
    print(f"{POINTS:,} points x {PLACES} places, median of {RUNS}")
    print(f"bare cross join  {bare:8.1f} ms")
    print(f"nearest          {nearest:8.1f} ms   {nearest / bare:.1f} x")


if __name__ == "__main__":
    main()
