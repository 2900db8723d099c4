"""The area and months that rows belong to and uploads replace. Owns both, and when one holds the
other."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from data.coded import Coded, groups
from data.contract import Contract
from data.periods import ANY, Period, month
from data.stored import StoredRows
from data.uploads import ANY_AREA, ANY_MONTH, NO_AREA, Scope


def contains(outer: Scope, inner: Scope) -> bool:
    """Whether a replacing scope holds a row's scope whole."""
    return outer[0] in (ANY_AREA, inner[0]) and outer[1] <= inner[1] and inner[2] <= outer[2]


def scope_of(values: dict[str, Any], spec: Contract) -> Scope:
    """The area and months that a row belongs to; a reference row belongs to all of them."""
    area = values.get("area") if spec.has("area") and spec.column("area").type == "area" else None
    if spec.spans_months:
        return (area or NO_AREA, values["month_from"], values["month_to"])
    value = values.get(spec.month) if spec.month else None
    if value is None:
        return (area or NO_AREA, *ANY_MONTH)
    text = value if isinstance(value, str) else f"{value:%Y-%m}"
    return (area or NO_AREA, text, text)


def scopes_of(columns: Mapping[str, Coded], spec: Contract) -> Coded:
    """scope_of() every row of a table kept by column."""
    names = ["month_from", "month_to"] if spec.spans_months else [spec.month] if spec.month else []
    looked_at = {name: _by_month(columns[name]) for name in names}
    if "area" in columns:
        looked_at["area"] = columns["area"]
    found, codes = groups(list(looked_at.values()) or [next(iter(columns.values()))])
    rows = ({name: column[row] for name, column in looked_at.items()} for row in found)
    return Coded([scope_of(row, spec) for row in rows], codes)


def _by_month(column: Coded) -> Coded:
    """The column with its days taken for their months."""
    values = [month(v.year, v.month) if isinstance(v, date) else v for v in column.values]
    return Coded(values, column.codes).told_apart()


def scope_sql(spec: Contract) -> str:
    """scope_of() as SQL: three columns of the dataset's table."""
    has_area = spec.has("area") and spec.column("area").type == "area"
    area = f"coalesce(area, '{NO_AREA}')" if has_area else f"'{NO_AREA}'"
    if spec.spans_months:
        return f"{area} as scope_area, month_from as scope_from, month_to as scope_to"
    first, last = ANY_MONTH
    if not spec.month:
        return f"{area} as scope_area, '{first}' as scope_from, '{last}' as scope_to"
    is_text = spec.column(spec.month).type == "month"
    said = f'"{spec.month}"' if is_text else f"strftime(\"{spec.month}\", '%Y-%m')"
    return (
        f"{area} as scope_area, coalesce({said}, '{first}') as scope_from, "
        f"coalesce({said}, '{last}') as scope_to"
    )


def replaced(
    spec: Contract, rows: StoredRows, period: Period | None, area: str | None
) -> tuple[Scope, ...]:
    """What a replacing upload replaces: what was declared, else the pairs of area and months
    present.
    """
    if spec.kind == "reference":
        return ((ANY_AREA, *ANY),)
    present = set(rows.places)
    if period and area:
        present.add((area, *period))
    elif period:
        present |= {(each, *period) for each, _, _ in present}
    return tuple(sorted(present))
