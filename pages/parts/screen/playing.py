"""What a wall asks the server: whether anything is new, and the scenes that its link plays.

Owns two addresses that need no Streamlit session, so that a wall goes on when its connection is
gone. The scenes themselves are made in scenes.py.
"""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from pages.parts import rows
from pages.parts.briefing import frozen, withdrawing
from pages.parts.screen import profiles, program, scenes
from pages.parts.screen.order import LEAST, MOST, SCENES, Order, parse

FRESH = {"cache-control": "no-store"}


def playing(order: Order) -> list[dict[str, Any]]:
    """The scenes of an order, as they are now, or as the 会议版 it names has kept them."""
    kept = _kept(order.briefing)
    return frozen.played(kept, order.keys) if kept else scenes.scenes(order.keys, date.today())


def _kept(key: str) -> Mapping[str, Any] | None:
    """The 会议版 of that key."""
    return rows.settings(frozen.KIND).get(key)


def state() -> dict[str, Any]:
    """What is new when it changes: the store's last sequence and file, the program, the day."""
    now = datetime.now()
    return {
        "data_version": rows.store().data_version(),
        "published": rows.store().published_name(),
        "program": program.MARK,
        "today": now.date().isoformat(),
        "time": now.isoformat(timespec="seconds"),
    }


def _unplayed(order: Order) -> list[str]:
    """What of an order cannot be played, in Chinese."""
    if not order.briefing:
        return []
    if _kept(order.briefing):
        gone = withdrawing.withdrawn().get(order.briefing)
        return [f"这份会议版已由{gone['by']}撤下"] if gone else []
    return [f"没有编号为“{order.briefing}”的会议版，播放的是现在的数据"]


def _county() -> str:
    """Name of the county that the register gives; empty without a register."""
    areas = rows.ask("overview/areas").frame()
    return next(iter(areas.loc[areas["level"] == "县", "area"]), "")


def play(params: Mapping[str, str]) -> dict[str, Any]:
    """All that a browser needs to play a link: order, scenes, profiles, and what state they are
    of. A link that says opening=1 gets the first scene alone, which takes less time to make.
    """
    now, saved = state(), profiles.saved()
    kept = _kept(params.get("briefing", "").strip())
    order = parse(params, saved, kept and frozen.order(kept))
    if params.get("opening"):
        order = replace(order, keys=(order.first or order.keys[0],))
    return now | {
        "order": asdict(order) | {"notes": [*order.notes, *_unplayed(order)]},
        "county": _county(),
        "is_empty": rows.is_empty(),
        "is_demonstration": rows.is_demonstration(),
        "scenes": playing(order),
        "names": SCENES,
        "profiles": saved,
        "limits": [LEAST, MOST],
    }


def serve_pulse(_: Request) -> JSONResponse:
    """What is asked every few seconds."""
    return JSONResponse(state(), headers=FRESH)


def serve_scenes(request: Request) -> JSONResponse:
    """What the link that a browser shows plays now."""
    return JSONResponse(play(request.query_params), headers=FRESH)


ROUTES = [Route("/screen-pulse.json", serve_pulse), Route("/screen-scenes.json", serve_scenes)]
