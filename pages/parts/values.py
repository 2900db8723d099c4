"""Stored values in the words officers use: codes of datasets and choices back to what a sheet says.

Owns no wording: labels and aliases are the contract's.
"""

import pandas as pd

from data.contract import Column, Contract
from pages.parts import rows, tables


def told(column: Column, value: object) -> str:
    """One value of a dataset's column."""
    if column.type == "dataset" and isinstance(value, str):
        return rows.label(value)
    if column.choices and isinstance(value, str) and value.isascii():
        return next((word for word, code in column.choice_aliases.items() if code == value), value)
    return tables.cell_text(value)


def in_words(spec: Contract, frame: pd.DataFrame) -> pd.DataFrame:
    """The same rows, columns with codes in words."""
    coded = [column for column in spec.columns if column.name in frame and _is_coded(column)]
    words = {
        column.name: [told(column, value) or None for value in frame[column.name]]
        for column in coded
    }
    return frame.assign(**words)


def _is_coded(column: Column) -> bool:
    return column.type == "dataset" or any(choice.isascii() for choice in column.choices)
