"""overview/areas: the register, in official order."""


def test_areas_in_official_order_and_who_reports(office):
    assert office.rows("overview/areas", "area level is_reporting until") == [
        ("安澜县", "县", False, None),
        ("青溪镇", "乡镇", True, None),
        ("云岭镇", "乡镇", True, None),
        ("石桥乡", "乡镇", True, "2026-03"),
        ("林场", "其他", False, None),
        ("县直", "县直", True, None),
    ]


def test_without_a_position_areas_stand_as_in_the_sheet(empty_office):
    empty_office.put(
        "areas", [("name", "level", "aliases"), ("乙镇", "乡镇", ["乙"]), ("甲镇", "乡镇", None)]
    )
    assert empty_office.rows("overview/areas", "area aliases") == [("乙镇", ["乙"]), ("甲镇", None)]
