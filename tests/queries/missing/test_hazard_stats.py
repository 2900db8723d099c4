"""missing/hazard_stats: blank and marked cells of the rows that were taken."""

ROWS = [
    ("month_from", "month_to", "area", "source", "found", "marks"),
    ("2026-05", "2026-05", "青溪镇", None, None, {"found": "masked"}),
    ("2026-05", "2026-05", "云岭镇", "甲", None, {"note": "approximate"}),
    ("2026-05", "2026-05", "云岭镇", "乙", 1, {}),
    ("2026-05", "2026-06", "云岭镇", None, None, {"found": "masked"}),
]


def test_only_rows_that_were_taken(office):
    office.put("hazard_stats", ROWS)
    found = office.ask("missing/hazard_stats", "2026-05").rows
    assert ("found", "masked", 1) in found
    assert ("found", "missing", 1) in found
