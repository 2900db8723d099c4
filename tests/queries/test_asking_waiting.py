"""A figure in words tells what has not come yet: the last month held, and who has not reported."""

from datetime import date

import pytest

from queries.asking import ask
from queries.asking_waiting import waiting

TODAY = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026年8月事故起数", []),
        ("2026年9月事故起数", ["未报齐：《事故台账》2026-09，1 个单位未报；数只含已报的"]),
        (
            "2026年10月事故起数",
            [
                "《事故台账》数据只到 2026-09",
                "未报齐：《事故台账》2026-10，3 个单位未到期；数只含已报的",
            ],
        ),
        (
            "云岭镇2026年10月事故起数",
            [
                "《事故台账》数据只到 2026-09",
                "未报齐：《事故台账》2026-10，1 个单位未到期；数只含已报的",
            ],
        ),
        ("2026年10月报表事故起数", ["《事故统计月报》数据只到 2026-09"]),
        ("天气", []),
    ],
)
def test_what_an_answer_waits_for_is_told(asked_county, text, told):
    assert waiting(asked_county, ask(asked_county, text, TODAY), TODAY) == told
