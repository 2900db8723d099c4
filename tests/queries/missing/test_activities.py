"""missing/activities: blank and marked cells of the ledger, by column."""


def test_cells_by_column_and_state(office):
    office.put(
        "activities",
        [
            ("held_on", "area", "people", "marks"),
            ("2026-05-01", "青溪镇", None, {}),
            ("2026-05-02", None, None, {"people": "masked"}),
            ("2026-05-31", "青溪镇", 1, {}),
            ("2026-06-01", "青溪镇", None, {}),
        ],
    )
    found = office.ask("missing/activities", "2026-05").rows
    assert {row for row in found if row[0] in ("people", "area")} == {
        ("area", "missing", 1),
        ("people", "masked", 1),
        ("people", "missing", 1),
    }
