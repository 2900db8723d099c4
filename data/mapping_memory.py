"""What officers said of a form's columns, for the next sheet of that form from that unit.

Owns how a form is known again and what is kept of it; the store keeps it as a setting.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data.contract import contract, contracts
from data.grid import Sheet
from data.headers import DEEPEST, SEARCHED, Block, Mapping, block
from data.log_history import Setting
from data.matching import Given
from data.places import Register
from data.problems import Problem, problem
from data.requests import Request
from data.titles import lines_above, stated_area

KIND = "mapping"
"""Kind of the setting that keeps a mapping; its name is the form's print and the unit."""


def fingerprint(run: Block) -> str:
    """Tells one form's header from another's by its words and their order, whatever its months."""
    words = (f"{h.letter}:{'/'.join(h.words)}:{h.aspect}:{h.unit}" for h in run.headings)
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]


def setting_name(form: str, area: str | None) -> str:
    """Name of the setting for a form as one unit fills it in; a county's own sheet has no unit."""
    return f"{form} {area or ''}".strip()


def recall(
    sheet: Sheet,
    path: Path,
    kept: dict[str, Setting],
    known: Register,
    request: Request,
    year: int | None,
) -> Given:
    """What an officer says of a sheet's columns, joined with what was said of its form before."""
    for run in _runs(sheet, year) if kept else ():
        form = fingerprint(run)
        if not any(name.split(" ")[0] == form for name in kept):
            continue
        found = kept.get(setting_name(form, _area(sheet, run, path, known, request)))
        if found and found.value and request.dataset in (None, found.value["dataset"]):
            return _joined(request, found, run)
    return Given(request.columns, request.header_rows, request.units, dataset=request.dataset)


def _runs(sheet: Sheet, year: int | None) -> Iterator[Block]:
    for first in range(min(SEARCHED, len(sheet.rows))):
        for last in range(first, min(first + DEEPEST, len(sheet.rows))):
            yield block(sheet, first, last, year)


def _area(sheet: Sheet, run: Block, path: Path, known: Register, request: Request) -> str | None:
    if request.area:
        found = known.find(request.area).area
    else:
        found = stated_area(lines_above(sheet, run.first), [sheet.name, path.stem], known)
    return found.name if found else None


def _joined(request: Request, found: Setting, run: Block) -> Given:
    spec = contract(found.value["dataset"])
    said = {spec.named(key) or key: text for key, text in request.columns.items()}
    kept = {name: text for name, text in found.value["columns"].items() if name not in said}
    return Given(
        {**kept, **said},
        request.header_rows or (run.first + 1, run.last + 1),
        {**found.value.get("units", {}), **request.units},
        frozenset(kept),
        found.by,
        spec.name,
    )


def about_kept(mapping: Mapping, given: Given, sheet: str) -> list[Problem]:
    """The note that columns were found by what was said of an earlier sheet."""
    listed = [
        f"“{heading.text}”→“{mapping.contract.column(name).label}”"
        for name, heading in mapping.columns.items()
        if name in given.kept
    ]
    if not listed:
        return []
    return [problem("header-kept", sheet=sheet, by=given.kept_by, expected="、".join(listed))]


def to_keep(
    mapping: Mapping, given: Given, request: Request, run: Block, area: str | None
) -> tuple[str, dict[str, Any]] | None:
    """The setting that keeps what an officer said of a sheet's columns; None where nothing was."""
    if not (request.columns or request.units or request.header_rows):
        return None
    spec = mapping.contract
    said = {spec.named(key) or key: text for key, text in given.columns.items()}
    found = {name: mapping.columns[name] for name, text in said.items() if text}
    value = {
        "dataset": spec.name,
        "columns": {name: found[name].letter if name in found else "" for name in said},
        "headers": {name: heading.text for name, heading in found.items()},
        "units": {spec.named(key) or key: unit for key, unit in given.units.items()},
    }
    return setting_name(fingerprint(run), area), value


def listed(kept: dict[str, Setting]) -> list[dict[str, Any]]:
    """What is kept, as the command line shows it."""
    return [
        {
            "form": form,
            "area": area or None,
            "dataset": one.value["dataset"],
            "columns": {
                contracts()[one.value["dataset"]].column(name).label: text
                for name, text in one.value["headers"].items()
            },
            "by": one.by,
        }
        for name, one in kept.items()
        if one.value
        for form, _, area in [name.partition(" ")]
    ]
