"""Whose figures a table holds and of which months: from the request, else from its titles.

Owns what is said where the two disagree, or where neither says.
"""

from pathlib import Path

from data.contract import Contract
from data.grid import Sheet
from data.periods import Period, months_text
from data.places import Register
from data.problems import Problem, problem
from data.receipts import Prepared
from data.requests import Request
from data.rows import Table
from data.titles import stated_area, stated_period
from data.uploads import Scope


def period_of(
    spec: Contract,
    lines: list[str],
    sheet: Sheet,
    path: Path,
    request: Request,
    said: list[Problem],
) -> Period | None:
    """The months that a sheet stands for; a question where it says others than it was told."""
    if spec.kind == "reference":
        return None
    stated = stated_period(lines, sheet.name, path.stem)
    if not request.period or not stated or spec.kind == "event":
        return request.period or stated
    if stated != request.period:
        found, expected = months_text(stated), months_text(request.period)
        said.append(problem("period-differs", sheet=sheet.name, value=found, expected=expected))
    return request.period


def area_of(
    lines: list[str],
    names: list[str],
    known: Register,
    spec: Contract,
    request: Request,
    said: list[Problem],
) -> str | None:
    """The unit whose sheet it is, by the request, else by its own words; None if neither says."""
    if not spec.has("area") or spec.column("area").type != "area":
        return None
    stated = stated_area(lines, names, known)
    if not request.area:
        return stated.name if stated else None
    found = known.find(request.area)
    if not found.area:
        nearest = f"最接近的是“{found.candidates[0]}”。" if found.candidates else ""
        said.append(problem("declared-area-unknown", value=request.area, nearest=nearest))
        return None
    if stated and stated.name != found.area.name:
        said.append(problem("area-differs", value=stated.name, expected=found.area.name))
    return found.area.name


def undeclared(table: Table, period: Period | None, area: str | None, now: str) -> list[Problem]:
    """What the sheet neither says nor was told, and without which its rows cannot be placed."""
    spec, said, untold = table.contract, [], set()
    has_months = "month_from" in table.columns or spec.month in table.columns
    if spec.kind == "state" and period is None and spec.month not in table.columns:
        said.append(problem("period-unknown", sheet=table.sheet))
        untold.add(spec.column(spec.month or "").label)
    if spec.spans_months and period is None and "month_from" not in table.columns:
        said.append(problem("period-unknown", sheet=table.sheet))
        untold |= {spec.column("month_from").label, spec.column("month_to").label}
    if (
        spec.has("area")
        and spec.column("area").required
        and area is None
        and "area" not in table.columns
    ):
        said.append(problem("area-undeclared", sheet=table.sheet))
        untold.add(spec.column("area").label)
    if period and period[1] > now and spec.kind in ("state", "measure") and not has_months:
        found = months_text(period)
        said.append(problem("period-future", sheet=table.sheet, value=found))
    for row in table.rows.told():
        row.problems = [p for p in row.problems if p.code != "required" or p.column not in untold]
    return said


def zeros_of(table: Table, one: Prepared, said: list[Problem]) -> tuple[Scope, ...]:
    """The areas and months for which a sheet states that there was nothing."""
    found: list[Scope] = []
    for nothing in table.nothing:
        if nothing.area and one.period:
            found.append((nothing.area, *one.period))
            said.append(
                problem("zero-found", sheet=table.sheet, row=nothing.number, value=nothing.text)
            )
        elif not one.period:
            said.append(problem("period-unknown", sheet=table.sheet))
        else:
            said.append(problem("area-undeclared", sheet=table.sheet))
    return tuple(dict.fromkeys(found))
