"""disasters/summary: one disaster in several townships is one, the longest way to relief counts."""

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

COLUMNS = "events affected deaths loss_wan_yuan hours_to_relief"


def test_townships_of_one_disaster_are_one_event(office):
    office.put("disasters", DISASTERS)
    assert office.rows("disasters/summary", COLUMNS, "2026-05") == [(2, 510, 1, 16.5, 9.5)]
    missing = office.ask("disasters/summary", "2026-05").missing
    assert (missing["affected"], missing["loss_wan_yuan"], missing["hours_to_relief"]) == (1, 1, 2)


def test_without_disasters_there_is_no_time_to_relief(office):
    assert office.rows("disasters/summary", COLUMNS, "2026-05") == [(0, 0, 0, 0, None)]


def test_one_kind_of_one_area(office):
    office.put("disasters", DISASTERS)
    found = office.rows("disasters/summary", COLUMNS, "2026-05", kind="洪涝", area="云岭镇")
    assert found == [(1, 200, 1, None, 3.0)]
