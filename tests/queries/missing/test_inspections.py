"""missing/inspections: blank and marked cells of the ledger, by column."""


def test_cells_by_column_and_state(office):
    office.put(
        "inspections",
        [
            ("inspected_on", "area", "visits", "marks"),
            ("2026-05-01", "青溪镇", None, {}),
            ("2026-05-02", None, None, {"visits": "masked"}),
            ("2026-05-31", "青溪镇", 1, {}),
            ("2026-06-01", "青溪镇", None, {}),
        ],
    )
    found = office.ask("missing/inspections", "2026-05").rows
    assert {row for row in found if row[0] in ("visits", "area")} == {
        ("area", "missing", 1),
        ("visits", "masked", 1),
        ("visits", "missing", 1),
    }
