"""The county's map that a store shows: the bureau's own where it gave one, else the schematic one.

Owns which of them counts and what has to stand beside it.
"""

import datetime as dt
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data import presets
from data.boundaries import Boundary
from data.warehouse import Store

KIND, NAME = "map", "boundary"
"""Under which setting the bureau's own map is kept; null is none any more."""

NOTE = "示意图，不代表行政区域界线"


@dataclass(frozen=True)
class CountyMap:
    """Townships and county as GeoJSON in WGS-84, and what has to stand beside them."""

    townships: dict[str, Any] | None = None
    outline: dict[str, Any] | None = None
    attributions: tuple[str, ...] = ()
    about: dict[str, str] = field(default_factory=dict)
    """Of the bureau's own map: file, system, note, by, at; empty for the schematic one."""

    @property
    def is_schematic(self) -> bool:
        """Whether outlines are only roughly where they are."""
        return not self.about


def map_of(store: Store) -> CountyMap:
    """The map that a store shows; without townships where there is none."""
    attributions = presets.attributions_of(store)
    own = store.setting(KIND, NAME)
    if own:
        note = own["about"]["note"]
        beside = (note, *attributions) if note else tuple(attributions)
        return CountyMap(own["townships"], own["outline"], beside, own["about"])
    townships = _read(presets.map_of(store))
    return CountyMap(townships, _read(presets.outline_of(store)), tuple(attributions))


def keep(store: Store, made: Boundary, file: str, system: str, note: str, by: str) -> None:
    """Let a checked map replace the one shown. note: what has to stand beside it (审图号, 来源).

    Raises ValueError for a map that was refused.
    """
    if not made.is_usable:
        raise ValueError("这份地图没有通过检查，不能采用。")
    about = {"file": file, "system": system, "note": note.strip(), "by": by}
    about["at"] = f"{dt.datetime.now():%Y-%m-%d %H:%M}"
    value = {"townships": made.townships, "outline": made.outline, "about": about}
    store.set(KIND, NAME, value, by)


def forget(store: Store, by: str) -> None:
    """Show the schematic map again; the bureau's own stays in the log."""
    store.set(KIND, NAME, None, by)


TILES = "tiles"
"""Under which setting of the same kind the address of an intranet base map is kept."""

ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
PLACES = ("{z}", "{x}", "{y}")
"""What the address of a tile must leave open, in a WMTS request too (TILEMATRIX={z}&…)."""


def is_address(text: str) -> bool:
    """Whether a text is the address of tiles that a browser can ask for."""
    return bool(ADDRESS.fullmatch(text)) and all(place in text for place in PLACES)


def set_tiles(store: Store, address: str, by: str) -> None:
    """Let a base map of the bureau's own network lie under the map; an empty address takes it
    away.

    Raises ValueError, in Chinese, for an address without {z}, {x} and {y}.
    """
    if address and not is_address(address):
        raise ValueError("底图地址应以 http:// 或 https:// 开头，并含有 {z}、{x}、{y}。")
    store.set(KIND, TILES, address or None, by)


def tiles_of(store: Store) -> str | None:
    """The address of the base map's tiles; None, as at first, for none."""
    return store.setting(KIND, TILES)


def _read(path: Path | None) -> dict[str, Any] | None:
    return json.loads(path.read_text("utf-8")) if path else None
