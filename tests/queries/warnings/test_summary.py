"""warnings/summary: all warnings of the period in one row, the colours beside them."""


def test_warnings_of_the_period_and_their_colours(office):
    office.put(
        "warnings",
        [
            ("issued_on", "kind", "level", "area"),
            ("2026-04-30", "大风", "红", None),
            ("2026-05-01", "大风", "蓝", None),
            ("2026-05-31", "暴雨", "红", "青溪镇"),
            ("2026-05-31", "暴雨", None, "云岭镇"),
        ],
    )
    columns = "warnings red orange yellow blue"
    assert office.rows("warnings/summary", columns, "2026-05") == [(3, 1, 0, 0, 1)]
    assert office.rows("warnings/summary", columns, "2026-05", area="青溪镇") == [(1, 1, 0, 0, 0)]
    assert office.rows("warnings/summary", columns, "2026-06") == [(0, 0, 0, 0, 0)]
