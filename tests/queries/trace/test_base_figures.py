"""trace/base_figures: the latest row of each area and item."""


def test_the_latest_year_by_then(office):
    office.put("uploads", [("upload_id", "file"), ("U000001", "年鉴.xlsx")])
    office.put(
        "base_figures",
        [
            ("row_key", "source_row", "year", "area", "item", "value"),
            ("old", 2, 2023, "青溪镇", "常住人口", 1.0),
            ("new", 3, 2025, "青溪镇", "常住人口", 2.0),
            ("blank", 4, 2026, "青溪镇", "常住人口", None),
            ("county", 5, 2025, None, "地区生产总值", 3.0),
        ],
    )
    columns = "row_key file row"
    assert office.rows("trace/base_figures", columns, on="2026-09-30") == [
        ("county", "年鉴.xlsx", 5),
        ("new", "年鉴.xlsx", 3),
    ]
    narrowed = {"on": "2024-09-30", "area": "青溪", "item": "常住人口"}
    assert office.rows("trace/base_figures", "row_key", **narrowed) == [("old",)]
