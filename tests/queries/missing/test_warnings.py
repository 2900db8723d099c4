"""missing/warnings: blank and marked cells of the ledger, by column."""


def test_cells_by_column_and_state(office):
    office.put(
        "warnings",
        [
            ("issued_on", "area", "level", "marks"),
            ("2026-05-01", "青溪镇", None, {}),
            ("2026-05-02", None, None, {"level": "masked"}),
            ("2026-05-31", "青溪镇", "红", {}),
            ("2026-06-01", "青溪镇", None, {}),
        ],
    )
    found = office.ask("missing/warnings", "2026-05").rows
    assert {row for row in found if row[0] in ("level", "area")} == {
        ("area", "missing", 1),
        ("level", "masked", 1),
        ("level", "missing", 1),
    }
