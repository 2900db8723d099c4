"""trace/hazard_stats: the rows that were taken for a stated figure, and no others."""

ROWS = [
    ("row_key", "month_from", "month_to", "area", "source", "found"),
    ("quarter", "2026-01", "2026-03", "青溪镇", None, 30),
    ("total-1", "2026-01", "2026-01", "青溪镇", None, 10),
    ("total-2", "2026-02", "2026-02", "青溪镇", None, 10),
    ("part-1", "2026-01", "2026-01", "青溪镇", "加油站", 4),
    ("part-2", "2026-02", "2026-02", "青溪镇", "加油站", 5),
    ("only-part-1", "2026-01", "2026-01", "云岭镇", "加油站", 6),
    ("only-part-2", "2026-02", "2026-02", "云岭镇", "加油站", 7),
]


def test_the_rows_that_cover_the_months(office):
    office.put("uploads", [("upload_id", "file", "uploaded_by"), ("U000001", "报表.xlsx", "张三")])
    office.put("hazard_stats", ROWS)
    assert office.rows(
        "trace/hazard_stats", "row_key file uploaded_by found", "2026-01..2026-02"
    ) == [
        ("only-part-1", "报表.xlsx", "张三", 6),
        ("total-1", "报表.xlsx", "张三", 10),
        ("only-part-2", "报表.xlsx", "张三", 7),
        ("total-2", "报表.xlsx", "张三", 10),
    ]
    assert office.rows("trace/hazard_stats", "row_key", "2026-01..2026-03") == [("quarter",)]


def test_the_rows_of_one_source(office):
    office.put("hazard_stats", ROWS)
    found = office.rows(
        "trace/hazard_stats", "row_key", "2026-01..2026-02", source="加油站", area="青溪镇"
    )
    assert found == [("part-1",), ("part-2",)]


def test_the_rows_behind_each_source(office):
    office.put("hazard_stats", ROWS)
    found = office.rows("trace/hazard_stats", "row_key", "2026-01..2026-02", by="source")
    assert found == [("only-part-1",), ("part-1",), ("only-part-2",), ("part-2",)]
