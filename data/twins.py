"""Two sheets of one file that say the same. Owns noticing it; which of them counts the officer
says.
"""

from data.periods import months_text
from data.problems import problem
from data.receipts import Prepared


def _claims(one: Prepared) -> set[tuple[object, ...]]:
    """What no other sheet of the file may hold too: rows, inventories, a ledger's months."""
    if one.table is None:
        return set()
    spec, declared = one.table.contract, one.table.period
    claims: set[tuple[object, ...]] = {(spec.name, key) for key in one.rows.keys}
    if spec.kind == "state":
        claims |= {(spec.name, scope) for scope in one.rows.places}
    if spec.kind == "event" and declared:
        claims.add((spec.name, declared, one.area))
    return claims


def refuse_twins(prepared: list[Prepared]) -> None:
    """Two sheets of one file for one dataset and period: which counts is a question, no guess."""
    seen: dict[tuple[object, ...], Prepared] = {}
    for one in prepared if len(prepared) > 1 else ():
        twins = {id(t): t for c in _claims(one) if (t := seen.setdefault(c, one)) is not one}
        for twin in twins.values():
            names = f"“{twin.sheet}”和“{one.sheet}”"
            period = months_text(one.period) if one.period else ""
            label = one.table.contract.label if one.table else ""
            for each in (twin, one):
                if not any(p.code == "several-sheets" for p in each.problems):
                    each.problems.insert(
                        0, problem("several-sheets", value=names, dataset=label, period=period)
                    )
                each.is_refused = True
