"""disasters/count_by_kind: each kind of disaster in one row."""

COLUMNS = "events affected deaths loss_wan_yuan hours_to_relief"
DISASTERS = [
    ("event_no", "kind", "started_at", "area", "affected", "deaths", "loss_wan_yuan", "relieved_at"),
    ("Z1", "洪涝", "2026-06-10 08:00", "青溪镇", 100, 0, 10.5, "2026-06-10 14:00"),
    ("Z1", "洪涝", "2026-06-10 08:00", "云岭镇", 40, 1, None, "2026-06-10 20:00"),
    ("Z2", "洪涝", "2026-06-20 08:00", "青溪镇", 5, 0, 1.0, None),
    (None, None, "2026-06-21 08:00", None, 1, 0, 0, None),
    ("Z3", "大风", "2026-07-01", "云岭镇", 9, 9, 9, None),
]  # fmt: skip


def test_kinds_of_the_period(office):
    office.put("disasters", DISASTERS)
    assert office.rows("disasters/count_by_kind", f"kind {COLUMNS}", "2026-06") == [
        ("洪涝", 2, 145, 1, 11.5, 12),
        (None, 1, 1, 0, 0, None),
    ]
    assert office.rows("disasters/count_by_kind", "kind events", "2026-05") == []
