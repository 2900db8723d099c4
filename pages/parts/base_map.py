"""The base map under the map: none at first, else tiles of the bureau's own network.

Owns the style that the browser asks for at ADDRESS; a style given to the map as text makes it ask a
server outside or fail.
"""

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from pages.parts import rows

ADDRESS = "/basemap.json"
TILE = 256
"""Pixels of a tile."""


def style(tiles: str) -> dict:
    """A map style with one layer of raster tiles."""
    source = {"type": "raster", "tiles": [tiles], "tileSize": TILE}
    return {
        "version": 8,
        "sources": {"tiles": source},
        "layers": [{"id": "tiles", "type": "raster", "source": "tiles"}],
    }


async def serve(_: Request) -> JSONResponse:
    """The style of the base map as it is now set; without one an empty map."""
    tiles = rows.tiles()
    empty = {"version": 8, "sources": {}, "layers": []}
    return JSONResponse(style(tiles) if tiles else empty, headers={"cache-control": "no-store"})


def chosen() -> str | None:
    """Address of the style, where the bureau has set tiles."""
    return ADDRESS if rows.tiles() else None


ROUTE = Route(ADDRESS, serve)
