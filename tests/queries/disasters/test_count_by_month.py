"""disasters/count_by_month: every month, none for none."""

DISASTERS = [
    (
        "event_no",
        "kind",
        "started_at",
        "relieved_at",
        "area",
        "affected",
        "deaths",
        "loss_wan_yuan",
    ),
    ("ZQ-1", "洪涝", "2026-05-01 08:00", "2026-05-01 17:30", "青溪镇", 300, 0, 12.5),
    ("ZQ-1", "洪涝", "2026-05-01 09:00", "2026-05-01 12:00", "云岭镇", 200, 1, None),
    (None, "风雹", "2026-05-20 15:00", None, "云岭镇", None, 0, 3.0),
    (None, "风雹", "2026-05-20 15:00", None, "县直", 10, 0, 1.0),
]


def test_every_month_is_listed(office):
    office.put("disasters", DISASTERS)
    columns = "month events affected deaths loss_wan_yuan"
    assert office.rows("disasters/count_by_month", columns, "2026-04..2026-05") == [
        ("2026-04", 0, 0, 0, 0),
        ("2026-05", 2, 510, 1, 16.5),
    ]
