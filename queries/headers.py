"""Headers of questions: what each .sql file says of itself. Owns reading them; never runs SQL."""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from data.contract import Column, contract, contracts

QUESTIONS = Path(__file__).parent
"""A question's name is its path below this folder, without the suffix."""

DEFINITIONS = QUESTIONS / "definitions"
"""What several questions share: macros and views, no questions themselves."""

ANY_TRACE = "trace/any_dataset"
"""The trace of every dataset that has none of its own: all its rows, unfiltered."""

LINES = ("问题", "粒度", "参数", "默认", "结果", "来源", "背后", "公式")
"""The lines that a header may have; a line without such a word goes on with the one before."""

ENTRY = re.compile(r"(?P<name>\w+) (?P<label>.+?)(?:（(?P<unit>[^（）]+)）)?")
"""One result column: name, Chinese label, unit in brackets."""


class QueryError(ValueError):
    """A question that cannot be answered as asked; the Chinese message says what would work."""


class UsageError(QueryError):
    """A question or parameter that does not exist."""


@dataclass(frozen=True)
class ResultColumn:
    """One column of an answer, as officers see it."""

    name: str
    label: str
    unit: str | None = None

    @property
    def title(self) -> str:
        """Label with its unit, for the head of a table."""
        return f"{self.label}（{self.unit}）" if self.unit else self.label

    def as_json(self) -> dict[str, str | None]:
        """The public JSON shape."""
        return {"name": self.name, "label": self.label, "unit": self.unit}


@dataclass(frozen=True)
class Header:
    """What a question says of itself."""

    name: str
    question: str
    grain: str
    params: dict[str, str]
    """Parameter -> label."""
    optional: frozenset[str]
    """Parameters that may stay empty."""
    columns: tuple[ResultColumn, ...]
    sources: dict[str, dict[str, str]]
    """Each dataset whose rows stand behind the figures (trace/<dataset> lists them), the main one
    first, with its columns whose blank cells an answer counts -> the result columns they make."""
    behind: dict[str, str] = field(default_factory=dict)
    """What trace/<source> needs beside this question's parameters to give just the rows behind."""
    defaults: dict[str, str] = field(default_factory=dict)
    """Parameter -> a default other than the usual one."""
    formula: str = ""

    @property
    def source(self) -> str:
        """The main dataset behind the figures."""
        return next(iter(self.sources))


def _lines(sql: str) -> dict[str, str]:
    """The header's lines by their word, continued lines joined."""
    found: dict[str, str] = {}
    word = ""
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        text = line.removeprefix("--").strip()
        if started := re.match(rf"({'|'.join(LINES)})：", text):
            word = started[1]
            text = text[started.end() :]
        before = found.get(word, "")
        found[word] = f"{before}{' ' if before and before[-1] not in '；，。：' else ''}{text}"
    return found


def _entries(text: str) -> list[str]:
    return [entry.strip() for entry in text.split("；") if entry.strip() not in ("", "无")]


def _of_contract(column: Column) -> ResultColumn:
    label = column.label.removesuffix(f"（{column.unit}）")
    return ResultColumn(column.name, label, column.unit)


def _columns(text: str) -> tuple[ResultColumn, ...]:
    """Result columns in order; *dataset stands for the columns of its contract, sensitive ones
    aside.
    """
    columns: list[ResultColumn] = []
    for entry in _entries(text):
        if entry.startswith("*"):
            kept = contract(entry[1:]).columns
            columns += [_of_contract(column) for column in kept if not column.sensitive]
        elif found := ENTRY.fullmatch(entry):
            columns.append(ResultColumn(found["name"], found["label"], found["unit"]))
    return tuple(columns)


def _sources(text: str) -> dict[str, dict[str, str]]:
    """The datasets behind an answer; in brackets column or column=result column."""
    sources: dict[str, dict[str, str]] = {}
    for entry in _entries(text):
        found = re.fullmatch(r"(\w+)(?:（(.+)）)?", entry)
        if found is None:
            raise SyntaxError(f"来源 must be datasets, each with its columns in brackets: {entry}")
        pairs = (one.partition("=") for one in (found[2] or "").split("，") if one)
        sources[found[1]] = {column: result or column for column, _, result in pairs}
    return sources


def path_of(name: str) -> Path:
    """The file of a question; the general one for a dataset without a trace of its own."""
    own = QUESTIONS / f"{name}.sql"
    is_general = traced_dataset(name) and not own.is_file()
    return QUESTIONS / f"{ANY_TRACE}.sql" if is_general else own


def traced_dataset(name: str) -> str | None:
    """The dataset that a trace is of; None for another question."""
    topic, _, dataset = name.partition("/")
    return dataset if topic == "trace" and dataset in contracts() else None


@cache
def names() -> list[str]:
    """Every question, by name."""
    files = (path for path in QUESTIONS.rglob("*.sql") if path.parent != DEFINITIONS)
    own = {path.relative_to(QUESTIONS).with_suffix("").as_posix() for path in files}
    return sorted((own | {f"trace/{dataset}" for dataset in contracts()}) - {ANY_TRACE})


@cache
def sql_of(name: str) -> str:
    """The SQL of a question."""
    return path_of(name).read_text("utf-8")


def _named(sql: str, dataset: str | None) -> str:
    """The text of the general trace with its dataset's label and name in the header's places."""
    if dataset is None:
        return sql
    return sql.replace("《$dataset》", f"《{contract(dataset).label}》").replace(
        "$dataset", dataset
    )


@cache
def header(name: str) -> Header:
    """Read the header of a question. Raises UsageError for a name that does not exist."""
    if name not in names():
        raise UsageError(f"没有问题“{name}”。可用的有：{'、'.join(names())}。")
    lines = _lines(_named(sql_of(name), traced_dataset(name)))
    params = dict(entry.removeprefix("$").split(" ", 1) for entry in _entries(lines["参数"]))
    return Header(
        name=name,
        question=lines["问题"],
        grain=lines["粒度"],
        params={key: label.removesuffix("（可空）") for key, label in params.items()},
        optional=frozenset(key for key, label in params.items() if label.endswith("（可空）")),
        columns=_columns(lines["结果"]),
        sources=_sources(lines["来源"]),
        behind=dict(entry.split("=", 1) for entry in _entries(lines.get("背后", ""))),
        defaults=dict(
            entry.removeprefix("$").split(" ", 1) for entry in _entries(lines.get("默认", ""))
        ),
        formula=lines.get("公式", ""),
    )


def source_label(header: Header) -> str:
    """How figures are marked: 台账 where rows are counted, 报表 where offices state them."""
    if header.source not in contracts():
        return ""
    return "报表" if contract(header.source).kind == "measure" else "台账"
