"""Every measure by every grouping, said with a time, is read as just that, and answered as the question is."""

from datetime import date
from itertools import cycle

import pytest

from queries import header, run
from queries.asking import ask, understand
from queries.asking_dictionary import LIST, WHOLE, grain_words, measures
from queries.asking_store import vocabulary

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


def test_every_measure_by_every_grouping_in_every_time_is_read_as_just_that(asked_county):
    known = vocabulary(asked_county)
    wrong = []
    for text, measure, grain, params in EVERY:
        _, found, declined = understand(text, known, TODAY)
        read = [(one.measure, one.grain, dict(one.given)) for one in found]
        usual = {"on": TODAY} if header(measure.by[grain]).defaults.get("on") == "今天" else {}
        wanted = {name: value for name, value in params.items() if usual.get(name) != value}
        if read != [(measure, grain, wanted)]:
            wrong.append((text, read, declined))
    assert len(EVERY) > 2000
    assert wrong == []


ONCE = {measure.by[grain]: (text, params) for text, measure, grain, params in EVERY}


@pytest.mark.parametrize("question", ONCE)
def test_the_answer_is_the_answer_of_the_question(asked_county, question):
    text, params = ONCE[question]
    told = ask(asked_county, text, TODAY)
    bare = run(asked_county, question, params, TODAY).as_json()
    meant = told["interpretation"]
    assert meant["question"] == question
    assert {**dict.fromkeys(bare["params"]), **meant["params"]} == bare["params"]
    assert (told["columns"], told["missing"]) == (bare["columns"], bare["missing"])
    if meant["only"] or meant["rank"]:
        assert [row for row in told["rows"] if row not in bare["rows"]] == []
    else:
        assert told["rows"] == bare["rows"]
