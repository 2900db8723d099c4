"""resources/inventory_months: which month's inventory stands."""


def test_the_latest_month_of_each_dataset_and_area(office):
    office.put(
        "teams",
        [("month", "area", "name"), ("2026-03", "青溪镇", "甲"), ("2026-09", "青溪镇", "甲")],
    )
    office.put("reported", [("dataset", "area", "month"), ("warehouses", "县直", "2026-08")])
    found = office.rows(
        "resources/inventory_months", "dataset area month months_old", on="2026-08-31"
    )
    assert len(found) == 6 * 3
    assert [row for row in found if row[2]] == [
        ("teams", "青溪镇", "2026-03", 5),
        ("warehouses", "县直", "2026-08", 0),
    ]
    assert found[1] == ("teams", "云岭镇", None, None)
