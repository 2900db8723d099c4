"""missing/forest_fires: blank and marked cells of the ledger, by column."""


def test_cells_by_column_and_state(office):
    office.put(
        "forest_fires",
        [
            ("started_at", "area", "burned_ha", "marks"),
            ("2026-05-01", "青溪镇", None, {}),
            ("2026-05-02", None, None, {"burned_ha": "masked"}),
            ("2026-05-31", "青溪镇", 1, {}),
            ("2026-06-01", "青溪镇", None, {}),
        ],
    )
    found = office.ask("missing/forest_fires", "2026-05").rows
    assert {row for row in found if row[0] in ("burned_ha", "area")} == {
        ("area", "missing", 1),
        ("burned_ha", "masked", 1),
        ("burned_ha", "missing", 1),
    }
