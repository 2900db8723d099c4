"""Questions to begin with, by topic, and the words that complete what is typed. Asks no figure."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from pages.parts import rows
from queries.asking_dictionary import measures

AREA = "{area}"
"""In an example: an area of this county."""

EXAMPLES = {
    "事故": (
        "今年以来死了几个人",
        "{area}今年事故起数同比",
        "上半年各行业领域死亡人数",
        "今年事故最多的三个乡镇",
        "今年工矿商贸死亡人数",
        "近12个月按月事故起数",
    ),
    "隐患整改": (
        "今年隐患整改率",
        "上个月各乡镇隐患整改率同比",
        "整改率最低的三个乡镇",
        "今年重大隐患整改率",
        "还有哪些隐患没有整改",
        "上半年各乡镇上报的整改率",
    ),
    "检查执法": ("一季度检查家次", "今年罚款多少", "各月检查家次"),
    "规划指标": ("十四五指标完成情况", "十四五未达标的指标"),
    "资源与灾害": (
        "各乡镇有多少支救援队伍",
        "{area}避难场所能容纳多少人",
        "去年受灾人口",
        "今年森林火灾起数",
    ),
    "上报": ("上个月哪些单位没有上报", "{area}上个月报了没有"),
}
"""Topic -> questions as they are asked; no name of any county."""

SAID = (
    *(
        "今年以来",
        "上半年",
        "下半年",
        "一季度",
        "二季度",
        "三季度",
        "四季度",
        "上个月",
        "本月",
        "去年",
    ),
    *("去年同期", "近12个月", "十四五以来", "各乡镇", "按月", "分行业", "同比", "环比"),
)
"""Periods, groupings and comparisons as they are said."""

NEAREST = 4


def by_topic() -> Mapping[str, Sequence[str]]:
    """The questions, with an area of this county in them where they ask for one."""
    areas = rows.areas()
    return {
        topic: [
            text.replace(AREA, areas[len(areas) // 3]) if areas else text
            for text in listed
            if areas or AREA not in text
        ]
        for topic, listed in EXAMPLES.items()
    }


def every() -> Sequence[str]:
    """The same in one list."""
    return [text for listed in by_topic().values() for text in listed]


def nearest(text: str) -> Sequence[str]:
    """Those most like a sentence that could not be answered."""
    return sorted(every(), key=lambda one: SequenceMatcher(None, text, one).ratio())[
        : -NEAREST - 1 : -1
    ]


def words() -> Sequence[str]:
    """What the last letters of a sentence may be completed to: areas, periods, figures."""
    return list(dict.fromkeys([*rows.areas(), *SAID, *measures()]))
