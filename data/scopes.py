"""The area and months that rows belong to and uploads replace. Owns both, and when one holds the
other.
"""

from typing import Any

from data.contract import Contract
from data.periods import ANY, Period
from data.uploads import ANY_AREA, ANY_MONTH, NO_AREA, Scope, StoredRow


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


def replaced(
    spec: Contract, rows: tuple[StoredRow, ...], period: Period | None, area: str | None
) -> tuple[Scope, ...]:
    """What a replacing upload replaces: what was declared, else the pairs of area and months
    present.
    """
    if spec.kind == "reference":
        return ((ANY_AREA, *ANY),)
    present = {row.scope for row in rows}
    if period and area:
        present.add((area, *period))
    elif period:
        present |= {(each, *period) for each, _, _ in present}
    return tuple(sorted(present))
