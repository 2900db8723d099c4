"""missing/shelters: blank and marked cells of the inventories that stand."""


def test_only_rows_that_stand(office):
    office.put(
        "shelters",
        [
            ("month", "area", "name", "capacity", "marks"),
            ("2026-03", "青溪镇", "广场", None, {}),
            ("2026-08", "青溪镇", "广场", 3, {}),
            ("2026-08", "青溪镇", "公园", None, {}),
            ("2026-08", "云岭镇", "公园", None, {"capacity": "masked"}),
        ],
    )
    found = office.ask("missing/shelters", on="2026-09-30").rows
    assert [row for row in found if row[0] == "capacity"] == [
        ("capacity", "masked", 1),
        ("capacity", "missing", 1),
    ]
