"""What the page shows instead of an answer: how to ask, which of several was meant, why not.

Owns these words.
"""

from collections.abc import Mapping
from typing import Any

from pages.parts import theme
from pages.parts.asking import choices, examples
from pages.parts.cards import panel, split

HOW = (
    ("问法", "指标、地区、时段写在一句话里，次序随意；不写地区是全县，不写时段是今年"),
    ("分组", "各乡镇、按月、分行业、分等级、各来源"),
    ("比较", "同比、环比、较2020年"),
    ("排名", "最多的三个、倒数第三、低于80%的"),
    ("口径", "不写就是台账；要各单位填报的数，写“上报的”或“报表”"),
    ("按键", "在任何一页按 / 到这里；↑ ↓ 选建议，回车查，左上角的退出键清空"),
)


def beginning() -> None:
    """How to ask, and questions to begin with."""
    with panel("ask-examples", "可以这样问", "点一句就查"):
        choices.show("examples", choices.sentences(examples.by_topic()))
    with panel("ask-how", "写法"):
        theme.messages(HOW)


def ambiguous(told: Mapping[str, Any]) -> None:
    """The readings that fit, to choose from."""
    with panel("ask-which", "要问的是哪一个？", told["reason"]):
        listed = [one["text"] for one in told["alternatives"]]
        choices.show("alternatives", choices.offers(listed))


def declined(told: Mapping[str, Any]) -> None:
    """What was not understood, else why there is no answer; what was; and questions near to it."""
    left, right = split(7, 5)
    unknown = "、".join(told["not_understood"])
    why = ("没看懂", unknown) if unknown else ("为什么", told["reason"])
    note = "没有全部看懂" if unknown else "不能照原话回答"
    with left, panel("ask-declined", "没有回答", f"{note}的问题不回答，免得答非所问"):
        understood = "、".join(one["text"] for one in told["understood"])
        theme.messages([why, *([("看懂的", understood)] if understood else [])])
    with right, panel("ask-near", "相近的、能回答的问题"):
        others = [one["text"] for one in told["alternatives"]] or examples.nearest(told["text"])
        choices.show("near", choices.sentences({"": others}))
