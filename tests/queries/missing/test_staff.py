"""missing/staff: blank and marked cells of the inventories that stand."""


def test_only_rows_that_stand(office):
    office.put(
        "staff",
        [
            ("month", "area", "role", "people", "marks"),
            ("2026-03", "青溪镇", "专干", None, {}),
            ("2026-08", "青溪镇", "专干", 3, {}),
            ("2026-08", "青溪镇", "信息员", None, {}),
            ("2026-08", "云岭镇", "信息员", None, {"people": "masked"}),
        ],
    )
    found = office.ask("missing/staff", on="2026-09-30").rows
    assert [row for row in found if row[0] == "people"] == [
        ("people", "masked", 1),
        ("people", "missing", 1),
    ]
