"""Answers for pages, from the only cache.

Owns the store's handle and the cache key; computes and draws nothing.

A key is the store's folder, its published state, the question, its parameters and the day. Every
upload publishes a new state, so nothing expires by guess.
"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import streamlit as st

import queries
from data import county_map, demonstration, moments, reference, templates, warehouse
from data.contract import contract
from data.county_map import CountyMap
from data.places import Register
from queries import Answer, asking, crossing
from queries.crossing import By, Cross
from queries.families import families

Given = tuple[tuple[str, Any], ...]


@st.cache_resource(show_spinner=False)
def _store(folder: str) -> warehouse.Store:
    return warehouse.Store(Path(folder))


def store() -> warehouse.Store:
    """The store that ANLAN_HOME names; one handle per process and folder."""
    return _store(str(warehouse.home()))


@st.cache_data(show_spinner=False, max_entries=2000)
def _answer(
    folder: str,
    published: str,  # noqa: ARG001 - part of the key
    name: str,
    params: Given,
    today: date,
) -> Answer:
    with _store(folder).cursor() as cursor:
        return queries.run(cursor, name, dict(params), today)


def ask(name: str, **params: Any) -> Answer:
    """The answer to one question; parameters that are None are left to the question's defaults."""
    given = tuple(sorted((key, value) for key, value in params.items() if value is not None))
    return _answer(str(warehouse.home()), store().published_name(), name, given, date.today())


@st.cache_data(show_spinner=False, max_entries=200)
def _answer_then(
    folder: str,
    published: str,  # noqa: ARG001 - part of the key
    at: datetime,
    name: str,
    params: Given,
) -> Answer:
    with _store(folder).cursor_as_of(at) as cursor:
        return queries.run(cursor, name, dict(params), at.date())


def ask_then(at: datetime, name: str, **params: Any) -> Answer:
    """The answer that the same question had at that time."""
    given = tuple(sorted((key, value) for key, value in params.items() if value is not None))
    return _answer_then(str(warehouse.home()), store().published_name(), at, name, given)


@st.cache_data(show_spinner=False, max_entries=500)
def _asked(
    folder: str,
    published: str,  # noqa: ARG001 - part of the key
    text: str,
    today: date,
) -> dict[str, Any]:
    with _store(folder).cursor() as cursor:
        return asking.ask(cursor, text, today)


def asked(text: str) -> dict[str, Any]:
    """How a question in Chinese was understood, and its answer where it could be answered."""
    return _asked(str(warehouse.home()), store().published_name(), text, date.today())


@st.cache_data(show_spinner=False, max_entries=200)
def _crossed(key: tuple[str, str, date], family: str, by: By, params: Given) -> Cross:
    with _store(key[0]).cursor() as cursor:
        return crossing.cross(cursor, families()[family], by, dict(params), key[2])


def crossed(family: str, by: By, params: Mapping[str, Any]) -> Cross:
    """The table of a family of questions by rows, and by columns where these are given."""
    given = tuple(sorted((key, value) for key, value in params.items() if value is not None))
    key = (str(warehouse.home()), store().published_name(), date.today())
    return _crossed(key, family, by, given)


def single(answer: Answer) -> dict[str, Any]:
    """The only row of a summary, by column name."""
    names = [column.name for column in answer.columns]
    return dict(zip(names, answer.rows[0], strict=True)) if answer.rows else dict.fromkeys(names)


@st.cache_data(show_spinner=False, max_entries=20)
def _history(folder: str, published: str) -> list[dict[str, Any]]:  # noqa: ARG001
    return _store(folder).history()


def history() -> list[dict[str, Any]]:
    """Uploads, newest first."""
    return _history(str(warehouse.home()), store().published_name())


@st.cache_data(show_spinner=False, max_entries=10)
def _settings(folder: str, published: str, kind: str) -> dict[str, Any]:  # noqa: ARG001
    return {name: one.value for name, one in _store(folder).settings(kind).items()}


