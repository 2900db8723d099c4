"""warnings/count_by_area: reporting areas in official order; those for the whole county apart."""

WARNINGS = [
    ("issued_on", "kind", "level", "area"),
    ("2026-05-01", "大风", "蓝", None),
    ("2026-05-31", "暴雨", "红", "青溪镇"),
    ("2026-05-31", "暴雨", "黄", "青溪镇"),
    ("2026-07-01", "暴雨", None, "云岭镇"),
]


def test_areas_come_in_official_order(office):
    office.put("warnings", WARNINGS)
    assert office.rows("warnings/count_by_area", "area warnings red", "2026-05") == [
        ("青溪镇", 2, 1),
        ("云岭镇", 0, 0),
        ("县直", 0, 0),
        (None, 1, 0),
    ]
