"""The readable tables of questions: each is read as its line says, and its figure is the one counted by hand.

questions/county/ holds the rows, questions/many.csv the questions; see questions/README.md.
"""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from queries.asking import ask, interpreted, understand

QUESTIONS = Path(__file__).parent / "questions"
TODAY = date(2026, 10, 31)


def lines(name: str) -> list[dict[str, str]]:
    with (QUESTIONS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


MANY = lines("many.csv")
LISTED = [pytest.param(line, id=line["text"]) for line in MANY]


def written(value: Any) -> str:
    """A value as the tables write it."""
    if value is None:
        return "—"
    return f"{value:.4f}".rstrip("0").rstrip(".") if isinstance(value, int | float) else str(value)


def figure(told: dict[str, Any]) -> str:
    """The column asked for: alone, or each row's name with it; rows of none only where ranked."""
    meant = told["interpretation"]
    names = [column["name"] for column in told["columns"]]
    figures = [row[names.index(meant["measure"]["name"])] for row in told["rows"]]
    named = next((n for n in (meant["grouping"], "role") if n in names), None)
    if named is None or "days_since" in names:
        return " ".join(map(written, figures))
    pairs = [
        (row[names.index(named)], value) for row, value in zip(told["rows"], figures, strict=True)
    ]
    if meant["rank"]:
        return " ".join(f"{name}:{written(value)}" for name, value in pairs)
    return " ".join(sorted(f"{name}:{written(value)}" for name, value in pairs if value))


@pytest.mark.usefixtures("run_once")
@pytest.mark.parametrize("line", LISTED)
def test_a_question_is_read_as_its_line_says(asked_county, county_words, line):
    told = ask(asked_county, line["text"], TODAY)
    assert told["status"] == line["status"], told["reason"]
    if line["status"] == "ambiguous":
        assert "|".join(one["question"] for one in told["alternatives"]) == line["question"]
    if line["status"] != "answered":
        assert told["rows"] == []
        assert told["reason"]
        return
    meant = told["interpretation"]
    params = dict(pair.split("=", 1) for pair in line["params"].split(";"))
    assert (meant["question"], meant["params"]) == (line["question"], params)
    assert figure(told) == line["figure"]
    (again,) = understand(meant["text"], county_words, TODAY)[1]
    assert interpreted(asked_county, again, county_words, TODAY) == meant
