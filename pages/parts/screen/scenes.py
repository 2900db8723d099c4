"""The scenes of the big screen: keys in, plain JSON out. Owns their names and order.

A scene is {key, title, sentence, tags, figures, panels, source, cutoff, empty}; pieces.py has the
shape of each. panels.js draws it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from pages.parts import rows
from pages.parts.screen import accidents, overview, plan, rectification, reporting, resources
from pages.parts.screen.pieces import Piece
from pages.parts.screen.view import Ask, View

SCENES: dict[str, Callable[[View], Piece]] = {
    overview.KEY: overview.scene,
    accidents.KEY: accidents.scene,
    rectification.KEY: rectification.scene,
    plan.KEY: plan.scene,
    resources.KEY: resources.scene,
    reporting.KEY: reporting.scene,
}
"""Key -> the scene, in the order in which they are played."""


def scenes(
    keys: Sequence[str],
    today: date,
    ask: Ask = rows.ask,
    params: Mapping[str, Any] | None = None,
) -> list[Piece]:
    """The wanted scenes in their order; keys that no scene has are left out.

    ask gives the answers, params months and area where they are not the questions' own.
    """
    view = View(ask, today, params or {}, rows.county(), rows.is_demonstration())
    return [SCENES[key](view) for key in keys if key in SCENES]
