"""Sensitive values as they may be shown: enough to recognise one, too little to use it.

Owns how; reads nothing.
"""

from collections.abc import Mapping
from typing import Any

from data.contract import Contract

FULL_NUMBER = 11
"""Characters of a mobile number: its first three and last four may be shown."""


def masked(value: Any) -> Any:
    """The value with its middle hidden: 13812340012 -> 138****0012, 张三 -> 张*; None stays."""
    if value is None or value == "":
        return value
    text = value if isinstance(value, str) else ""
    if not any(letter.isdigit() for letter in text):
        return text[:1] + "*" * max(len(text) - 1, 1)
    if len(text) < FULL_NUMBER:
        return "*" * (len(text) - 2) + text[-2:]
    return f"{text[:3]}****{text[-4:]}"


def masked_values(contract: Contract, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a row, those of sensitive columns masked."""
    hidden = {column.name for column in contract.columns if column.sensitive}
    return {name: masked(value) if name in hidden else value for name, value in values.items()}


def masked_problem(contract: Contract, told: dict[str, Any]) -> dict[str, Any]:
    """A problem in its JSON shape as the log may keep it: what a sensitive cell said is masked."""
    hidden = {column.label for column in contract.columns if column.sensitive}
    value = told.get("value")
    if not value or told.get("column") not in hidden:
        return told
    shown = masked(value)
    return told | {"value": shown, "message": told["message"].replace(value, shown)}
