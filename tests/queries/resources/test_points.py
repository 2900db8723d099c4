"""resources/points: what has coordinates, of the inventories that stand."""


def test_only_what_has_coordinates_in_the_inventory_that_stands(office):
    office.put(
        "teams",
        [
            ("row_key", "month", "area", "name", "members", "longitude", "latitude"),
            ("old", "2026-03", "青溪镇", "甲队", 9, 117.1, 29.1),
            ("new", "2026-08", "青溪镇", "甲队", 10, 117.2, 29.2),
            ("nowhere", "2026-08", "青溪镇", "乙队", 5, None, None),
        ],
    )
    office.put(
        "enterprises",
        [
            ("month", "area", "name", "risk", "sector", "longitude", "latitude"),
            ("2026-08", "云岭镇", "甲厂", "红", "化工", 117.3, 29.3),
        ],
    )
    office.put(
        "shelters",
        [
            ("month", "area", "name", "capacity", "level", "longitude", "latitude"),
            ("2026-08", "县直", "公园", 800, "县级", 117.4, 29.4),
        ],
    )
    office.put(
        "warehouses",
        [
            ("month", "area", "name", "usable_area_m2", "longitude", "latitude"),
            ("2026-08", "县直", "县储备库", 510, 117.5, 29.5),
        ],
    )
    columns = "dataset area name kind level members capacity usable_area_m2 risk longitude month"
    assert office.rows("resources/points", columns, on="2026-09-30") == [
        ("teams", "青溪镇", "甲队", None, None, 10, None, None, None, 117.2, "2026-08"),
        ("warehouses", "县直", "县储备库", None, None, None, None, 510, None, 117.5, "2026-08"),
        ("shelters", "县直", "公园", None, "县级", None, 800, None, None, 117.4, "2026-08"),
        ("enterprises", "云岭镇", "甲厂", "化工", None, None, None, None, "红", 117.3, "2026-08"),
    ]
    assert office.ask("resources/points", on="2026-09-30").missing == {"longitude": 1}
    found = office.rows("resources/points", "row_key", on="2026-09-30", dataset="救援队伍")
    assert found == [("new",)]


def test_a_fire_station_is_told_from_other_teams(office):
    office.put(
        "teams",
        [
            ("month", "area", "name", "kind", "longitude", "latitude"),
            ("2026-08", "青溪镇", "青溪镇政府专职消防队", None, 117.2, 29.2),
            ("2026-08", "青溪镇", "森林消防中队", "森林消防", 117.2, 29.2),
            ("2026-08", "云岭镇", "云岭站", "消防救援站", 117.2, 29.2),
        ],
    )
    found = office.rows("resources/points", "name place_kind", on="2026-09-30")
    assert found == [
        ("森林消防中队", "救援队伍"),
        ("青溪镇政府专职消防队", "消防站"),
        ("云岭站", "消防站"),
    ]
