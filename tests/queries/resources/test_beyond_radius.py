"""resources/beyond_radius: places farther than a radius from the nearest means."""

ASKED = {"on": "2026-09-30", "object": "储备库", "radius_km": 5}


def put(office):
    office.con.execute("update areas set longitude = 117.2, latitude = 29.4 where name = '青溪镇'")
    office.con.execute("update areas set longitude = 117.2, latitude = 29.6 where name = '云岭镇'")
    office.put(
        "warehouses",
        [
            ("month", "area", "name", "longitude", "latitude"),
            ("2026-08", "青溪镇", "青溪库", 117.2, 29.41),
        ],
    )
    office.put(
        "enterprises",
        [
            ("month", "area", "name", "longitude", "latitude"),
            ("2026-08", "云岭镇", "甲厂", 117.2, 29.7),
            ("2026-08", "云岭镇", "乙厂", None, None),
            ("2026-08", "青溪镇", "丙厂", 117.2, 29.42),
        ],
    )


def test_what_is_too_far(office):
    put(office)
    found = office.rows("resources/beyond_radius", "kind area name nearest", **ASKED)
    assert found == [
        ("乡镇驻地", "云岭镇", "云岭镇", "青溪库"),
        ("重点企业", "云岭镇", "甲厂", "青溪库"),
    ]


def test_a_new_point_counts_as_one(office):
    put(office)
    more = ASKED | {"longitude": 117.2, "latitude": 29.6}
    found = office.rows("resources/beyond_radius", "name nearest", **more)
    assert found == [("甲厂", "新设点")]
