"""What holds for a sheet as a whole. Owns its shape, judges nothing."""

from dataclasses import dataclass

from data.forms import Form
from data.periods import Period
from data.places import Register


@dataclass(frozen=True)
class Declared:
    """What holds for the whole sheet, from arguments, title or file name."""

    register: Register
    period: Period | None = None
    area: str | None = None
    units: tuple[str, ...] = ()
    form: Form | None = None
    span: str | None = None
    """month | cumulative: what the figures stand for, where the header says so."""
