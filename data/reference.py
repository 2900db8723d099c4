"""The register of areas as stored. Owns turning the areas table into what matching needs."""

import duckdb

from data.places import Area, Register


def register(cursor: duckdb.DuckDBPyConnection) -> Register:
    """The areas that count now, in official order."""
    rows = cursor.execute(
        "select name, aliases, level, until, longitude, latitude from areas "
        "order by position nulls last, source_row"
    ).fetchall()
    return Register(
        [
            Area(
                name,
                tuple(aliases or ()),
                level or "其他",
                until,
                None if east is None or north is None else (east, north),
            )
            for name, aliases, level, until, east, north in rows
        ]
    )
