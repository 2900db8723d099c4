"""trace/accident_stats: the rows that were taken for a stated figure, and no others."""

ROWS = [
    ("row_key", "month_from", "month_to", "area", "sector", "accidents"),
    ("quarter", "2026-01", "2026-03", "青溪镇", None, 30),
    ("total-1", "2026-01", "2026-01", "青溪镇", None, 10),
    ("total-2", "2026-02", "2026-02", "青溪镇", None, 10),
    ("part-1", "2026-01", "2026-01", "青溪镇", "建筑施工", 4),
    ("part-2", "2026-02", "2026-02", "青溪镇", "建筑施工", 5),
    ("only-part-1", "2026-01", "2026-01", "云岭镇", "建筑施工", 6),
    ("only-part-2", "2026-02", "2026-02", "云岭镇", "建筑施工", 7),
]


def test_the_rows_that_cover_the_months(office):
    office.put("uploads", [("upload_id", "file", "uploaded_by"), ("U000001", "报表.xlsx", "张三")])
    office.put("accident_stats", ROWS)
    assert office.rows(
        "trace/accident_stats", "row_key file uploaded_by accidents", "2026-01..2026-02"
    ) == [
        ("only-part-1", "报表.xlsx", "张三", 6),
        ("total-1", "报表.xlsx", "张三", 10),
        ("only-part-2", "报表.xlsx", "张三", 7),
        ("total-2", "报表.xlsx", "张三", 10),
    ]
    assert office.rows("trace/accident_stats", "row_key", "2026-01..2026-03") == [("quarter",)]


def test_the_rows_of_one_sector(office):
    office.put("accident_stats", ROWS)
    found = office.rows(
        "trace/accident_stats", "row_key", "2026-01..2026-02", sector="建筑施工", area="青溪镇"
    )
    assert found == [("part-1",), ("part-2",)]
