"""Views of the resources page: one file a view. Owns how each of them opens."""

from collections.abc import Sequence
from datetime import date

from pages.parts import frame
from pages.parts.filters import Chosen


def say(words: str, source: str, on: date, area: str | None, datasets: Sequence[str]) -> None:
    """The sentence, with cut-off, source, and whose inventories of that month are still due."""
    month = f"{on:%Y-%m}"
    frame.conclusion(words, source, Chosen(month, month, area), datasets)
