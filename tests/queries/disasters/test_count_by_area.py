"""disasters/count_by_area: a disaster of several townships is one of each of them."""

COLUMNS = "events affected deaths loss_wan_yuan hours_to_relief"
DISASTERS = [
    ("event_no", "kind", "started_at", "area", "affected", "deaths", "loss_wan_yuan", "relieved_at"),
    ("Z1", "洪涝", "2026-06-10 08:00", "青溪镇", 100, 0, 10.5, "2026-06-10 14:00"),
    ("Z1", "洪涝", "2026-06-10 08:00", "云岭镇", 40, 1, None, "2026-06-10 20:00"),
    ("Z2", "洪涝", "2026-06-20 08:00", "青溪镇", 5, 0, 1.0, None),
    (None, None, "2026-06-21 08:00", None, 1, 0, 0, None),
    ("Z3", "大风", "2026-07-01", "云岭镇", 9, 9, 9, None),
]  # fmt: skip


def test_every_township_is_listed_with_what_befell_it(office):
    office.put("disasters", DISASTERS)
    assert office.rows("disasters/count_by_area", f"area {COLUMNS}", "2026-06") == [
        ("青溪镇", 2, 105, 0, 11.5, 6),
        ("云岭镇", 1, 40, 1, None, 12),
        ("县直", 0, 0, 0, 0, None),
        (None, 1, 1, 0, 0, None),
    ]
    assert office.rows("disasters/count_by_area", "area events", "2026-06", kind="大风")[1] == (
        "云岭镇",
        0,
    )
