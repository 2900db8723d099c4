"""resources/staff_totals: people of each post in all units."""


def test_a_blank_makes_the_total_unknown(office):
    office.put(
        "staff",
        [
            ("month", "area", "role", "nature", "people"),
            ("2026-08", "青溪镇", "灾害信息员", "A角", 5),
            ("2026-08", "云岭镇", "灾害信息员", "专业", 3),
            ("2026-08", "青溪镇", "执法人员", "专职", 4),
            ("2026-08", "云岭镇", "执法人员", "专职", None),
        ],
    )
    columns = "role people full_time part_time a_side b_side other unstated areas"
    assert office.rows("resources/staff_totals", columns, on="2026-09-30") == [
        ("灾害信息员", 8, 3, 0, 5, 0, 0, 0, 2),
        ("执法人员", None, 4, 0, 0, 0, 0, 0, 2),
    ]
    assert office.ask("resources/staff_totals", on="2026-09-30").missing == {"people": 1}
