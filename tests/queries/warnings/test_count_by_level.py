"""warnings/count_by_level: the four colours, worst first, and those without one."""

WARNINGS = [
    ("issued_on", "kind", "level", "area"),
    ("2026-05-01", "大风", "蓝", None),
    ("2026-05-31", "暴雨", "红", "青溪镇"),
    ("2026-05-31", "暴雨", "黄", "青溪镇"),
    ("2026-07-01", "暴雨", None, "云岭镇"),
]


def test_levels_come_worst_first_with_none_for_none(office):
    office.put("warnings", WARNINGS)
    assert office.rows("warnings/count_by_level", "level warnings", "2026-05..2026-07") == [
        ("红", 1),
        ("橙", 0),
        ("黄", 1),
        ("蓝", 1),
        (None, 1),
    ]


def test_one_level(office):
    office.put("warnings", WARNINGS)
    assert office.rows("warnings/count_by_level", "level warnings", "2026-05", level="橙") == [
        ("橙", 0)
    ]
    assert office.rows("warnings/count_by_level", "level warnings", "2026-07", level="未填") == [
        (None, 1)
    ]
