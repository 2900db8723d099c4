"""units/likely_same: spellings that may be one unit are suggested, never merged."""

NAMES = [
    ("found_on", "unit_name", "area"),
    ("2026-05-01", "青溪恒达加油站", "青溪镇"),
    ("2026-05-01", "青溪恒达加油站", "青溪镇"),
    ("2026-05-02", "青溪恒达 加油站（有限公司）", "云岭镇"),
    ("2026-05-03", "青溪第一采石场", "青溪镇"),
    ("2026-05-03", "青溪第二采石场", "青溪镇"),
    ("2026-05-04", "云岭宏盛建筑工程有限公司", "云岭镇"),
    ("2026-05-05", "云岭鸿盛建筑工程有限公司", "云岭镇"),
    *[("2026-05-07", "云岭宏盛建筑工程有限公司", "云岭镇")] * 4,
    ("2026-05-08", "枫渡恒达农机专业合作社", "枫渡镇"),
    ("2026-05-08", "枫渡顺达农机专业合作社", "枫渡镇"),
    ("2026-05-06", "云岭宏盛建筑工程有限公司瓷都分公司", "云岭镇"),
]
COLUMNS = "written other rows other_rows reason"


def test_what_differs_only_in_form_first_and_numbered_names_never(office):
    office.put("hazards", NAMES)
    assert office.rows("units/likely_same", "written other reason") == [
        ("青溪恒达加油站", "青溪恒达 加油站（有限公司）", "只差空格、标点或组织形式"),
        ("云岭宏盛建筑工程有限公司", "云岭鸿盛建筑工程有限公司", "只差一个字"),
        (
            "云岭宏盛建筑工程有限公司",
            "云岭宏盛建筑工程有限公司瓷都分公司",
            "一个是另一个的开头或结尾",
        ),
    ]


def test_confirmed_either_way_they_are_no_longer_asked_about(office):
    office.put("hazards", NAMES)
    head = ("kind", "name", "value")
    office.put(
        "settings",
        [
            head,
            ("unit-merge", "青溪恒达 加油站（有限公司）", '"青溪恒达加油站"'),
            ("unit-apart", "云岭宏盛建筑工程有限公司|云岭鸿盛建筑工程有限公司", "true"),
        ],
    )
    assert office.rows("units/likely_same", "other") == [("云岭宏盛建筑工程有限公司瓷都分公司",)]