def settings(kind: str) -> dict[str, Any]:
    """Every name of a kind that people set, with the last value; emptied ones are left out."""
    kept = _settings(str(warehouse.home()), store().published_name(), kind)
    return {name: value for name, value in kept.items() if value is not None}


@st.cache_data(show_spinner=False, max_entries=40)
def _compared(
    folder: str,
    published: str,  # noqa: ARG001 - part of the key
    first: moments.Moment,
    last: moments.Moment,
    datasets: tuple[str, ...],
) -> list[moments.Compared]:
    with _store(folder).cursor() as cursor:
        return moments.compare(cursor, first, last, datasets)


def compared(first: moments.Moment, last: moments.Moment, *datasets: str) -> list[moments.Compared]:
    """What differs between two places in the log, or two times."""
    published = store().published_name()
    return _compared(str(warehouse.home()), published, first, last, datasets)


def is_empty() -> bool:
    """Whether nothing has been uploaded yet."""
    return store().data_version() == 0


def may_show_demonstration() -> bool:
    """Whether nothing has been uploaded yet and the office has not begun its own store."""
    return demonstration.may_fill(store())


def holds(*datasets: str) -> bool:
    """Whether any of these datasets has a live upload."""
    return any(entry["dataset"] in datasets and entry["is_live"] for entry in history())


def is_demonstration() -> bool:
    """Whether what is shown is the demonstration county."""
    return store().is_demonstration()


def upload(upload_id: str) -> Mapping[str, Any]:
    """One entry of the history. Raises KeyError."""
    for entry in history():
        if entry["upload_id"] == upload_id:
            return entry
    raise KeyError(upload_id)


def original(sha256: str) -> Path | None:
    """The kept original file, or None where none was kept."""
    if not sha256:
        return None
    return next((warehouse.home() / "originals").glob(f"{sha256}*"), None)


def label(dataset: str) -> str:
    """What officers call a dataset."""
    return contract(dataset).label


@st.cache_data(show_spinner=False, max_entries=20)
def _register(folder: str, published: str) -> Register:  # noqa: ARG001
    with _store(folder).cursor() as cursor:
        return reference.register(cursor)


def register() -> Register:
    """The register of areas, as matching and templates use it."""
    return _register(str(warehouse.home()), store().published_name())


def suggestions() -> dict[str, list[str]]:
    """Names that the store knows, as templates offer them."""
    with store().cursor() as cursor:
        return templates.suggestions(cursor)


def areas() -> list[str]:
    """Areas that can be chosen, in official order; the county as a whole is not one of them."""
    frame = ask("overview/areas").frame()
    return list(frame.loc[frame["until"].isna() & (frame["level"] != "县"), "area"])


@st.cache_data(show_spinner=False, max_entries=4)
def _map(folder: str, published: str) -> CountyMap:  # noqa: ARG001
    return county_map.map_of(_store(folder))


def county() -> CountyMap:
    """The county's map, the bureau's own or the schematic one."""
    return _map(str(warehouse.home()), store().published_name())


def tiles() -> str | None:
    """The address of the bureau's own base map, or None."""
    return county_map.tiles_of(store())


def geometry() -> dict[str, Any] | None:
    """The townships of the county's map, or None without one."""
    return county().townships


def outline() -> dict[str, Any] | None:
    """The outline of the county, or None without one."""
    return county().outline


def attributions() -> list[str]:
    """What has to stand beside the map and the coordinates."""
    return list(county().attributions)


def held_from(*datasets: str) -> str | None:
    """The first month that any of these datasets has data of."""
    frame = ask("overview/latest_months").frame()
    return min(frame.loc[frame["dataset"].isin(datasets), "first_month"].dropna(), default=None)


def held_to(*datasets: str) -> str | None:
    """The last month that any of these datasets has data of."""
    frame = ask("overview/latest_months").frame()
    return max(frame.loc[frame["dataset"].isin(datasets), "last_month"].dropna(), default=None)
