"""Presets: a county's reference spreadsheets that come with Anlan, one folder a county.

Owns which there are and loading one by the same door as any upload; owns none of their content.
"""

import tomllib
from pathlib import Path

from data import intake
from data.receipts import REFUSED, Receipt
from data.warehouse import Store

FOLDER = Path(__file__).parent / "presets"
COMMON = "common"
"""Folder of what every county starts with."""

TABLES = ("区划名录", "行业对照", "规划", "指标目录", "建设标准")
"""Labels of the datasets of a preset in the order in which they are loaded; one file each."""

DEMONSTRATION = "安澜县"
"""The fictional county: a map, but no spreadsheets to start an office with."""

MAP, OUTLINE, SOURCES = "示意图.geojson", "县界.geojson", "SOURCES.toml"


def names() -> list[str]:
    """Counties that an empty store can be started with."""
    return sorted(path.parent.name for path in FOLDER.glob(f"*/{TABLES[0]}.*"))


def apply(store: Store, name: str, by: str) -> list[Receipt]:
    """Load a county's preset into an empty store, or again into the store that has it.

    Raises ValueError in Chinese for an unknown county or a store with other data, RuntimeError if
    our own spreadsheets are refused.
    """
    if name not in names():
        raise ValueError(f"没有“{name}”的预置资料。可用的有：{'、'.join(names())}。")
    applied = store.setting("store", "preset")
    if store.is_demonstration():
        raise ValueError("现在是演示数据，不能装入预置资料。请先“开始使用”，把演示数据归档。")
    if store.data_version() > 0 and applied != name:
        held = f"已装入“{applied}”的预置资料" if applied else "系统里已有数据"
        raise ValueError(f"{held}，不能再装入“{name}”的。请换一个数据文件夹，或直接上传要改的表。")
    receipts: list[Receipt] = []
    for label, path in _tables(name):
        receipts += intake.load(store, [path], intake.Request(by, dataset=label))
    refused = [f"{r.prepared.file}：{r.problems}" for r in receipts if r.status == REFUSED]
    if refused:
        raise RuntimeError("\n".join(refused))
    if applied != name:
        store.set("store", "preset", name, by)
    return receipts


def _tables(name: str) -> list[tuple[str, Path]]:
    """Label and file of each table: the county's own, else what every county starts with."""
    found = []
    for label in TABLES:
        for folder in (FOLDER / name, FOLDER / COMMON):
            if paths := sorted(folder.glob(f"{label}.*")):
                found.append((label, paths[0]))
                break
    return found


def county_of(store: Store) -> str | None:
    """The county whose preset, or whose demonstration, a store holds."""
    return DEMONSTRATION if store.is_demonstration() else store.setting("store", "preset")


def map_of(county: Store | str) -> Path | None:
    """The schematic map of a county, or of the county that a store holds; None without one.

    GeoJSON in WGS-84, one polygon a township, its properties: name, code, kind (示意).
    """
    return _file(county, MAP)


def outline_of(county: Store | str) -> Path | None:
    """The outline of a county, or of the county that a store holds; None without one."""
    return _file(county, OUTLINE)


def attributions_of(county: Store | str) -> list[str]:
    """What has to stand beside a county's map and coordinates, by their licences."""
    path = _file(county, SOURCES)
    sources = tomllib.loads(path.read_text("utf-8")) if path else {}
    return [one["attribution"] for one in sources.values() if "attribution" in one]


def _file(county: Store | str, name: str) -> Path | None:
    held = county if isinstance(county, str) else county_of(county)
    path = FOLDER / held / name if held else None
    return path if path and path.is_file() else None
