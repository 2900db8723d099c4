"""Saved ways to play the big screen. Owns how a profile is checked and kept; plays nothing.

A profile is a setting like any other: append-only, with who set it; forgetting one is one more
entry.
"""

from typing import Any

from pages.parts import rows
from pages.parts.screen.order import LEAST, MOST, SCENES, THEMES, seconds_of

KIND = "screen-profile"
LONGEST = 20
"""Characters of a profile's name."""


def saved() -> dict[str, dict[str, Any]]:
    """Name -> {keys, seconds, theme, by}, in the order of names."""
    settings = rows.store().settings(KIND)
    return {
        name: dict(one.value) | {"by": one.by}
        for name, one in sorted(settings.items())
        if one.value is not None
    }


def fault_of(wanted: dict[str, Any]) -> str:
    """Why a profile cannot be kept as it is, in Chinese; empty when it can."""
    name, by, keys = (wanted.get(word) for word in ("name", "by", "keys"))
    if not str(name or "").strip() or len(str(name).strip()) > LONGEST:
        return f"请给方案起个名字，不超过 {LONGEST} 个字"
    if not str(by or "").strip():
        return "请填写保存人"
    if not isinstance(keys, list) or not keys or not set(keys) <= set(SCENES):
        return "请至少选一个画面"
    if seconds_of(wanted.get("seconds")) is None:
        return f"秒数应为 0（不轮播）或 {LEAST}—{MOST}"
    return ""


def save(wanted: dict[str, Any]) -> str:
    """Keep a profile {name, by, keys, seconds, theme}; returns its fault, empty when kept."""
    if fault := fault_of(wanted):
        return fault
    value = {
        "keys": list(dict.fromkeys(wanted["keys"])),
        "seconds": seconds_of(wanted["seconds"]),
        "theme": wanted.get("theme") if wanted.get("theme") in THEMES else THEMES[0],
    }
    rows.store().set(KIND, wanted["name"].strip(), value, wanted["by"].strip())
    return ""


def forget(name: str, by: str) -> str:
    """Take a profile off the list; returns why not, empty when it was done."""
    if not by.strip():
        return "请填写保存人"
    if name in saved():
        rows.store().set(KIND, name, None, by.strip())
    return ""
