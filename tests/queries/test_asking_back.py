"""The sentence for a question with its parameters: where there is one, it asks just that."""

from datetime import date

import pytest

from queries import header
from queries.asking import ask
from queries.asking_back import sentence_for
from queries.families import families

TODAY = date(2026, 10, 31)
SPAN = {"from": "2026-01", "to": "2026-09"}

SAID = {
    ("accidents/count_by_area", "accidents", ()): "2026年1月至9月各乡镇事故起数",
    (
        "accidents/count_by_month",
        "deaths",
        ("area=青溪镇",),
    ): "2026年1月至9月青溪镇各月事故死亡人数",
    ("accidents/count_by_type", "accidents", ("sector=煤矿", "severity=一般")): (
        "2026年1月至9月煤矿行业领域一般等级各事故类型事故起数"
    ),
    ("rectification/rate_by_source", "rate_pct", ()): "2026年1月至9月各排查来源隐患整改率",
    ("rectification/stated_by_area", "rate_pct", ()): "2026年1月至9月各乡镇报表隐患整改率",
}
"""Question, column and further parameters -> the sentence."""


@pytest.mark.parametrize(("asked", "text"), SAID.items(), ids=SAID.values())
def test_the_sentence_is_written_as_officers_read_it(asked_county, asked, text):
    question, column, more = asked
    params = SPAN | dict(one.split("=") for one in more)
    assert sentence_for(asked_county, question, column, params, TODAY) == text


def test_every_sentence_asks_the_question_it_was_made_for(asked_county):
    asked = [
        (family.by[grain], measure.name)
        for family in families().values()
        for grain in ("area", "kind")
        for measure in family.measures
        if family.has_months and grain in family.by
    ]
    told = {}
    for question, column in asked[::4]:
        if text := sentence_for(asked_county, question, column, SPAN, TODAY, greatest_first=True):
            told[question, column] = ask(asked_county, text, TODAY)["interpretation"]
    assert len(told) > 12
    for (question, column), meant in told.items():
        assert (meant["question"], meant["measure"]["name"]) == (question, column)
        assert {name: meant["params"].get(name) for name in SPAN} == SPAN
        assert set(meant["params"]) <= {*SPAN, "on"}
        assert meant["rank"]["order"] == "desc"


@pytest.mark.parametrize(
    ("question", "column", "params"),
    [
        ("accidents/count_by_area", "accidents_last_year", SPAN),
        ("accidents/count_by_area", "accidents", SPAN | {"type": "未填"}),
        ("rectification/rate_by_area", "rate_pct", SPAN | {"source": "没有这个来源"}),
        ("units/merged", "name", {}),
    ],
)
def test_there_is_none_where_none_is_read_as_just_it(asked_county, question, column, params):
    assert header(question)
    assert sentence_for(asked_county, question, column, params, TODAY) is None
