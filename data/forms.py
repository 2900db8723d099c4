"""Mapping files: what an office's own form calls things.

Owns their vocabulary and what is said of a wrong one.
"""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from data.contract import contracts
from data.problems import Problem, problem


@dataclass(frozen=True)
class FormColumn:
    """Where one column stands in a form and how it is written there."""

    header: str
    pattern: str | None = None
    """Regular expression; for a date its named groups are the parts, else its first group is the
    value.
    """
    year_offset: int = 0
    unit: str | None = None
    values: dict[str, str] = field(default_factory=dict)
    """Cell's text -> what it stands for."""


@dataclass(frozen=True)
class Form:
    """One office's form of a dataset."""

    dataset: str
    columns: dict[str, FormColumn]
    constants: dict[str, str] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    """Beginnings of lines that are not data."""


def read_form(path: Path) -> Form | Problem:
    """Read a mapping file; a wrong one comes back as the problem that says what is allowed."""
    try:
        entry = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return problem(
            "mapping-wrong",
            value=f"“{path.name}”读不出来",
            expected=f"（{error}）请检查 TOML 写法。",
        )
    known = contracts()
    dataset = entry.get("dataset")
    if dataset not in known:
        allowed = "、".join(known)
        return problem(
            "mapping-wrong", value=f"的 dataset 是“{dataset}”", expected=f"应是 {allowed} 之一。"
        )
    surplus = set(entry) - {"dataset", "columns", "constants", "ignore"}
    names = {column.name for column in known[dataset].columns}
    unknown = (set(entry.get("columns", {})) | set(entry.get("constants", {}))) - names
    if surplus or unknown:
        odd = "、".join(sorted(surplus | unknown))
        return problem(
            "mapping-wrong",
            value=f"里有不认识的“{odd}”",
            expected=f"可用的列有 {'、'.join(sorted(names))}。",
        )
    try:
        columns = {name: _column(value) for name, value in entry.get("columns", {}).items()}
    except (TypeError, re.error) as error:
        return problem(
            "mapping-wrong",
            value="的列写法有误",
            expected=f"（{error}）可写 header、pattern、year_offset、unit、values。",
        )
    constants = {name: str(value) for name, value in entry.get("constants", {}).items()}
    return Form(dataset, columns, constants, tuple(entry.get("ignore", ())))


def _column(value: object) -> FormColumn:
    if isinstance(value, str):
        return FormColumn(header=value)
    if not isinstance(value, dict):
        raise TypeError(f"{value!r}")
    column = FormColumn(**value)
    if column.pattern:
        re.compile(column.pattern)
    return column
