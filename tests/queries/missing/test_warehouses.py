"""missing/warehouses: blank and marked cells of the inventories that stand."""


def test_only_rows_that_stand(office):
    office.put(
        "warehouses",
        [
            ("month", "area", "name", "usable_area_m2", "marks"),
            ("2026-03", "青溪镇", "甲库", None, {}),
            ("2026-08", "青溪镇", "甲库", 3, {}),
            ("2026-08", "青溪镇", "乙库", None, {}),
            ("2026-08", "云岭镇", "乙库", None, {"usable_area_m2": "masked"}),
        ],
    )
    found = office.ask("missing/warehouses", on="2026-09-30").rows
    assert [row for row in found if row[0] == "usable_area_m2"] == [
        ("usable_area_m2", "masked", 1),
        ("usable_area_m2", "missing", 1),
    ]
