"""Classes of production-safety accidents by State Council Decree 493, article 3.

Owns the thresholds, counts nothing.

The class is the highest of three criteria joined by 或; 以上 includes the figure itself, 以下
does not.
"""

from typing import Any

CLASSES = ("一般", "较大", "重大", "特别重大")
THRESHOLDS: dict[str, tuple[float, float, float]] = {
    "deaths": (3, 10, 30),
    "serious_injuries": (10, 50, 100),
    "loss_wan_yuan": (1_000, 5_000, 10_000),
}
"""Criterion -> from which figure on an accident is 较大, 重大, 特别重大 (persons, persons,
万元).
"""


def severity(values: dict[str, Any]) -> str | None:
    """The class of one accident, from the criteria that are known; None when none is.

    The missing count as dead until the case is closed (已结案); the acutely poisoned count as
    seriously injured.
    """
    missing = values.get("missing") if values.get("investigation") != "已结案" else None
    figures = {
        "deaths": _sum(values.get("deaths"), missing),
        "serious_injuries": _sum(values.get("serious_injuries"), values.get("poisoned")),
        "loss_wan_yuan": values.get("loss_wan_yuan"),
    }
    grades = [
        sum(1 for threshold in THRESHOLDS[name] if figure >= threshold)
        for name, figure in figures.items()
        if figure is not None
    ]
    return CLASSES[max(grades)] if grades else None


def _sum(stated: float | None, added: float | None) -> float | None:
    """Two figures together; one that is blank is unknown, unless what is added alone says
    something.
    """
    if stated is None:
        return added or None
    return stated + (added or 0)
