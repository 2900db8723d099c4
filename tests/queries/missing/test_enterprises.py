"""missing/enterprises: blank and marked cells of the inventories that stand."""


def test_only_rows_that_stand(office):
    office.put(
        "enterprises",
        [
            ("month", "area", "name", "risk", "marks"),
            ("2026-03", "青溪镇", "甲厂", None, {}),
            ("2026-08", "青溪镇", "甲厂", "红", {}),
            ("2026-08", "青溪镇", "乙厂", None, {}),
            ("2026-08", "云岭镇", "乙厂", None, {"risk": "masked"}),
        ],
    )
    found = office.ask("missing/enterprises", on="2026-09-30").rows
    assert [row for row in found if row[0] == "risk"] == [
        ("risk", "masked", 1),
        ("risk", "missing", 1),
    ]
