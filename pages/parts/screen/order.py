"""What the link of the big screen asks for: scenes, order, seconds, colours.

Owns the words of the link and their defaults; knows no figures.

`/screen?rotate=20&scenes=overview,accidents` plays two scenes, twenty seconds each;
`/screen?scene=plan&rotate=0` shows one and stays; `profile=` names a saved order, which the other
words of the link overrule; `briefing=` names a 会议版, which has its own scenes and order.
"""

from collections.abc import Mapping
from dataclasses import dataclass

SCENES = {
    "overview": "总览",
    "accidents": "事故",
    "rectification": "整改",
    "plan": "规划",
    "resources": "资源",
    "reporting": "上报情况",
}
"""Key and short name of every scene, in the order in which they play."""

SECONDS = 20
LEAST, MOST = 5, 3600
"""Seconds of a scene; 0 stays."""

THEMES = ("dark", "light")


@dataclass(frozen=True)
class Order:
    """What is played."""

    keys: tuple[str, ...] = tuple(SCENES)
    first: str = ""
    """The scene to begin with; empty: the first."""
    seconds: int = SECONDS
    theme: str = "dark"
    profile: str = ""
    briefing: str = ""
    notes: tuple[str, ...] = ()
    """What of the link was not understood, in Chinese."""


def seconds_of(text: object) -> int | None:
    """Seconds as written in a link or a field: 0, or between LEAST and MOST; else None."""
    words = str(text).strip()
    seconds = int(words) if words.isascii() and words.isdigit() and len(words) < 6 else -1
    return seconds if seconds == 0 or LEAST <= seconds <= MOST else None


def keys_of(text: str) -> tuple[list[str], list[str]]:
    """Scenes of a list parted by commas, each once, and the words that name none."""
    words = [word.strip() for word in text.replace("，", ",").replace("、", ",").split(",")]
    by_name = {name: key for key, name in SCENES.items()}
    found = [by_name.get(word, word) for word in dict.fromkeys(words) if word]
    return [key for key in dict.fromkeys(found) if key in SCENES], [
        word for word in found if word not in SCENES
    ]


def parse(
    params: Mapping[str, str], saved: Mapping[str, Mapping], kept: Mapping | None = None
) -> Order:
    """The order that a link asks for. saved: name -> {keys, seconds, theme} of the profiles; kept:
    the same of the 会议版 that the link names, which has no other scenes.
    """
    notes: list[str] = []
    profile = params.get("profile", "").strip()
    base: Mapping = saved.get(profile, kept or {})
    if profile and profile not in saved:
        notes.append(f"没有名为“{profile}”的播放方案，按默认顺序播放")
    keys, unknown = keys_of(params.get("scenes", ""))
    first, strange = keys_of(params.get("scene", ""))
    notes += [f"链接里的“{word}”不是画面，已略过" for word in [*unknown, *strange]]
    if kept:
        absent = [key for key in [*keys, *first] if key not in kept["keys"]]
        notes += [f"会议版没有保留“{SCENES[key]}”画面" for key in dict.fromkeys(absent)]
        keys, first = ([key for key in some if key not in absent] for some in (keys, first))
    seconds = base.get("seconds", SECONDS)
    if "rotate" in params:
        seconds = seconds_of(params["rotate"])
    if seconds is None:
        notes.append(f"链接里的秒数应为 0 或 {LEAST}—{MOST}，按 {SECONDS} 秒轮播")
        seconds = SECONDS
    keys = keys or list(base.get("keys", SCENES))
    if first and first[0] not in keys:
        keys = [first[0], *keys]
    theme = params.get("theme", base.get("theme", "dark"))
    return Order(
        keys=tuple(keys),
        first=first[0] if first else "",
        seconds=seconds,
        theme=theme if theme in THEMES else "dark",
        profile=profile if profile in saved else "",
        briefing=params.get("briefing", "").strip(),
        notes=tuple(notes),
    )
