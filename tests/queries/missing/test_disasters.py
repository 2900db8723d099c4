"""missing/disasters: blank and marked cells of the ledger, by column."""


def test_cells_by_column_and_state(office):
    office.put(
        "disasters",
        [
            ("started_at", "area", "affected", "marks"),
            ("2026-05-01", "青溪镇", None, {}),
            ("2026-05-02", None, None, {"affected": "masked"}),
            ("2026-05-31", "青溪镇", 1, {}),
            ("2026-06-01", "青溪镇", None, {}),
        ],
    )
    found = office.ask("missing/disasters", "2026-05").rows
    assert {row for row in found if row[0] in ("affected", "area")} == {
        ("area", "missing", 1),
        ("affected", "masked", 1),
        ("affected", "missing", 1),
    }
