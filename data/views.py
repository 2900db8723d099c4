"""Saved views: a name for what a page shows, as the values of its link. Owns how they are kept.

A view holds no figure. Opened later it asks again, so it shows what is known then.
"""

from dataclasses import dataclass

from data.warehouse import Store

KIND = "view"
"""Kind of the setting that keeps a view; the last value of a name holds, null takes it away."""

LONGEST_NAME = 40


@dataclass(frozen=True)
class View:
    """A name, the page it opens, the values of the link, and who saved it."""

    name: str
    page: str
    query: dict[str, str]
    by: str


def save(store: Store, view: View) -> None:
    """Keep a view; one of the same name gives way to it and stays in the log.

    Raises ValueError, in Chinese, for a name that is blank or too long.
    """
    name = view.name.strip()
    if not name or len(name) > LONGEST_NAME:
        raise ValueError(f"视图的名称应为 1 到 {LONGEST_NAME} 个字。")
    store.set(KIND, name, {"page": view.page, "query": view.query}, view.by)


def forget(store: Store, name: str, by: str) -> None:
    """Take a view off the list."""
    store.set(KIND, name, None, by)


def listed(store: Store, page: str) -> list[View]:
    """The views of a page, by name."""
    kept = store.settings(KIND)
    return [
        View(name, page, one.value["query"], one.by)
        for name, one in sorted(kept.items())
        if one.value and one.value["page"] == page
    ]
