"""accidents/count_by_area: reporting areas in official order, others where they have accidents."""

COLUMNS = "area accidents deaths accidents_last_year deaths_last_year"


def test_areas_come_in_official_order_with_none_for_none(office):
    office.put(
        "accidents",
        [
            ("occurred_at", "area", "deaths"),
            ("2025-01-05", "县直", 2),
            ("2026-05-01", "云岭镇", 1),
            ("2026-05-02", "云岭镇", None),
            ("2026-05-03", "县直", None),
        ],
    )
    assert office.rows("accidents/count_by_area", COLUMNS, "2026-05") == [
        ("青溪镇", 0, 0, 0, 0),
        ("云岭镇", 2, 1, 0, 0),
        ("县直", 1, None, 0, 0),
    ]


def test_an_area_is_listed_while_it_reports(office):
    assert [area for (area,) in office.rows("accidents/count_by_area", "area", "2026-02")] == [
        "青溪镇",
        "云岭镇",
        "石桥乡",
        "县直",
    ]
    assert [area for (area,) in office.rows("accidents/count_by_area", "area", "2026-03")] == [
        "青溪镇",
        "云岭镇",
        "县直",
    ]


def test_an_area_that_does_not_report_and_no_area_are_listed_where_they_have_accidents(office):
    office.put(
        "accidents",
        [
            ("occurred_at", "area", "deaths"),
            ("2025-05-01", None, 1),
            ("2026-05-01", "林场", 1),
            ("2026-05-02", "已撤乡", 1),
            ("2026-05-02", None, 4),
        ],
    )
    office.put("reported", [("dataset", "month"), ("accidents", "2025-01")])
    assert office.rows("accidents/count_by_area", COLUMNS, "2026-05")[2:] == [
        ("林场", 1, 1, 0, 0),
        ("县直", 0, 0, 0, 0),
        ("已撤乡", 1, 1, 0, 0),
        (None, 1, 4, 1, 1),
    ]


def test_one_area_is_one_row(office):
    office.put(
        "accidents",
        [("occurred_at", "area", "deaths"), ("2026-05-01", None, 1), ("2026-05-01", "青溪镇", 1)],
    )
    assert office.rows("accidents/count_by_area", "area accidents", "2026-05", area="云岭镇") == [
        ("云岭镇", 0)
    ]
    assert office.rows("accidents/count_by_area", "area accidents", "2026-05", area="未填") == [
        (None, 1)
    ]


def test_provinces_are_areas_like_any_other(empty_office):
    empty_office.put(
        "areas",
        [
            ("name", "level", "position", "reports"),
            ("北京市", "省", 1, True),
            ("天津市", "省", 2, None),
        ],
    )
    assert empty_office.rows("accidents/count_by_area", "area", "2026-05") == [
        ("北京市",),
        ("天津市",),
    ]
