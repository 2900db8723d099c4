"""What an officer says about an upload. Owns its shape, judges nothing."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from data.periods import Period


@dataclass(frozen=True)
class Request:
    """What the officer says about an upload; everything but the name may be left to the sheet."""

    by: str
    dataset: str | None = None
    sheet: str | None = None
    period: Period | None = None
    area: str | None = None
    mode: str | None = None
    mapping: Path | None = None
    partial: bool = False
    at: dt.datetime | None = None
    """When it was delivered; None is now."""
