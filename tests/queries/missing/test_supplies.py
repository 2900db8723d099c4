"""missing/supplies: blank and marked cells of the inventories that stand."""


def test_only_rows_that_stand(office):
    office.put(
        "supplies",
        [
            ("month", "area", "item", "kinds", "marks"),
            ("2026-03", "青溪镇", "帐篷", None, {}),
            ("2026-08", "青溪镇", "帐篷", 3, {}),
            ("2026-08", "青溪镇", "沙袋", None, {}),
            ("2026-08", "云岭镇", "沙袋", None, {"kinds": "masked"}),
        ],
    )
    found = office.ask("missing/supplies", on="2026-09-30").rows
    assert [row for row in found if row[0] == "kinds"] == [
        ("kinds", "masked", 1),
        ("kinds", "missing", 1),
    ]
