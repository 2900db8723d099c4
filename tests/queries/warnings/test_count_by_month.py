"""warnings/count_by_month: every month, with each colour."""

WARNINGS = [
    ("issued_on", "kind", "level", "area"),
    ("2026-05-01", "大风", "蓝", None),
    ("2026-05-31", "暴雨", "红", "青溪镇"),
    ("2026-05-31", "暴雨", "黄", "青溪镇"),
    ("2026-07-01", "暴雨", None, "云岭镇"),
]


def test_every_month_is_listed(office):
    office.put("warnings", WARNINGS)
    columns = "month warnings red orange yellow blue"
    assert office.rows("warnings/count_by_month", columns, "2026-05..2026-07") == [
        ("2026-05", 3, 1, 0, 1, 1),
        ("2026-06", 0, 0, 0, 0, 0),
        ("2026-07", 1, 0, 0, 0, 0),
    ]
    assert office.ask("warnings/count_by_month", "2026-07").missing == {"level": 1}


def test_one_kind(office):
    office.put("warnings", WARNINGS)
    assert office.rows("warnings/count_by_month", "warnings", "2026-05", kind="大风") == [(1,)]
