"""missing/accidents: blank and marked cells of the ledger, by column."""


def test_cells_by_column_and_state(office):
    office.put("uploads", [("upload_id", "mapping"), ("U000001", '{"deaths": {}, "place": {}}')])
    office.put(
        "accidents",
        [
            ("occurred_at", "deaths", "loss_wan_yuan", "marks"),
            ("2026-05-01", None, None, {}),
            ("2026-05-02", None, 3.0, {"deaths": "masked", "loss_wan_yuan": "at_least"}),
            ("2026-05-03", 1, None, {"loss_wan_yuan": "not_applicable"}),
            ("2026-06-03", None, None, {}),
        ],
    )
    found = office.ask("missing/accidents", "2026-05").rows
    assert [
        row for row in found if row[0] in ("deaths", "loss_wan_yuan", "place", "minor_injuries")
    ] == [
        ("deaths", "masked", 1),
        ("deaths", "missing", 1),
        ("loss_wan_yuan", "at_least", 1),
        ("loss_wan_yuan", "missing", 1),
        ("loss_wan_yuan", "not_applicable", 1),
        ("place", "missing", 3),
    ]
