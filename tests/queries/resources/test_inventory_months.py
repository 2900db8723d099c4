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


def test_an_inventory_older_than_its_due_date_is_marked(office):
    office.put("duties", [("dataset", "area", "due_day"), ("teams", [], 5)])
    office.put(
        "teams",
        [("month", "area", "name"), ("2026-06", "青溪镇", "甲"), ("2026-07", "云岭镇", "乙")],
    )
    office.put(
        "reported",
        [
            ("dataset", "area", "month", "uploaded_at", "is_zero"),
            ("teams", "青溪镇", "2026-06", "2026-07-01", False),
            ("teams", "云岭镇", "2026-07", "2026-08-01", False),
        ],
    )
    columns = "dataset area is_overdue missed"
    found = office.rows("resources/inventory_months", columns, on="2026-08-31")
    assert found[:2] == [("teams", "青溪镇", True, 1), ("teams", "云岭镇", False, 0)]
    later = office.rows("resources/inventory_months", columns, on="2026-09-30", area="青溪镇")
    assert later[0] == ("teams", "青溪镇", True, 2)
