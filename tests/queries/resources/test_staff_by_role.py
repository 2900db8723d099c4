"""resources/staff_by_role: people of each post, full-time and part-time."""


def test_natures_are_kept_apart(office):
    office.put(
        "staff",
        [
            ("month", "area", "role", "nature", "people"),
            ("2026-08", "青溪镇", "灾害信息员", "A角", 5),
            ("2026-08", "青溪镇", "灾害信息员", "兼职", 3),
            ("2026-08", "青溪镇", "执法人员", "专职", 4),
            ("2026-08", "青溪镇", "执法人员", None, 1),
            ("2026-08", "云岭镇", "执法人员", "专职", None),
        ],
    )
    office.put(
        "base_figures",
        [("year", "area", "item", "value", "unit"), (2025, "青溪镇", "常住人口", 20000, "人")],
    )
    columns = "area role people full_time part_time a_side b_side other unstated per_10k"
    assert office.rows("resources/staff_by_role", columns, on="2026-09-30") == [
        ("青溪镇", "灾害信息员", 8, 0, 3, 5, 0, 0, 0, 4.0),
        ("青溪镇", "执法人员", 5, 4, 0, 0, 0, 0, 1, 2.5),
        ("云岭镇", "执法人员", None, 0, 0, 0, 0, 0, 0, None),
    ]
