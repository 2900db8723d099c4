"""accidents/corrections: what later versions of an accident changed, and how long after it."""

UPLOADS = [
    ("sequence", "upload_id", "dataset", "action", "uploaded_at", "uploaded_by", "withdraws"),
    (1, "U1", "accidents", "load", "2026-05-05 09:00", "张三", None),
    (2, "U2", "accidents", "load", "2026-05-28 09:00", "李四", None),
    (3, "U3", "accidents", "load", "2026-07-01 09:00", "李四", None),
    (4, "U4", "accidents", "load", "2026-07-02 09:00", "王五", None),
    (5, "U5", "accidents", "withdraw", "2026-07-03 09:00", "王五", "U4"),
]


def put(office):
    office.put("uploads", UPLOADS)
    office.put("sectors", [("raw", "sector"), ("货运", "道路运输")])
    office.put(
        "log_accidents",
        [
            (
                "sequence",
                "upload_id",
                "row_key",
                "occurred_at",
                "area",
                "sector",
                "deaths",
                "loss_wan_yuan",
            ),
            (1, "U1", "A", "2026-05-01", "青溪镇", "房建", 1, None),
            (2, "U2", "A", "2026-05-01", "青溪镇", "房建", 3, None),
            (3, "U3", "A", "2026-05-01", "青溪镇", "房建", 2, 80.0),
            (4, "U4", "A", "2026-05-01", "青溪镇", "房建", 9, 80.0),
            (1, "U1", "B", "2026-05-20", "云岭镇", "货运", 1, 5.0),
            (2, "U2", "B", "2026-05-20", "云岭镇", "货运", 2, 5.0),
        ],
    )


def test_every_change_is_listed_those_that_lower_a_figure_too(office):
    put(office)
    columns = "row_key item before after change days_after days_allowed is_within corrected_by"
    assert office.rows("accidents/corrections", columns, "2026-05") == [
        ("A", "死亡人数", 3, 2, -1, 61, 30, False, "李四"),
        ("A", "直接经济损失（万元）", None, 80, None, 61, 30, False, "李四"),
        ("A", "死亡人数", 1, 3, 2, 27, 30, True, "李四"),
        ("B", "死亡人数", 1, 2, 1, 8, 7, False, "李四"),
    ]


def test_filters(office):
    put(office)
    assert office.rows("accidents/corrections", "row_key", "2026-05", sector="道路运输") == [("B",)]
    assert office.rows("accidents/corrections", "row_key", "2026-05", area="云岭镇") == [("B",)]
    assert office.rows("accidents/corrections", "row_key", "2026-06") == []
