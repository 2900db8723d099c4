"""A month's figures sent again as another month's.

Owns noticing it; whether it is a mistake the office says.
"""

from typing import Any

import duckdb

from data.contract import Contract
from data.periods import months_text
from data.problems import Problem, problem
from data.stored import StoredRows
from data.uploads import NO_AREA

ENOUGH = 3
"""Figures other than 0 that must be equal before it is worth a question."""


def repeated(cursor: duckdb.DuckDBPyConnection, spec: Contract, rows: StoredRows) -> list[Problem]:
    """A question where every figure of a measure's rows equals that of another span of months.

    Only rows of one span, as long as the stored one, with enough figures other than 0 are compared.
    """
    spans = {scope[1:] for scope in rows.places}
    if not spec.spans_months or len(spans) != 1:
        return []
    figures = [column.name for column in spec.figures]
    others = [name for name in spec.keys[0] if name not in ("month_from", "month_to")]
    keys, values = (_parts(rows, names) for names in (others, figures))
    sent = dict(zip(keys, values, strict=True))
    if sum(1 for values in sent.values() for value in values if value) < ENOUGH:
        return []
    span = next(iter(spans))
    for months, stored in _stored(cursor, spec, others, figures).items():
        is_as_long = _length(months) == _length(span)
        if months != span and is_as_long and all(stored.get(k) == v for k, v in sent.items()):
            return [problem("same-as-other", value=months_text(months), expected=months_text(span))]
    return []


def left_besides(
    cursor: duckdb.DuckDBPyConnection, spec: Contract, rows: StoredRows
) -> list[Problem]:
    """Stored rows of a measure for the same area and months that the sheet does not hold.

    They go on counting, so that a corrected sheet's total would not be the page's.
    """
    parts = [name for name in spec.keys[0] if name not in ("month_from", "month_to", "area")]
    if not spec.spans_months or not parts:
        return []
    keys, scopes = set(rows.keys), set(rows.places)
    listed = ", ".join(f'"{name}"' for name in parts)
    sql = (
        f'select area, month_from, month_to, row_key, {listed} from "{spec.name}" '  # noqa: S608 - names of a contract
        "order by area, month_from, row_key"
    )
    found: dict[tuple[str, str, str], list[str]] = {}
    for area, first, last, key, *cells in cursor.execute(sql).fetchall():
        scope = (area or NO_AREA, first, last)
        if scope in scopes and key not in keys:
            named = "、".join(str(cell) for cell in cells if cell is not None)
            found.setdefault(scope, []).append(named or "未分类")
    return [
        problem(
            "stored-besides",
            value=area or "全县",
            period=months_text((first, last)),
            count=len(names),
            expected="、".join(names[:5]),
        )
        for (area, first, last), names in found.items()
    ]


def _parts(rows: StoredRows, names: list[str]) -> list[tuple[Any, ...]]:
    """What each row says in these columns."""
    if not names:
        return [()] * len(rows)
    return list(zip(*(rows.columns[name].cells() for name in names), strict=True))


def _length(span: tuple[str, ...]) -> int:
    first, last = ((int(month[:4]) * 12 + int(month[5:])) for month in span)
    return last - first


def _stored(
    cursor: duckdb.DuckDBPyConnection, spec: Contract, others: list[str], figures: list[str]
) -> dict[tuple[str, str], dict[tuple[Any, ...], tuple[Any, ...]]]:
    """Span of months -> key without the months -> figures, of what counts now, latest span
    first.
    """
    listed = ", ".join(f'"{name}"' for name in (*others, *figures))
    sql = (
        f'select month_from, month_to, {listed} from "{spec.name}" '  # noqa: S608 - names of a contract
        "order by month_to desc, month_from desc"
    )
    found: dict[tuple[str, str], dict[tuple[Any, ...], tuple[Any, ...]]] = {}
    for first, last, *cells in cursor.execute(sql).fetchall():
        key, values = tuple(cells[: len(others)]), tuple(cells[len(others) :])
        found.setdefault((first, last), {})[key] = values
    return found
