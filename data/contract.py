"""Contracts: what each dataset is, read from contracts/*.toml.

Owns names, labels, types and keys; never touches data.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

CONTRACTS = Path(__file__).parent / "contracts"
"""One TOML file per dataset; the file's stem is the dataset's code and its table's name."""

SQL_TYPES = {
    "text": "VARCHAR",
    "code": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "date": "DATE",
    "datetime": "TIMESTAMP",
    "month": "VARCHAR",
    "year": "BIGINT",
    "area": "VARCHAR",
    "dataset": "VARCHAR",
    "choice": "VARCHAR",
    "boolean": "BOOLEAN",
    "list": "VARCHAR[]",
}
"""Column type in a contract -> DuckDB type. Months are text, YYYY-MM."""

KINDS = {"reference": "replace", "event": "merge", "state": "replace", "measure": "merge"}
"""Kind of dataset -> how an upload joins what is stored, unless told otherwise."""


@dataclass(frozen=True)
class Column:
    """One column of a dataset, as officers see it (label, aliases) and as the store keeps it
    (name, type, unit).
    """

    name: str
    label: str
    type: str
    aliases: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    """Words one of which must stand in an upper header level; tells 较大及以上/事故起数 from
    总体/事故起数.
    """
    named_like: str | None = None
    """Column whose names this one also goes by where an `under` word stands above it."""
    part_of: str | None = None
    """Column that this one is a part of and cannot exceed."""
    share: dict[str, Any] = field(default_factory=dict)
    """name, label and names of the percentage that this column is of the one it is part of."""
    last_year_of: str | None = None
    """The column whose value of the same months one year before this is, as stated by the
    office.
    """
    all_of: str | None = None
    """Column whose value a cell saying 全部 takes."""
    unit: str | None = None
    min: float | None = None
    max: float | None = None
    required: bool = False
    identifies: bool = False
    """Must be found in a header for a sheet to be taken as this dataset."""
    choices: tuple[str, ...] = ()
    choice_aliases: dict[str, str] = field(default_factory=dict)
    open_choices: bool = False
    """A value outside the choices is kept with a warning rather than refused."""
    references: str | None = None
    unit_column: str | None = None
    """Column of the same row that says in which unit this one is written."""
    units_by: dict[str, dict[str, str]] = field(default_factory=dict)
    """Column -> its value -> the unit in which this one is kept, as in item -> 常住人口 -> 人."""
    from_period: bool = False
    """A date that a sheet without such a column takes from its period: its last day,
    approximate.
    """
    until_month_end: bool = False
    """A date that may be written as a month, which then stands for its last day, approximate."""
    is_credit_code: bool = False
    """Whether a code is a 统一社会信用代码, which has a check character."""
    is_name: bool = False
    """Whether a text is a name, in which spaces between Chinese characters mean nothing."""
    said_in_note: tuple[str, ...] = ()
    """Words that say this, when they stand in the row's note instead."""
    itemised: bool = False
    """Whether a numbered list in a cell is of several rows."""
    counts_items: bool = False
    """Whether a figure counts the things that a cell beside it lists."""
    is_key: bool = False
    """Whether it alone tells rows apart."""
    sensitive: bool = False
    is_advisory: bool = False
    """A value outside min..max is left out with a warning and does not keep the row out."""
    note: str = ""
    example: str | None = None
    """What the template shows as an example, where the type's own would be no valid value."""

    @property
    def is_figure(self) -> bool:
        """Whether the column holds a quantity that can be summed and can be missing, masked or
        approximate.
        """
        return self.type in ("integer", "number")

    @property
    def title(self) -> str:
        """Label with its unit, as a header shows it; a label that already ends in a bracket is
        left alone.
        """
        return (
            f"{self.label}（{self.unit}）"
            if self.unit and not self.label.endswith("）")
            else self.label
        )


@dataclass(frozen=True)
class Contract:
    """One dataset: what it is called, what one row stands for, how rows are told apart and
    merged.
    """

    name: str
    label: str
    kind: str
    grain: str
    keys: tuple[tuple[str, ...], ...]
    """Alternatives, best first: the first whose leading column is filled makes the row's key."""
    columns: tuple[Column, ...]
    version: int = 1
    """Goes up with every change of the columns, so that a filled template says which it was."""
    aliases: tuple[str, ...] = ()
    any_of: tuple[tuple[str, ...], ...] = ()
    """Groups of columns of each of which a header must have one to be taken as this dataset's."""
    month: str | None = None
    """Column (date, datetime or month) that says which month an event or state row belongs to."""
    county_rows: bool = False
    """Whether a row may stand on the county as a whole."""
    checks: tuple[str, ...] = ()
    zero_words: tuple[str, ...] = ()
    """Sentences by which an office says that it has nothing to report."""
    hint: str = ""
    """One Chinese sentence: what to upload."""

    @property
    def mode(self) -> str:
        """Default way an upload joins what is stored: merge or replace."""
        return KINDS[self.kind]

    @property
    def spans_months(self) -> bool:
        """Whether rows carry month_from and month_to rather than one date or month."""
        return self.kind == "measure" and any(
            column.name == "month_from" for column in self.columns
        )

    @cached_property
    def figures(self) -> tuple[Column, ...]:
        """Columns that hold quantities."""
        return tuple(column for column in self.columns if column.is_figure)

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    def column(self, name: str) -> Column:
        """The column of that name; raises KeyError."""
        return self._by_name[name]

    def named(self, said: str) -> str | None:
        """The name of the column that a code or label means, or None."""
        for column in self.columns:
            if said in (column.name, column.label, column.title):
                return column.name
        return None

    def has(self, name: str) -> bool:
        """Whether the contract has a column of that name."""
        return name in self._by_name


def _column(entry: dict) -> Column:
    for key in ("aliases", "under", "choices", "said_in_note"):
        entry[key] = tuple(entry.get(key, ()))
    return Column(**entry)


@cache
def contract(name: str) -> Contract:
    """Read one contract. Raises KeyError for an unknown dataset and TypeError for a key the
    vocabulary lacks.
    """
    path = CONTRACTS / f"{name}.toml"
    if not path.is_file():
        raise KeyError(name)
    entry = tomllib.loads(path.read_text("utf-8"))
    alone = {names[0] for names in entry["keys"] if len(names) == 1}
    columns = tuple(
        _column(column | {"is_key": column["name"] in alone}) for column in entry.pop("columns")
    )
    for key in ("aliases", "checks", "zero_words"):
        entry[key] = tuple(entry.get(key, ()))
    for key in ("keys", "any_of"):
        entry[key] = tuple(tuple(names) for names in entry.get(key, ()))
    return Contract(name=name, columns=columns, **entry)


@cache
def contracts() -> dict[str, Contract]:
    """Every contract by dataset code, reference data first, then in the order officers meet
    them.
    """
    found = [contract(path.stem) for path in CONTRACTS.glob("*.toml")]
    order = list(KINDS)
    return {
        one.name: one for one in sorted(found, key=lambda one: (order.index(one.kind), one.name))
    }


def by_label(text: str) -> Contract | None:
    """The contract that a code, label or alias names, or None."""
    word = text.strip()
    for one in contracts().values():
        if word in (one.name, one.label, *one.aliases):
            return one
    return None
