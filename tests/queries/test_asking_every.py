"""Every measure by every grouping, said with a time, is read as just that, and answered as the question is."""

from collections.abc import Sequence
from datetime import date
from itertools import cycle
from typing import Any

import pytest

from queries import header
from queries.asking import ask
from queries.asking_dictionary import LIST, WHOLE, Measure, grain_words, measures
from queries.asking_rows import HOLDS

TODAY = date(2026, 10, 31)
SPANS = {
    "今年": ("2026-01", None),
    "去年": ("2025-01", "2025-12"),
    "2026年9月": ("2026-09", "2026-09"),
    "上半年": ("2026-01", "2026-06"),
    "近12个月": ("2025-11", "2026-10"),
    "2025年11月至2026年2月": ("2025-11", "2026-02"),
}
DAYS = {"截至9月底": date(2026, 9, 30), "现在": TODAY, "截至2026年9月20日": date(2026, 9, 20)}
NAMED = {"only:name": "村级应急服务站达标率", "only:role": "灾害信息员"}


def every():
    """(sentence, measure, grouping, parameters that it says): every time with every pair once."""
    days = cycle(DAYS.items())
    for measure in measures().values():
        subject = "".join(
            name for need, name in NAMED.items() if all(need in line for line in measure.needs)
        )
        for grain, question in measure.by.items():
            goes_without = grain in (WHOLE, LIST, measure.grain)
            thing = f"{'' if goes_without else grain_words()[grain]}{subject}{measure.label}"
            params = header(question).params
            if "from" in params:
                for said, (first, last) in SPANS.items():
                    ends = {"to": last} if last else {}
                    yield said + thing, measure, grain, {"from": first} | ends
            elif grain == "year":
                yield thing, measure, grain, {}
            elif "on" in params:
                said, day = next(days)
                yield said + thing, measure, grain, {"on": day}
            else:
                yield thing, measure, grain, {}


EVERY = list(every())
OF: dict[str, list[Any]] = {}
for one in EVERY:
    OF.setdefault(one[1].by[one[2]], []).append(one)


def its_own(names: Sequence[str], rows: Sequence[Any], measure: Measure, text: str) -> list[Any]:
    """The rows of a question that are of the measure, and of what the sentence names."""
    only = dict(measure.only)
    only |= {need.removeprefix("only:"): [name] for need, name in NAMED.items() if name in text}
    kept = [row for row in rows if all(row[names.index(n)] in only[n] for n in only)]
    if one := measure.rank:
        values = [row[names.index(one["by"])] for row in kept]
        holds = [value is not None and HOLDS[one["op"]](value, one["value"]) for value in values]
        kept = [row for row, is_one in zip(kept, holds, strict=True) if is_one]
    return kept


def test_every_measure_is_said_by_every_grouping_in_every_time():
    pairs = {(measure.label, grain) for _, measure, grain, _ in EVERY}
    assert pairs == {(one.label, grain) for one in measures().values() for grain in one.by}
    assert len(EVERY) > 2000


@pytest.mark.parametrize("question", OF)
def test_every_sentence_is_answered_as_its_question_is(asked_county, run_once, question):
    usual = {"on": TODAY} if header(question).defaults.get("on") == "今天" else {}
    for text, measure, grain, said in OF[question]:
        told = ask(asked_county, text, TODAY)
        assert told["status"] == "answered", (text, told["reason"])
        meant = told["interpretation"]
        assert (meant["question"], meant["grouping"]) == (question, grain), text
        assert [one["label"] for one in meant["measures"]] == [measure.label], text
        params = {name: value for name, value in said.items() if usual.get(name) != value}
        bare = run_once(asked_county, question, params, TODAY).as_json()
        assert dict.fromkeys(bare["params"]) | meant["params"] == bare["params"], text
        for name in ("columns", "missing", "data_version"):
            assert told[name] == bare[name], text
        names = [column["name"] for column in bare["columns"]]
        assert told["rows"] == its_own(names, bare["rows"], measure, text), text
        assert told["comparison"] is None, text
