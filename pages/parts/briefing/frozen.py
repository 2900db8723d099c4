"""会议版: a briefing kept under a name with every answer it was made from.

Owns what is kept and how it is given back; asks nothing. A kept version is plain JSON: {name, by,
at, program, data_version, filters, scenes, play, report, answers}. Report and scenes are kept as
they were seen, the scenes in the order that the author chose, the answers so that anything can be
made from them again and compared with today's.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from pages.parts.briefing.texts import Ask
from queries import Answer, QueryError, ResultColumn

KIND = "briefing"
"""What kept versions are called among the settings."""

CODE = Path(__file__).parents[3]
"""The folder of the program."""


class Recorder:
    """Asks on, and keeps what was answered."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self.answers: dict[str, tuple[dict[str, Any], Answer]] = {}

    def __call__(self, name: str, **params: Any) -> Answer:
        answer = self._ask(name, **params)
        self.answers[_key(name, params)] = (params, answer)
        return answer


def _key(name: str, params: Mapping[str, Any]) -> str:
    """What was asked; parameters that are None are as good as not given."""
    given = sorted((key, str(value)) for key, value in params.items() if value is not None)
    return repr((name, given))


def kept(
    name: str,
    by: str,
    at: datetime,
    report: Mapping[str, Any],
    recorder: Recorder,
    scenes: Sequence[Mapping[str, Any]] = (),
    play: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The version to keep, as JSON. scenes: those of the big screen in their order, as drawn;
    play: the seconds and colours of the profile that they were chosen by.
    """
    return {
        "name": name,
        "by": by,
        "at": at.isoformat(timespec="seconds"),
        "program": program(),
        "data_version": report["data_version"],
        "filters": {key: report[key] for key in ("first", "last", "area")},
        "scenes": [dict(scene) for scene in scenes],
        "play": dict(play or {}),
        "report": dict(report),
        "answers": [_packed(params, answer) for params, answer in recorder.answers.values()],
    }


def program() -> str:
    """A mark of the questions and of the code that words them; another program, another mark."""
    found = hashlib.sha256()
    for folder, kind in (("queries", "*.sql"), ("queries", "*.py"), ("pages", "*.py")):
        for path in sorted((CODE / folder).rglob(kind)):
            found.update(path.read_bytes())
    return found.hexdigest()[:8]


def order(version: Mapping[str, Any]) -> dict[str, Any]:
    """What the big screen plays of a version: {keys} in their order, {seconds, theme} if chosen."""
    return {"keys": [scene["key"] for scene in version["scenes"]], **version.get("play", {})}


def played(version: Mapping[str, Any], keys: Sequence[str]) -> list[dict[str, Any]]:
    """The kept scenes of the big screen that are wanted, each marked with the version's name."""
    scenes = {scene["key"]: scene for scene in version["scenes"]}
    mark = {"text": f"会议版 {version['name']}", "tone": "warn"}
    return [scenes[key] | {"tags": [mark, *scenes[key]["tags"]]} for key in keys if key in scenes]


def replay(version: Mapping[str, Any]) -> Ask:
    """Gives the kept answers; raises QueryError for a question that was not kept."""
    known = {}
    for one in version["answers"]:
        answer = unpacked(one)
        known[_key(answer.name, {key: _read(value) for key, value in one["given"]})] = answer

    def ask(name: str, **params: Any) -> Answer:
        answer = known.get(_key(name, params))
        if answer is None:
            raise QueryError(f"会议版“{version['name']}”没有保留这一问：{name}。")
        return answer

    return ask


def _packed(params: Mapping[str, Any], answer: Answer) -> dict[str, Any]:
    """An answer and what was asked, as JSON that keeps days and times apart from words."""
    return {
        "given": [[key, _written(value)] for key, value in params.items()],
        "name": answer.name,
        "params": {key: _written(value) for key, value in answer.params.items()},
        "data_version": answer.data_version,
        "source": answer.source,
        "columns": [column.as_json() for column in answer.columns],
        "rows": [[_written(value) for value in row] for row in answer.rows],
        "missing": answer.missing,
        "marked": answer.marked,
    }


def unpacked(one: Mapping[str, Any]) -> Answer:
    """The answer again."""
    return Answer(
        name=one["name"],
        params={key: _read(value) for key, value in one["params"].items()},
        data_version=one["data_version"],
        source=one["source"],
        columns=tuple(ResultColumn(**column) for column in one["columns"]),
        rows=[tuple(map(_read, row)) for row in one["rows"]],
        missing=one["missing"],
        marked=one["marked"],
    )


def _written(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"time": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, list | tuple):
        return [_written(one) for one in value]
    return value


def _read(value: Any) -> Any:
    if isinstance(value, dict):
        ((kind, text),) = value.items()
        return (datetime if kind == "time" else date).fromisoformat(text)
    if isinstance(value, list):
        return [_read(one) for one in value]
    return value
