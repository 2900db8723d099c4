"""missing/teams: blank and marked cells of the inventories that stand."""


def test_only_rows_that_stand(office):
    office.put(
        "teams",
        [
            ("month", "area", "name", "members", "marks"),
            ("2026-03", "青溪镇", "甲队", None, {}),
            ("2026-08", "青溪镇", "甲队", 3, {}),
            ("2026-08", "青溪镇", "乙队", None, {}),
            ("2026-08", "云岭镇", "乙队", None, {"members": "masked"}),
        ],
    )
    found = office.ask("missing/teams", on="2026-09-30").rows
    assert [row for row in found if row[0] == "members"] == [
        ("members", "masked", 1),
        ("members", "missing", 1),
    ]
